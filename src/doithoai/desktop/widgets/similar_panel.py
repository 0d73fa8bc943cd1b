"""Earlier petitions of the same village and matter, with the answer given, while one types.

"Đã hỏi, đã trả lời": the chair answers on the spot with the document in hand, and nobody is told two
different things. Looks after a pause in typing, off the user's thread.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.finder import Finder
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.status import due_text, petition_icon, petition_status
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.register import petitions, similar
from doithoai.register.petitions import PetitionRow
from doithoai.register.similar import Similar
from doithoai.work.keywords import stopwords

PAUSE_MS = 300  # longer than between two keys of someone who types, too short to be waited for
_FEWEST_LETTERS = 12  # some three words; fewer fit half of the register
_DRAWN = 160  # letters of the words: two lines of the panel at 1366 pixels
_UID = Qt.ItemDataRole.UserRole


class SimilarPanel(QFrame):
    """Shows what was asked before. Hidden while nothing is alike.

    Signals:
        chosen: uid of an earlier petition the person wants to see (Enter or double click).
        linked: uid of an earlier petition that was linked to the one being typed.
    """

    chosen = Signal(str)
    linked = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, purpose: str = "similar") -> None:
        """Make a panel; ``purpose`` names its connection where two panels work side by side."""
        super().__init__(parent)
        self.setObjectName("card")
        self._workspace = workspace
        self._finder = Finder(workspace, purpose, self)
        self._question: tuple[str, str | None, str | None] = ("", None, None)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._build()
        self.hide()

    def look(self, typed: str | None, village: str | None = None, uid: str | None = None) -> None:
        """Look for earlier petitions after a pause.

        Args:
            typed: the words as they stand now.
            uid: of the petition being typed, once it has one; without it nothing can be linked.
        """
        question = (typed or "", village or None, uid)
        if question == self._question:
            return
        self._question = question
        self._finder.forget()
        if len(question[0].strip()) < _FEWEST_LETTERS:
            self._pause.stop()
            self._show([])
        else:
            self._pause.start()

    def clear(self) -> None:
        """Forget what was looked for."""
        self.look(None)

    def stop(self) -> None:
        """Do not look any more for what was typed last; what is shown stays."""
        self._pause.stop()

    @property
    def listed(self) -> list[str]:
        """The uids of the petitions in the list, the best first."""
        return [self.list.item(place).data(_UID) for place in range(self.list.count())]

    def _build(self) -> None:
        self.title = label(_("Asked before"), "section")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Earlier petitions of the same matter"))
        self.title.setBuddy(self.list)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemActivated.connect(lambda item: self.chosen.emit(item.data(_UID)))
        self.link = QPushButton(icon("link"), _("Same matter"))
        self.link.setToolTip(_("Link the petition chosen above with the one being typed; each keeps its own words"))
        self.link.clicked.connect(self.link_current)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self.list, self.link_current)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)  # pixels: words stand clear of the card's round corners
        column.addLayout(head)
        column.addWidget(self.list, 1)

    def link_current(self) -> None:
        """Mark the earlier petition chosen and the one being typed as the same matter."""
        only = self.list.item(0) if self.list.count() == 1 else None
        item, uid = self.list.currentItem() or only, self._question[2]
        if item is None or uid is None:
            return
        other = item.data(_UID)
        self._workspace.write(petitions.link, [other, uid], then=lambda _changes: self.linked.emit(other))

    def _ask(self) -> None:
        typed, village, uid = self._question
        work = partial(similar.earlier, village=village, besides=uid)
        self._finder.ask(work, typed, stopwords(), then=self._show)

    def _show(self, matches: list[Similar]) -> None:
        self.list.clear()
        today = date.today()
        for match in matches:
            petition = match.row.petition
            item = QListWidgetItem(petition_icon(petition, today), in_lines(match.row, today))
            item.setData(_UID, petition.uid)
            item.setToolTip(why(match))
            self.list.addItem(item)
        self.link.setVisible(self._question[2] is not None)
        self.setVisible(bool(matches))


def in_lines(row: PetitionRow, today: date) -> str:
    """An earlier petition in three short lines: when and where, what was asked, what was answered."""
    petitioner = row.petition.petitioner
    head = [dates.short(row.starts_at.date()) if row.starts_at else "", (petitioner and petitioner.address) or ""]
    if row.times > 1:
        head.append(_("raised {count} times").format(count=row.times))
    words = " ".join((row.petition.content or "").split())
    if len(words) > _DRAWN:
        words = words[:_DRAWN].rsplit(" ", 1)[0] + " …"
    return "\n".join((" · ".join(part for part in head if part), words, answer_line(row, today)))


def answer_line(row: PetitionRow, today: date) -> str:
    """What became of a petition, in one line: the answer with its number and date, or where it stands."""
    petition = row.petition
    if written := petition.written_answer:
        parts = (written.number, written.date and dates.short(written.date), written.summary)
        return _("Answered in writing: {answer}").format(answer=", ".join(part for part in parts if part))
    if answer := petition.answer:
        return _("Answered in the meeting: {answer}").format(answer=answer.text or answer.by or "")
    if task := petition.assignment:
        agency = ", ".join(part for part in (task.lead, due_text(petition, today)) if part)
        return _("{status}: {agency}").format(status=petition_status(petition, today), agency=agency)
    return petition_status(petition, today)


def why(match: Similar) -> str:
    """Why the program thinks it is the same matter."""
    return _("Shared words: {words}").format(words=", ".join(match.likeness.shared))
