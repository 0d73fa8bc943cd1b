"""The tables and charts of a report: sessions by kind, petitions by field, assignments by agency.

Each table ends in its total, and each total is the sum of the rows over it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from doithoai.documents.brief import Reported
from doithoai.documents.content.model import Align, Chart, ChartKind, Column, Table
from doithoai.documents.content.prose import Prose, sentence, zeroed
from doithoai.domain.figures import Figures, total
from doithoai.domain.kinds import SessionKind

Count = Callable[[Figures], int]
Counted = Sequence[tuple[str, Figures]]

_PETITIONS: tuple[tuple[str, Count], ...] = (
    ("column_petitions", lambda figures: figures.petitions),
    ("column_answered", lambda figures: figures.answered),
    ("column_assigned", lambda figures: figures.assigned),
)
_SETTLED: tuple[tuple[str, Count], ...] = (
    ("column_written", lambda figures: figures.answered_in_writing),
    ("column_in_progress", lambda figures: figures.in_progress),
    ("column_overdue", lambda figures: figures.overdue),
)
_SESSIONS: tuple[tuple[str, Count], ...] = (
    ("column_sessions", lambda figures: figures.sessions),
    ("column_people", lambda figures: figures.people),
)


def kind_name(prose: Prose, kind: SessionKind | None) -> str:
    """``định kỳ``, ``đột xuất``, ``chuyên đề``."""
    return prose.wording.say(f"kind_{kind}" if kind else "kind_unknown")


def kinds_table(prose: Prose, reported: Reported) -> Table:
    """Sessions by kind, with who came and what was raised."""
    named = [(sentence(kind_name(prose, kind)), part) for kind, part in reported.figures.by_kind]
    return _table(prose, "column_kind", 2.2, named, (*_SESSIONS, *_PETITIONS))


def fields_table(prose: Prose, reported: Reported) -> Table:
    """Petitions by field and what became of them; fields only spoken of have no row."""
    return _table(prose, "column_field", 3.6, raised_by_field(prose, reported), (*_PETITIONS, *_SETTLED))


def agencies_table(prose: Prose, reported: Reported) -> Table:
    """What each lead agency was given, answered, and still owes."""
    unknown = prose.wording.say("agency_unknown")
    named = [(name or unknown, part) for name, part in reported.figures.by_agency]
    return _table(prose, "column_agency", 4.4, named, (_PETITIONS[2], *_SETTLED))


def raised_by_field(prose: Prose, reported: Reported) -> Counted:
    """The fields in which petitions were raised."""
    unknown = prose.wording.say("field_unknown")
    return [(sentence(name or unknown), part) for name, part in reported.figures.by_field if part.petitions]


def _table(prose: Prose, name: str, weight: float, rows: Counted, counts: Sequence[tuple[str, Count]]) -> Table:
    say = prose.wording.say
    columns = (
        Column(say("column_order"), 0.6, Align.CENTRE),
        Column(say(name), weight),
        *(Column(say(title), 1.1, Align.CENTRE) for title, _ in counts),
    )
    counted = tuple(_rows(rows, say("total"), [count for _, count in counts]))
    return Table(columns, lambda: counted, total=True)


def _rows(rows: Counted, total_name: str, counts: Iterable[Count]) -> Iterator[tuple[str, ...]]:
    counts = tuple(counts)
    whole = total(part for _, part in rows)
    for order, (name, part) in enumerate(rows, 1):
        yield (str(order), name, *(_cell(count(part)) for count in counts))
    yield ("", total_name, *(_cell(count(whole)) for count in counts))


def _cell(number: int) -> str:
    """``1.250``; in a column no leading zero."""
    return zeroed(number, 0)


def charts(prose: Prose, reported: Reported) -> Iterator[Chart]:
    """The charts for which there is something to draw, numbered as they come."""
    for number, (title, chart) in enumerate(_charts(prose, reported), 1):
        yield chart(prose.wording.say("chart", number=number, title=prose.wording.say(title)))


def _charts(prose: Prose, reported: Reported) -> Iterator[tuple[str, Callable[[str], Chart]]]:
    say, whole = prose.wording.say, reported.figures.whole
    if whole.sessions:
        yield "chart_kinds", lambda title: _kinds_chart(prose, reported, title)
    if whole.petitions:
        by_field = raised_by_field(prose, reported)
        labels, values = tuple(name for name, _ in by_field), tuple(part.petitions for _, part in by_field)
        heads = say("column_field"), say("chart_petitions")
        yield "chart_fields", lambda title: Chart(title, ChartKind.BARS, labels, values, *heads)
        yield "chart_status", lambda title: _status_chart(prose, whole, title)


def _kinds_chart(prose: Prose, reported: Reported, title: str) -> Chart:
    """All three kinds, those not held with 0, and the unknown one only where there is any."""
    held = dict(reported.figures.by_kind)
    kinds = [*SessionKind, *([None] if None in held else [])]
    labels = tuple(sentence(kind_name(prose, kind)) for kind in kinds)
    values = tuple(held[kind].sessions if kind in held else 0 for kind in kinds)
    say = prose.wording.say
    return Chart(title, ChartKind.COLUMNS, labels, values, say("column_kind"), say("column_sessions"))


def _status_chart(prose: Prose, whole: Figures, title: str) -> Chart:
    say = prose.wording.say
    counts = (*_PETITIONS[1:], *_SETTLED)
    labels, values = tuple(say(name) for name, _ in counts), tuple(count(whole) for _, count in counts)
    return Chart(title, ChartKind.COLUMNS, labels, values, say("chart_result"), say("chart_petitions"))
