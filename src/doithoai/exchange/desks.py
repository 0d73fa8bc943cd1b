"""Two desks of one office that worked apart on copies of one register: row by row, what each did comes together.

Both have the steps up to the copy in common. What only one side changed since is taken; what both changed, otherwise
than each other, is a conflict: it is named, and the register keeps its own. All other desks are looked at together,
so that their order changes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from doithoai.domain.errors import N_, AppError
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session
from doithoai.domain.text import shortened
from doithoai.exchange.errors import PackageProblem
from doithoai.exchange.merge import Outcome
from doithoai.register import carried_over, desk_rows, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.desk_rows import Apart, Key, Kind

_WORDS = 60  # letters by which a petition is named


@dataclass(slots=True)
class Joined:
    """What became of the rows: counts of sessions and petitions together, and what contradicts each other."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    conflicts: list[AppError] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    """What a desk says of a row: None, that it was deleted; ``changed``: by that desk, since the copy."""

    value: object
    changed: bool
    name: str


def take_desks(register: Register, others: Sequence[Register]) -> Joined:
    """Bring in what other desks did, inside a step."""
    joined = Joined()
    apart = [desk_rows.apart(register, other) for other in others]
    tables = [dict(_rows(other)) for other in others]
    left_open = set()
    for key in _in_order(tables, apart):
        words = [
            _Word(table.get(key), key in since.theirs.changed or key in since.left_open, other.path.name)
            for table, since, other in zip(tables, apart, others, strict=True)
            if key in table or key in since.theirs.deleted
        ]
        changed_here = any(key in since.ours.changed or key in since.left_open for since in apart)
        if _decide(register, joined, key, words, changed_here=changed_here):
            left_open.add(key)
    for other in others:
        carried_over.copy(other, register)
    desk_rows.remember(register, others, left_open)
    return joined


def _rows(other: Register) -> Iterator[tuple[Key, object]]:
    """Sessions without what is in them, and petitions with the session they are in."""
    for session in sessions.each(other):
        if session.office is None:
            yield Key(Kind.SESSION, session.uid), replace(session, petitions=(), documents=())
            for petition in session.petitions:
                yield Key(Kind.PETITION, petition.uid), (session.uid, petition)


def _in_order(tables: Sequence[dict[Key, object]], apart: Sequence[Apart]) -> list[Key]:
    """Sessions before what is in them, petitions by their numbers: so new ones come in the order they were written."""
    places = {key: (key.kind is Kind.PETITION, "", 0) for since in apart for key in since.theirs.deleted}
    for table in tables:
        for key, value in table.items():
            if isinstance(value, tuple):
                session, petition = value
                place = (True, str(session), int(petition.number or 0))
                places[key] = min(place, places.get(key, place))
            else:
                places[key] = (False, "", 0)
    return sorted(places, key=lambda key: (*places[key], key.uid))


def _decide(register: Register, joined: Joined, key: Key, words: list[_Word], *, changed_here: bool) -> bool:
    """Take what may be taken; True where a person must look at it."""
    own = _own(register, key)
    differing = [word for word in words if word.value != own]
    if not differing:
        joined.counts[Outcome.SAME] += 1
        return False
    is_new = own is None and not desk_rows.is_present(register, key)
    coming = differing if is_new else [word for word in differing if word.changed]
    if not coming:
        joined.counts[Outcome.OLDER] += 1
        return False
    is_alike = all(word.value == coming[0].value for word in coming)
    if not is_alike or (changed_here and not is_new) or _is_homeless(register, coming[0].value):
        joined.counts[Outcome.DOUBT] += 1
        names = ", ".join(word.name for word in coming)
        message = _MESSAGES[key.kind]
        joined.conflicts.append(PackageProblem(message, uid=key.uid, name=_name(own, coming[0].value), files=names))
        return True
    joined.counts[_take(register, key, coming[0].value, is_new=is_new)] += 1
    return False


_MESSAGES = {
    Kind.SESSION: N_("Session {uid} ({name}) was changed apart, here and in {files}; it is left as it is here."),
    Kind.PETITION: N_("Petition {uid} ({name}) was changed apart, here and in {files}; it is left as it is here."),
}


def _name(*values: object) -> str:
    """By what a person knows the row: a session's title, a petition's number and first words."""
    for value in values:
        if isinstance(value, Session):
            return shortened(value.title or "", _WORDS)
        if isinstance(value, tuple):
            return shortened(f"{value[1].number or ''} {value[1].content or ''}".strip(), _WORDS)
    return ""


def _is_homeless(register: Register, value: object) -> bool:
    """A petition whose session is not here (any more)."""
    return isinstance(value, tuple) and _own(register, Key(Kind.SESSION, value[0])) is None


def _own(register: Register, key: Key) -> object:
    try:
        if key.kind is Kind.SESSION:
            return replace(sessions.particulars(register, key.uid), petitions=(), documents=())
        row = petitions.get(register, key.uid)
        return row.session_uid, row.petition
    except (sessions.SessionUnknown, petitions.PetitionUnknown):
        return None


def _take(register: Register, key: Key, value: object, *, is_new: bool) -> Outcome:
    if value is None:
        discard = sessions.discard if key.kind is Kind.SESSION else _discard_petition
        discard(register, key.uid)
        return Outcome.WITHDRAWN
    if isinstance(value, Session):
        if is_new:
            sessions.add(register, [value])
        else:
            sessions.update(register, value)
    else:
        assert isinstance(value, tuple)
        _put_petition(register, *value, is_new=is_new)
    return Outcome.ADDED if is_new else Outcome.UPDATED


def _discard_petition(register: Register, uid: str) -> None:
    petitions.discard(register, [uid])


def _put_petition(register: Register, session_uid: str, petition: Petition, *, is_new: bool) -> None:
    """A new one keeps its number unless another petition of the session has it: then it takes the next."""
    if not is_new:
        petitions.edit(register, petition.uid, lambda _: petition)
        return
    taken = {row.petition.number for row in petitions.of_session(register, session_uid)}
    petitions.add(register, session_uid, replace(petition, number=None) if petition.number in taken else petition)
