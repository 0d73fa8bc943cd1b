"""Boxes to tick and to choose from whose long words go on in the next line, as the names of the law's fields do."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QStyle, QStyleOptionButton

_AIR = 4  # pixels above and below the words together
_LEAST = 14  # letters: the narrowest such a box becomes
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # Qt's own class comes once only into each of the two boxes


class _Wraps(_Button):
    """What both kinds do; ``words`` are drawn as they are, an ampersand is one."""

    _element: QStyle.ControlElement
    _spacing: QStyle.PixelMetric
    _width: QStyle.PixelMetric

    def wrap(self) -> None:
        """As wide as the place, as high as the words need there."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _indent(self) -> int:
        style = self.style()
        return style.pixelMetric(self._width, None, self) + style.pixelMetric(self._spacing, None, self)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - self._indent()), 10_000)
        return self.fontMetrics().boundingRect(room, int(_WRAPPED), self.text()).height() + _AIR

    def minimumSizeHint(self) -> QSize:
        letters = self.fontMetrics().averageCharWidth() * _LEAST
        return QSize(self._indent() + letters, self.fontMetrics().lineSpacing() + _AIR)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = self._indent() + words + _AIR
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box level with the first line; the words beside it, framed while it has the focus."""
        option = QStyleOptionButton()
        self.initStyleOption(option)  # type: ignore[attr-defined]
        option.text = ""
        whole = QRect(option.rect)
        option.rect = QRect(0, 0, self._indent(), self.fontMetrics().lineSpacing() + _AIR)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        painter = QPainter(self)
        self.style().drawControl(self._element, option, painter, self)
        words = whole.adjusted(self._indent(), _AIR // 2, 0, 0)
        role = QPalette.ColorRole.WindowText
        self.style().drawItemText(painter, words, int(_WRAPPED), self.palette(), self.isEnabled(), self.text(), role)
        if has_focus:
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(whole.adjusted(self._indent() - 3, 0, -1, -1))
        painter.end()


class WrappingTick(_Wraps, QCheckBox):
    """A box to tick."""

    _element = QStyle.ControlElement.CE_CheckBox
    _spacing = QStyle.PixelMetric.PM_CheckBoxLabelSpacing
    _width = QStyle.PixelMetric.PM_IndicatorWidth

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.wrap()


class WrappingRadio(_Wraps, QRadioButton):
    """One of several to choose from."""

    _element = QStyle.ControlElement.CE_RadioButton
    _spacing = QStyle.PixelMetric.PM_RadioButtonLabelSpacing
    _width = QStyle.PixelMetric.PM_ExclusiveIndicatorWidth

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.wrap()
