"""All petitions of one matter, oldest first: who raised it when, and what was answered each time."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.similar_panel import answer_line
from doithoai.desktop.widgets.status import petition_icon
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register import petitions
from doithoai.register.petitions import PetitionRow

_UID = Qt.ItemDataRole.UserRole
_WORDS_SHOWN = 110


class MatterList(QWidget):
    """The matter of the petition last shown.

    Signals:
        chosen: uid of a petition of the matter the person wants to see.
    """

    chosen = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uid: str | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(_("Petitions of the same matter"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_UID)))
        self.hint = label("", "quiet", wrap=True)
        self.unlink = QPushButton(icon("unlink"), _("Unlink this petition"))
        self.unlink.clicked.connect(self._unlink)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.unlink)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list, 1)
        self._column.addLayout(row)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget under the list: what might be the same matter too."""
        self._column.addWidget(widget, 1)

    def show_petition(self, row: PetitionRow | None) -> None:
        """Show the matter of a petition; None for none."""
        self._uid = row.petition.uid if row else None
        self.list.clear()
        rows = petitions.of_matter(self._workspace.reader, row.matter) if row and row.matter else []
        for linked in rows:
            self.list.addItem(self._item(linked))
        self.unlink.setVisible(bool(rows))
        self.list.setVisible(bool(rows))
        self.hint.setText(
            _("Raised {count} times. Each keeps its own words and answer.").format(count=len(rows))
            if rows
            else _("Linked to no other petition. Choose several in the list and press “Same matter” (Ctrl+L).")
        )

    def _item(self, row: PetitionRow) -> QListWidgetItem:
        today = date.today()
        item = QListWidgetItem(petition_icon(row.petition, today), line(row, today))
        item.setData(_UID, row.petition.uid)
        if row.petition.uid == self._uid:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item

    def _unlink(self) -> None:
        if self._uid:
            self._workspace.write(petitions.unlink, self._uid)


def line(row: PetitionRow, today: date) -> str:
    """A petition of a matter: day and village, the first words, what was answered."""
    petitioner = row.petition.petitioner
    head = [dates.short(row.starts_at.date()) if row.starts_at else "", (petitioner and petitioner.address) or ""]
    words = " ".join((row.petition.content or "").split())
    if len(words) > _WORDS_SHOWN:
        words = words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
    return "\n".join((" · ".join(part for part in head if part), words, answer_line(row, today)))
