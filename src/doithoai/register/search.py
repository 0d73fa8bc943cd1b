"""Full-text search: what a person types, turned into a query of the index.

The meaning (domain.md section 8): a word typed without marks finds every form, a word typed with marks
finds that word only, both spellings of tone place are one, all words must occur. Newest first by row,
never by rank: ranking a common word costs hundreds of milliseconds on a million petitions.
"""

import contextlib
from collections.abc import Iterator, Sequence

from doithoai.domain import text
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


def sessions(register: Register, query: str, *, limit: int = 50, typing: bool = False) -> list[str]:
    """The uids of the newest sessions whose own words, or someone on whose roster, fit ``query``."""
    words = expression(query, typing=typing)
    if words is None:
        return []
    uids = register.rows(
        "SELECT s.uid FROM session s WHERE s.deleted_at IS NULL AND (s.id IN "
        "(SELECT rowid FROM session_search WHERE session_search MATCH :q) OR s.id IN "
        "(SELECT a.session_id FROM attendee a WHERE a.id IN "
        "(SELECT rowid FROM attendee_search WHERE attendee_search MATCH :q))) ORDER BY s.starts_at DESC LIMIT :n",
        {"q": words, "n": limit},
    )
    return [uid for (uid,) in uids]
