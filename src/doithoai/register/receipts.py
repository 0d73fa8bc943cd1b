"""What offices above confirmed of our packages, and what has changed here since then.

Outside the history, as what was sent is (`dispatches`): undo never takes back what another office has said.
"""

from dataclasses import dataclass
from datetime import date, datetime

from doithoai.domain.errors import N_
from doithoai.register import errors, outside, recording
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A package that an office above has.

    Attributes:
        code, name: of the office above.
        manifest: SHA-256 of the package's manifest.
        state, head: our last step when the package was made, and its hash.
        first, last: the period (days inclusive); on: the day of receipt.
    """

    code: str
    name: str
    manifest: str
    state: int
    head: str
    first: date
    last: date
    on: date


_COLUMNS = "code, name, manifest, state, head, first, last, at"


def note(register: Register, receipt: Confirmed) -> bool:
    """Keep a receipt; False when it was kept already."""
    values = (receipt.code, receipt.name, receipt.manifest, receipt.state, receipt.head)
    days = (receipt.first.isoformat(), receipt.last.isoformat(), receipt.on.isoformat())
    known = "SELECT 1 FROM receipt WHERE code = ? AND manifest = ?"
    if register.value(known, (receipt.code, receipt.manifest)):
        return False
    with register.step(N_("Note a receipt")):
        register.execute(f"INSERT INTO receipt({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*values, *days))
        outside.seal(register.connection, "receipt")
    return True


def latest(register: Register, code: str = "") -> Confirmed | None:
    """The receipt of the package that held most, of those whose state this register still knows.

    A register that was put back to an older copy may have gone another way since.

    Args:
        code: of the office that confirmed it; any where it is empty. What one office has, another may not.

    Raises:
        AlteredOutside: the receipts are not those that came.
    """
    if "receipt" in outside.altered(register.connection):
        raise errors.AlteredOutside(register.path, "receipt")
    row = register.row(
        f"SELECT {', '.join(f'r.{name}' for name in _COLUMNS.split(', '))} FROM receipt r "
        "JOIN step s ON s.id = r.state AND s.hash = r.head WHERE :code IN ('', r.code) "
        "ORDER BY r.state DESC, r.id DESC LIMIT 1",
        {"code": code},
    )
    if row is None:
        return None
    code, name, manifest, state, head, *days = row
    return Confirmed(code, name, manifest, state, head, *map(date.fromisoformat, days))


@dataclass(frozen=True, slots=True)
class Changed:
    """Sessions by their uids.

    Attributes:
        touched: something of them was changed, added or deleted.
        gone: of these, those that were in the period before and are deleted or elsewhere in time now.
    """

    touched: frozenset[str]
    gone: frozenset[str]


_OWN = """
SELECT coalesce(s.uid, json_extract(c.before, '$.uid'), json_extract(c.after, '$.uid')), s.starts_at,
    s.id IS NOT NULL AND s.deleted_at IS NULL,
    json_extract(c.before, '$.starts_at')
FROM change c LEFT JOIN session s ON s.id = c.row_id WHERE c.tbl = 'session' AND c.step_id > ?
"""
# Of a row that belongs to a session: by the row as it is, and by what the change says it was or became.
_OF_SESSION = """
SELECT s.uid FROM change c JOIN {table} t ON t.id = c.row_id JOIN session s ON s.id = t.session_id
WHERE c.tbl = '{table}' AND c.step_id > :step
UNION SELECT s.uid FROM change c JOIN session s
ON s.id IN (json_extract(c.before, '$.session_id'), json_extract(c.after, '$.session_id'))
WHERE c.tbl = '{table}' AND c.step_id > :step
"""
_OF_PETITION = """
SELECT s.uid FROM change c JOIN {table} t ON t.id = c.row_id JOIN petition p ON p.id = t.petition_id
JOIN session s ON s.id = p.session_id WHERE c.tbl = '{table}' AND c.step_id > :step
UNION SELECT s.uid FROM change c JOIN petition p
ON p.id IN (json_extract(c.before, '$.petition_id'), json_extract(c.after, '$.petition_id'))
JOIN session s ON s.id = p.session_id WHERE c.tbl = '{table}' AND c.step_id > :step
"""


def changed_since(register: Register, step: int, first: date, last: date) -> Changed:
    """What happened to sessions after ``step``, for a package of the period (days inclusive)."""
    touched, gone = set(), set()
    for uid, starts, is_there, was in register.rows(_OWN, (step,)):
        touched.add(str(uid))
        if (not is_there or not _within(starts, first, last)) and (not is_there or _within(was, first, last)):
            gone.add(str(uid))
    for table in recording.RECORDED:
        columns = register.columns(table)
        for column, sql in (("session_id", _OF_SESSION), ("petition_id", _OF_PETITION)):
            if column in columns:
                touched |= {uid for (uid,) in register.rows(sql.format(table=table), {"step": step})}
    return Changed(frozenset(touched), frozenset(gone))


def _within(moment: str | None, first: date, last: date) -> bool:
    return bool(moment) and first <= datetime.fromisoformat(str(moment)).date() <= last
