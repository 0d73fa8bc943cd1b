"""The page in front, in a place that may be smaller than it: then one scrolls, and nothing is pressed together."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget


class _Front(QStackedWidget):
    """Asks for the room of the page in front only, at the width there is."""

    def __init__(self) -> None:
        super().__init__()
        self.room = 0  # pixels: the width there is
        self.currentChanged.connect(lambda _place: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        if page is None:
            return QSize(0, 0)
        needs, layout = page.minimumSizeHint(), page.layout()
        if layout is not None and layout.hasHeightForWidth():
            needs.setHeight(layout.totalMinimumHeightForWidth(max(needs.width(), self.room)))
        return needs


class FrontPage(QScrollArea):
    """Pages, of which one is in front.

    Attributes:
        stack: the pages.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stack = _Front()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self.stack)
        self.stack.currentChanged.connect(self._begin_at_the_top)
        for part in (self.viewport(), self.stack):
            part.setAutoFillBackground(False)

    def minimumSizeHint(self) -> QSize:
        """A few lines with their scroll bars: the window is never larger than its screen for a page's sake."""
        letter = self.fontMetrics()
        return QSize(letter.averageCharWidth() * 20, letter.lineSpacing() * 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What wraps needs another height at another width."""
        self.stack.room = event.size().width()
        super().resizeEvent(event)

    def _begin_at_the_top(self, _place: int) -> None:
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.setValue(0)
