"""Issuing asked and agreed to in the page itself, without a window over the window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _


class IssueStrip(QFrame):
    """What issuing will do, and the two ways on; no window over the window."""

    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.words = label("", "section", wrap=True)
        self.yes = QPushButton(icon("check"), _("Issue (Enter)"))
        self.yes.setAutoDefault(True)
        self.no = QPushButton(_("Not yet (Esc)"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(label(_("The document is then frozen; a correction is a new document."), "quiet", wrap=True))
        column.addLayout(buttons)
        self.yes.clicked.connect(lambda _checked: self._agree())
        self.no.clicked.connect(lambda _checked: self.hide())
        for keys, act in (("Escape", self.hide), ("Return", self.yes.click), ("Enter", self.yes.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def ask(self, number: str) -> None:
        """Show the strip with the number line that will be taken."""
        self.words.setText(_("“{number}” will be taken.").format(number=number))
        self.show()
        self.yes.setFocus()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit()
