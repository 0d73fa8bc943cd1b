"""The running list of a session while it is typed: number, name, first words, where each stands."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from doithoai.desktop.widgets.status import petition_icon, petition_status
from doithoai.domain.petition import Petition, Petitioner
from doithoai.i18n import gettext as _
from doithoai.register.petitions import PetitionRow

_UID = Qt.ItemDataRole.UserRole
_WORDS_SHOWN = 90


class RunningList(QListWidget):
    """The petitions of the session, the newest at the bottom.

    Signals:
        chosen: uid of the petition to mend (click or Enter).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Petitions of this session"))
        self.setAlternatingRowColors(True)
        self.setIconSize(QSize(18, 18))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_UID)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(_UID)))

    @property
    def uids(self) -> list[str]:
        """The petitions in their order."""
        return [self.item(place).data(_UID) for place in range(self.count())]

    def show_rows(self, rows: Sequence[PetitionRow], current: str | None, today: date) -> None:
        """Show the session's petitions, ``current`` as the one being typed; only what differs is touched."""
        while self.count() > len(rows):
            self.takeItem(self.count() - 1)
        for place, row in enumerate(rows):
            item = self.item(place) or QListWidgetItem(self)
            words = summary(row.petition, today)
            if item.text() != words or item.data(_UID) != row.petition.uid:
                item.setText(words)
                item.setIcon(petition_icon(row.petition, today))
                item.setData(_UID, row.petition.uid)
        self.mark(current)

    def mark(self, uid: str | None) -> None:
        """Mark the petition being typed and bring it into view; one not in the list shows the end."""
        uids = self.uids
        if uid in uids:
            self.setCurrentRow(uids.index(uid))
            self.scrollToItem(self.currentItem())
        else:
            self.setCurrentRow(-1)
            self.scrollToBottom()


def summary(petition: Petition, today: date) -> str:
    """A petition in two lines: number, name and village; where it stands and its first words."""
    petitioner = petition.petitioner or Petitioner()
    person = ", ".join(part for part in (petitioner.name, petitioner.address) if part) or "…"
    if petitioner.confidential:
        person = _("{name} (kept private)").format(name=person)
    words = " ".join((petition.content or "").split())
    if len(words) > _WORDS_SHOWN:
        words = words[:_WORDS_SHOWN].rsplit(" ", 1)[0] + " …"
    return f"{petition.number or '–'}. {person}\n{petition_status(petition, today)} · {words}"
