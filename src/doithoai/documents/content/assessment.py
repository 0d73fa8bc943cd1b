"""The paper of the yearly assessment (form 1.4 of Decree 30/2020/NĐ-CP, and the party's).

One office's own sheet; or the ranking of the units below, those to be praised, those to be corrected, and every
unit's sheet as an annex.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.assessment_sheet import reason, sheet_blocks, small, worded, wording
from doithoai.documents.content.frame import (
    addressed,
    addressee_annexes,
    annex_origin,
    copies,
    frame,
    recipients,
    reported_to,
)
from doithoai.documents.content.model import Align, Annex, Block, Column, Document, Paragraph, Table
from doithoai.documents.content.prose import ROMAN, Prose, heading, listed, numbered_sections, paragraph
from doithoai.documents.content.signatures import signature
from doithoai.domain.assessment import Grade, Scheme, Sheet, praised, ranked, to_correct

_WEAKEST = 3  # criteria named of a unit that is to be corrected


@dataclass(frozen=True, slots=True)
class Assessed:
    """What the paper tells.

    Attributes:
        as_of: the last day counted.
        sheets: of all units; of one office alone its own.
        own: it is the office's own sheet.
    """

    year: int
    as_of: date
    scheme: Scheme
    sheets: tuple[Sheet, ...]
    own: bool


def build_assessment(brief: Brief, assessed: Assessed) -> Document:
    """The paper of a year; its brief is that of a report."""
    prose = Prose(brief, wording(brief.format.family))
    receivers = reported_to(prose)
    names = receivers or [prose.wording.say("long_gap")]
    copied = [name for name in copies(prose) if name not in receivers]
    return frame(
        prose,
        blocks=partial(_blocks, prose, assessed, names),
        signatures=(signature(brief),),
        recipients=recipients(prose, [prose.wording.say("as_above"), *copied]),
        annexes=(*addressee_annexes(prose, names, "annex_origin"), *_annexes(prose, assessed)),
        subject={"year": str(assessed.year)},
    )


def _annexes(prose: Prose, assessed: Assessed) -> tuple[Annex, ...]:
    if assessed.own or not any(map(_is_marked, assessed.sheets)):
        return ()
    subtitle = prose.wording.say("sheets_subtitle", year=assessed.year)
    return (Annex(prose.brief.format.texts.annex, subtitle, annex_origin(prose), partial(_all, prose, assessed)),)


def _all(prose: Prose, assessed: Assessed) -> Iterator[Block]:
    for place, sheet in enumerate(filter(_is_marked, assessed.sheets), 1):
        yield heading(f"{place}. {sheet.unit.name}", 2)
        yield from sheet_blocks(prose, sheet)


def _blocks(prose: Prose, assessed: Assessed, names: list[str]) -> Iterator[Block]:
    say = prose.wording.say
    yield from addressed(prose, names)
    facts = {"office": prose.office, "year": assessed.year, "as_of": prose.day(assessed.as_of)}
    scheme, basis = small(assessed.scheme.name), assessed.scheme.basis
    cited = say("scheme_based", scheme=scheme, basis=basis) if basis else scheme
    yield paragraph(say("opening", scheme=cited, **facts))
    if assessed.own:
        yield heading(say("own_heading"), 1)
        for sheet in assessed.sheets:
            yield from sheet_blocks(prose, sheet)
    else:
        parts = (("units", _units), ("praise", _praise), ("correction", _correction))
        heads = numbered_sections([say(f"{name}_heading") for name, _ in parts], ROMAN)
        for head, (_, part) in zip(heads, parts, strict=True):
            yield heading(head, 1)
            yield from part(prose, assessed)
    yield paragraph(say("closing", year=assessed.year, office=prose.office) + prose.brief.format.texts.body_end)


def _is_marked(sheet: Sheet) -> bool:
    return bool(sheet.out_of)


# -- the units together ----------------------------------------------------------------------


def _units(prose: Prose, assessed: Assessed) -> Iterator[Block]:
    say, sheets = prose.wording.say, assessed.sheets
    order = ranked(sheets)
    count = prose.count(len(sheets))
    if order:
        grades = ", ".join(_of_grade(prose, grade, order) for grade in assessed.scheme.grades)
        yield paragraph(say("units", count=count, graded=prose.count(len(order)), grades=grades))
    else:
        yield paragraph(say("units_none", count=count))
    if order and len(order) < len(sheets):
        yield paragraph(say("ungraded", count=prose.count(len(sheets) - len(order))))
    if order:
        yield paragraph(say("ranking_lead"), keep_with_next=True)
        yield _ranking(prose, order)


def _of_grade(prose: Prose, grade: Grade, order: Sequence[Sheet]) -> str:
    count = sum(1 for sheet in order if sheet.grade == grade)
    return prose.wording.say("units_of_grade", grade=small(grade.name), count=prose.count(count))


def _ranking(prose: Prose, order: Sequence[Sheet]) -> Table:
    columns = (
        Column("column_order", 0.6, Align.CENTRE),
        Column("column_unit", 4),
        Column("column_points", 1.1, Align.CENTRE),
        Column("column_out_of", 1.3, Align.CENTRE),
        Column("column_share", 1.1, Align.CENTRE),
        Column("column_grade", 2.2),
    )
    return Table(prose.columns(columns), lambda: (_ranked(place, sheet) for place, sheet in enumerate(order, 1)))


def _ranked(place: int, sheet: Sheet) -> tuple[str, ...]:
    figures = map(worded, (sheet.points, sheet.out_of, sheet.share))
    return (str(place), sheet.unit.name, *figures, sheet.grade.name if sheet.grade else "")


def _praise(prose: Prose, assessed: Assessed) -> Iterator[Paragraph]:
    yield from _list(prose, "praise", praised(assessed.sheets))


def _correction(prose: Prose, assessed: Assessed) -> Iterator[Paragraph]:
    yield from _list(prose, "correction", to_correct(assessed.sheets), partial(_weak, prose))


def _nothing(_sheet: Sheet) -> str:
    return ""


def _list(
    prose: Prose, key: str, sheets: Sequence[Sheet], ending: Callable[[Sheet], str] = _nothing
) -> Iterator[Paragraph]:
    say = prose.wording.say
    if not sheets:
        yield paragraph(say(f"{key}_none"))
        return
    yield paragraph(say(key, count=prose.count(len(sheets))), keep_with_next=True)
    lines = []
    for place, sheet in enumerate(sheets, 1):
        order, unit, points, out_of, share, grade = _ranked(place, sheet)
        texts = {"points": points, "out_of": out_of, "share": share, "grade": small(grade)}
        lines.append(say("ranked_unit", order=order, unit=unit, **texts) + ending(sheet))
    yield from map(paragraph, listed(lines))


def _weak(prose: Prose, sheet: Sheet) -> str:
    """Where the unit lost most points, and why."""
    lost = [(mark.criterion.points - mark.points, mark) for mark in sheet.marks if mark.points is not None]
    weakest = sorted((pair for pair in lost if pair[0] > 0), key=lambda pair: -pair[0])[:_WEAKEST]
    say = prose.wording.say
    named = [
        say(
            "weak_criterion",
            title=small(mark.criterion.title.split(" (")[0]),
            reason=small(reason(prose.wording, mark)),
            lost=worded(points),
        )
        for points, mark in weakest
    ]
    return say("weak", criteria=", ".join(named)) if named else ""
