"""What every test stands on: no screen needed, Vietnamese, and nobody's real folders touched."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A loaded machine is no fault of the program: no example has to be quick.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

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


# Modules of which every test is slow (`pytest.mark.slow`): processes are started, pages drawn and read back, windows
# walked through. Together they take most of the time of the whole suite. Single slow tests carry the mark themselves.
SLOW_MODULES = (
    "desktop/test_every_page.py",
    "documents/check/test_our_own.py",
    "documents/check/test_wrong_pdf.py",
    "documents/render/test_docx_twin.py",
    "documents/render/test_made_up_format.py",
    "documents/render/test_pdf_archive.py",
    "documents/render/test_pdf_body.py",
    "documents/render/test_pdf_head.py",
    "documents/render/test_pdf_hostile.py",
    "documents/render/test_pdf_table.py",
    "test_cli.py",
    "test_wheel.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the modules above their mark."""
    tests = Path(__file__).parent
    slow = {tests / name for name in SLOW_MODULES}
    for item in items:
        if item.path in slow:
            item.add_marker(pytest.mark.slow)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where ``CI`` is set a skipped test is a failure: what it needs is to be installed (``packaging/setup.sh``)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not os.environ.get("CI") or reporter is None or hasattr(session.config, "workerinput"):
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_sep("=", f"{len(skipped)} skipped: CI allows none", red=True)
        for report in skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
            reporter.write_line(f"{report.nodeid}: {reason}")


_SHARED_MEMORY = Path("/dev/shm")
_SMALL_ENOUGH_TO_FILL = 256 << 20


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Makes a folder on a disk with room for so many bytes: a mounted one, or in a container its shared memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    undo: list[Callable[[], object]] = []

    def of_room(size: int) -> Path:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if sys.platform == "linux" and subprocess.run(mount, check=False, capture_output=True).returncode == 0:
            undo.append(lambda: subprocess.run(["umount", "-l", str(folder)], check=True))
            return folder
        if not _SHARED_MEMORY.is_dir() or _total(_SHARED_MEMORY) > _SMALL_ENOUGH_TO_FILL:
            pytest.skip("a small disk needs root on Linux, or a small /dev/shm")
        inside = tempfile.TemporaryDirectory(dir=_SHARED_MEMORY)
        ballast = tempfile.NamedTemporaryFile(dir=_SHARED_MEMORY)  # noqa: SIM115  (it lives as long as the test)
        undo.extend((inside.cleanup, ballast.close))
        os.posix_fallocate(ballast.fileno(), 0, _free(_SHARED_MEMORY) - size)
        return Path(inside.name)

    yield of_room
    for act in reversed(undo):
        act()


def _total(folder: Path) -> int:
    figures = os.statvfs(folder)
    return figures.f_blocks * figures.f_frsize


def _free(folder: Path) -> int:
    figures = os.statvfs(folder)
    return figures.f_bavail * figures.f_frsize
