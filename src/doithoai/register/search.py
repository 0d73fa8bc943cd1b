"""Full-text search: what a person types, turned into a query of the index.

The meaning (domain.md section 8): a word typed without marks finds every form, a word typed with marks
finds that word only, both spellings of tone place are one, all words must occur. Newest first by row,
never by rank: ranking a common word costs hundreds of milliseconds on a million petitions.
"""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from doithoai.domain import text
from doithoai.domain.petition import Petition
from doithoai.register import rows
from doithoai.register.connection import Register
from doithoai.register.schema.first import SEARCHED, searched_text

_BULK_CACHE_MIB = 128
_USUAL, _BULK = 1 << 20, 64 << 20  # bytes of words FTS5 gathers before it writes them


@contextlib.contextmanager
def in_bulk(register: Register) -> Iterator[None]:
    """Index all rows added inside in one statement at the end, within the same step.

    A trigger that writes to the index makes SQLite set a savepoint for every row, and FTS5 write its gathered
    words to the file at every savepoint: ten times slower. Nothing but adding may be done inside.
    """
    with register.larger_cache(_BULK_CACHE_MIB):
        last = {table: register.value(f"SELECT coalesce(max(id), 0) FROM {table}") for table in SEARCHED}
        register.execute("UPDATE recorder SET indexing = 0")
        yield
        register.execute("UPDATE recorder SET indexing = 1")
        _index_since(register, last)


def _index_since(register: Register, last: dict[str, int]) -> None:
    for table, row in last.items():
        register.execute(f"INSERT INTO {table}_search({table}_search, rank) VALUES ('hashsize', ?)", (_BULK,))
        words = searched_text(table, table)
        register.execute(
            f"INSERT INTO {table}_search(rowid, folded, marked) "
            f"SELECT id, folded({words}), marked({words}) FROM {table} WHERE id > ?",
            (row,),
        )
        register.execute(f"INSERT INTO {table}_search({table}_search, rank) VALUES ('hashsize', ?)", (_USUAL,))


@dataclass(frozen=True, slots=True)
class PetitionFound:
    """A petition found, with the session it was raised in; ``row`` continues a list from here."""

    row: int
    session_uid: str
    session_title: str | None
    starts_at: str | None
    petition: Petition


def expression(query: str, *, typing: bool = False) -> str | None:
    """The index expression for what a person typed; None when no word is in it.

    Args:
        query: words; a part in double quotes is a phrase.
        typing: the last word may be unfinished, so its beginning is enough.
    """
    terms: list[str] = []
    for place, part in enumerate(text.nfc(query).split('"')):
        if place % 2:  # inside quotes
            terms += _phrase(text.words(part))
        else:
            terms += [_term(word, prefix=False) for word in text.words(part)]
    if typing and terms and query[-1:].isalnum():
        last = text.words(query)[-1]
        terms[-1] = _term(last, prefix=True)
    return " AND ".join(terms) or None


_INDEXED_PREFIX = 3  # letters: longer beginnings have no index of their own


def petition_expression(register: Register, query: str, *, typing: bool = False) -> str | None:
    """`expression` for petitions, where an unfinished last word costs least.

    A beginning of four letters or more is gathered from all words that begin so, which takes long for a common
    one (``thôn`` in every address). Mostly it is the whole word: only where no petition has it, its beginning counts.
    """
    whole = expression(query)
    last = text.words(query)[-1:] if typing else []
    if whole is None or not last:
        return whole
    if len(last[0]) > _INDEXED_PREFIX and register.value(
        "SELECT 1 FROM petition_search WHERE petition_search MATCH ? LIMIT 1", (whole,)
    ):
        return whole
    return expression(query, typing=True)


def _term(word: str, *, prefix: bool) -> str:
    if text.has_marks(word):
        return f'marked : "{text.marked(word)}"' + ("*" if prefix else "")
    return f'folded : "{text.fold(word)}"' + ("*" if prefix else "")


def _phrase(words: Sequence[str]) -> list[str]:
    """The words side by side in any form, and each marked one exactly."""
    if not words:
        return []
    beside = 'folded : "' + " ".join(text.fold(word) for word in words) + '"'
    return [beside, *(_term(word, prefix=False) for word in words if text.has_marks(word))]


_FOUND = f"""
SELECT p.id, s.uid, s.title, s.starts_at, {rows.names(rows.PETITION, "p")}
FROM petition p JOIN session s ON s.id = p.session_id
"""


def petitions(
    register: Register, query: str, *, limit: int = 50, before: int | None = None, typing: bool = False
) -> list[PetitionFound]:
    """The newest petitions in which every word of ``query`` occurs: in its words, answers or names.

    Args:
        before: continue below this ``row`` of the last result.
    """
    wanted = petition_expression(register, query, typing=typing)
    if wanted is None:
        return []
    found = register.rows(
        f"{_FOUND} WHERE s.deleted_at IS NULL AND p.id IN "
        "(SELECT rowid FROM petition_search WHERE petition_search MATCH ? AND rowid < ? "
        "ORDER BY rowid DESC LIMIT ?) ORDER BY p.id DESC",
        (wanted, before if before is not None else 2**62, limit),
    )
    return [PetitionFound(row, uid, title, at, rows.petition_of(rest)) for row, uid, title, at, *rest in found]


def sessions(register: Register, query: str, *, limit: int = 50, typing: bool = False) -> list[str]:
    """The uids of the newest sessions whose own words, or someone on whose roster, fit ``query``."""
    wanted = expression(query, typing=typing)
    if wanted is None:
        return []
    found = register.rows(
        "SELECT s.uid FROM session s WHERE s.deleted_at IS NULL AND (s.id IN "
        "(SELECT rowid FROM session_search WHERE session_search MATCH :q) OR s.id IN "
        "(SELECT a.session_id FROM attendee a WHERE a.id IN "
        "(SELECT rowid FROM attendee_search WHERE attendee_search MATCH :q))) ORDER BY s.starts_at DESC LIMIT :n",
        {"q": wanted, "n": limit},
    )
    return [uid for (uid,) in found]


def people(register: Register, query: str, *, limit: int = 20) -> list[str]:
    """Names of people on rosters and of petitioners that begin like ``query``, sorted by given name."""
    wanted = expression(query, typing=True)
    if wanted is None:
        return []
    found = register.rows(
        "SELECT DISTINCT name FROM attendee WHERE id IN "
        "(SELECT rowid FROM attendee_search WHERE attendee_search MATCH ? ORDER BY rowid DESC LIMIT 500) "
        "ORDER BY name_key LIMIT ?",
        (wanted, limit),
    )
    return [name for (name,) in found]
