"""Does the search index hold the words of the records, and nothing else?

The index keeps no text, so it cannot be read back row by row. Its words (word, row, column, place) are summed up by
their hashes, in any order, and compared with the sum of an index made anew from the records, some thousand at a time.
Memory stays flat. What this cannot see: in which of its parts the index thinks that a row stands.
"""

from collections.abc import Iterator
from itertools import chain

from doithoai.register.connection import Register
from doithoai.register.schema.first import searched_text

_ROWS = 5000
# Marked words stand in no order (`text.index_marked`): of them the place says nothing.
# As one text, whose hash mixes all of it: sums of the hashes of numbers side by side are often equal.
_WORDS = "SELECT concat_ws(' ', term, doc, col, CASE col WHEN 'folded' THEN offset END) FROM temp.words_{side}"
_SIZES = "SELECT id || ' ' || hex(sz) FROM {name}_docsize"
_SETTINGS = {"version": 4, "hashsize": 1 << 20}
# How many parts there may be before SQLite joins them: of speed alone, and nobody's business (FTS5, "automerge" …).
_OF_SPEED = frozenset({"automerge", "crisismerge", "usermerge", "deletemerge", "pgsz"})
# Which page of which part of the index an id means (SQLite, ext/fts5/fts5_index.c).
_PART, _PAGE, _PARTS = 37, (1 << 31) - 1, 1 << 16


def fits(register: Register, table: str) -> bool:
    """Whether the index of ``table`` is what its records make."""
    return _settings(register, table) and _pages(register, table) and _words(register, table)


def _settings(register: Register, table: str) -> bool:
    settings: dict[object, object] = dict(register.rows(f"SELECT k, v FROM {table}_search_config"))
    meant = {name: value for name, value in settings.items() if name not in _OF_SPEED}
    return "version" in meant and meant.items() <= _SETTINGS.items()


def _pages(register: Register, table: str) -> bool:
    """Every page on which a word begins is named in the list of pages; the totals are there, and not too small."""
    named = register.rows(f"SELECT segid, pgno >> 1 FROM {table}_search_idx")
    pages = register.each(
        f"SELECT id, substr(block, 1, 4), length(block) FROM {table}_search_data WHERE id BETWEEN ? AND ?",
        (1 << _PART, (_PARTS << _PART) - 1),
    )
    begun = {
        (page >> _PART, page & _PAGE)
        for page, head, length in pages
        if not page >> (_PART - 1) & 1 and length > int.from_bytes(head[2:4], "big")
    }
    totals = register.value(f"SELECT block FROM {table}_search_data WHERE id = 1")
    (records,) = register.row(f"SELECT count(*) FROM {table}_search_docsize") or (0,)
    numbers = list(_numbers(totals or b""))
    return begun == set(named) and (not records or (len(numbers) == 3 and numbers[0] >= records))


def _numbers(block: bytes) -> Iterator[int]:
    """SQLite's numbers of variable length; totals never reach the ninth byte."""
    number = 0
    for byte in block:
        number = number << 7 | byte & 0x7F
        if not byte & 0x80:
            yield number
            number = 0


def _words(register: Register, table: str) -> bool:
    index = register.value(f"SELECT sql FROM sqlite_master WHERE name = '{table}_search'")
    anew = index.replace(f"{table}_search", "temp.anew", 1)
    try:
        for statement in (
            anew,
            f"CREATE VIRTUAL TABLE temp.words_present USING fts5vocab('main', '{table}_search', 'instance')",
            "CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab('temp', 'anew', 'instance')",
        ):
            register.execute(statement)
        return _present(register, table) == _anew(register, table)
    finally:
        for name in ("words_anew", "words_present", "anew"):
            register.execute(f"DROP TABLE IF EXISTS temp.{name}")


def _present(register: Register, table: str) -> int:
    sizes = register.each(_SIZES.format(name=f"{table}_search"))
    return sum(map(hash, chain(register.each(_WORDS.format(side="present")), sizes)))


def _anew(register: Register, table: str) -> int:
    alive = "AND deleted_at IS NULL" if "deleted_at" in register.columns(table) else ""
    words, result, last = searched_text(table, table), 0, 0
    while True:
        upto = register.value(f"SELECT max(id) FROM (SELECT id FROM {table} WHERE id > ? LIMIT {_ROWS})", (last,))
        if upto is None:
            return result
        register.execute(
            f"INSERT INTO temp.anew(rowid, folded, marked) SELECT id, folded({words}), marked({words}) "
            f"FROM {table} WHERE id > ? AND id <= ? {alive}",
            (last, upto),
        )
        sizes = register.each(_SIZES.format(name="temp.anew"))
        result += sum(map(hash, chain(register.each(_WORDS.format(side="anew")), sizes)))
        register.execute("INSERT INTO temp.anew(anew) VALUES ('delete-all')")
        last = upto
