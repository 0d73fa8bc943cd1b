"""The page in front, in a place that may be smaller than it: then one scrolls, and nothing is pressed together."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLayoutItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
)

from doithoai.desktop.widgets.flow import Flow


class _Front(QStackedWidget):
    """Asks for the room of the page in front only, at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page else QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """The least: the lists of a page take what is left."""
        page = self.currentWidget()
        layout = page.layout() if page else None
        least = _least(layout, width) if layout else 0
        return max(self.minimumSizeHint().height(), least)


def _least(item: QLayoutItem, width: int) -> int:
    """The height below which something of what is stacked in a page would be pressed together, at a width.

    Qt itself takes the height that what breaks into lines would like to have, with the lists beside it.
    """
    if item.isEmpty():
        return 0
    widget = item.widget()
    if widget is not None:
        layout = widget.layout()
        if isinstance(layout, QVBoxLayout | Flow):
            return max(widget.minimumHeight(), _least(layout, width))
        breaks = isinstance(widget, QLabel | QAbstractButton) and widget.hasHeightForWidth()
        return widget.heightForWidth(width) if breaks else item.minimumSize().height()
    if isinstance(item, QVBoxLayout):
        margins, parts = item.contentsMargins(), [part for place in range(item.count()) if (part := item.itemAt(place))]
        room = width - margins.left() - margins.right()
        heights = [_least(part, room) for part in parts if not part.isEmpty()]
        gaps = max(0, item.spacing()) * max(0, len(heights) - 1)
        return sum(heights) + gaps + margins.top() + margins.bottom()
    return item.heightForWidth(width) if isinstance(item, Flow) else item.minimumSize().height()


class FrontPage(QScrollArea):
    """Pages, of which one is in front.

    Attributes:
        stack: the pages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stack = _Front()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes through what is in it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self.stack)
        self.stack.currentChanged.connect(self._begin_at_the_top)
        for part in (self.viewport(), self.stack):
            part.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """A few lines with their scroll bars: the window is never larger than its screen for a page's sake."""
        letter = self.fontMetrics()
        return QSize(letter.averageCharWidth() * 20, letter.lineSpacing() * 6)

    def _begin_at_the_top(self, _place: int) -> None:
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)
