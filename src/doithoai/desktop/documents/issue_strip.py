"""Issuing asked and agreed to in the page itself, without a window over the window."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _
from doithoai.work.printing import Order, Source


@dataclass(frozen=True, slots=True)
class Paper:
    """A draft that was looked at: what was ordered, and what its pages were drawn from."""

    order: Order
    source: Source


class IssueStrip(QFrame):
    """What issuing will do, and the two ways on; no window over the window.

    Attributes:
        paper: the one paper it asks about while it is open; None while it is closed.

    Signals:
        agreed: the `Paper` that was asked about is to be issued.
    """

    agreed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.paper: Paper | None = None
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
        self.no.clicked.connect(lambda _checked: self.close_strip())
        for keys, act in (("Escape", self.close_strip), ("Return", self.yes.click), ("Enter", self.yes.click)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def ask(self, number: str, paper: Paper, *, take_focus: bool = True) -> None:
        """Ask whether ``paper`` is to be issued, with the number line that will be taken."""
        self.paper = paper
        self.words.setText(_("“{number}” will be taken.").format(number=number))
        self.show()
        if take_focus:
            self.yes.setFocus()

    def close_strip(self) -> Paper | None:
        """Ask no more; the paper that was asked about, or None when the strip was closed already."""
        paper, self.paper = self.paper, None
        self.hide()
        return paper

    def _agree(self) -> None:
        paper = self.close_strip()
        if paper is not None:
            self.agreed.emit(paper)
