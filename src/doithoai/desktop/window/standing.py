"""What stays at the foot of the window until it is mended or put away: a passing line lasts a few seconds only."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QToolButton, QWidget

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _

_LOOK_MS = 1000


class StandingLine(QWidget):
    """A line that passing ones cover and that is there again after them."""

    def __init__(self, bar: QStatusBar) -> None:
        super().__init__()
        self._words: Callable[[], str] = str
        self.line = label("")
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # never widens the window
        away = QToolButton()
        away.setAutoRaise(True)
        away.setIcon(icon("x"))
        away.setAccessibleName(_("Put away"))
        away.setToolTip(_("Put away"))
        away.clicked.connect(lambda _checked: self.put_away())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(away)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        bar.addWidget(self, 1)
        self.hide()

    def stand(self, words: Callable[[], str]) -> None:
        """Show what ``words`` gives, from now on each second anew, until it gives nothing."""
        self._words = words
        self._look.start()
        self.look()

    def look(self) -> None:
        """Show what there is to say now."""
        words = self._words()
        self.line.setText(words)
        self.line.setToolTip(words)
        self.setVisible(bool(words))
        if not words:
            self._look.stop()

    def put_away(self) -> None:
        """Show it no longer, whatever there is to say."""
        self.stand(str)
