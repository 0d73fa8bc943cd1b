"""The report of a period to the offices above (báo cáo; form 1.4 of Decree 30/2020/NĐ-CP, and the party's).

What the register counts is told in figures that add up; what it cannot know (why, and what is to be done) are
passages of the office's own, with a neutral wording until somebody writes them.
"""

from collections.abc import Iterator
from functools import partial

from doithoai.documents.brief import Brief, Reported
from doithoai.documents.content.bases import cited
from doithoai.documents.content.bodies import body_key
from doithoai.documents.content.frame import (
    addressed,
    addressee_annexes,
    annex_origin,
    copies,
    frame,
    recipients,
    reported_to,
    wording_of,
)
from doithoai.documents.content.held_of_plan import held_of_plan
from doithoai.documents.content.model import Annex, Block, Document, Paragraph
from doithoai.documents.content.period_tables import (
    agencies_table,
    charts,
    fields_table,
    kind_name,
    kinds_table,
    level_name,
    levels_table,
    turnover_table,
)
from doithoai.documents.content.prose import (
    ARABIC,
    ROMAN,
    Prose,
    heading,
    listed,
    numbered_sections,
    paragraph,
    plain,
    sentence,
    typed_lines,
)
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.documents.formats.model import Family
from doithoai.documents.formats.wording import month_text
from doithoai.domain.figures import Figures, by_level
from doithoai.domain.kinds import Side
from doithoai.domain.period import ADHOC, Period
from doithoai.domain.text import number
from doithoai.domain.turnover import Turnover

NAMED_UP_TO = 12
"""As many fields or agencies are named in a sentence; more stand in their table only."""
_QUARTERS = ("", "I", "II", "III", "IV")


def build_report(brief: Brief, wording: Wording | None = None) -> Document:
    """The report of the brief's period, with a page of charts where there is anything to draw.

    Args:
        wording: the phrases of the report in the format's family; None takes the shipped ones.
    """
    if brief.reported is None:
        raise ValueError("the brief of a report needs what is reported")
    prose = Prose(brief, wording_of(brief, wording))
    reported = brief.reported
    period, receivers = period_name(prose, reported.period), reported_to(prose)
    names = receivers or [prose.wording.say("long_gap")]
    return frame(
        prose,
        blocks=partial(_blocks, prose, reported, period, names),
        signatures=(signature(brief),),
        recipients=recipients(prose, [prose.wording.say("as_above"), *_copies(prose, receivers)]),
        annexes=(*addressee_annexes(prose, names, "annex_origin"), *_annexes(prose, reported, period)),
        subject={"period": period},
        addressees=receivers,
    )


def _copies(prose: Prose, receivers: list[str]) -> list[str]:
    """Who gets a copy and is not an addressee already."""
    office = prose.brief.office
    addressed_keys = {body_key(name, office) for name in receivers}
    return [name for name in copies(prose) if body_key(name, office) not in addressed_keys]


def period_name(prose: Prose, period: Period) -> str:
    """``tháng 3 năm 2026``, ``quý II năm 2026``, ``9 tháng đầu năm 2026``; else from its first to its last day."""
    say, first = prose.wording.say, period.first
    if period.quarter:
        return say("period_quarter", quarter=_QUARTERS[period.quarter], year=first.year)
    if period.name == "month":
        return say("period_month", month=month_text(prose.brief.format, first), year=first.year)
    if period.name != ADHOC:
        return say(f"period_{period.name}", year=first.year)
    key = "period_days" if first != period.last else "period_day"
    return say(key, first=prose.short_day(first), last=prose.short_day(period.last))


def _annexes(prose: Prose, reported: Reported, period: str) -> tuple[Annex, ...]:
    if not (reported.figures.whole.sessions or reported.turnover.whole):
        return ()
    subtitle = prose.wording.say("charts_subtitle", period=period)
    title = prose.brief.format.texts.annex
    return (Annex(title, subtitle, annex_origin(prose), partial(charts, prose, reported)),)


def _blocks(prose: Prose, reported: Reported, period: str, receivers: list[str]) -> Iterator[Block]:
    say, brief = prose.wording.say, prose.brief
    yield from addressed(prose, receivers)
    yield paragraph(_opening(prose, period, _as_of(prose, reported)))
    parts = [("results", list(_results(prose, reported)))]
    for name, part in (("limits", _limits), ("directions", _directions), ("proposals", _proposals)):
        if blocks := list(part(prose, reported)):
            parts.append((name, blocks))
    heads = numbered_sections([say(f"{name}_heading") for name, _ in parts], ROMAN)
    for head, (_, blocks) in zip(heads, parts, strict=True):
        yield heading(head, 1)
        yield from blocks
    yield paragraph(say("closing", period=period, office=prose.office) + brief.format.texts.body_end)


def _as_of(prose: Prose, reported: Reported) -> str:
    """The day up to which the period is counted: its last one, or the document's where that is earlier."""
    counted = reported.turnover.period
    return prose.day(counted.last if counted else prose.brief.date)


def _opening(prose: Prose, period: str, as_of: str) -> str:
    names = {"office": prose.office, "period": period, "as_of": as_of}
    bases = cited(prose)
    if not bases:
        return sentence(prose.wording.say("opening_plain", **names))
    return sentence(prose.wording.say("opening", bases="; ".join(bases), **names))


def _sentences(*texts: str) -> Iterator[Paragraph]:
    return plain(*map(sentence, texts))


# -- I ---------------------------------------------------------------------------------


def _results(prose: Prose, reported: Reported) -> Iterator[Block]:
    whole = reported.figures.whole
    sections = [("sessions", _sessions)]
    if whole.sessions:
        sections.append(("petitions", _petitions))
    if reported.turnover.whole:
        sections.append(("turnover", _turnover))
    heads = numbered_sections([prose.wording.say(f"{name}_heading") for name, _ in sections], ARABIC)
    for head, (_, section) in zip(heads, sections, strict=True):
        yield heading(head, 2)
        yield from section(prose, reported)


def _sessions(prose: Prose, reported: Reported) -> Iterator[Block]:
    """How many sessions of which kind, who came, about what."""
    say, whole = prose.wording.say, reported.figures.whole
    if not whole.sessions:
        # Of days that have not come nothing is known: "not yet", not "none".
        is_over = reported.turnover.period is not None and reported.turnover.period.last >= reported.period.last
        yield from _sentences(say("sessions_none" if is_over else "sessions_none_yet", office=prose.office))
        yield from held_of_plan(prose, reported.of_plan)
        return
    yield from _sentences(_held(prose, reported), _sides(prose, reported))
    yield from held_of_plan(prose, reported.of_plan)
    yield from _sentences(_people(prose, whole), _fields(prose, reported))
    yield paragraph(say("kinds_lead"), keep_with_next=True)
    yield kinds_table(prose, reported)
    if reported.units:
        yield paragraph(_levels(prose, reported), keep_with_next=True)
        yield levels_table(prose, reported)


def _levels(prose: Prose, reported: Reported) -> str:
    """``Chia theo cấp: 287 hội nghị, gồm: cấp tỉnh 02 hội nghị, …``."""
    say = prose.wording.say
    levels = [
        say("sessions_of_level", level=level_name(prose, level), count=prose.count(part.sessions))
        for level, part in by_level(reported.units)
    ]
    return say("levels", count=prose.count(reported.figures.whole.sessions), levels=", ".join(levels))


def _held(prose: Prose, reported: Reported) -> str:
    say, kinds = prose.wording.say, reported.figures.by_kind
    office = say("office_and_units", office=prose.office) if reported.units else prose.office
    if _of_other_sides(prose, reported):
        office = say("in_unit", unit=prose.unit)
    names = {"office": office, "count": prose.count(reported.figures.whole.sessions)}
    if len(kinds) == 1 and kinds[0][0]:
        return say("sessions_alike", kind=kind_name(prose, kinds[0][0]), **names)
    counted = [
        say("sessions_of_kind", kind=kind_name(prose, kind), count=prose.count(part.sessions)) for kind, part in kinds
    ]
    return say("sessions", kinds=", ".join(counted), **names)


def _of_other_sides(prose: Prose, reported: Reported) -> bool:
    """Whether another body than the one that reports held some of the sessions; of several units nobody asks."""
    own = Side.PARTY if prose.brief.format.family is Family.PARTY else Side.GOVERNMENT
    return not reported.units and any(side not in (own, None) for side, _ in reported.by_side)


def _sides(prose: Prose, reported: Reported) -> str:
    """Whose sessions they were, where they were not all of the body that reports."""
    if not _of_other_sides(prose, reported):
        return ""
    say, office = prose.wording.say, prose.brief.office
    bodies = {"state": office.name or say("body_state"), "party": office.party_name or say("body_party")}
    counted = [say(f"side_{side or 'unknown'}", count=prose.count(count), **bodies) for side, count in reported.by_side]
    return say("sides", sides="; ".join(counted))


def _people(prose: Prose, whole: Figures) -> str:
    if not whole.people:
        return ""
    say = prose.wording.say
    counts = (("people_citizens", whole.citizens), ("people_officials", whole.officials))
    groups = "; ".join(say(key, count=prose.count(count)) for key, count in counts if count)
    return say("people", count=prose.count(whole.people), groups=groups)


def _fields(prose: Prose, reported: Reported) -> str:
    names = [name for name, part in reported.figures.by_field if name and part.sessions]
    key = "fields" if len(names) <= NAMED_UP_TO else "fields_many"
    return prose.wording.say(key, count=prose.count(len(names)), fields="; ".join(names)) if names else ""


def _petitions(prose: Prose, reported: Reported) -> Iterator[Block]:
    """How many petitions, how they were taken, and in which fields."""
    say, whole = prose.wording.say, reported.figures.whole
    if not whole.petitions:
        yield from _sentences(say("petitions_none"))
        return
    yield paragraph(say("petitions", count=prose.count(whole.petitions)), keep_with_next=True)
    yield from map(paragraph, listed(_taken(prose, whole)))
    yield paragraph(say("fields_lead"), keep_with_next=True)
    yield fields_table(prose, reported)


def _taken(prose: Prose, whole: Figures) -> Iterator[str]:
    both = whole.answered_and_assigned
    counts = (
        ("answered", whole.answered),
        ("assigned_both" if both else "assigned", whole.assigned),
        ("noted", whole.petitions - whole.answered - whole.assigned + both),
    )
    for key, count in counts:
        if count:
            share = _share(count, whole.petitions)
            yield prose.wording.say(key, count=prose.count(count), share=share, both=prose.count(both))


def _turnover(prose: Prose, reported: Reported) -> Iterator[Block]:
    """What was to be settled, what was, and what is left, whole, by field and by agency."""
    say, counts = prose.wording.say, reported.turnover.whole
    yield paragraph(say("to_settle", count=prose.count(counts.to_settle)), keep_with_next=True)
    yield from map(paragraph, listed(_counted(prose, ("carried", counts.carried), ("received", counts.received))))
    raised = reported.figures.whole.petitions
    yield from _sentences(say("received_otherwise") if raised and raised != counts.received else "")
    yield from _settled(prose, counts)
    yield from _left(prose, counts, _as_of(prose, reported))
    yield paragraph(say("turnover_fields_lead"), keep_with_next=True)
    yield turnover_table(prose, reported)
    if reported.turnover.by_agency:
        yield paragraph(say("agencies_lead"), keep_with_next=True)
        yield agencies_table(prose, reported)


def _counted(prose: Prose, *counts: tuple[str, int]) -> Iterator[str]:
    """A line for each count, zero or not: together they are what was counted."""
    for key, count in counts:
        yield prose.wording.say(key, count=prose.count(count))


def _settled(prose: Prose, counts: Turnover) -> Iterator[Paragraph]:
    say = prose.wording.say
    if not counts.settled:
        yield from _sentences(say("settled_none"))
        return
    share = _share(counts.settled, counts.to_settle)
    yield paragraph(say("settled", count=prose.count(counts.settled), share=share), keep_with_next=True)
    lines = _counted(prose, ("settled_in_time", counts.settled_in_time), ("settled_late", counts.settled_late))
    yield from map(paragraph, listed(lines))
    # What was passed on or taken back is settled for this office, but by nobody's answer.
    of_these = (
        ("settled_transferred", counts.transferred),
        ("settled_withdrawn", counts.withdrawn),
        ("undated", counts.undated),
    )
    yield from _sentences(*(say(key, count=prose.count(count)) for key, count in of_these if count))


def _left(prose: Prose, counts: Turnover, as_of: str) -> Iterator[Paragraph]:
    say = prose.wording.say
    if not counts.left:
        yield from _sentences(say("left_none", as_of=as_of))
        return
    yield paragraph(say("left", count=prose.count(counts.left), as_of=as_of), keep_with_next=True)
    lines = _counted(prose, ("left_in_time", counts.left_in_time), ("left_late", counts.left_late))
    yield from map(paragraph, listed(lines))


def _share(part: int, whole: int) -> str:
    """Of a hundred, with a decimal where there is one: ``62,5``."""
    return number(100 * part / whole, 1).removesuffix(",0")


# -- II to IV ----------------------------------------------------------------------------


def _passage(prose: Prose, key: str, typed: str) -> list[str]:
    """The lines the office typed for this report, else those of the wording."""
    return typed_lines(typed) or prose.wording.lines(key)


def _limits(prose: Prose, reported: Reported) -> Iterator[Block]:
    say, counts = prose.wording.say, reported.turnover.whole
    waiting = counts.left - reported.turnover.assigned.left
    if counts.left_late:
        yield from _sentences(_late(prose, reported))
    if waiting:
        yield from _sentences(say("waiting", count=prose.count(waiting)))
    passage = _passage(prose, "limits", reported.limits)
    if counts and not (counts.left_late or waiting or passage):
        yield from _sentences(say("limits_none", as_of=_as_of(prose, reported)))
    yield from map(paragraph, passage)


def _late(prose: Prose, reported: Reported) -> str:
    """How many petitions are overdue, and with whom."""
    say, count = prose.wording.say, prose.count
    rows = reported.turnover.by_agency
    late = [(name or say("agency_unknown"), part.left_late) for name, part in rows if part.left_late]
    whole = count(reported.turnover.whole.left_late)
    if len(late) > NAMED_UP_TO:
        return say("late_many", count=whole, agencies=count(len(late)))
    named = "; ".join(say("late_agency", agency=name, count=count(overdue)) for name, overdue in late)
    return say("late", count=whole, agencies=named)


def _directions(prose: Prose, reported: Reported) -> Iterator[Block]:
    assigned = reported.turnover.assigned
    if assigned.left and not typed_lines(reported.directions):
        key = "directions_late" if assigned.left_late else "directions_open"
        counts = {"count": prose.count(assigned.left), "overdue": prose.count(assigned.left_late)}
        yield from _sentences(prose.wording.say(key, **counts))
    yield from map(paragraph, _passage(prose, "directions", reported.directions))


def _proposals(prose: Prose, reported: Reported) -> Iterator[Block]:
    yield from map(paragraph, _passage(prose, "proposals", reported.proposals))
