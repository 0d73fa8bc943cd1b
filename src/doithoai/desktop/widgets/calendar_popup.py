"""A calendar below a field of a date: chosen with the mouse or the arrow keys, closed with Escape."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout

from doithoai.i18n import gettext as _
from doithoai.i18n import language


class CalendarPopup(QFrame):
    """Shows the months; a day clicked, or Enter on one, is the answer."""

    def __init__(self, field: QLineEdit, day: date, chosen: Callable[[date], None]) -> None:
        """Open below ``field`` at ``day``; ``chosen`` gets the day picked."""
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._chosen = chosen
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(_("Calendar"))
        self.calendar.setLocale(QLocale(language()))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)  # pixels: the frame stays to be seen
        column.addWidget(self.calendar)
        self._place(field)
        self.show()
        self._place(field)  # its size is final only now
        self.calendar.setFocus()

    def _place(self, field: QLineEdit) -> None:
        """Under the field; above it where the screen ends, and never beyond an edge."""
        self.adjustSize()
        screen = field.screen().availableGeometry()
        corner = field.mapToGlobal(QPoint(0, field.height()))
        if corner.y() + self.height() > screen.bottom() + 1:
            corner.setY(max(screen.top(), corner.y() - field.height() - self.height()))
        corner.setX(max(screen.left(), min(corner.x(), screen.right() + 1 - self.width())))
        self.move(corner)

    def _take(self, day: QDate) -> None:
        self.close()
        self._chosen(date(day.year(), day.month(), day.day()))
