"""Merging packages of other offices into a register, and taking one out again.

A package is not laid over the register: what it says is kept beside what other packages say (`register.merged`), and
of each session it touches the version that holds is put into the register. So twice is once, the order of packages
changes nothing, and an older one never overwrites a newer. What a person changed here is never overwritten: it is in
doubt, and said.
"""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from doithoai.domain.errors import N_, AppError
from doithoai.domain.session import Session, SessionOffice
from doithoai.exchange import compose, data_file, trust
from doithoai.exchange.errors import KeyRefused, PackageProblem
from doithoai.exchange.keys import PublicKey
from doithoai.exchange.manifest import Manifest
from doithoai.exchange.trust import Standing
from doithoai.exchange.verify import PackageReport
from doithoai.register import decisions, merged, offices, replacing, sessions
from doithoai.register.connection import Register
from doithoai.register.merged import Holding, Package, Present, Version

InHand = Mapping[int, Mapping[str, Session]]

WITHDRAWN = "withdrawn"
"""Stands for the digest of what an office says of a session that it withdrew (`register.decisions`)."""

_LEVEL = 3  # of zlib: what merging costs is felt


class Outcome(StrEnum):
    """What merging does with a session."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "same"
    OLDER = "older"
    WITHDRAWN = "withdrawn"
    DOUBT = "in doubt"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one session.

    Attributes:
        title, day: of the session, as far as anybody said.
        reason: why it is in doubt.
    """

    outcome: Outcome
    uid: str
    title: str = ""
    day: date | None = None
    reason: AppError | None = None


@dataclass(slots=True)
class Result:
    """What became of a package.

    Attributes:
        counts: sessions by what was done with them.
        entries: the same, session by session; empty where the package was merged before.
        first_key: the sender's key, where it was not known before.
        repeated: the same package was merged before.
    """

    counts: Counter[Outcome] = field(default_factory=Counter)
    entries: list[Entry] = field(default_factory=list)
    first_key: PublicKey | None = None
    repeated: bool = False

    @property
    def doubts(self) -> list[AppError]:
        """One error for each session that a person must look at."""
        return [entry.reason for entry in self.entries if entry.reason]

    def note(self, outcome: Outcome, uid: str) -> None:
        """Count a session."""
        self.counts[outcome] += 1
        self.entries.append(Entry(outcome, uid))

    def doubt(self, message: str, uid: str) -> None:
        """A session is left as it is."""
        self.counts[Outcome.DOUBT] += 1
        self.entries.append(Entry(Outcome.DOUBT, uid, reason=PackageProblem(message, session=uid)))


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signed a package."""

    code: str
    name: str
    key: PublicKey
    is_first: bool


def sender_of(register: Register, manifest: Manifest, is_known_unit: Callable[[str], bool]) -> Sender:
    """The office whose package may be merged.

    Raises:
        KeyRefused: it is not signed, or not by that office's known key.
        PackageProblem: it is of no office, of this one, or of one that nobody knows.
    """
    office = manifest.office
    if manifest.key is None:
        raise KeyRefused(N_("The package is not signed."), remedy=N_("Ask the office to export it again."))
    if office is None or not office.code:
        raise PackageProblem(N_("The package does not say which office it is from."))
    if office.code == offices.own_code(register):
        raise PackageProblem(N_("The package is of this office itself."))
    is_first = trust.standing(register, office.code, manifest.key) is Standing.FIRST
    if is_first and not is_known_unit(office.code):
        raise PackageProblem(
            N_("The list of units has none with the code {code}."),
            remedy=N_("If the office is right, accept its key file first."),
            code=office.code,
        )
    return Sender(office.code, office.name or office.party_name or "", manifest.key, is_first)


def merge(register: Register, report: PackageReport, is_known_unit: Callable[[str], bool]) -> Result:
    """Merge a package that was found whole, inside a step.

    Raises:
        AppError: it is refused; nothing was changed.
    """
    manifest, data = report.manifest, report.data
    assert manifest is not None
    assert data is not None
    sender = sender_of(register, manifest, is_known_unit)
    result = Result(first_key=sender.key if sender.is_first else None)
    if sender.is_first:
        trust.accept(register, sender.code, sender.name, sender.key, "package")
    if merged.package_id(register, report.digest) is not None:
        result.repeated = True
        result.counts[Outcome.SAME] += len(data.sessions)
        return result
    level = manifest.office.level if manifest.office else None
    office = offices.id_of(register, sender.code, level)
    state = manifest.state
    package = Package(
        *(report.digest, office, sender.name, *manifest.period),
        *(state.at if state else "", state.step if state else 0, manifest.since is None),
        *(report.path.name, sender.key.fingerprint),
        said=report.manifest_bytes.decode(),
        signature=(report.signature or b"").hex(),
    )
    take(register, package, data.sessions, result, manifest.since.withdrawn if manifest.since else ())
    return result


def take(
    register: Register, package: Package, coming: Sequence[Session], result: Result, withdrawn: Iterable[str] = ()
) -> None:
    """Keep what a package says, inside a step, and let the register hold what holds now.

    Args:
        coming: its sessions; withdrawn: the uids of those that it says are no longer there.
    """
    versions = {version.uid: version for version in _versions(register, package, coming, withdrawn, result)}
    row = merged.add(register, package, versions.values())
    touched = merged.touched(register, row)
    names = merged.titles(register, touched) | {session.uid: _name(session) for session in coming}
    _settle(register, touched, result, versions, in_hand={row: {session.uid: session for session in coming}})
    result.entries = [_named(entry, *names.get(entry.uid, ("", None))) for entry in result.entries]


def _name(session: Session) -> tuple[str, date | None]:
    return session.title or "", session.starts_at.date() if session.starts_at else None


def _named(entry: Entry, title: str, day: date | None) -> Entry:
    """The entry with the session's name, by which a person knows it, in its reason too."""
    name = " ".join(part for part in (title, f"({day:%d/%m/%Y})" if day else "") if part)
    reason = PackageProblem(entry.reason.message, session=name or entry.uid) if entry.reason else None
    return replace(entry, title=title, day=day, reason=reason)


def unmerge(register: Register, manifest: str) -> Result:
    """Take out what a package brought, inside a step; what other packages say of the same sessions holds again.

    Raises:
        PackageProblem: no such package was merged.
    """
    package = merged.package_id(register, manifest)
    if package is None:
        raise PackageProblem(N_("This package was not merged into the register."))
    result = Result()
    uids = merged.touched(register, package)
    before = {uid: merged.present(register, uid) for uid in uids}
    names = merged.titles(register, uids)
    merged.forget(register, package)
    _settle(register, uids, result, {}, before)
    result.entries = [_named(entry, *names.get(entry.uid, ("", None))) for entry in result.entries]
    return result


# -- what a package says --------------------------------------------------------------


def _versions(
    register: Register, package: Package, coming: Iterable[Session], withdrawn: Iterable[str], result: Result
) -> Iterator[Version]:
    """A version for each session of another office; what is this office's own is compared with the register."""
    own_code, sender_code = offices.own_code(register), offices.code_of(register, package.office_id)
    for session in coming:
        if session.office and session.office.code == own_code:
            _compare_own(register, session, result)
        else:
            yield _version(session, sender_code)
    for uid in withdrawn:
        yield Version(uid, own=False)


def _version(session: Session, sender_code: str | None) -> Version:
    """What is said of a session, whoever says it: names of files in the package, and whose it is, left out."""
    composed = compose.session(_without_files(session))
    office = json.dumps(composed["office"], ensure_ascii=False).encode()
    text = json.dumps({**composed, "office": None}, ensure_ascii=False, separators=(",", ":")).encode()
    return Version(
        session.uid,
        session.starts_at.date() if session.starts_at else None,
        session.office is None or session.office.code == sender_code,
        hashlib.sha256(text).hexdigest(),
        zlib.compress(office + b"\n" + text, _LEVEL),
    )


def _without_files(session: Session) -> Session:
    return replace(session, documents=tuple(replace(document, file=None) for document in session.documents))


def session_of(content: bytes, sender: SessionOffice) -> Session:
    """The session in the bytes kept of a version."""
    office, text = zlib.decompress(content).split(b"\n", 1)
    whole = {**json.loads(text), "office": json.loads(office)}
    (session,) = data_file.parse({"schema": data_file.SCHEMA, "sessions": [whole]}).sessions
    return session if session.office else replace(session, office=sender)


def _compare_own(register: Register, session: Session, result: Result) -> None:
    """A session of this office that another one passes on is never taken from there."""
    try:
        existing = sessions.get(register, session.uid)
    except sessions.SessionUnknown:
        result.doubt(N_("Session {session} is of this office, which has it no longer."), session.uid)
        return
    if _words(existing) == _words(sessions.canonical(session)):
        result.note(Outcome.SAME, session.uid)
    else:
        result.doubt(N_("Session {session} is of this office, which knows it otherwise."), session.uid)


def _words(session: Session) -> Session:
    return replace(session, office=None, documents=())


# -- putting into the register what holds ----------------------------------------------


@dataclass(slots=True)
class _Settling:
    """Sessions to be written, gathered while what holds is found.

    Attributes:
        is_leaving: while a package is taken out.
        in_hand: the sessions of the package that is coming in, by its row: what was read once is not read again.
    """

    register: Register
    result: Result
    is_leaving: bool
    in_hand: InHand
    added: list[tuple[Session, int]] = field(default_factory=list)
    replaced: list[tuple[Session, int]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def _settle(
    register: Register,
    uids: Iterable[str],
    result: Result,
    versions: dict[str, Version],
    before: dict[str, Present | None] | None = None,
    in_hand: InHand = MappingProxyType({}),
) -> None:
    """Let the register hold, of each of ``uids``, the version that holds now."""
    work = _Settling(register, result, before is not None, in_hand)
    for uid in uids:
        present = before[uid] if before is not None else merged.present(register, uid)
        _decide(work, uid, present, merged.holding(register, uid), versions.get(uid))
    _write(work)


def _decide(
    work: _Settling, uid: str, present: Present | None, holding: Holding | None, version: Version | None
) -> None:
    result = work.result
    if present and present.own:
        result.doubt(N_("Session {session} is this office's own; what the package says of it was not taken."), uid)
        return
    if (present.digest if present else None) == (holding.digest if holding else None):
        if present and holding:
            merged.came_from(work.register, uid, holding.package)
            _note_unchanged(result, uid, holding, version)
        elif version and version.digest:
            result.note(Outcome.OLDER, uid)
        return
    if present and _was_changed(work.register, uid, present, holding):
        if not work.is_leaving and (holding.digest if holding else WITHDRAWN) in decisions.noted(work.register, uid):
            result.note(Outcome.SAME, uid)
            return
        result.doubt(
            N_("Session {session} was changed in this register; what the package says of it was not taken."), uid
        )
        if work.is_leaving:
            merged.came_from(work.register, uid, None)
    elif holding is None:
        work.removed.append(uid)
        result.note(Outcome.WITHDRAWN, uid)
    else:
        session = _held_by(work, uid, holding)
        (work.replaced if present else work.added).append((session, holding.package))
        result.note(Outcome.UPDATED if present else Outcome.ADDED, uid)
        if holding.differs:
            result.doubt(
                N_("Session {session} came from two offices with different words; its own office is believed."), uid
            )


def _held_by(work: _Settling, uid: str, holding: Holding) -> Session:
    """The session as the version that holds has it."""
    sender = SessionOffice(offices.code_of(work.register, holding.office_id), holding.office_name)
    session = work.in_hand.get(holding.package, {}).get(uid)
    if session is None:
        return session_of(merged.content(work.register, holding.sha256), sender)
    return replace(_without_files(session), office=session.office or sender)


def _note_unchanged(result: Result, uid: str, holding: Holding, version: Version | None) -> None:
    if version is None or version.digest is None:
        return
    if version.digest == holding.digest:
        result.note(Outcome.SAME, uid)
    elif holding.differs:
        result.doubt(
            N_("Session {session} came from two offices with different words; its own office is believed."), uid
        )
    else:
        result.note(Outcome.OLDER, uid)


def _was_changed(register: Register, uid: str, present: Present, holding: Holding | None) -> bool:
    """Whether a person changed the session here, or it came in another way with other words."""
    if present.binned:
        return True
    existing = _words(sessions.get(register, uid))
    sha256 = present.sha256 or (holding.sha256 if holding else "")
    expected = sessions.canonical(session_of(merged.content(register, sha256), SessionOffice()))
    others = elsewhere(register, expected)
    petitions = tuple(petition for petition in expected.petitions if petition.uid not in others)
    return existing != _words(replace(expected, petitions=petitions))


def elsewhere(register: Register, session: Session) -> dict[str, str]:
    """The petitions of a session that stand in another one, with that one's uid."""
    uids = json.dumps([petition.uid for petition in session.petitions])
    return {uid: other for uid, other in merged.holders(register, uids).items() if other != session.uid}


def _write(work: _Settling) -> None:
    register = work.register
    shared: set[str] = set()
    for uid in work.removed:
        shared |= merged.sharing(register, uid)
        replacing.remove(register, uid)
    coming = [*work.replaced, *work.added]
    places: dict[str, set[str]] = {}
    for session, _ in coming:
        for petition, other in elsewhere(register, session).items():
            places.setdefault(petition, {session.uid}).add(other)
        for own in session.petitions:
            places.setdefault(own.uid, set()).add(session.uid)
    for petition, uids in places.items():
        if len(uids) > 1:
            merged.share(register, petition, uids)
    for session, _ in coming:
        others = merged.sharing(register, session.uid)
        shared |= {session.uid, *others} if others else set()
    alone = [(session, package) for session, package in coming if session.uid not in shared]
    _put(register, alone)
    _put_shared(register, shared)


def _put(register: Register, coming: list[tuple[Session, int]]) -> None:
    """Write sessions none of whose petitions is in another one: all new ones at once, which is quickest."""
    new = [session for session, _ in coming if merged.present(register, session.uid) is None]
    names = {session.uid for session in new}
    for session, _ in coming:
        if session.uid not in names:
            replacing.put(register, session)
    if new:
        sessions.add(register, new)
    for session, package in coming:
        merged.came_from(register, session.uid, package)


def _put_shared(register: Register, uids: set[str]) -> None:
    """Write sessions that share petitions, the first held first: each petition stays with the first that has it."""
    group: list[tuple[Session, int]] = []
    for uid in uids:
        holding = merged.holding(register, uid)
        present = merged.present(register, uid)
        if holding is None or (present and present.own):
            continue
        sender = SessionOffice(offices.code_of(register, holding.office_id), holding.office_name)
        group.append((session_of(merged.content(register, holding.sha256), sender), holding.package))
    group.sort(key=lambda entry: (str(entry[0].starts_at or ""), entry[0].uid))
    for session, _ in group:
        if merged.present(register, session.uid):
            replacing.put(register, replace(session, petitions=()))
    for session, package in group:
        others = elsewhere(register, session)
        for petition, other in others.items():
            merged.share(register, petition, (session.uid, other))
        petitions = tuple(petition for petition in session.petitions if petition.uid not in others)
        replacing.put(register, replace(session, petitions=petitions))
        merged.came_from(register, session.uid, package)
