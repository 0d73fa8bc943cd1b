"""Fields of dates: typed in any of the ways people write them, or chosen from the calendar."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.widgets import read_fields
from doithoai.desktop.widgets.calendar_popup import CalendarPopup
from doithoai.desktop.widgets.labels import as_wide_as_a_date
from doithoai.desktop.widgets.read_fields import DateField, NumberField, TimeField


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField("Ngày")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("typed", ["05032022", "5/3/2022", "05-03-2022", "5.3.2022"])
def test_a_date_is_typed_in_many_ways(qtbot: QtBot, field: DateField, typed: str) -> None:
    with qtbot.waitSignal(field.saved) as told:
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == [date(2022, 3, 5)]
    assert field.text() == "05/03/2022"


def test_how_to_write_it_is_told_in_the_language_of_the_person(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_fields, "_", str.upper)
    day, clock = DateField("Ngày"), TimeField("Bắt đầu")
    qtbot.addWidget(day)
    qtbot.addWidget(clock)
    assert (day.placeholderText(), clock.placeholderText()) == ("DAY/MONTH/YEAR", "HOURS:MINUTES")
    as_wide_as_a_date(day)
    assert day.width() > day.fontMetrics().horizontalAdvance(day.placeholderText())


def test_what_is_no_date_is_marked_and_not_stored(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2022, 3, 5))
    with qtbot.assertNotEmitted(field.saved):
        field.setText("32/13")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.property("wrong")
    assert field.value() == date(2022, 3, 5)


def popup() -> CalendarPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, CalendarPopup)
    return found


def test_a_day_is_chosen_from_the_calendar_by_keyboard(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2026, 3, 18))
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = popup().calendar
    assert calendar.selectedDate() == QDate(2026, 3, 18)
    with qtbot.waitSignal(field.saved) as told:
        calendar.setSelectedDate(QDate(2026, 3, 20))
        calendar.activated.emit(calendar.selectedDate())
    assert told.args == [date(2026, 3, 20)]
    assert field.text() == "20/03/2026"
    assert QApplication.activePopupWidget() is None


def test_the_icon_opens_it_at_today_and_closing_it_changes_nothing(qtbot: QtBot, field: DateField) -> None:
    (choose,) = field.actions()
    choose.trigger()
    today = date.today()
    assert popup().calendar.selectedDate() == QDate(today.year, today.month, today.day)
    with qtbot.assertNotEmitted(field.saved):
        popup().close()
    assert field.value() is None


def test_tab_selects_the_whole_field(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2026, 3, 18))
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert field.selectedText() == "18/03/2026"


def test_a_refresh_leaves_alone_what_is_being_typed_and_what_is_wrong(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2022, 3, 5))
    field.setText("5/3/")
    field.set_value(date(2022, 3, 6))
    assert field.text() == "5/3/"
    field.commit()
    assert field.reason == field.toolTip() == field.accessibleDescription() != ""
    field.set_value(date(2022, 3, 7))
    assert field.text() == "5/3/"
    field.clear_value()
    assert not field.property("wrong")


def test_an_emptied_field_is_saved_within_the_second(qtbot: QtBot, field: DateField) -> None:
    field.set_value(date(2022, 3, 5))
    with qtbot.waitSignal(field.saved, timeout=1000) as emitted:
        field.setText("")
    assert emitted.args == [None]


@pytest.mark.parametrize(
    ("typed", "number"), [("126", 126), ("1.250", 1250), ("126 người", 126), ("0", 0), ("12x", None), ("100.000", None)]
)
def test_a_number_is_read_or_marked(qtbot: QtBot, typed: str, number: int | None) -> None:
    field = NumberField("Số dân dự")
    qtbot.addWidget(field)
    field.setText(typed)
    field.commit()
    assert field.value() == number
    assert bool(field.reason) is (number is None)


@given(st.text(max_size=12))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_a_field_or_is_dropped(field: DateField, typed: str) -> None:
    field.clear_value()
    field.setText(typed)
    words = field.text()
    field.commit()
    assert field.reason or not words.strip() or field.value() is not None
    if field.reason:
        assert field.text() == words


def test_the_calendar_stands_inside_the_screen(qtbot: QtBot) -> None:
    field = DateField("Ngày")
    qtbot.addWidget(field)
    field.show()
    screen = field.screen().availableGeometry()
    for corner in (screen.bottomRight(), screen.topLeft()):
        field.move(corner.x() - 20, corner.y() - 20)
        field.open_calendar()
        shown = popup()
        assert screen.contains(shown.geometry())
        shown.close()
