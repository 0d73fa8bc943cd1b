"""What holds for every page and dialog: names for screen readers, no foreign word, no scroll bar in the way."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTableWidget,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.screenshots import dialogs
from doithoai import i18n, paths
from doithoai.desktop.app import Desk
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES, PageEntry
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.targets import PetitionTarget, SessionTarget

CONTROLS = {
    QAccessible.Role.Button,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.SpinBox,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.Slider,
    QAccessible.Role.ProgressBar,
}


@pytest.fixture(params=["vi", "en"])
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.language()
    i18n.set_language(request.param)
    yield request.param
    i18n.set_language(before)


@pytest.fixture
def window(qapp: QApplication, preferences: Preferences, register_path: Path, spoken: str) -> Iterator[MainWindow]:
    from doithoai.desktop.preferences import LANGUAGE

    preferences.set(LANGUAGE, spoken)
    desk = Desk(qapp, preferences, [str(register_path)])
    assert desk.begin()
    assert desk.window is not None
    desk.window.resize(1366, 740)  # of a screen of 768, less the task bar
    yield desk.window
    desk.window.close()
    desk.window.deleteLater()
    QApplication.processEvents()


def each_state(window: MainWindow) -> Iterator[str]:
    """Every page, and every tab and section of those that have some, on a session with contents."""
    for key in (entry.key for entry in PAGES):
        window.go(key, SessionTarget("s2024") if key in ("capture", "sessions") else None)
        if key == "petitions":
            window.page.show_target(PetitionTarget("canal26"))
        yield key
        for tabs in window.page.findChildren(QTabWidget):
            for place in range(tabs.count()):
                tabs.setCurrentIndex(place)
                yield f"{key}/{tabs.tabText(place)}"
        if key == "settings":
            sections = window.page.sections  # type: ignore[attr-defined]
            for place in range(sections.count()):
                sections.setCurrentRow(place)
                yield f"{key}/{sections.item(place).text()}"


def nameless(widget: QWidget) -> set[str]:
    """Controls under a widget that a screen reader could only call by their kind."""
    found = set()
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        one = waiting.pop()
        if one is None or one.state().invisible:
            continue
        if one.role() in CONTROLS and not one.text(QAccessible.Text.Name).strip():
            thing = one.object()
            inner = isinstance(thing, QLineEdit) and isinstance(thing.parent(), QComboBox | QWidget)
            parent = thing.parent() if thing else None
            # the line inside a combo or spin box is read with the box's own name
            if not (inner and type(parent).__name__ in ("QComboBox", "NumberField", "ChoiceField", "QSpinBox")):
                found.add(f"{type(thing).__name__} in {type(parent).__name__}")
        if one.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree):
            continue  # its cells are its contents, not controls
        waiting += [one.child(place) for place in range(one.childCount())]
    return found


def texts(widget: QWidget) -> Iterator[str]:
    """All that a person reads on a widget and what is inside it, but for what people typed."""
    yield widget.windowTitle()
    for one in (widget, *widget.findChildren(QWidget)):
        yield one.toolTip()
        yield one.accessibleName()
        match one:
            case QLabel() | QAbstractButton():
                yield one.text()
            case QGroupBox():
                yield one.title()
            case QLineEdit():
                yield one.placeholderText()
            case QTabWidget():
                yield from (one.tabText(place) for place in range(one.count()))
            case QTableWidget():
                heads = (one.horizontalHeaderItem(column) for column in range(one.columnCount()))
                yield from (head.text() for head in heads if head)
            case QListWidget():
                yield from (one.item(row).text() for row in range(one.count()))
            case QComboBox():
                yield from (one.itemText(row) for row in range(one.count()))


def foreign_words() -> set[str]:
    """Message ids that read otherwise in Vietnamese."""
    with (paths.translations() / "vi" / "LC_MESSAGES" / "doithoai.po").open("rb") as file:
        return {one.id for one in read_po(file) if one.id and isinstance(one.id, str) and one.id != one.string}


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_the_side_bar_knows_each_page_as_it_is(entry: PageEntry) -> None:
    page = entry.load()
    assert (page.key, page.title, page.icon) == (entry.key, entry.title, entry.icon)


def test_every_control_has_a_name(window: MainWindow) -> None:
    wrong = {state: found for state in each_state(window) if (found := nameless(window))}
    assert not wrong


def test_every_dialog_has_names(window: MainWindow) -> None:
    wrong = {}
    for name, make in dialogs(window).items():
        dialog = make()
        assert isinstance(dialog, QWidget)
        dialog.show()
        if found := nameless(dialog):
            wrong[name] = found
        dialog.close()
    assert not wrong


@pytest.mark.parametrize("spoken", ["vi"], indirect=True)
def test_no_english_word_is_left_in_vietnamese(window: MainWindow) -> None:
    foreign = foreign_words()
    seen: dict[str, set[str]] = {}
    for state in each_state(window):
        if found := set(texts(window)) & foreign:
            seen[state] = found
    for name, make in dialogs(window).items():
        dialog = make()
        assert isinstance(dialog, QDialog | QWidget)
        if found := set(texts(dialog)) & foreign:
            seen[name] = found
        dialog.close()
    assert not seen


@pytest.mark.parametrize("width", [1366, 1280], ids=["1366x768", "1920x1080 at 150 %"])
def test_no_form_scrolls_on_a_small_screen(window: MainWindow, width: int) -> None:
    window.resize(width, 740 if width == 1366 else 692)
    scrolling = set()
    for state in each_state(window):
        QApplication.processEvents()
        for area in window.page.findChildren(QScrollArea):
            if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
                scrolling.add(f"{state}: sideways")
            if area.isVisible() and area.verticalScrollBar().maximum() > 0 and state.startswith("sessions"):
                scrolling.add(f"{state}: down")
    assert not scrolling


def tab_chain(form: QWidget, qtbot: QtBot) -> Iterator[QWidget]:
    """The fields of a form in the order one comes to them with Tab, from the first.

    By real keys: ``nextInFocusChain`` makes each widget a child of the one before it in PySide's own book of
    who owns whom, and the ring of them ends the process when it is collected.
    """
    one = next(each for each in form.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus)
    one.setFocus(Qt.FocusReason.TabFocusReason)
    first = one = QApplication.focusWidget()
    while one is not None and form.isAncestorOf(one):
        yield one
        qtbot.keyClick(one, Qt.Key.Key_Tab)
        if (one := QApplication.focusWidget()) is first:
            return


@pytest.mark.parametrize("spoken", ["vi"], indirect=True)
def test_tab_goes_as_the_eye_reads(window: MainWindow, qtbot: QtBot) -> None:
    window.go("sessions", SessionTarget("s2024"))
    view = window.page.view  # type: ignore[attr-defined]
    for form in (view.general, view.petitions.fields):
        view.tabs.setCurrentWidget(view.general if form is view.general else view.petitions)
        QApplication.processEvents()
        places = [one.mapTo(form, one.rect().center()) for one in tab_chain(form, qtbot)]
        assert len(places) > 8
        for before, after in pairwise(places):
            lower = after.y() > before.y() + 12
            beside = abs(after.y() - before.y()) <= 40 and after.x() > before.x()
            assert lower or beside, [(one.accessibleName(), type(one).__name__) for one in tab_chain(form, qtbot)]
