"""Whatever is typed anywhere is in the file after the window closed, in whichever way it closed.

Every page, tab and section is found by walking, every input by what it is: a new field is typed into without being
named here. One that saves nothing must say so by its class (``stores = False``), and is counted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QTabWidget, QWidget

from desktop.walking import Walker, contents, inputs, owner, tables
from doithoai import i18n
from doithoai.desktop.app import Desk
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import Preferences
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

CTRL = Qt.KeyboardModifier.ControlModifier
# -- opening ------------------------------------------------------------------------------------

# How a page is brought to show all it has; nothing here names a field.
OPENED: dict[str, Callable[[MainWindow], object]] = {
    "sessions": lambda window: window.go("sessions", "s2024"),
    "capture": lambda window: (window.go("capture", "s2024"), window.page.answer.toggle(), window.page.strip.start()),
    # What is changed for several at once is changed for others than the one in the pane.
    "petitions": lambda window: (window.go("petitions", "canal26"), _choose(window, "light26", "road24")),
    "assignments": lambda window: (window.go("assignments", "canal26"), _choose(window, "canal26")),
    "documents": lambda window: window.go("documents", "s2024"),
    "documents: report": lambda window: window.go(
        "documents", Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 12, 31)))
    ),
}


def _choose(window: MainWindow, *uids: str) -> None:
    """Choose petitions once the list has them."""
    model, table = window.page.model, window.page.table
    for _turn in range(400):
        if all(model.place_of(uid) is not None for uid in uids):
            break
        QTest.qWait(5)
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for uid in uids:
        table.selectionModel().select(model.index(model.place_of(uid), 0), flags)


@dataclass(frozen=True)
class Place:
    """A page of the program with the tab or section in front."""

    page: str
    tab: tuple[int, int] | None = None  # which tab widget, which tab
    section: int | None = None

    @property
    def name(self) -> str:
        return f"{self.page} {self.tab or ''}{'' if self.section is None else self.section}".strip()

    def open(self, window: MainWindow) -> QWidget:
        """Go there."""
        OPENED.get(self.page, lambda window: window.go(self.page))(window)
        if self.tab is not None:
            _tabs(window)[self.tab[0]].setCurrentIndex(self.tab[1])
        if self.section is not None:
            _sections(window)[0].setCurrentRow(self.section)
        QApplication.processEvents()
        return window.page


def _tabs(window: MainWindow) -> list[QTabWidget]:
    return window.page.findChildren(QTabWidget)


def _sections(window: MainWindow) -> list[QListWidget]:
    return [part for part in window.page.findChildren(QListWidget) if part.accessibleName() == i18n.gettext("Sections")]


def places(window: MainWindow) -> Iterator[Place]:
    """Every page with each of its tabs and sections."""
    for page in (*(entry.key for entry in PAGES), *(name for name in OPENED if ":" in name)):
        Place(page).open(window)
        within = [
            Place(page, tab=(number, tab)) for number, tabs in enumerate(_tabs(window)) for tab in range(tabs.count())
        ]
        within += [Place(page, section=row) for part in _sections(window) for row in range(part.count())]
        yield from within or [Place(page)]


@pytest.fixture
def open_desk(qapp: QApplication, tmp_path: Path, register_path: Path) -> Iterator[Callable[[], Desk]]:
    """Start the program on the register, as often as wanted."""
    desks: list[Desk] = []
    language = i18n.language()

    def start() -> Desk:
        i18n.set_language("vi")
        desk = Desk(qapp, Preferences(tmp_path / f"choices-{len(desks)}.ini"), [str(register_path)])
        assert desk.begin()
        assert desk.window is not None
        desk.window.resize(1366, 740)
        desks.append(desk)
        return desk

    yield start
    for desk in desks:
        _end(desk)
    i18n.set_language(language)


# -- closing --------------------------------------------------------------------------------------


def alt_f4(desk: Desk, _folder: Path) -> None:
    """What the window manager sends."""
    desk.window.close()


def ctrl_q(desk: Desk, _folder: Path) -> None:
    """The menu's key."""
    QTest.keyClick(desk.window, Qt.Key.Key_Q, CTRL)


def other_page(desk: Desk, _folder: Path) -> None:
    """Another page is shown; then the program is killed as soon as the writers have done."""
    desk.window.go("today" if desk.window.page.key != "today" else "reports")
    desk.window.workspace.operations.finish()


def other_register(desk: Desk, folder: Path) -> None:
    """Another register is opened in the window's place."""
    other = folder / "khac.sdt"
    if not other.exists():
        new_register(other).close()
    desk.open(other)


WAYS = (alt_f4, ctrl_q, other_page, other_register)


def close(desk: Desk, way: Callable[[Desk, Path], None], folder: Path) -> None:
    """Leave in one way; nothing is waited for that a person would not wait for."""
    way(desk, folder)
    if desk.window is not None and way is not other_page:
        desk.window.close()


def _end(desk: Desk) -> None:
    """Take the window away: the next one would be dressed together with it."""
    if desk.window is not None:
        desk.window.close()
        desk.window.deleteLater()
        desk.window = None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# -- the walk ---------------------------------------------------------------------------------------


def all_places(open_desk: Callable[[], Desk]) -> list[Place]:
    """Where there is anything to type that was not there at a place before."""
    desk = open_desk()
    met: set[int] = set()
    worth = []
    for place in places(desk.window):
        root = place.open(desk.window)
        storing = [part for part in inputs(root) if (field := owner(part)) is None or field.stores]
        here = {id(part) for part in (*storing, *tables(root))}
        if here - met:
            worth.append(place)
        met |= here
    _end(desk)
    return worth


def lost_at(
    place: Place,
    way: Callable[[Desk, Path], None],
    open_desk: Callable[[], Desk],
    path: Path,
    spoil: Callable[[QWidget], object] = lambda _root: None,
) -> list[str]:
    """Type into everything at a place, leave in a way, and name what is not in the file."""
    before = contents(path)
    desk = open_desk()
    window = desk.window
    walker = Walker()
    root = place.open(window)
    spoil(root)
    walker.fill(lambda: window.page, place.name)
    close(desk, way, path.parent)
    lost = walker.missing(before, contents(path))
    _end(desk)
    return [f"{name} ({way.__name__})" for name in lost]


def test_whatever_is_typed_is_saved_in_every_way_of_leaving(open_desk: Callable[[], Desk], register_path: Path) -> None:
    lost = []
    for number, place in enumerate(all_places(open_desk)):
        if place == Place("settings", section=0):
            continue  # this computer's choices are no part of the register: the test below
        lost += lost_at(place, WAYS[number % len(WAYS)], open_desk, register_path)
    assert not lost


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_of_leaving_everywhere(
    open_desk: Callable[[], Desk], register_path: Path, way: Callable[[Desk, Path], None]
) -> None:
    lost = []
    for place in all_places(open_desk):
        if place != Place("settings", section=0):
            lost += lost_at(place, way, open_desk, register_path)
    assert not lost
