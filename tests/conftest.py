"""What every test stands on: no screen needed, Vietnamese, and nobody's real folders touched."""

import os
import tempfile
from collections.abc import Iterator

import pytest

# Before any import of Qt or of the program. The tests of windows run under Xvfb when DISPLAY is set.
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["DOITHOAI_LANG"] = "vi"
_own_home = tempfile.TemporaryDirectory(prefix="doithoai-home-")
for _name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = _own_home.name


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    """Every test starts in Vietnamese, whatever the one before it chose."""
    from doithoai import i18n

    i18n._chosen = None
    yield
    i18n._chosen = None
    i18n._listeners.clear()
