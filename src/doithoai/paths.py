"""Where things are: resources and translations of the program, and the folders of the person who uses it.

A portable program (`PORTABLE`) keeps what is a person's own beside itself, so that a stick carries all of it.
"""

import os
import sys
from functools import cache
from pathlib import Path

# The folder of a portable program; set by its launcher when a file named `portable` stands beside it.
PORTABLE = "DOITHOAI_PORTABLE"


@cache
def _data_root() -> Path:
    """The folder that holds ``resources`` and ``translations``.

    A wheel carries both inside the package (``doithoai/_data``); a frozen bundle unpacks them beside
    its own files; a checkout has them at its top level.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "_data", package.parents[1]]
    if frozen:
        candidates.insert(0, Path(frozen))
    for candidate in candidates:
        if (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError(f"resources not found beside {package}")


def resource(*parts: str) -> Path:
    """The path of a shipped resource, e.g. ``resource("formats", "nd30.toml")``."""
    return _data_root().joinpath("resources", *parts)


def translations() -> Path:
    """The folder of the Babel catalogues; asked at each word, so joined once."""
    return _translations_in(_data_root())


@cache
def _translations_in(root: Path) -> Path:
    return root / "translations"


def licences() -> Path | None:
    """The folder with the licence of every part, as an installed program has it; None in a checkout or a wheel."""
    folder = Path(__file__).resolve().parents[2] / "licences"
    return folder if folder.is_dir() else None


def user_data() -> Path:
    """Where the program keeps what is this person's: settings, the practice register."""
    import platformdirs  # only the window asks

    portable = os.environ.get(PORTABLE)
    return Path(portable) / "data" if portable else platformdirs.user_data_path("doithoai", appauthor=False)


def user_logs() -> Path:
    """Where the program's log files go."""
    import platformdirs

    portable = os.environ.get(PORTABLE)
    return user_data() / "log" if portable else platformdirs.user_log_path("doithoai", appauthor=False)


def user_documents() -> Path:
    """Where a person's registers and papers go unless another folder is chosen."""
    import platformdirs

    portable = os.environ.get(PORTABLE)
    return Path(portable) if portable else platformdirs.user_documents_path()


def settings_file() -> Path | None:
    """The settings of a portable program; None where the system has a place for them."""
    return user_data() / "settings.ini" if os.environ.get(PORTABLE) else None
