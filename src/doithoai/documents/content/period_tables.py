"""The tables and charts of a report: sessions by kind, petitions by field, and what became of them.

Each table ends in its total, and each total is the sum of the rows over it.
"""

from collections.abc import Callable, Iterator, Sequence

from doithoai.documents.brief import Reported
from doithoai.documents.content.model import Align, Chart, ChartKind, Column, Table
from doithoai.documents.content.prose import Prose, sentence, zeroed
from doithoai.domain.figures import Figures, by_level, total
from doithoai.domain.kinds import OfficeLevel, SessionKind
from doithoai.domain.turnover import Figure, Turnover

Count = Callable[[Figures], int]
Counted = Sequence[tuple[str, Figures]]

_PETITIONS: tuple[tuple[str, Count], ...] = (
    ("column_petitions", lambda figures: figures.petitions),
    ("column_answered", lambda figures: figures.answered),
    ("column_assigned", lambda figures: figures.assigned),
)
_TURNOVER = (
    ("column_carried", Figure.CARRIED),
    ("column_received", Figure.RECEIVED),
    ("column_to_settle", Figure.TO_SETTLE),
    ("column_settled_in_time", Figure.SETTLED_IN_TIME),
    ("column_settled_late", Figure.SETTLED_LATE),
    ("column_left_in_time", Figure.LEFT_IN_TIME),
    ("column_left_late", Figure.LEFT_LATE),
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


def level_name(prose: Prose, level: OfficeLevel | None) -> str:
    """The level as the wording has it."""
    return prose.wording.say(f"level_{level}" if level else "level_unknown")


def levels_table(prose: Prose, reported: Reported) -> Table:
    """Sessions by the level of the office that held them."""
    named = [(sentence(level_name(prose, level)), part) for level, part in by_level(reported.units)]
    return _table(prose, "column_level", 2.2, named, (*_SESSIONS, *_PETITIONS))


def fields_table(prose: Prose, reported: Reported) -> Table:
    """Petitions by field and how they were taken; fields only spoken of have no row."""
    return _table(prose, "column_field", 3.6, raised_by_field(prose, reported), _PETITIONS)


def turnover_table(prose: Prose, reported: Reported) -> Table:
    """What was to be settled in each field, what was, and what is left."""
    unknown = prose.wording.say("field_unknown")
    named = [(sentence(name or unknown), part) for name, part in reported.turnover.by_field]
    return _turnover_table(prose, "column_field", named, reported.turnover.whole)


def agencies_table(prose: Prose, reported: Reported) -> Table:
    """The same of what each lead agency was given."""
    unknown = prose.wording.say("agency_unknown")
    named = [(name or unknown, part) for name, part in reported.turnover.by_agency]
    return _turnover_table(prose, "column_agency", named, reported.turnover.assigned)


def _turnover_table(prose: Prose, name: str, rows: Sequence[tuple[str, Turnover]], whole: Turnover) -> Table:
    titles = [title for title, _ in _TURNOVER]
    counted = [(name, [part.of(figure) for _, figure in _TURNOVER]) for name, part in rows]
    return _ruled(prose, name, 3.0, titles, counted, [whole.of(figure) for _, figure in _TURNOVER])


def raised_by_field(prose: Prose, reported: Reported) -> Counted:
    """The fields in which petitions were raised."""
    unknown = prose.wording.say("field_unknown")
    return [(sentence(name or unknown), part) for name, part in reported.figures.by_field if part.petitions]


def _table(prose: Prose, name: str, weight: float, rows: Counted, counts: Sequence[tuple[str, Count]]) -> Table:
    whole = total(part for _, part in rows)
    titles = [title for title, _ in counts]
    counted = [(name, [count(part) for _, count in counts]) for name, part in rows]
    return _ruled(prose, name, weight, titles, counted, [count(whole) for _, count in counts])


def _ruled(
    prose: Prose,
    name: str,
    weight: float,
    titles: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int]]],
    whole: Sequence[int],
) -> Table:
    """A table of counts: its order, the name of each row, the counts under their titles, and their total."""
    say = prose.wording.say
    columns = (
        Column(say("column_order"), 0.6, Align.CENTRE),
        Column(say(name), weight),
        *(Column(say(title), 1.1, Align.CENTRE) for title in titles),
    )
    lines = [(str(order), name, *map(_cell, counts)) for order, (name, counts) in enumerate(rows, 1)]
    lines.append(("", say("total"), *map(_cell, whole)))
    return Table(columns, lambda: lines, total=True)


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
    if reported.turnover.whole:
        yield "chart_turnover", lambda title: _turnover_chart(prose, reported.turnover.whole, title)


def _kinds_chart(prose: Prose, reported: Reported, title: str) -> Chart:
    """All three kinds, those not held with 0, and the unknown one only where there is any."""
    held = dict(reported.figures.by_kind)
    kinds = [*SessionKind, *([None] if None in held else [])]
    labels = tuple(sentence(kind_name(prose, kind)) for kind in kinds)
    values = tuple(held[kind].sessions if kind in held else 0 for kind in kinds)
    say = prose.wording.say
    return Chart(title, ChartKind.COLUMNS, labels, values, say("column_kind"), say("column_sessions"))


def _turnover_chart(prose: Prose, whole: Turnover, title: str) -> Chart:
    say = prose.wording.say
    counts = [(title, figure) for title, figure in _TURNOVER if figure is not Figure.TO_SETTLE]
    labels, values = tuple(say(name) for name, _ in counts), tuple(whole.of(figure) for _, figure in counts)
    return Chart(title, ChartKind.COLUMNS, labels, values, say("chart_result"), say("chart_petitions"))
