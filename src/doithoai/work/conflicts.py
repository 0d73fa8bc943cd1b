"""Two sides say different things of one session: shown part by part, settled by a person, never in silence.

Three ways lead here: the session was changed in this register and its office now says otherwise (or withdrew it); it
lies in the bin here; two offices pass it on with different words.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from doithoai.domain.errors import N_, Gone
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Session, SessionOffice
from doithoai.domain.shape import Part, columns_of, part_of, with_parts
from doithoai.exchange import merge
from doithoai.register import decisions, disputed, merged, offices, replacing, sessions
from doithoai.register.connection import Register
from doithoai.register.disputed import Disputed
from doithoai.register.merged import Holding

_ROSTER = "attendees"
_PETITION = "petition"

Key = tuple[str, ...]
"""A part: of the session ``(path,)``; of a petition ``("petition", uid, path)``; a whole petition without the path."""


class Reason(StrEnum):
    """Why a person must look."""

    CHANGED_HERE = "changed here"
    WITHDRAWN = "withdrawn"
    IN_BIN = "in the bin"
    OFFICES_DIFFER = "offices differ"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A session of which two sides say different things.

    Attributes:
        session: which one; office: who says otherwise.
        digest: of the words of that office, by which a decision is remembered.
    """

    session: Disputed
    reason: Reason
    office: str
    digest: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that the two sides say differently.

    Attributes:
        key: which part; number: of the petition it is of, or None.
        labels: message ids of the part's name; part: what kind of value it is.
        here, coming: the values; a whole petition or roster where that is what differs.
    """

    key: Key
    labels: tuple[str, ...]
    part: Part
    here: Any
    coming: Any
    number: int | None = None


def conflicts(register: Register) -> list[Conflict]:
    """What a person has to look at, the newest sessions first."""
    found = (_conflict_of(register, session) for session in disputed.candidates(register))
    return [conflict for conflict in found if conflict]


def _conflict_of(register: Register, session: Disputed) -> Conflict | None:
    present = merged.present(register, session.uid)
    if present is None or present.own:
        return None
    holding = merged.holding(register, session.uid)
    decided = decisions.noted(register, session.uid)
    if holding is None:
        is_open = present.digest is not None and merge.WITHDRAWN not in decided
        return Conflict(session, Reason.WITHDRAWN, session.office or "", merge.WITHDRAWN) if is_open else None
    if holding.digest != present.digest and holding.digest not in decided:
        reason = Reason.IN_BIN if session.binned else Reason.CHANGED_HERE
        return Conflict(session, reason, holding.office_name, holding.digest)
    others = merged.last_words(register, session.uid)
    other = next((word for word in others if word.digest not in {holding.digest, present.digest, *decided}), None)
    return Conflict(session, Reason.OFFICES_DIFFER, other.office_name, other.digest) if other else None


def coming(register: Register, conflict: Conflict) -> Session | None:
    """What the other side says; None where it withdrew the session."""
    holding = _holding(register, conflict)
    if holding is None:
        return None
    sender = SessionOffice(offices.code_of(register, holding.office_id), holding.office_name)
    session = sessions.canonical(merge.session_of(merged.content(register, holding.sha256), sender))
    elsewhere = merge.elsewhere(register, session)
    petitions = tuple(petition for petition in session.petitions if petition.uid not in elsewhere)
    return replace(session, petitions=petitions)


def _holding(register: Register, conflict: Conflict) -> Holding | None:
    words = merged.last_words(register, conflict.session.uid)
    return next((word for word in words if word.digest == conflict.digest), None)


# -- part by part -------------------------------------------------------------------------


def differences(here: Session, coming: Session) -> list[Difference]:
    """Every part that is not the same: of the session, its roster, then petition by petition."""
    return [*_of_session(here, coming), *_of_petitions(here, coming)]


def _of_session(here: Session, coming: Session) -> Iterator[Difference]:
    for column in columns_of(Session):
        values = part_of(here, column.path), part_of(coming, column.path)
        if values[0] != values[1]:
            yield Difference((column.path,), column.labels, column.part, *values)
    if here.attendees != coming.attendees:
        yield Difference((_ROSTER,), (N_("Roster"),), Part(kind=Attendee), here.attendees, coming.attendees)


def _of_petitions(here: Session, coming: Session) -> Iterator[Difference]:
    mine, theirs = ({petition.uid: petition for petition in session.petitions} for session in (here, coming))
    for uid in dict.fromkeys([*mine, *theirs]):
        pair = mine.get(uid), theirs.get(uid)
        if pair[0] is None or pair[1] is None:
            number = (pair[0] or pair[1] or Petition("")).number
            yield Difference((_PETITION, uid), (N_("Petition"),), Part(kind=Petition), *pair, number)
            continue
        for column in columns_of(Petition):
            values = part_of(pair[0], column.path), part_of(pair[1], column.path)
            if values[0] != values[1]:
                key = (_PETITION, uid, column.path)
                yield Difference(key, column.labels, column.part, *values, pair[0].number)


def joined(here: Session, coming: Session, taken: Collection[Key]) -> Session:
    """The session as it is here, with the parts ``taken`` as the other side says them."""
    theirs = {petition.uid: petition for petition in coming.petitions}
    own = {key[0]: part_of(coming, key[0]) for key in taken if len(key) == 1 and key[0] != _ROSTER}
    petitions = []
    for petition in here.petitions:
        if (_PETITION, petition.uid) in taken:
            continue  # the other side does not have it
        parts = {key[2]: part_of(theirs[petition.uid], key[2]) for key in taken if key[1:2] == (petition.uid,)}
        petitions.append(with_parts(petition, parts))
    present = {petition.uid for petition in here.petitions}
    added = [uid for uid in theirs if uid not in present and (_PETITION, uid) in taken]
    petitions += [theirs[uid] for uid in added]
    attendees = coming.attendees if (_ROSTER,) in taken else here.attendees
    return replace(with_parts(here, own), attendees=attendees, petitions=tuple(petitions))


# -- settled ------------------------------------------------------------------------------


def settle(register: Register, conflict: Conflict, taken: Collection[Key] | None) -> None:
    """Do what a person decided, in one step: the parts ``taken`` of what the other side says; None takes all of it.

    What was not taken is not asked about again, until that office says something else.

    Raises:
        Gone: what was looked at is no longer there; nothing was changed.
    """
    uid = conflict.session.uid
    with register.step(N_("Settle what two sides say")):
        other = coming(register, conflict)
        if other is None and conflict.reason is not Reason.WITHDRAWN:
            raise Gone(N_("What the other side said is no longer there."))
        if taken is None:
            _take_all(register, conflict, other)
        elif taken and other:
            replacing.put(register, joined(sessions.get(register, uid), other, taken))
        if taken is not None or conflict.reason is Reason.OFFICES_DIFFER:
            decisions.note(register, uid, [conflict.digest])


def _take_all(register: Register, conflict: Conflict, other: Session | None) -> None:
    uid = conflict.session.uid
    if other is None:
        replacing.remove(register, uid)
        return
    holding = _holding(register, conflict)
    if conflict.reason is Reason.OFFICES_DIFFER:  # it stays the session of its own office
        other = replace(other, office=sessions.get(register, uid).office)
    replacing.put(register, other)
    if holding and conflict.reason is not Reason.OFFICES_DIFFER:
        merged.came_from(register, uid, holding.package)
