"""A whole list in the place of another, row by row: what stayed the same keeps its row, its identity and its history.

A page or a file gives all rows of a list at once (leaders, a roster, a catalogue). Each is matched with the row it
was: by its key, else by what it says, else by where it stands between rows that are the same. Only what differs is
written.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from doithoai.register.connection import Register

Values = tuple[object, ...]

_MOST_COMPARED = 2500  # rows before times rows after; beyond (a list replaced as a whole) their order decides


@dataclass(frozen=True, slots=True)
class RowList:
    """A list of rows in a table.

    Attributes:
        columns: what a row of the list says.
        key: those of ``columns`` that tell one row from another, where the list has such.
        scope: columns and values that all rows of the list share (the session, the catalogue).
        ordered: rows have a ``place``; else their order is not kept.
        has_uid: rows have an identity that is not among ``columns``: it is made for new ones.
    """

    table: str
    columns: Sequence[str]
    key: Sequence[str] = ()
    scope: Mapping[str, object] = field(default_factory=dict)
    ordered: bool = False
    has_uid: bool = False


@dataclass(slots=True)
class _Existing:
    id: int
    place: int
    values: Values


def put(register: Register, target: RowList, rows: Sequence[Values]) -> None:
    """Make the list be ``rows``, inside a step; each in the order of the list's columns."""
    existing = _existing(register, target)
    partners = match([row.values for row in existing], rows, _key_positions(target))
    staying = {partner for partner in partners if partner is not None}
    for index, row in enumerate(existing):
        if index not in staying:
            register.execute(f"DELETE FROM {target.table} WHERE id = ?", (row.id,))
    last = (-1, 0)
    for values, partner in zip(rows, partners, strict=True):
        if partner is None:
            last = (last[0] + 1, _insert(register, target, values, last[0] + 1))
        else:
            last = _update(register, target, existing[partner], values, last)


def _existing(register: Register, target: RowList) -> list[_Existing]:
    place = "place" if target.ordered else "0"
    where = " AND ".join(f"{column} IS ?" for column in target.scope) or "1"
    rows = register.rows(
        f"SELECT id, {place}, {', '.join(target.columns)} FROM {target.table} WHERE {where} ORDER BY 2, 1",
        tuple(target.scope.values()),
    )
    return [_Existing(row[0], row[1], row[2:]) for row in rows]


def _key_positions(target: RowList) -> tuple[int, ...]:
    return tuple(target.columns.index(column) for column in target.key)


def _insert(register: Register, target: RowList, values: Values, place: int) -> int:
    row = {**target.scope, **dict(zip(target.columns, values, strict=True))}
    if target.ordered:
        row["place"] = place
    if target.has_uid:
        row["uid"] = str(uuid.uuid4())
    marks = ", ".join("?" for _ in row)
    return register.execute(f"INSERT INTO {target.table}({', '.join(row)}) VALUES ({marks})", tuple(row.values()))


def _update(
    register: Register, target: RowList, existing: _Existing, values: Values, last: tuple[int, int]
) -> tuple[int, int]:
    """Write what differs; the row keeps its place while that is behind ``last``, so that a row added moves few.

    Returns:
        Its place and row, by which lists are read.
    """
    changed = {
        column: value
        for column, was, value in zip(target.columns, existing.values, values, strict=True)
        if was != value and column != "uid"
    }
    place = existing.place
    if target.ordered and (place, existing.id) <= last:
        place = changed["place"] = last[0] + 1
    if changed:
        settings = ", ".join(f"{column} = ?" for column in changed)
        register.execute(f"UPDATE {target.table} SET {settings} WHERE id = ?", (*changed.values(), existing.id))
    return place, existing.id


# -- matching ------------------------------------------------------------------------


def match(existing: Sequence[Values], rows: Sequence[Values], key: Sequence[int] = ()) -> list[int | None]:
    """For each of ``rows`` the index of the existing row it was; None for a new one.

    Args:
        key: positions of the values that tell one row from another; a key that no existing row has does not decide
            (a page gives rows whose key it made anew), what the row says beside it does.
    """
    partners: list[int | None] = [None] * len(rows)
    if key:
        by_key = {tuple(values[k] for k in key): index for index, values in enumerate(existing)}
        for index, values in enumerate(rows):
            partners[index] = by_key.pop(tuple(values[k] for k in key), None)
    taken = {partner for partner in partners if partner is not None}
    old = [index for index in range(len(existing)) if index not in taken]
    new = [index for index, partner in enumerate(partners) if partner is None]
    plain_old = [_without(existing[index], key) for index in old]
    plain_new = [_without(rows[index], key) for index in new]
    for was, now in _by_content(plain_old, plain_new):
        partners[new[now]] = old[was]
    return partners


def _without(values: Values, key: Sequence[int]) -> Values:
    """What a row says beside its key."""
    return tuple(value for place, value in enumerate(values) if place not in key)


def _by_content(old: list[Values], new: list[Values]) -> list[tuple[int, int]]:
    """Pairs of the same row before and after: the same words in the same order, moved, or changed in between."""
    pairs: list[tuple[int, int]] = []
    gaps: list[tuple[range, range]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            gaps.append((range(i1, i2), range(j1, j2)))
    free = [i for before, _ in gaps for i in before]
    moved: set[int] = set()
    for j in (j for _, after in gaps for j in after):
        i = next((i for i in free if old[i] == new[j]), None)
        if i is not None:
            free.remove(i)
            moved.add(j)
            pairs.append((i, j))
    for before, after in gaps:
        pairs += _alike(old, new, [i for i in before if i in free], [j for j in after if j not in moved])
    return pairs


def _alike(old: list[Values], new: list[Values], before: list[int], after: list[int]) -> list[tuple[int, int]]:
    """Pairs between the same neighbours: those that share most come first, then those that stand first."""
    if len(before) * len(after) > _MOST_COMPARED:
        return list(zip(before, after, strict=False))
    ranked = sorted(
        (-_shared(old[i], new[j]), abs(x - y), i, j) for x, i in enumerate(before) for y, j in enumerate(after)
    )
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in ranked:
        if i in before and j in after:
            before.remove(i)
            after.remove(j)
            pairs.append((i, j))
    return pairs


def _shared(old: Values, new: Values) -> float:
    """How much two rows have in common: values that are the same, and letters of those that are not."""
    return sum(
        1.0 if was == now else SequenceMatcher(None, str(was or ""), str(now or ""), autojunk=False).quick_ratio() / 2
        for was, now in zip(old, new, strict=True)
        if was is not None or now is not None
    )
