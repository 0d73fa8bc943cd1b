"""A sheet of the yearly assessment: every mark with its reason, and their sum."""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.content.model import Align, Block, Column, Table
from doithoai.documents.content.prose import Prose, paragraph
from doithoai.documents.content.wording import Wording, standard_phrases
from doithoai.documents.formats.model import Family
from doithoai.domain.assessment import Mark, Sheet
from doithoai.domain.text import number

_WORDING = "assessment"


def wording(family: Family) -> Wording:
    """The phrases of the paper."""
    return Wording({key: rule.text for key, rule in standard_phrases(_WORDING, family).items()})


def small(name: str) -> str:
    """As inside a sentence."""
    return name[:1].lower() + name[1:]


def sheet_blocks(prose: Prose, sheet: Sheet) -> Iterator[Block]:
    """The sum of a sheet, and its table."""
    say = prose.wording.say
    unmarked = sum(mark.criterion.points for mark in sheet.marks if mark.points is None)
    note = f" {say('unmarked', points=worded(unmarked))}" if sheet.out_of and unmarked else ""
    yield paragraph(result(prose.wording, sheet) + note, keep_with_next=True)
    columns = (
        Column("column_order", 0.6, Align.CENTRE),
        Column("column_criterion", 3.6),
        Column("column_most", 0.9, Align.CENTRE),
        Column("column_points", 0.9, Align.CENTRE),
        Column("column_reason", 4),
    )
    yield Table(prose.columns(columns), partial(lines, prose.wording, sheet), total=True)


def result(phrases: Wording, sheet: Sheet) -> str:
    """The sum of a sheet in a sentence."""
    points, out_of, share = map(worded, (sheet.points, sheet.out_of, sheet.share))
    if not sheet.out_of:
        return phrases.say("result_empty")
    if sheet.grade is None:
        return phrases.say("result_ungraded", points=points, out_of=out_of)
    return phrases.say("result", points=points, out_of=out_of, share=share, grade=small(sheet.grade.name))


def lines(phrases: Wording, sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The rows of a sheet: order, criterion, points at most, points, why; the last is their sum."""
    for place, mark in enumerate(sheet.marks, 1):
        points = "" if mark.points is None else worded(mark.points)
        criterion = mark.criterion
        yield str(place), criterion.title, worded(criterion.points), points, reason(phrases, mark)
    yield "", phrases.say("total"), worded(sum(mark.criterion.points for mark in sheet.marks)), worded(sheet.points), ""


def reason(phrases: Wording, mark: Mark) -> str:
    """Why a mark is what it is."""
    value, hand = mark.value, mark.hand
    if value is None:
        counted = phrases.say("no_data")
    elif value.of == 0:
        counted = phrases.say("reason_nothing")
    else:
        counted = phrases.say(f"reason_{mark.criterion.measure}", count=worded(value.count), of=worded(value.of))
    if hand is None:
        return counted
    texts = {"points": worded(hand.points), "reason": hand.reason}
    if mark.counted is None:
        return phrases.say("hand", **texts)
    return phrases.say("hand_instead", counted=counted, was=worded(mark.counted), **texts)


def worded(points: float) -> str:
    """``19,6``, ``20``."""
    return number(points, 1).removesuffix(",0")
