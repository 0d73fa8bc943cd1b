"""Pictures of every page and dialog of the real window on the sample, to be looked at. By hand:

    .venv/bin/python tests/desktop/screenshots.py OUT [--only NAME]

Each look (size, scale, language, colours) is one process of its own under a screen of its own (Xvfb), because
Qt reads the scale once. ``OUT/1366x768-vi/01-today.png`` and so on.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Look:
    """One way of seeing the program: the screen in pixels, Qt's scale, language and colours."""

    width: int
    height: int
    scale: float
    language: str
    theme: str = "light"

    @property
    def name(self) -> str:
        """The folder of its pictures."""
        dark = "" if self.theme == "light" else f"-{self.theme}"
        return f"{self.width}x{self.height}-{self.language}{dark}"


LOOKS = (
    Look(1366, 768, 1, "vi"),
    Look(1366, 768, 1, "en"),
    Look(1920, 1080, 1.5, "vi"),
    Look(1920, 1080, 1.5, "en"),
    Look(1366, 768, 1, "vi", "dark"),
    Look(1366, 768, 1, "vi", "contrast"),
)


# -- inside one look's process --------------------------------------------------------------


def shots(register: Path, choices: Path, look: Look) -> Iterator[tuple[str, object]]:
    """Each thing worth looking at, shown: its name and the widget to grab."""
    from PySide6.QtWidgets import QApplication

    from doithoai.desktop.app import Desk
    from doithoai.desktop.preferences import LANGUAGE, THEME, Preferences

    preferences = Preferences(choices)
    preferences.set(LANGUAGE, look.language)
    preferences.set(THEME, look.theme)
    application = QApplication(["doithoai"])
    desk = Desk(application, preferences, [str(register)])
    assert desk.begin()
    window = desk.window
    assert window is not None
    window.showMaximized()
    window.resize(application.primaryScreen().availableSize())
    yield from _pages(window)
    yield from _dialogs(window)
    window.close()


def _pages(window) -> Iterator[tuple[str, object]]:
    from doithoai.desktop.targets import SessionTarget
    from doithoai.register import sessions

    found = sorted(sessions.summaries(window.workspace.reader, date.today()), key=lambda one: one.petitions)
    one = found[-1].uid
    window.go("today")
    yield "01-today", window
    window.go("sessions")
    yield "02-sessions", window
    window.go("sessions", SessionTarget(one))
    tabs = window.page.view.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        yield f"03-session-{place + 1}", window
    window.page.show_list()
    window.go("capture", SessionTarget(one))
    yield "04-capture", window
    form = window.page.form
    for field, words in ((form.name, "Nguyễn Thị Hường"), (form.village, "Thôn Hùng Tiến")):
        field.setText(words)
    form.words.setPlainText("Kênh mương nội đồng bồi lắng, vụ hè thu thiếu nước; đề nghị xã cho nạo vét trước 30/5.")
    yield "04-capture-typed", window
    window.go("petitions")
    window.page.filters.search.setText("duong")
    yield "05-petitions-searched", window
    window.page.table.setCurrentIndex(window.page.model.index(0, 0))
    yield "06-petition-open", window
    window.go("assignments")
    yield "07-assignments", window
    window.go("documents")
    yield "08-documents", window
    window.go("reports")
    yield "09-reports", window
    window.go("settings")
    for place in range(window.page.sections.count()):
        window.page.sections.setCurrentRow(place)
        yield f"10-settings-{place + 1:02}", window


def _dialogs(window) -> Iterator[tuple[str, object]]:
    for name, made in dialogs(window).items():
        dialog = made()
        dialog.show()
        yield f"20-{name}", dialog
        dialog.close()


def _first(window) -> str:
    from doithoai.register import sessions

    return next(iter(sessions.each(window.workspace.reader))).uid


def dialogs(window) -> dict[str, Callable[[], object]]:
    """Every dialog of the program, by name."""
    from doithoai.desktop.above.send import SendDialog
    from doithoai.desktop.assignments.extend import ExtendDialog
    from doithoai.desktop.documents.passages import PassagesDialog
    from doithoai.desktop.start.claim import Holder
    from doithoai.desktop.start.held import HeldDialog
    from doithoai.desktop.start.set_up import SetUp
    from doithoai.desktop.start.welcome import Start
    from doithoai.desktop.window.about import About
    from doithoai.desktop.window.bin import BinDialog
    from doithoai.desktop.window.error import ErrorDialog
    from doithoai.desktop.window.manual import Manual
    from doithoai.desktop.window.restore import RestoreDialog
    from doithoai.desktop.window.shortcuts import Shortcuts
    from doithoai.domain.errors import AppError
    from doithoai.domain.kinds import DocumentKind
    from doithoai.register.backup import Copy
    from doithoai.register.connection import Register
    from doithoai.work import units
    from doithoai.work.printing import Order

    def refused() -> ErrorDialog:
        try:
            Register.open(Path(__file__))
        except AppError as error:
            return ErrorDialog(error, window)
        raise AssertionError

    def set_up() -> SetUp:
        asked = SetUp(Path("/tmp/so-doi-thoai.sdt"), window)
        asked.take(units.find("son tien ha tinh")[0])
        return asked

    return {
        "start": Start,
        "set-up": set_up,
        "bin": lambda: BinDialog(window.workspace, window),
        "restore": lambda: RestoreDialog(window.workspace, [Copy(window.workspace.path, datetime.now(), 1)], window),
        "passages": lambda: PassagesDialog(window.workspace, Order(DocumentKind.MINUTES, _first(window)), window),
        "held": lambda: HeldDialog("so-mau", Holder("MAY-VP-01", 1), window),
        "error": refused,
        "extend": lambda: ExtendDialog([date(2026, 3, 18)], window),
        "send": lambda: SendDialog(window, window),
        "shortcuts": lambda: Shortcuts(window),
        "manual": lambda: Manual("capture", window),
        "about": lambda: About(window),
    }


def take(register: Path, out: Path, look: Look, only: str) -> None:
    """Take the pictures of one look into ``out``."""
    from PySide6.QtWidgets import QApplication

    with TemporaryDirectory() as folder:
        copied = Path(shutil.copy(register, Path(folder, "so-mau.sdt")))
        for name, widget in shots(copied, Path(folder, "choices.ini"), look):
            until = time.monotonic() + (2.0 if "documents" in name else 0.4)  # the first pages wait for the fonts
            while time.monotonic() < until:
                QApplication.processEvents()
                time.sleep(0.01)
            if only in name:
                widget.grab().save(str(out / f"{name}.png"))  # type: ignore[attr-defined]


# -- the process one starts by hand ------------------------------------------------------------


def main() -> None:
    """Take every look, each in a process of its own."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    asked.add_argument("out", type=Path)
    asked.add_argument("--only", default="", help="only pictures whose name holds this")
    asked.add_argument("--look", type=int, help=argparse.SUPPRESS)
    asked.add_argument("--looks", default="", help="only looks whose name holds this")
    asked.add_argument("--register", type=Path)
    given = asked.parse_args()
    if given.look is not None:
        take(given.register, given.out, LOOKS[given.look], given.only)
        return
    with TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "doithoai", "demo", "--out", folder], check=True, capture_output=True)
        (register,) = Path(folder).glob("*.sdt")
        for place, look in enumerate(LOOKS):
            if given.looks in look.name:
                _in_a_screen(look, place, register, given)


def _in_a_screen(look: Look, place: int, register: Path, given: argparse.Namespace) -> None:
    out = given.out / look.name
    out.mkdir(parents=True, exist_ok=True)
    display = f":{70 + place}"
    screen = subprocess.Popen(["Xvfb", display, "-screen", "0", f"{look.width}x{look.height}x24", "-nolisten", "tcp"])
    try:
        time.sleep(1)
        environment = {**os.environ, "DISPLAY": display, "QT_SCALE_FACTOR": str(look.scale), "QT_QPA_PLATFORM": "xcb"}
        command = [sys.executable, __file__, str(out), "--look", str(place), "--register", str(register)]
        subprocess.run([*command, "--only", given.only], check=True, env=environment)
        print(out)
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
