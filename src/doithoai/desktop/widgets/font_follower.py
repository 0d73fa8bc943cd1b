"""Sizes measured in letters follow the letters: when the text size changes, and when it goes back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_CHANGES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class _Follower(QObject):
    def __init__(self, widget: QWidget, fit: Callable[[], object]) -> None:
        super().__init__(widget)
        self._fit = fit
        self._height = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES and isinstance(watched, QWidget):
            self.fit(watched)
        return super().eventFilter(watched, event)

    def fit(self, widget: QWidget) -> None:
        height = widget.fontMetrics().lineSpacing()
        if height != self._height:
            self._height = height
            self._fit()


def follow_font(widget: QWidget, fit: Callable[[], object]) -> None:
    """Call ``fit`` now, and again whenever the letters of ``widget`` have another size."""
    _Follower(widget, fit).fit(widget)
