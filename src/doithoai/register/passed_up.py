"""Petitions that offices below passed up to this one and that were answered here."""

import json
from collections.abc import Sequence

from doithoai.register import petitions
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow

_ANSWERED = """
p.written_date IS NOT NULL AND (p.outcome = 'transferred' OR p.competence IN (SELECT value FROM json_each(:beyond)))
AND (s.office_id IN (SELECT id FROM office WHERE code = :code AND NOT own)
    OR s.source_id IN (SELECT m.id FROM merged_package m JOIN office o ON o.id = m.office_id WHERE o.code = :code))
ORDER BY s.starts_at, s.id, p.number, p.id
"""


def answered(register: Register, code: str, beyond: Sequence[str]) -> list[PetitionRow]:
    """What came from the office ``code``, was handed on by it, and has a written answer with its day here.

    Args:
        beyond: the levels of competence above that office's own.
    """
    return list(petitions.where(register, _ANSWERED, {"code": code, "beyond": json.dumps(list(beyond))}))
