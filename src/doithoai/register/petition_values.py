"""The different values that petitions have, to filter lists by."""

from doithoai.register.connection import Register

_DISTINCT = {"field": "field", "village": "petitioner_address", "lead": "lead"}


def values(register: Register, of: str, limit: int = 300) -> list[str]:
    """The different values that petitions have, to filter by; quick on any register.

    Args:
        of: ``field``, ``village`` or ``lead``.
    """
    column = _DISTINCT[of]
    # One look into the index for each value, instead of one for each petition.
    different = register.rows(
        f"WITH RECURSIVE value(v) AS (SELECT min({column}) FROM petition WHERE {column} IS NOT NULL UNION ALL "
        f"SELECT (SELECT min({column}) FROM petition WHERE {column} > value.v) FROM value WHERE value.v IS NOT NULL) "
        "SELECT v FROM value WHERE v IS NOT NULL LIMIT ?",
        (limit,),
    )
    return [value for (value,) in different]
