"""Controls beside each other that go on in the next line where the width ends, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

_GAP = 6  # pixels between two controls


class Flow(QLayout):
    """A row that breaks. What may grow shares what is left of its line, as far as it wants more than it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def add_pair(self, *widgets: QWidget) -> None:
        """Add widgets that stay beside each other, a name and its field; the last may grow."""
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            row.addWidget(widget)
        field = widgets[-1]
        is_fixed = field.minimumWidth() == field.maximumWidth()
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pair.setSizePolicy(fixed if is_fixed else field.sizePolicy())
        self.addWidget(pair)

    # -- what a layout of Qt answers ------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item by its place; None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let an item go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Sideways."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Yes: the narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high all lines are together."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def minimumHeightForWidth(self, width: int) -> int:
        """The same: no line is pressed together."""
        return self.heightForWidth(width)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + _GAP * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """The widest control alone."""
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))

    def setGeometry(self, rect: QRect) -> None:
        """Put every control in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    # -- lines -----------------------------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Break into lines from the top of ``rect``; give their height."""
        top = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if place:
                _place(line, QRect(rect.x(), top, rect.width(), height))
            top += height + _GAP
        return max(0, top - _GAP - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._shown():
            needs = _needs(item)
            if not lines or used + _GAP + needs > width:
                lines.append([])
                used = -_GAP
            lines[-1].append(item)
            used += _GAP + needs
        return lines


def _needs(item: QLayoutItem) -> int:
    """The width below which a control does not go: of one that can shrink, what it can shrink to."""
    widget = item.widget()
    policy = widget.sizePolicy().horizontalPolicy() if widget else QSizePolicy.Policy.Fixed
    shrinks = policy.value & QSizePolicy.PolicyFlag.ShrinkFlag.value
    return item.minimumSize().width() if shrinks else item.sizeHint().width()


def _grows(item: QLayoutItem) -> bool:
    has_room = item.maximumSize().width() > _needs(item)
    return has_room and bool(item.expandingDirections() & Qt.Orientation.Horizontal)


def _place(line: list[QLayoutItem], rect: QRect) -> None:
    spare = rect.width() - sum(map(_needs, line)) - _GAP * (len(line) - 1)
    growing = [item for item in line if _grows(item)]
    left = rect.x()
    for item in line:
        width = _needs(item)
        if item in growing:
            share = spare // len(growing)
            width += share
        elif not growing and item.sizeHint().width() > width:
            more = min(item.sizeHint().width() - width, max(0, spare))
            width, spare = width + more, spare - more
        height = min(rect.height(), item.sizeHint().height())
        at = QPoint(left, rect.y() + (rect.height() - height) // 2)
        item.setGeometry(QRect(at, QSize(min(width, rect.width()), height)))
        left += width + _GAP
