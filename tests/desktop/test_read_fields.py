"""Fields of dates: typed in any of the ways people write them, or chosen from the calendar."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.widgets.calendar_popup import CalendarPopup
from doithoai.desktop.widgets.read_fields import DateField


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
