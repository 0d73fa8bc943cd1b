"""Where resources and translations are: in a checkout, in an installed wheel, in a frozen bundle."""

import sys
from functools import cache
from pathlib import Path


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
    """The folder of the Babel catalogues."""
    return _data_root() / "translations"
