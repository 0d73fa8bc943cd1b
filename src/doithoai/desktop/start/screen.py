"""Whether there is a screen to show the window on; Qt itself would end the process without a word a person reads."""

import os
import sys
from collections.abc import Mapping

from doithoai.domain.errors import N_, AppError

_NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


class NoScreen(AppError):
    """The program runs where no window can be shown."""


def need_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Raise `NoScreen` where no window can be shown; Windows and macOS always have one."""
    if platform == "linux" and not any(environment.get(name) for name in _NAMES):
        raise NoScreen(
            N_("There is no screen to show the window on."),
            remedy=N_("Start the program from the desktop; in a terminal without one, use its commands (--help)."),
        )
