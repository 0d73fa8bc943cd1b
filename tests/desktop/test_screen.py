"""A start where no window can be shown ends with one line."""

import os
import subprocess
import sys

import pytest

from doithoai.desktop.start.screen import NoScreen, need_screen


def test_the_command_line_says_it_in_one_line() -> None:
    """Qt would abort, with a list of its plugins in English."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    run = subprocess.run(
        [sys.executable, "-m", "doithoai"], capture_output=True, text=True, env=environment, check=False, timeout=60
    )
    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(name: str) -> None:
    need_screen({name: "offscreen"}, "linux")


def test_windows_always_has_one() -> None:
    need_screen({}, "win32")
    with pytest.raises(NoScreen):
        need_screen({}, "linux")
