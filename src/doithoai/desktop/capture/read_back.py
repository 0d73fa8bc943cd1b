"""Reading the petitions back in large type before people leave; each line they agree to is ticked.

Minutes end with "đã đọc lại, mọi người nhất trí": a wrong name found in the room costs one key.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from doithoai.desktop.widgets.labels import label
from doithoai.desktop.words import person_words
from doithoai.domain import dates
from doithoai.domain.petition import Petition
from doithoai.i18n import gettext as _
from doithoai.register.petitions import PetitionRow

_UID = Qt.ItemDataRole.UserRole
_LARGER = 1.9
# The line one is at is framed, not filled: large white letters on blue tire the reader.
_SHEET = (
    "QListWidget::item { padding: 6px; } QListWidget::item:selected "
    "{ background: palette(alternate-base); color: palette(text); border-left: 5px solid palette(highlight); }"
)


class ReadBack(QWidget):
    """The list to read aloud. A tick holds for the words as they were read: mended later, it is gone.

    Signals:
        chosen: uid of a petition to mend (Enter).
        left: Escape.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agreed: dict[str, Petition] = {}
        self._rows: Sequence[PetitionRow] = ()
        self.count = label("", "section")
        self.list = _Lines(self)
        self.list.setAccessibleName(_("Petitions to read back"))
        head = QHBoxLayout()
        head.addWidget(label(_("Read back"), "heading"))
        head.addWidget(self.count)
        head.addStretch()
        head.addWidget(label(_("Space: agreed, next · Enter: mend · Esc or F9: back to typing"), "quiet"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    @property
    def agreed(self) -> list[str]:
        """The petitions agreed to as they stand now."""
        return [row.petition.uid for row in self._rows if self._is_agreed(row.petition)]

    def show_rows(self, rows: Sequence[PetitionRow]) -> None:
        """Show the petitions as they stand; the line one is at stays."""
        place = max(self.list.currentRow(), 0)
        self._rows = rows
        while self.list.count() > len(rows):
            self.list.takeItem(self.list.count() - 1)
        for at, row in enumerate(rows):
            item = self.list.item(at) or QListWidgetItem(self.list)
            self._show(item, row.petition)
        self.list.setCurrentRow(min(place, len(rows) - 1))
        self._count()

    def agree(self) -> None:
        """Tick the line as agreed and go on; a line ticked already is unticked and stays."""
        place = self.list.currentRow()
        if place < 0:
            return
        petition = self._rows[place].petition
        if self._is_agreed(petition):
            del self._agreed[petition.uid]
        else:
            self._agreed[petition.uid] = petition
        self._show(self.list.item(place), petition)
        self._count()
        if self._is_agreed(petition):
            self.list.setCurrentRow(min(place + 1, len(self._rows) - 1))

    def mend(self) -> None:
        """Go to the petition of this line to mend it."""
        if self.list.currentRow() >= 0:
            self.chosen.emit(self.list.currentItem().data(_UID))

    def _is_agreed(self, petition: Petition) -> bool:
        return self._agreed.get(petition.uid) == petition

    def _show(self, item: QListWidgetItem, petition: Petition) -> None:
        agreed = self._is_agreed(petition)
        state = Qt.CheckState.Checked if agreed else Qt.CheckState.Unchecked
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setData(_UID, petition.uid)
        item.setCheckState(state)
        text = spoken(petition)
        item.setText(f"{text}\n✓ {_('Agreed')}" if agreed else text)

    def _count(self) -> None:
        count = _("{agreed} of {all} agreed").format(agreed=len(self.agreed), all=len(self._rows))
        self.count.setText(count if self._rows else _("Nothing to read back yet."))


class _Lines(QListWidget):
    """Large, wrapped lines; the keys of reading back."""

    def __init__(self, owner: ReadBack) -> None:
        super().__init__(owner)
        self._owner = owner
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.setFont(font)
        self.setStyleSheet(_SHEET)
        self.setWordWrap(True)
        self.setSpacing(6)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space agrees, Enter mends, Escape leaves; the rest moves in the list."""
        match event.key():
            case Qt.Key.Key_Space:
                self._owner.agree()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._owner.mend()
            case Qt.Key.Key_Escape:
                self._owner.left.emit()
            case _:
                super().keyPressEvent(event)


def spoken(petition: Petition) -> str:
    """A petition as it is read aloud: who may be named, what, and what was answered or assigned."""
    who = person_words(petition.petitioner, village=True)
    lines = [f"{petition.number or '–'}. {who}".rstrip(), petition.content or ""]
    if answer := petition.answer:
        words = ": ".join(part for part in (answer.by, answer.text) if part)
        lines.append(_("Answered in the meeting: {answer}").format(answer=words))
    if task := petition.assignment:
        agency = ", ".join(part for part in (task.lead, task.due and dates.short(task.due)) if part)
        lines.append(_("Assigned to: {agency}").format(agency=agency))
    return "\n".join(line for line in lines if line)
