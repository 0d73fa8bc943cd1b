"""Sessions of other offices of which the register holds other words than an office said last: candidates to look at."""

from dataclasses import dataclass
from datetime import date

from doithoai.register import rows
from doithoai.register.connection import Register

_CANDIDATES = """
WITH last AS (
    SELECT v.uid AS uid, v.digest AS digest, row_number() OVER (
        PARTITION BY v.uid, p.office_id ORDER BY p.at DESC, p.step DESC, p.manifest DESC
    ) AS place FROM merged_session v JOIN merged_package p ON p.id = v.package_id
),
disputed AS (
    SELECT s.id AS id FROM last JOIN session s ON s.uid = last.uid
    LEFT JOIN merged_session c ON c.package_id = s.source_id AND c.uid = s.uid
    WHERE last.place = 1 AND last.digest IS NOT c.digest
    UNION SELECT s.id FROM session s JOIN merged_package c ON c.id = s.source_id
    JOIN merged_package p ON p.office_id = c.office_id AND p.whole AND (p.at, p.step) > (c.at, c.step)
        AND substr(s.starts_at, 1, 10) BETWEEN p.first AND p.last
    WHERE NOT EXISTS (SELECT 1 FROM merged_session v WHERE v.package_id = p.id AND v.uid = s.uid)
)
SELECT s.uid, s.title, substr(s.starts_at, 1, 10), coalesce(s.office_name, o.code), s.deleted_at IS NOT NULL
FROM disputed d JOIN session s ON s.id = d.id JOIN office o ON o.id = s.office_id
WHERE NOT o.own ORDER BY s.starts_at DESC, s.id DESC
"""


@dataclass(frozen=True, slots=True)
class Disputed:
    """A session that may have to be looked at; ``office``: whose it is."""

    uid: str
    title: str | None
    day: date | None
    office: str | None
    binned: bool


def candidates(register: Register) -> list[Disputed]:
    """The sessions whose present words are not the last of every office that speaks of them, newest first."""
    return [
        Disputed(uid, title, rows.day(day), office, bool(binned))
        for uid, title, day, office, binned in register.rows(_CANDIDATES)
    ]
