"""Earlier petitions of the same matter, asked for while one types ("đã hỏi, đã trả lời").

Two sources, newest first: what the same village raised, and what shares a pair of telling words anywhere.
How alike they are is `doithoai.domain.similar`'s business. The search is given a time and stops with what
it has by then: a common word in a million petitions must not keep the person waiting.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doithoai.domain import similar
from doithoai.domain.similar import Likeness
from doithoai.register import errors, petitions
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow

SECONDS = 0.02
_CANDIDATES = 60
_MOST_PAIRS = 16
_STEPS = 2000  # of SQLite's machine between two looks at the clock
# Another village must say more of the same to be worth showing.
_ELSEWHERE = 0.3


@dataclass(frozen=True, slots=True)
class Similar:
    """An earlier petition and how alike it is."""

    row: PetitionRow
    likeness: Likeness
    same_village: bool


def earlier(
    register: Register,
    typed: str,
    stopwords: frozenset[str],
    *,
    village: str | None = None,
    besides: str | None = None,
    limit: int = 5,
    seconds: float = SECONDS,
) -> list[Similar]:
    """The petitions most like what is typed: those of the village first, then the most alike.

    Args:
        stopwords: words that tell nothing (`domain.similar.terms`).
        besides: uid of the petition being typed, which is not like itself.
        seconds: how long the register may be asked; what is found by then counts.
    """
    terms = similar.terms(typed, stopwords)
    if not any(" " in term for term in terms):
        return []
    rows = [row for row in _candidates(register, terms, village, seconds) if row.petition.uid != besides]
    theirs = [similar.terms(row.petition.content or "", stopwords) for row in rows]
    weights = similar.rarity(theirs)
    scored = (
        Similar(row, similar.likeness(terms, other, weights), _is_of(row, village))
        for row, other in zip(rows, theirs, strict=True)
    )
    alike = [s for s in scored if s.likeness.score >= (similar.LEAST_SCORE if s.same_village else _ELSEWHERE)]
    return sorted(alike, key=lambda s: (not s.same_village, -s.likeness.score, -s.row.row))[:limit]


def _is_of(row: PetitionRow, village: str | None) -> bool:
    who = row.petition.petitioner
    return village is None or (who is not None and who.address == village)


def _candidates(register: Register, terms: similar.Terms, village: str | None, seconds: float) -> Sequence[PetitionRow]:
    rows: dict[int, PetitionRow] = {}
    end = time.monotonic() + seconds
    if village:
        test = f"p.id IN (SELECT id FROM petition WHERE petitioner_address = ? ORDER BY id DESC LIMIT {_CANDIDATES})"
        _gather(rows, _until(register, end, test, (village,)))
    pairs = [term for term in terms if " " in term][:_MOST_PAIRS]
    expression = "folded : (" + " OR ".join(f'"{pair}"' for pair in pairs) + ")"
    test = (
        "p.id IN (SELECT rowid FROM petition_search WHERE petition_search MATCH ? "
        f"ORDER BY rowid DESC LIMIT {_CANDIDATES})"
    )
    _gather(rows, _until(register, end, test, (expression,)))
    return list(rows.values())


def _gather(rows: dict[int, PetitionRow], more: Iterator[PetitionRow]) -> None:
    rows.update((row.row, row) for row in more)


def _until(register: Register, end: float, test: str, values: Sequence[object]) -> Iterator[PetitionRow]:
    """The rows that arrive before ``end``."""
    connection = register.connection
    connection.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield from petitions.where(register, test, values)
    except errors.Interrupted:
        if time.monotonic() <= end:  # not our clock: the next key was pressed
            raise
    finally:
        connection.set_progress_handler(None, 0)
