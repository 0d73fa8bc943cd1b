"""A form that may be taller than its place, never wider."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from doithoai.desktop.widgets.form_lines import FormLines


class FormScroll(QScrollArea):
    """Scrolls a form up and down; asks for the width the form needs, also when its words or choices change."""

    def __init__(self, form: QWidget, lines: FormLines | None = None) -> None:
        """Scroll ``form``; where its ``lines`` can be arranged, they have as many columns as there is room for."""
        super().__init__()
        self._lines = lines
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes through what is in it
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(form)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        form.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """As wide as the form, at its narrowest, with a scroll bar beside it."""
        form = self.widget()
        width = self._lines.width() if self._lines else form.minimumSizeHint().width() if form else 0
        return QSize(width + self.verticalScrollBar().sizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the lines for the width there is."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when the form asks for another size."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        if self._lines:
            self._lines.fit(self.viewport().width())
