"""What every test stands on: no screen needed, Vietnamese, and nobody's real folders touched."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlcipher3
from hypothesis import settings

if TYPE_CHECKING:
    from postgresql import Server

# A loaded machine is no fault of the program: no example has to be quick. Other examples each time, so that few are
# enough for one run of the suite; the long run draws many.
settings.register_profile("suite", deadline=None, max_examples=30)
settings.register_profile("long", deadline=None, max_examples=300)
settings.load_profile("long" if os.environ.get("DOITHOAI_LONG") else "suite")

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
    i18n._of_environment.cache_clear()
    before = list(i18n._listeners)  # of a window that several tests share
    yield
    i18n._chosen = None
    i18n._of_environment.cache_clear()
    i18n._listeners[:] = before


@pytest.fixture(scope="session", autouse=True)
def _registers_are_copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A new register is built once; the others are copies of it with keys of their own, which is ten times as quick.

    Building is the same statements each time, and hundreds of tests want a new register. What is done about it before
    and after (the temporary name, faults of the disk) is the program's own each time.
    """
    from doithoai.register import connection, outside

    build, empty = connection._build, tmp_path_factory.mktemp("empty") / "so.sdt"

    def copied(path: Path) -> None:
        if not empty.exists():
            build(empty)
        shutil.copyfile(empty, path)
        with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = OFF")  # `copying.building` syncs the whole file
            db.execute("BEGIN")
            db.execute(
                "UPDATE own_key SET made_at = datetime('now'), signing = ?, sealing = ?",
                (os.urandom(32), os.urandom(32)),
            )
            outside.seal(db, "own_key")
            db.execute("COMMIT")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "_build", copied)
        yield


# What `packaging/test.sh --quick` leaves out (`pytest.mark.slow`): windows walked through, pages drawn and read back,
# processes started, files built over and over. Ordered by what a test costs; a third of the tests takes nine tenths of
# the time. Single slow tests of other modules carry the mark themselves.
SLOW = (
    "desktop",
    "documents/check/test_foreign.py",
    "documents/check/test_lint_command.py",
    "documents/check/test_our_own.py",
    "documents/check/test_planted.py",
    "documents/check/test_wrong_pdf.py",
    "documents/content/test_any_session.py",
    "documents/content/test_nothing_false.py",
    "documents/content/test_report.py",
    "documents/render/docx/test_render.py",
    "documents/render/pdf/test_chart.py",
    "documents/render/pdf/test_closing.py",
    "documents/render/pdf/test_head.py",
    "documents/render/pdf/test_page.py",
    "documents/render/pdf/test_render.py",
    "documents/render/pdf/test_room.py",
    "documents/render/pdf/test_table.py",
    "documents/render/test_docx_twin.py",
    "documents/render/test_made_up_format.py",
    "documents/render/test_pdf_archive.py",
    "documents/render/test_pdf_body.py",
    "documents/render/test_pdf_head.py",
    "documents/render/test_pdf_hostile.py",
    "documents/render/test_pdf_table.py",
    "exchange/publish",
    "exchange/test_data_file.py",
    "exchange/test_merge.py",
    "exchange/test_package.py",
    "exchange/test_schema.py",
    "exchange/test_seal.py",
    "register/test_check.py",
    "register/test_consolidated.py",
    "register/test_errors.py",
    "register/test_migrations.py",
    "register/test_sessions.py",
    "test_bad_packages.py",
    "test_cli.py",
    "test_packaging.py",
    "test_papers.py",
    "test_province.py",
    "test_release.py",
    "test_wheel.py",
    "work/test_issued_bytes.py",
    "work/test_printing.py",
    "work/test_privacy.py",
    "work/test_publishing.py",
    "work/test_sending.py",
    "work/test_word.py",
)
# Where measuring coverage triples the time and shows nothing that other tests do not (`pytest.mark.unmeasured`).
UNMEASURED = (
    *("documents/check", "documents/render", "test_papers.py", "test_province.py"),
    *("desktop/test_every_page.py", "desktop/test_every_field_is_saved.py", "desktop/test_legible.py"),
    *("desktop/test_theme.py", "desktop/test_tab.py", "desktop/test_own_fields.py"),
)


def _places(names: Iterable[str]) -> frozenset[Path]:
    return frozenset(Path(__file__).parent / name for name in names)


_MARKED = {"slow": _places(SLOW), "unmeasured": _places(UNMEASURED)}


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is left out as slow is not even imported: a third of the time in which the tests are gathered."""
    return True if config.option.markexpr == "not slow" and collection_path in _MARKED["slow"] else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the modules above, and those in the folders above, their marks.

    What mounts a disk is left out where none can be mounted (an ordinary user, most containers): CI, which allows no
    skipped test, cannot be made to.
    """
    for path, of_module in groupby(items, key=lambda item: item.path):
        marks = [name for name, places in _MARKED.items() if not places.isdisjoint((path, *path.parents))]
        for item in of_module if marks else ():
            for mark in marks:
                item.add_marker(mark)
    if impossible := [item for item in items if (mark := item.get_closest_marker("mounts")) and not _mounts(mark)]:
        config.hook.pytest_deselected(items=impossible)
        items[:] = [item for item in items if item not in impossible]


def _mounts(mark: pytest.Mark) -> bool:
    from mounting import can_mount  # beside this file, which a test takes elsewhere

    return can_mount(*mark.args)


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


@pytest.fixture(scope="session")
def postgresql() -> Iterator["Server"]:
    """A PostgreSQL server; where there is none the test is skipped, which CI does not allow."""
    from postgresql import Server, programs  # beside this file, which a test takes elsewhere

    pytest.importorskip("psycopg")
    folder = programs()
    if folder is None or (os.geteuid() == 0 and shutil.which("setpriv") is None):
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    server = Server(folder)
    yield server
    server.close()


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
        if os.name != "posix" or not _SHARED_MEMORY.is_dir() or _total(_SHARED_MEMORY) > _SMALL_ENOUGH_TO_FILL:
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
