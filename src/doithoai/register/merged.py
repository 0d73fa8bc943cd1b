"""What other offices say of their sessions: every version that came, and which of them holds.

Nothing that came is thrown away: the register shows, of each session, what its own office said last. So the order in
which packages come changes nothing, and one can be taken out again next week.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from doithoai.register import decisions, rows
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Package:
    """A merged package.

    Attributes:
        manifest: SHA-256 that names it; office_id: its sender, office_name: as it was called.
        first, last: its period (days inclusive); at, step: how far the sender's register had come.
        whole: it holds all sessions of its period.
        signed_by: the fingerprint of the key.
        said, signature: the manifest as it was sent and its signature (hexadecimal), which a receipt gives back.
    """

    manifest: str
    office_id: int
    office_name: str
    first: date
    last: date
    at: str
    step: int
    whole: bool
    file: str
    signed_by: str
    said: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """What a package says of a session.

    Attributes:
        digest: of what it says; None where it says that the session was withdrawn.
        own: the sender held the session itself.
        content: the bytes that are kept of it.
    """

    uid: str
    day: date | None = None
    own: bool = True
    digest: str | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Holding:
    """The version of a session that holds.

    Attributes:
        package: the row of the package it is from; office_id: that package's sender.
        differs: another office passes the same session on with other words.
    """

    package: int
    office_id: int
    office_name: str
    digest: str
    sha256: str
    differs: bool = False


def package_id(register: Register, manifest: str) -> int | None:
    """The row of a merged package."""
    row: int | None = register.value("SELECT id FROM merged_package WHERE manifest = ?", (manifest,))
    return row


def present_of(register: Register, manifests: Iterable[str]) -> set[str]:
    """Those of some packages that are merged now."""
    sql = "SELECT manifest FROM merged_package WHERE manifest IN (SELECT value FROM json_each(?))"
    return {manifest for (manifest,) in register.rows(sql, (json.dumps(list(manifests)),))}


def when(register: Register, package: int) -> tuple[datetime, str]:
    """When a package was merged, and by whom."""
    row = register.row("SELECT merged_at, who FROM merged_package WHERE id = ?", (package,))
    assert row is not None
    return datetime.fromisoformat(row[0]), str(row[1])


def newer(register: Register, code: str, at: str, step: int, first: date, last: date) -> date | None:
    """The day on which a package of office ``code`` was merged that knows better of these days; None for none.

    Args:
        at, step: how far the sender's register had come in the package looked at.
    """
    day = register.value(
        "SELECT substr(max(p.merged_at), 1, 10) FROM merged_package p JOIN office o ON o.id = p.office_id "
        "WHERE o.code = ? AND (p.at, p.step) > (?, ?) AND p.first <= ? AND p.last >= ?",
        (code, at, step, last.isoformat(), first.isoformat()),
    )
    return date.fromisoformat(day) if day else None


def add(register: Register, package: Package, versions: Iterable[Version]) -> int:
    """Keep a package and what it says, inside a step; gives its row."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    row = register.execute(
        "INSERT INTO merged_package(manifest, office_id, office_name, first, last, at, step, whole, file, signed_by, "
        "said, signature, merged_at, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(package.manifest, package.office_id, package.office_name),
            *(package.first.isoformat(), package.last.isoformat(), package.at, package.step, int(package.whole)),
            *(package.file, package.signed_by, package.said, package.signature, now, register.who),
        ),
    )
    for version in versions:
        digest = hashlib.sha256(version.content).hexdigest() if version.digest else None
        if digest:
            register.execute("INSERT OR IGNORE INTO blob(sha256, content) VALUES (?, ?)", (digest, version.content))
        register.execute(
            "INSERT INTO merged_session(package_id, uid, day, own, digest, sha256) VALUES (?, ?, ?, ?, ?, ?)",
            (row, version.uid, rows.iso(version.day), int(version.own), version.digest, digest),
        )
    return row


def forget(register: Register, package: int) -> None:
    """Take out what a package says, inside a step; sessions that are from it are the caller's to change."""
    register.execute("PRAGMA defer_foreign_keys = ON")
    register.execute("DELETE FROM merged_session WHERE package_id = ?", (package,))
    register.execute("DELETE FROM merged_package WHERE id = ?", (package,))


def content(register: Register, sha256: str) -> bytes:
    """The bytes kept of a version."""
    return bytes(register.value("SELECT content FROM blob WHERE sha256 = ?", (sha256,)))


def touched(register: Register, package: int) -> list[str]:
    """The sessions of which a package says anything: that they are, were withdrawn, or are no longer in its period."""
    uids = register.rows(
        "SELECT uid FROM merged_session WHERE package_id = :package UNION "
        "SELECT v.uid FROM merged_package p JOIN merged_package q ON q.office_id = p.office_id "
        "JOIN merged_session v ON v.package_id = q.id AND v.day BETWEEN p.first AND p.last "
        "WHERE p.id = :package AND p.whole ORDER BY 1",
        {"package": package},
    )
    return [uid for (uid,) in uids]


def titles(register: Register, uids: Iterable[str]) -> dict[str, tuple[str, date | None]]:
    """Title and day of each of these sessions that the register has."""
    sql = "SELECT uid, title, starts_at FROM session WHERE uid IN (SELECT value FROM json_each(?))"
    return {
        uid: (title or "", date.fromisoformat(starts[:10]) if starts else None)
        for uid, title, starts in register.rows(sql, (json.dumps(list(uids)),))
    }


# -- which version holds ------------------------------------------------------------

_VERSIONS = """
SELECT p.office_id, p.at, p.step, p.manifest, p.id, p.office_name, v.own, v.digest, v.sha256, v.day
FROM merged_session v JOIN merged_package p ON p.id = v.package_id WHERE v.uid = ?
ORDER BY p.office_id, p.at, p.step, p.manifest
"""
_SILENT = """
SELECT 1 FROM merged_package p WHERE p.office_id = :office AND p.whole AND (p.at, p.step) > (:at, :step)
AND :day BETWEEN p.first AND p.last
AND NOT EXISTS (SELECT 1 FROM merged_session v WHERE v.package_id = p.id AND v.uid = :uid) LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class _Word:
    """The last word of one office on a session; ``holding`` is None where it was withdrawn."""

    rank: tuple[bool, str, int, str]
    holding: Holding | None


def holding(register: Register, uid: str) -> Holding | None:
    """The version that holds; None where there is none, or it was withdrawn.

    The office that held the session is believed before those that pass it on; of each, its latest package.
    """
    words = list(_words(register, uid))
    if not words:
        return None
    best = max(words, key=lambda word: word.rank).holding
    others = {word.holding.digest for word in words if word.holding} - ({best.digest} if best else set())
    if best is None or not others - decisions.noted(register, uid):
        return best
    return Holding(best.package, best.office_id, best.office_name, best.digest, best.sha256, differs=True)


def last_words(register: Register, uid: str) -> list[Holding]:
    """What each office that speaks of the session said last, the one that holds it first."""
    words = sorted(_words(register, uid), key=lambda word: word.rank, reverse=True)
    return [word.holding for word in words if word.holding]


def _words(register: Register, uid: str) -> Iterator[_Word]:
    latest: dict[int, tuple[object, ...]] = {}
    owners: dict[int, bool] = {}
    for office, *version in register.rows(_VERSIONS, (uid,)):
        latest[office] = tuple(version)
        owners[office] = owners.get(office, False) or bool(version[5])
    for office, (at, step, manifest, package, name, _own, digest, sha256, day) in latest.items():
        rank = (owners[office], str(at), int(str(step)), str(manifest))
        silent = {"office": office, "at": at, "step": step, "day": day, "uid": uid}
        if digest is None or register.value(_SILENT, silent):
            yield _Word(rank, None)
        else:
            yield _Word(rank, Holding(int(str(package)), office, str(name), str(digest), str(sha256)))


@dataclass(frozen=True, slots=True)
class Present:
    """What the register holds of a session now.

    Attributes:
        own: of the register's own office; binned: in the bin.
        digest, sha256: of the version it came from; None where it came in another way.
    """

    id: int
    own: bool
    binned: bool
    package: int | None
    digest: str | None
    sha256: str | None


def present(register: Register, uid: str) -> Present | None:
    """The session as it is; None where there is none."""
    row = register.row(
        "SELECT s.id, o.own, s.deleted_at IS NOT NULL, s.source_id, v.digest, v.sha256 FROM session s "
        "JOIN office o ON o.id = s.office_id "
        "LEFT JOIN merged_session v ON v.package_id = s.source_id AND v.uid = s.uid WHERE s.uid = ?",
        (uid,),
    )
    return Present(row[0], bool(row[1]), bool(row[2]), *row[3:]) if row else None


def came_from(register: Register, uid: str, package: int | None) -> None:
    """Say which package a session's contents are from."""
    register.execute(
        "UPDATE session SET source_id = :package WHERE uid = :uid AND source_id IS NOT :package",
        {"package": package, "uid": uid},
    )


# -- petitions that came in several sessions -----------------------------------------


def share(register: Register, petition: str, sessions: Iterable[str]) -> None:
    """Note that a petition came in all of ``sessions``."""
    register.execute_many(
        "INSERT OR IGNORE INTO shared_petition(petition_uid, session_uid) VALUES (?, ?)",
        [(petition, session) for session in sessions],
    )


def sharing(register: Register, uid: str) -> set[str]:
    """The other sessions in which a petition of this session came."""
    uids = register.rows(
        "SELECT b.session_uid FROM shared_petition a JOIN shared_petition b ON b.petition_uid = a.petition_uid "
        "WHERE a.session_uid = ? AND b.session_uid <> a.session_uid",
        (uid,),
    )
    return {other for (other,) in uids}


def holders(register: Register, petitions: str) -> dict[str, str]:
    """Which session has each petition of a JSON list of uids."""
    return dict(
        register.rows(
            "SELECT p.uid, s.uid FROM petition p JOIN session s ON s.id = p.session_id "
            "WHERE p.uid IN (SELECT value FROM json_each(?))",
            (petitions,),
        )
    )


# -- who has sent -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """A package of an office that touches a period.

    Attributes:
        code, name: of its sender; on: the day it was merged.
        confirmed_on: the day its code was compared by telephone.
    """

    code: str
    name: str
    manifest: str
    first: date
    last: date
    on: date
    confirmed_on: date | None = None


def sent(register: Register, first: date, last: date) -> list[Sent]:
    """The merged packages that touch a period (days inclusive), in the order in which they were merged."""
    packages = register.rows(
        "SELECT o.code, p.office_name, p.manifest, p.first, p.last, substr(p.merged_at, 1, 10), p.confirmed_on "
        "FROM merged_package p JOIN office o ON o.id = p.office_id WHERE p.first <= ? AND p.last >= ? "
        "ORDER BY p.merged_at, p.id",
        (last.isoformat(), first.isoformat()),
    )
    return [_sent(*row) for row in packages]


def _sent(code: str, name: str, manifest: str, first: str, last: str, merged_on: str, confirmed: str | None) -> Sent:
    day = date.fromisoformat
    return Sent(code, name, manifest, day(first), day(last), day(merged_on), rows.day(confirmed))
