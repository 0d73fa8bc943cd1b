"""Letters about single petitions: reminder to agencies, transfer slip, cover of a written answer."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.frame import frame, recipients, wording_of
from doithoai.documents.content.model import Align, Block, Column, Document, Paragraph, ParagraphStyle, Run, Table
from doithoai.documents.content.petitions import Numbered, in_order
from doithoai.documents.content.prose import Prose, paragraph, sentence, typed_lines
from doithoai.documents.content.signatures import signature
from doithoai.documents.content.wording import Wording
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import Competence, Outcome
from doithoai.domain.petition import Petition, is_overdue


class NothingToWrite(AppError):
    """No petition of the session calls for this letter."""


# -- reminder ------------------------------------------------------------------------

_LATE_COLUMNS = (
    Column("column_order", 0.7, Align.CENTRE),
    Column("column_content", 4.2, Align.JUSTIFY),
    Column("column_petitioner", 2.0, Align.LEFT),
    Column("column_lead", 1.8, Align.LEFT),
    Column("column_due", 1.8, Align.CENTRE),
    Column("column_late", 1.2, Align.CENTRE),
)


def build_reminder(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter to the brief's addressee, or to every agency with petitions overdue on its date.

    Raises:
        NothingToWrite: none is overdue.
    """
    late = _wanted(brief, lambda petition: is_overdue(petition, brief.date) and _is_lead(brief, petition))
    if not late:
        raise NothingToWrite(
            N_("No petition of this session is overdue on {day}, so there is nothing to remind of."),
            day=f"{brief.date:%d/%m/%Y}",
        )
    return _letter(brief, wording, partial(_reminder, late=late))


def _is_lead(brief: Brief, petition: Petition) -> bool:
    lead = petition.assignment.lead if petition.assignment else None
    return not brief.addressee or lead == brief.addressee


def _reminder(prose: Prose, *, late: Sequence[Numbered]) -> Iterator[Block]:
    say, brief = prose.wording.say, prose.brief
    leads = list(
        dict.fromkeys(item.petition.assignment.lead or say("long_gap") for item in late if item.petition.assignment)
    )
    yield from _addressed(prose, leads)
    names = {"office": prose.office, "title": prose.title, "audience": prose.audience}
    yield paragraph(say("why", day=prose.day(brief.date), count=prose.count(len(late)), **names), keep_with_next=True)
    columns = prose.columns(_LATE_COLUMNS)
    yield Table(columns, partial(_late_rows, prose, late))
    yield paragraph(sentence(say("ask", office=prose.office)) + brief.format.texts.body_end)


def _addressed(prose: Prose, names: Sequence[str]) -> Iterator[Paragraph]:
    """``Kính gửi: A.``, or a list below the words when there are several."""
    say, label = prose.wording.say, prose.brief.format.texts.addressee
    if len(names) == 1:
        yield _addressee(say("addressee", label=label, names=names[0]))
        return
    yield _addressee(say("addressees", label=label))
    for name in names[:-1]:
        yield _addressee(say("one", name=name))
    yield _addressee(say("last", name=names[-1]))


def _addressee(text: str) -> Paragraph:
    return Paragraph((Run(text),), ParagraphStyle.ADDRESSEE, keep_with_next=True)


def _late_rows(prose: Prose, late: Sequence[Numbered]) -> Iterator[tuple[str, ...]]:
    for order, item in enumerate(late, 1):
        assignment = item.petition.assignment
        if assignment is None or assignment.due is None:
            continue
        yield (
            str(order),
            "\n".join(typed_lines(item.petition.content)),
            sentence(prose.petitioner(item.petition.petitioner, gap=False, join="cell_petitioner")),
            assignment.lead or prose.wording.say("gap"),
            prose.short_day(assignment.due),
            str((prose.brief.date - assignment.due).days),
        )


# -- transfer slip -----------------------------------------------------------------------


def build_transfer(brief: Brief, wording: Wording | None = None) -> Document:
    """The slip that hands petitions to the level that may settle them.

    Takes the brief's petitions; else those transferred, or outside the commune's competence.

    Raises:
        NothingToWrite: there is none.
    """
    handed = _wanted(brief, _is_for_others)
    if not handed:
        raise NothingToWrite(N_("No petition of this session is to be transferred to another level."))
    return _letter(brief, wording, partial(_transfer, handed=handed))


def _is_for_others(petition: Petition) -> bool:
    return petition.outcome is Outcome.TRANSFERRED or petition.competence not in (None, Competence.COMMUNE)


def _transfer(prose: Prose, *, handed: Sequence[Numbered]) -> Iterator[Block]:
    say, brief = prose.wording.say, prose.brief
    label = brief.format.texts.addressee
    to = say("addressee", label=label, name=brief.addressee) if brief.addressee else say("addressee_gap", label=label)
    yield _addressee(to)
    names = {"office": prose.office, "title": prose.title}
    yield paragraph(sentence(say("why", count=prose.count(len(handed)), **names)))
    for order, item in enumerate(handed, 1):
        who = prose.petitioner(item.petition.petitioner, gap=False)
        head = say("item", number=order, who=sentence(who)) if who else say("item_plain", number=order)
        yield paragraph(head, keep_with_next=True)
        yield from map(paragraph, typed_lines(item.petition.content) or [say("long_gap")])
    yield paragraph(sentence(say("ask", office=prose.office)) + brief.format.texts.body_end)


# -- cover letter ------------------------------------------------------------------------


def build_cover(brief: Brief, wording: Wording | None = None) -> Document:
    """The letter that brings one written answer to its petitioner: the brief's petition, else the first answered.

    Raises:
        NothingToWrite: no petition has a written answer.
    """
    answered = _wanted(brief, lambda petition: petition.written_answer is not None)
    if not answered:
        raise NothingToWrite(N_("No petition of this session has a written answer yet."))
    return _letter(brief, wording, partial(_cover, petition=answered[0].petition))


def _cover(prose: Prose, *, petition: Petition) -> Iterator[Block]:
    say, who, label = prose.wording.say, petition.petitioner, prose.brief.format.texts.addressee
    if who is not None and who.confidential:
        yield _addressee(say("addressee_private", label=label))
    else:
        yield _addressee(say("addressee", label=label, who=sentence(prose.petitioner(who, gap=True))))
    yield paragraph(say("raised", title=prose.title), keep_with_next=True)
    yield from map(paragraph, typed_lines(petition.content) or [say("answer_gap")])
    if petition.assignment and petition.assignment.lead:
        yield paragraph(say("settled", lead=petition.assignment.lead))
    written = petition.written_answer
    if written and (written.number or written.date):
        day = say("answer_day", day=prose.day(written.date)) if written.date else ""
        yield paragraph(say("answer", number=written.number or "", day=day), keep_with_next=True)
    else:
        yield paragraph(say("answer_plain"), keep_with_next=True)
    yield from map(paragraph, typed_lines(written.summary if written else None) or [say("answer_gap")])
    yield paragraph(sentence(say("closing", office=prose.office)) + prose.brief.format.texts.body_end)


# -- what they share ---------------------------------------------------------------------


def _wanted(brief: Brief, fits: Callable[[Petition], bool]) -> list[Numbered]:
    """The petitions named in the brief, or all that fit."""
    chosen = set(brief.petitions)
    return [item for item in in_order(brief) if (item.petition.uid in chosen if chosen else fits(item.petition))]


def _letter(brief: Brief, wording: Wording | None, body: Callable[[Prose], Iterator[Block]]) -> Document:
    prose = Prose(brief, wording_of(brief, wording))
    return frame(
        prose,
        blocks=partial(body, prose),
        signatures=(signature(brief),),
        recipients=recipients(prose, prose.wording.lines("recipients")),
    )
