"""What is said of a package once it is where it was put: code and totals for the telephone, and what comes next."""

from datetime import date

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from doithoai.desktop.above.words import WAYS
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _
from doithoai.register.dispatches import Way
from doithoai.work import dispatching
from doithoai.work.dispatching import Packed


class OutcomePanel(QWidget):
    """A package that was made; hidden until there is one.

    Signals:
        sent: the day and the `Way`: the person says that it has left.
        slip_wanted: the person wants the paper that goes with it.
    """

    sent = Signal(object, object)
    slip_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.packed: Packed | None = None
        self.heading = label("", "section", wrap=True)
        self.code = label("", "heading")
        self.totals = label("", "", wrap=True)
        self.file = label("", "quiet", wrap=True)
        for words in (self.code, self.totals, self.file):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder = QPushButton(_("Open the fol&der"))
        self.slip = QPushButton(icon("printer"), _("Pr&int the slip…"))
        self.way = ChoiceFilter(_("Sent by"), [(way, _(words)) for way, words in WAYS.items()])
        self.mark = QPushButton(_("It has been &sent"))
        for button in (self.folder, self.slip):
            button.setAutoDefault(False)
        acts = QHBoxLayout()
        acts.addWidget(self.code, 1)
        acts.addWidget(self.folder)
        acts.addWidget(self.slip)
        next_act = QHBoxLayout()
        next_act.addStretch()
        next_act.addWidget(label(_("Sent &by"), "", self.way))
        next_act.addWidget(self.way)
        next_act.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addLayout(acts)
        column.addWidget(self.totals)
        column.addWidget(self.file)
        column.addLayout(next_act)
        self.folder.clicked.connect(lambda _checked: self._open_folder())
        self.slip.clicked.connect(lambda _checked: self.slip_wanted.emit())
        self.mark.clicked.connect(lambda _checked: self.sent.emit(date.today(), self.way.value()))
        self.hide()

    def show_packed(self, packed: Packed, *, on_stick: bool) -> None:
        """Say what was made."""
        self.packed = packed
        self.heading.setText(
            _("Written and read back rightly; the memory stick may be pulled out.")
            if on_stick
            else _("Written and read back rightly.")
        )
        line = packed.dispatch
        self.code.setText(_("Code: {code}").format(code=dispatching.code(line.manifest)))
        self.totals.setText(dispatching.totals_line(line.totals))
        self.file.setText(str(packed.path))
        self.way.set_value(Way.STICK if on_stick else Way.MAIL)
        self.show()

    def _open_folder(self) -> None:
        if self.packed:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.packed.path.parent)))
