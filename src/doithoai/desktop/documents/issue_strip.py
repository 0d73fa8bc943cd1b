"""Issuing asked and agreed to in the page itself, without a window over the window."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from doithoai.desktop.documents.findings import FindingsList
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.read_fields import NumberField
from doithoai.desktop.widgets.refusal import is_stopped_by
from doithoai.domain.finding import Finding
from doithoai.i18n import gettext as _
from doithoai.work.gate import MOST, Gate
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
        agreed: the `Paper` that was asked about, with its number, is to be issued; and the codes of the findings
            that were looked at.
        renumbered: another number (an int, 0 for none) was typed.
        starting: the series is to begin at this number (an int) from now on.
        followed: the link of a `Finding` was followed.
        notice: something to say in passing, already translated.
        replacing: the uid of the same paper issued before that this one is to replace; correcting: of the one that a
            letter is to correct instead.
    """

    agreed = Signal(object, object)
    renumbered = Signal(object)
    starting = Signal(object)
    followed = Signal(object)
    notice = Signal(str)
    replacing = Signal(str)
    correcting = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.paper: Paper | None = None
        self._gate = Gate(())
        self.setObjectName("card")
        self.words = label("", "section", wrap=True)
        self.number = NumberField(_("Number"), most=MOST)
        self.number.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.free = label("", "quiet", wrap=True)
        self.start = QPushButton(_("The series begins here"))
        self.start.setToolTip(
            _("The numbers before were given in another book or program; the book of documents says so.")
        )
        self.findings = FindingsList(_("Look at this first:"))
        self.replace = QPushButton(icon("copy"), _("Replace the one issued…"))
        self.correct = QPushButton(icon("pencil"), _("Correct it by a letter…"))
        self.yes = QPushButton(icon("check"), _("Issue (Enter)"))
        self.yes.setAutoDefault(True)
        self.no = QPushButton(_("Not yet (Esc)"))
        self._lay_out()
        self.yes.clicked.connect(lambda _checked: self._agree())
        self.no.clicked.connect(lambda _checked: self.close_strip())
        self.start.clicked.connect(lambda _checked: self.starting.emit(self._gate.number))
        self.number.saved.connect(lambda number: self.renumbered.emit(number or 0))
        self.findings.followed.connect(self.followed)
        self.replace.clicked.connect(lambda _checked: self._instead(self.replacing))
        self.correct.clicked.connect(lambda _checked: self._instead(self.correcting))
        for keys, act in (("Escape", self.close_strip), ("Return", self._enter), ("Enter", self._enter)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.hide()

    def _lay_out(self) -> None:
        numbering = QHBoxLayout()
        numbering.addWidget(label(_("N&umber"), "", self.number))
        numbering.addWidget(self.number)
        numbering.addWidget(self.free, 1)
        numbering.addWidget(self.start)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addLayout(numbering)
        column.addWidget(self.findings)
        instead = QHBoxLayout()
        instead.addWidget(self.replace)
        instead.addWidget(self.correct)
        instead.addStretch()
        column.addLayout(instead)
        self.frozen = label(_("The document is then frozen; a correction is a new document."), "quiet", wrap=True)
        column.addWidget(self.frozen)
        column.addLayout(buttons)

    def ask(self, gate: Gate, paper: Paper, *, take_focus: bool = True) -> None:
        """Ask whether ``paper`` is to be issued, with what the gate says of it.

        Enter issues what nothing speaks against; anything else takes a button of its own.
        """
        self.paper, self._gate = paper, gate
        self.words.setText(_("“{number}” will be taken.").format(number=gate.line))
        self.number.set_value(gate.number)
        self.free.setText(_free_text(gate.free))
        self.start.setVisible(bool(gate.free) and not gate.refused)
        self.findings.show_findings(gate.findings)
        for button in (self.replace, self.correct):
            button.setVisible("paper.issued" in gate.codes)
        self.frozen.setVisible("paper.issued" not in gate.codes)  # the buttons say as much, and 768 pixels are few
        self.yes.setText(_("Issue all the same") if gate.findings else _("Issue (Enter)"))
        self.yes.setEnabled(not gate.refused)
        self.show()
        if take_focus and not self.number.hasFocus():
            (self.no if gate.findings else self.yes).setFocus()

    def close_strip(self, *, cancelled: bool = True) -> Paper | None:
        """Ask no more; the paper that was asked about, or None when the strip was closed already.

        Args:
            cancelled: a number typed that cannot be read is dropped, too; else it stands there at the next asking.
        """
        paper, self.paper = self.paper, None
        if paper is not None and (cancelled or not self.number.unread()):
            self.number.clear_value()
        self.hide()
        return paper

    def _enter(self) -> None:
        """Enter does what the button with the focus says; in the field of the number it reads the number."""
        if self.number.hasFocus():
            self.number.commit()
        elif self.no.hasFocus():
            self.close_strip()
        elif any(button.hasFocus() for button in (self.start, self.replace, self.correct)):
            next(button for button in (self.start, self.replace, self.correct) if button.hasFocus()).click()
        elif self.yes.hasFocus() or not self._gate.findings:
            self.yes.click()

    def _agree(self) -> None:
        if is_stopped_by(self.notice.emit, self.number):
            return
        number, codes = self.number.value(), self._gate.codes
        paper = self.close_strip()
        if paper is not None:
            self.agreed.emit(Paper(replace(paper.order, number=number), paper.source), codes)

    def _instead(self, signal: SignalInstance) -> None:
        """Do something about the same paper issued before."""
        finding = _issued_before(self._gate)
        if finding is not None:
            signal.emit(finding.target.uid)


def _issued_before(gate: Gate) -> Finding | None:
    """The newest paper that is the same."""
    return next((finding for finding in reversed(gate.findings) if finding.code == "paper.issued"), None)


def _free_text(free: range) -> str:
    if not free:
        return ""
    if len(free) == 1:
        return _("Number {number} stays free.").format(number=free[0])
    return _("Numbers {first} to {last} stay free.").format(first=free[0], last=free[-1])
