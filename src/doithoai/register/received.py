"""The packages that were merged, as a list; whose code was compared by telephone; what receipts give back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from doithoai.domain.errors import N_
from doithoai.register import rows
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Listed:
    """A merged package with where it came from.

    Attributes:
        manifest: SHA-256 that names it; file: its name when it came; signed_by: the fingerprint of the key.
        code, name: of its sender, as it was called.
        first, last: its period (days inclusive); whole: it holds all sessions of its period.
        at, who: when it was merged and by whom.
        sessions, petitions: in the register that are from it now.
        confirmed_on, confirmed_by: its code was compared by telephone.
    """

    id: int
    manifest: str
    code: str
    name: str
    first: date
    last: date
    whole: bool
    file: str
    signed_by: str
    at: datetime
    who: str
    sessions: int
    petitions: int
    confirmed_on: date | None
    confirmed_by: str | None


_LISTED = """
SELECT p.id, p.manifest, o.code, p.office_name, p.first, p.last, p.whole, p.file, p.signed_by, p.merged_at, p.who,
    (SELECT count(*) FROM session s WHERE s.source_id = p.id AND s.deleted_at IS NULL),
    (SELECT count(*) FROM session s JOIN petition t ON t.session_id = s.id
     WHERE s.source_id = p.id AND s.deleted_at IS NULL),
    p.confirmed_on, p.confirmed_by
FROM merged_package p JOIN office o ON o.id = p.office_id
WHERE :last IS NULL OR p.id < :last ORDER BY p.id DESC LIMIT :limit
"""


def listed(register: Register, last: Listed | None, limit: int) -> list[Listed]:
    """Up to ``limit`` packages after ``last`` (None for the first), the one merged last before the others."""
    packages = register.rows(_LISTED, {"last": last.id if last else None, "limit": limit})
    return [_of_row(*row) for row in packages]


def _of_row(
    number: int, manifest: str, code: str, name: str, first: str, last: str, whole: int, file: str, key: str, *rest: Any
) -> Listed:
    at, who, sessions, petitions, confirmed, by = rest
    days = date.fromisoformat(first), date.fromisoformat(last)
    merged_at, confirmed_on = datetime.fromisoformat(at), rows.day(confirmed)
    counts = sessions, petitions
    return Listed(
        number, manifest, code, name, *days, bool(whole), file, key, merged_at, who, *counts, confirmed_on, by
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a session came from: whose package, which file, when it was merged and by whom."""

    office: str
    file: str
    at: datetime
    who: str


def origin(register: Register, session_uid: str) -> Origin | None:
    """The package that a session is from; None for one that came in another way."""
    row = register.row(
        "SELECT p.office_name, p.file, p.merged_at, p.who FROM session s JOIN merged_package p ON p.id = s.source_id "
        "WHERE s.uid = ?",
        (session_uid,),
    )
    return Origin(row[0], row[1], datetime.fromisoformat(row[2]), row[3]) if row else None


def has_others(register: Register) -> bool:
    """Whether the register holds sessions of other offices."""
    sessions = "SELECT 1 FROM session s WHERE s.office_id = o.id"
    sql = f"SELECT EXISTS (SELECT 1 FROM office o WHERE NOT o.own AND EXISTS ({sessions}))"
    return bool(register.value(sql))


def confirm(register: Register, manifests: Iterable[str], on: date | None) -> None:
    """Note that the codes of some packages were compared by telephone on a day; None takes that back."""
    with register.step(N_("Confirm the code of a package")):
        register.execute_many(
            "UPDATE merged_package SET confirmed_on = ?, confirmed_by = ? WHERE manifest = ?",
            [(rows.iso(on), register.who if on else None, manifest) for manifest in manifests],
        )


@dataclass(frozen=True, slots=True)
class SentManifest:
    """What a receipt gives back of a package: its manifest as it was sent, and the sender's signature.

    Attributes:
        manifest: SHA-256 that names it; code, name: of its sender.
    """

    manifest: str
    code: str
    name: str
    content: bytes
    signature: bytes


def sent_manifest(register: Register, manifest: str) -> SentManifest | None:
    """What one merged package said; None where it is not merged (any more)."""
    row = register.row(
        "SELECT o.code, p.office_name, p.said, p.signature FROM merged_package p JOIN office o ON o.id = p.office_id "
        "WHERE p.manifest = ? AND p.said IS NOT NULL",
        (manifest,),
    )
    return SentManifest(manifest, row[0], row[1], row[2].encode(), bytes.fromhex(row[3])) if row else None
