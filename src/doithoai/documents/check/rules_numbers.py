"""Rules on page numbers: in the top margin, centred, counting, none on page 1; each annex counts by itself."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from doithoai.documents.check.clauses import clause
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import MM, Line, Page, Source
from doithoai.documents.check.report import Departure, Place, departure
from doithoai.documents.check.rules_look import span_of
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_

_NEAR = 1.0  # mm
_BESIDE = 8.0  # mm: between the middle of the page and that of the text
_LEVEL = 2.5  # mm


def page_numbers(document: CheckedDocument) -> Iterator[Departure]:
    """In the top margin, centred, hidden on page 1 and on the first page of an annex."""
    if document.paper.source is Source.DOCX:
        yield from _docx_numbers(document)
        return
    annexes = annex_pages(document)
    where = clause(document.form, "page_number")
    for page in document.paper.pages:
        numbers = [line for line in document.lines("page_number") if line.page == page.number]
        due = page.number > 1 or document.form.page.number_on_first
        if numbers and not due:
            yield departure("page_number", "page_number", where, N_("is shown on page 1."), numbers)
        elif due and not numbers and page.number not in annexes and page.lines:
            message = N_("has no page number in its top margin.")
            yield Departure("page_number", "page", where, message, {}, (Place(page.number),))
        for line in numbers if due else ():
            yield from _placed(document, page, line, where)


def _placed(document: CheckedDocument, page: Page, line: Line, where: str) -> Iterator[Departure]:
    top = document.form.page.number_from_top
    middle = ((line.base or 0) - 0.33 * line.size) / MM
    if not top.low - _LEVEL <= middle <= top.high + _LEVEL:
        message = N_("stands {found} mm from the upper edge, the rules want it in the top margin at {wanted} mm.")
        values = {"found": f"{middle:.0f}", "wanted": span_of(top)}
        yield departure("page_number", "page_number", where, message, [line], **values)
    aside = line.centre / MM - page.width / 2
    if abs(aside) > _BESIDE + _NEAR:
        yield departure("page_number", "page_number", where, N_("is not centred."), [line])
    if not line.text.isdecimal():
        message = N_("the page number is “{wanted}” alone, without words or signs.")
        values = {"wanted": str(_value(line))}
        yield departure("page_number_form", "page_number", where, message, [line], **values)


def annex_pages(document: CheckedDocument) -> list[int]:
    """The pages on which an annex begins."""
    return sorted({line.page for line in document.lines("annex_title")})


def counting(document: CheckedDocument) -> Iterator[Departure]:
    """Each number of the document proper goes on from the one before."""
    if document.paper.source is Source.DOCX:
        return
    annexes = annex_pages(document)
    text = [line for line in document.lines("page_number") if not annexes or line.page < annexes[0]]
    if document.form.family is not Family.STATE:
        text = list(document.lines("page_number"))
    yield from _follow(text, annexes, clause(document.form, "page_number"))


def _follow(lines: Sequence[Line], annexes: Sequence[int], where: str) -> Iterator[Departure]:
    for before, line in pairwise(lines):
        anew = any(before.page < page <= line.page for page in annexes)
        if _value(line) - _value(before) != line.page - before.page and not anew:
            message = N_("follows {before}.")
            yield departure("page_number", "page_number", where, message, [line], before=_value(before))


def annex_counting(document: CheckedDocument) -> Iterator[Departure]:
    """The pages of each annex of the State are counted by themselves from 1, the first shows no number."""
    if document.paper.source is Source.DOCX or document.form.family is not Family.STATE:
        return
    where = clause(document.form, "annex_pages")
    starts = annex_pages(document)
    for start, end in pairwise([*starts, len(document.paper.pages) + 1]):
        numbers = [line for line in document.lines("page_number") if start <= line.page < end]
        for line in numbers:
            if line.page == start and start > 1:
                message = N_("is shown on the first page of an annex.")
                yield departure("annex_pages", "page_number", where, message, [line])
            elif _value(line) != line.page - start + 1:
                message = N_("the pages of each annex are counted by themselves: this one is {wanted}.")
                yield departure("annex_pages", "page_number", where, message, [line], wanted=line.page - start + 1)


def annex_marks(document: CheckedDocument) -> Iterator[Departure]:
    """Two annexes and more are numbered in Roman figures."""
    titles = document.lines("annex_title")
    if document.form.family is not Family.STATE:
        return
    for place, line in enumerate(titles):
        mark = line.text.rpartition(" ")[2].rstrip(".") if len(line.text.split()) > 2 else ""
        wrong = len(titles) > 1 and mark != _roman(place + 1)
        if wrong or (mark.isdecimal() and len(titles) == 1):
            message = N_("annexes are numbered in Roman figures: “{wanted}”.")
            example = f"{document.form.texts.annex} {_roman(place + 1)}"
            yield departure(
                "annex_number", "annex_title", clause(document.form, "annex_number"), message, [line], wanted=example
            )


def _roman(number: int) -> str:
    tens, units = divmod(min(number, 39), 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def _value(line: Line) -> int:
    return int("".join(letter for letter in line.text if letter.isdecimal())[:9] or 0)


def _docx_numbers(document: CheckedDocument) -> Iterator[Departure]:
    """What a DOCX says of its numbers; one that may be of a single page needs none."""
    numbering, where = document.paper.numbering, clause(document.form, "page_number")
    if numbering is None:
        return
    if numbering.line is None:
        if document.paper.long and not document.by_hand:
            message = N_("there are several pages and no page numbers.")
            yield departure("page_number", "page_number", where, message)
        return
    line = numbering.line
    if numbering.at_foot:
        yield departure("page_number", "page_number", where, N_("stands in the bottom margin."))
    if numbering.on_first and not document.form.page.number_on_first:
        yield departure("page_number", "page_number", where, N_("is shown on page 1."))
    if line.shape is not None and line.shape.align != "centre":
        yield departure("page_number", "page_number", where, N_("is not centred."))


RULES = (page_numbers, counting, annex_counting, annex_marks)
