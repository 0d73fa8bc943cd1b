"""The petition being typed in the meeting: in the register from its first letter, on the disk within a second.

Unlike a field that saves when one pauses, a draft saves while one types on: a person who speaks for three
minutes leaves no pause, and the power may fail in any of them.
"""

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from doithoai.desktop.handing import Handed, current
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.domain.petition import Petition
from doithoai.domain.shape import part_of, strand, with_parts
from doithoai.register import petitions
from doithoai.register.petitions import PetitionUnknown
from doithoai.register.steps import ChangeSet

SAVE_AFTER_MS = 500

# Without any of these there is no petition yet: a mark alone (private, a field chosen) is none.
_WORDS = ("content", "petitioner.name", "petitioner.address", "answer.text", "assignment.lead", "assignment.due")


class Draft(QObject):
    """One petition of one session, as it stands on the screen.

    Signals:
        landed: everything typed so far is on the disk.
        lost: the petition was taken away meanwhile and what is typed was begun anew (its uid changed).
    """

    landed = Signal()
    lost = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._unsaved: dict[str, object] = {}
        self._handed: list[Handed] = []  # the fields of what is not handed to the writers yet
        self._flying = 0
        self._left: dict[str, Petition] = {}  # left before their last words were on the disk
        self.session_uid = ""
        self.petition = Petition(petitions.new_uid())
        self.in_register = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def uid(self) -> str:
        """Identity of the petition, also before the register has it."""
        return self.petition.uid

    @property
    def settled(self) -> bool:
        """True when the register holds what is on the screen."""
        return not self._unsaved and not self._flying

    @property
    def blank(self) -> bool:
        """True when nothing is typed that could be a petition."""
        return not any(part_of(self.petition, part) for part in _WORDS)

    def begin(self, session_uid: str) -> None:
        """Leave the petition and begin a new one of a session; one left without a word goes into the bin."""
        self._leave()
        self._take(session_uid, Petition(petitions.new_uid()), in_register=False)

    def resume(self, session_uid: str, petition: Petition) -> None:
        """Leave the petition and work on one that the register has; what was typed into it last counts."""
        self._leave()
        petition = replace(self._left.get(petition.uid, petition), number=petition.number)
        self._take(session_uid, petition, in_register=True)

    def drop(self) -> None:
        """Begin a new petition in place of one that the register no longer has (undone, in the bin)."""
        self._take(self.session_uid, Petition(petitions.new_uid()), in_register=False)

    def reread(self, petition: Petition) -> None:
        """Take over what the register holds now (undo, another page)."""
        self.petition = petition

    def put(self, part: str, value: object, *, now: bool = False) -> None:
        """Set a part as it stands on the screen; it is saved soon, or ``now``."""
        if part_of(self.petition, part) == value:
            return
        self.petition = with_parts(self.petition, {part: value})
        self._unsaved[part] = value
        self._handed += current()
        if not self.in_register:
            if not self.blank:
                self._add(part)
        elif now:
            self.flush()
        elif not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Hand everything typed to the writers now."""
        self._timer.stop()
        if not self._unsaved or not self.in_register:
            return
        parts, self._unsaved = self._unsaved, {}
        # Parts that change together (a name and its village) are undone together.
        self._write(parts, petitions.set_parts, self.uid, parts)

    def discard(self) -> None:
        """Put the petition into the bin, if the register has it, and begin a new one."""
        self.flush()
        if self.in_register:
            self._workspace.write(petitions.discard, [self.uid])
        self.drop()

    # -- inside -----------------------------------------------------------------

    def _leave(self) -> None:
        if self.in_register and self.blank:
            self.discard()
        self.flush()
        if self._flying:
            self._left[self.uid] = self.petition

    def _take(self, session_uid: str, petition: Petition, *, in_register: bool) -> None:
        self._timer.stop()
        self._unsaved.clear()
        self.session_uid, self.petition, self.in_register = session_uid, petition, in_register

    def _add(self, part: str) -> None:
        parts, self._unsaved = self._unsaved, {}
        self.in_register = True
        work = partial(petitions.add, strand=strand("petition", self.uid, part))
        self._write(parts, work, self.session_uid, self.petition)

    def _write(self, parts: dict[str, object], work: Any, *arguments: Any) -> None:
        self._flying += 1
        uid = self.uid
        handed, self._handed = tuple(self._handed), []
        self._workspace.write(
            work,
            *arguments,
            then=self._landed,
            failed=lambda error: self._refused(uid, parts, error),
            handed=handed,
        )

    def _landed(self, _changes: ChangeSet) -> None:
        self._flying -= 1
        if not self._flying:
            self._left.clear()
        if self.settled:
            self.landed.emit()

    def _refused(self, uid: str, parts: dict[str, object], error: AppError) -> None:
        """Nothing typed is dropped: it is tried again with the next key, or begun anew where it was taken away."""
        self._flying -= 1
        if not isinstance(error, PetitionUnknown):
            self._workspace.failed.emit(error)
        if uid != self.uid:
            return
        if isinstance(error, PetitionUnknown):
            self.petition = replace(self.petition, uid=petitions.new_uid(), number=None)
            self._unsaved.clear()
            self.in_register = False
            if not self.blank:
                self._add("content")
            self.lost.emit()
        else:
            self._unsaved = {**parts, **self._unsaved}
