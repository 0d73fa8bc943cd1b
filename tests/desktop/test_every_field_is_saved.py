"""Whatever is typed anywhere is in the file after the window closed, in whichever way it closed.

Every page, tab and section is found by walking, every input by what it is: a new field is typed into without being
named here. One that saves nothing must say so by its class (``stores = False``), and is counted.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QListWidget, QTabWidget, QWidget

from desktop.screenshots import dialogs
from desktop.walking import Walker, contents, inputs, owner, tables
from doithoai import i18n
from doithoai.desktop.app import Desk
from doithoai.desktop.assignments.extend import ExtendDialog
from doithoai.desktop.capture.field_choice import FieldChoice
from doithoai.desktop.documents.passages import PassagesDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.preferences import TEXT_SIZE, THEME, Preferences
from doithoai.desktop.start.set_up import SetUp
from doithoai.desktop.targets import DraftTarget, PetitionTarget, SessionTarget
from doithoai.desktop.widgets.fields import ChoiceField, LineField, TextField, TickField, TicksField
from doithoai.desktop.widgets.form import Field
from doithoai.desktop.widgets.read_fields import DateField, NumberField, TimeField
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

CTRL = Qt.KeyboardModifier.ControlModifier
# -- opening ------------------------------------------------------------------------------------

# How a page is brought to show all it has; nothing here names a field.
OPENED: dict[str, Callable[[MainWindow], object]] = {
    "sessions": lambda window: window.go("sessions", SessionTarget("s2024")),
    "sessions: list": lambda window: (window.go("sessions"), window.page.show_list()),
    "capture": lambda window: (
        window.go("capture", SessionTarget("s2024")),
        window.page.answer.toggle(),
        window.page.strip.start(),
    ),
    # What is changed for several at once is changed for others than the one in the pane.
    "petitions": lambda window: (
        window.go("petitions", PetitionTarget("canal26")),
        _choose(window, "light26", "road24"),
    ),
    "assignments": lambda window: (window.go("assignments", PetitionTarget("pig26")), _choose(window, "pig26")),
    "documents": lambda window: window.go("documents", DraftTarget(Order(DocumentKind.MINUTES, "s2024"))),
    "documents: report": lambda window: window.go(
        "documents", DraftTarget(Order(DocumentKind.REPORT, "", period=Period(date(2026, 1, 1), date(2026, 12, 31))))
    ),
}

# Every field and every place take half an hour: with DOITHOAI_LONG set all, else each so-manyeth.
FIELDS, PLACES = (1, 1) if os.environ.get("DOITHOAI_LONG") else (40, 12)


def _choose(window: MainWindow, *uids: str) -> None:
    """Choose petitions once the list has them."""
    model, table = window.page.model, window.page.table
    for _turn in range(400):
        if all(model.place_of(uid) is not None for uid in uids):
            break
        QTest.qWait(5)
    chosen = QItemSelection()
    for uid in uids:
        index = model.index(model.place_of(uid), 0)
        chosen.select(index, index)
    flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(chosen, flags)


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
    return [part for part in window.page.findChildren(QTabWidget) if part.isVisibleTo(window.page)]


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
        QApplication.processEvents()  # what the start still has to do is done before there is no window any more
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


# -- what is not in the register ----------------------------------------------------------------------


def test_the_inputs_that_store_nothing_are_known(open_desk: Callable[[], Desk]) -> None:
    """A field that is taken for a filter would be hidden from the walk: their number changes only knowingly."""
    desk = open_desk()
    steering: dict[int, str] = {}
    for place in places(desk.window):
        for part in inputs(place.open(desk.window)):
            field = owner(part)
            if field is not None and not field.stores:
                steering[id(part)] = f"{place.page.partition(':')[0]} {type(field).__name__}"
    assert Counter(steering.values()) == {
        "above ChoiceFilter": 1,  # the year of the assessment
        "above DateFilter": 1,  # the day hot spots are looked at
        "sessions SearchField": 1,
        "sessions ChoiceFilter": 2,  # kind, side
        "petitions SearchField": 1,
        "petitions ChoiceFilter": 4,  # field, village, agency, status
        "petitions DateFilter": 2,  # the period
        "assignments ChoiceFilter": 1,  # which list
        "documents ChoiceFilter": 3,  # session, kind, format
        "documents OrderDate": 1,
        "documents SignerChoice": 1,
        "documents SearchField": 1,  # in the book
        "reports ChoiceFilter": 2,  # the period, what the figures are by
        "reports OrderDate": 2,  # the period
        "settings ChoiceFilter": 2,  # whose phrases
    }


def test_the_choices_of_this_computer_are_there_at_the_next_start(
    qapp: QApplication, tmp_path: Path, register_path: Path, open_desk: Callable[[], Desk]
) -> None:
    desk = open_desk()
    chosen = []
    place = Place("settings", section=0)
    for number in range(len(inputs(place.open(desk.window)))):
        box = inputs(place.open(desk.window))[number]  # the language makes all of them anew
        assert isinstance(box, ChoiceField)
        box.setCurrentIndex((box.currentIndex() + 1) % box.count())
        chosen.append(box.value())
        box.activated.emit(box.currentIndex())
    _end(desk)
    again = Desk(qapp, Preferences(tmp_path / "choices-0.ini"), [str(register_path)])
    again.begin()
    assert [box.value() for box in inputs(place.open(again.window))] == chosen
    for choice in (THEME, TEXT_SIZE):
        again._preferences.set(choice, choice.default)
    _end(again)


# -- dialogs --------------------------------------------------------------------------------------------


def test_no_other_dialog_has_anything_to_type(open_desk: Callable[[], Desk]) -> None:
    window = open_desk().window
    with_inputs = set()
    for name, make in dialogs(window).items():
        dialog = make()
        assert isinstance(dialog, QWidget)
        dialog.show()
        if any((field := owner(part)) is None or field.stores for part in inputs(dialog)) or tables(dialog):
            with_inputs.add(name)
        dialog.close()
    assert with_inputs == {"set-up", "passages", "extend"}


def test_a_new_register_has_all_that_was_typed(open_desk: Callable[[], Desk], tmp_path: Path) -> None:
    asked = SetUp(tmp_path / "moi.sdt", open_desk().window)
    asked.show()
    walker = Walker()
    walker.fill(lambda: asked, "set-up")
    asked.accept()
    new_register(asked.path, asked.profile()).close()
    assert walker.expected
    assert not walker.missing(Counter(), contents(asked.path))


def test_words_of_a_draft_are_saved_by_escape(open_desk: Callable[[], Desk], register_path: Path) -> None:
    desk = open_desk()
    before = contents(register_path)
    dialog = PassagesDialog(desk.window.workspace, Order(DocumentKind.MINUTES, "s2024"), desk.window)
    dialog.show()
    walker = Walker()
    walker.fill(lambda: dialog, "passages")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    _end(desk)
    assert len(walker.expected) == 1
    assert not walker.missing(before, contents(register_path))


def test_an_extension_takes_what_is_still_being_typed(open_desk: Callable[[], Desk], register_path: Path) -> None:
    desk = open_desk()
    before = contents(register_path)
    Place("assignments").open(desk.window)
    dialog = ExtendDialog([None], desk.window)
    dialog.show()
    walker = Walker()
    walker.fill(lambda: dialog, "extend")
    dialog.accept_button.click()
    assert dialog.result() == QDialog.DialogCode.Accepted
    desk.window.page.extend_to(["canal26"], *dialog.answer())
    _end(desk)
    assert len(walker.expected) == 2
    assert not walker.missing(before, contents(register_path))


# -- the walk itself ----------------------------------------------------------------------------------


def _spoil(field: Field) -> None:
    """Take the saver out of one field."""
    field.commit = lambda: None  # type: ignore[method-assign]
    saver = getattr(field, "saver", None)
    if saver is not None:
        saver.blockSignals(True)
    else:
        field.blockSignals(True)  # type: ignore[attr-defined]


GENERAL, PETITION = Place("sessions", tab=(0, 0)), Place("petitions", tab=(0, 0))


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        (LineField, GENERAL),
        (TextField, GENERAL),
        (NumberField, GENERAL),
        (ChoiceField, GENERAL),
        (TicksField, GENERAL),
        (DateField, PETITION),
        (TickField, PETITION),
    ],
)
def test_the_walk_fails_for_a_field_without_its_saver(
    kind: type[Field], place: Place, open_desk: Callable[[], Desk], register_path: Path
) -> None:
    spoilt: list[str] = []

    def spoil(root: QWidget) -> None:
        fields = [field for part in inputs(root) if type(field := owner(part)) is kind and field.stores]
        spoilt.extend(part.accessibleName() or part.text() for part in inputs(root) if owner(part) is fields[-1])
        _spoil(fields[-1])

    lost = lost_at(place, alt_f4, open_desk, register_path, spoil)
    assert [name.rpartition(" (")[0] for name in lost] == [f"{place.name}: {kind.__name__} {name}" for name in spoilt]


def test_the_walk_fails_for_times_without_their_savers(open_desk: Callable[[], Desk], register_path: Path) -> None:
    """The day, the beginning and the end of a session are stored together: one saver saves all three."""

    def spoil(root: QWidget) -> None:
        for part in inputs(root):
            if isinstance(part, DateField | TimeField):
                _spoil(part)

    assert len(lost_at(GENERAL, alt_f4, open_desk, register_path, spoil)) == 3


def _spoilable(place: Place, root: QWidget) -> list[Field]:
    """The fields of a place, but those of `test_the_walk_fails_for_times_without_their_savers`, and choices.

    A choice has no value of its own: another field of the place may put the same one into the file.
    """
    if place == Place("settings", section=0):
        return []
    fields = {id(field): field for part in inputs(root) if (field := owner(part)) and field.stores}
    left_out = (ChoiceField, FieldChoice, *((DateField, TimeField) if place == GENERAL else ()))
    return [field for field in fields.values() if not isinstance(field, left_out)]


@pytest.mark.slow
def test_the_walk_fails_for_any_field_without_its_saver(open_desk: Callable[[], Desk], register_path: Path) -> None:
    missed = []
    pristine = register_path.read_bytes()
    for turn, place in enumerate(all_places(open_desk)):
        register_path.write_bytes(pristine)
        desk = open_desk()
        count = len(_spoilable(place, place.open(desk.window)))
        _end(desk)
        for number in range(turn % FIELDS, count, FIELDS):

            def spoil(root: QWidget, place: Place = place, number: int = number) -> None:
                _spoil(_spoilable(place, root)[number])

            register_path.write_bytes(pristine)  # an answered petition leaves the list it is answered in
            if not lost_at(place, alt_f4, open_desk, register_path, spoil):
                missed.append(f"{place.name} {number}")
    assert not missed


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_each_way_of_leaving_everywhere(
    open_desk: Callable[[], Desk], register_path: Path, way: Callable[[Desk, Path], None]
) -> None:
    lost = []
    for place in all_places(open_desk)[WAYS.index(way) % PLACES :: PLACES]:
        if place != Place("settings", section=0):
            lost += lost_at(place, way, open_desk, register_path)
    assert not lost
