"""Rules on the sheet: paper, margins, page numbers, and that a reader finds text and fonts in the file."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from doithoai.documents.check.found import Found
from doithoai.documents.check.model import ASCENT, MM, SINGLE, Line, Page, Paper, Source
from doithoai.documents.check.report import Departure, Place, departure
from doithoai.documents.check.rules_look import span_of
from doithoai.documents.formats.model import Figure, Format
from doithoai.domain.errors import N_

_NEAR = 1.0  # mm
_LOOSE_TOP = 6.0  # mm: a first line may have space above it
_RAGGED = 10.0  # mm: lines that are not justified end before the margin
_BESIDE = 8.0  # mm: between the middle of the page and that of the text
_LEVEL = 2.5  # mm
_SIDES = {
    "left": N_("left margin {found} mm, the rules want {wanted} mm."),
    "right": N_("right margin {found} mm, the rules want {wanted} mm."),
    "top": N_("top margin {found} mm, the rules want {wanted} mm."),
    "bottom": N_("bottom margin {found} mm, the rules want {wanted} mm."),
}


def paper_size(paper: Paper, form: Format) -> Iterator[Departure]:
    """A4, upright or lying."""
    wanted = (form.page.width, form.page.height)
    for page in paper.pages:
        size = (page.height, page.width) if page.lying else (page.width, page.height)
        if max(abs(one - other) for one, other in zip(size, wanted, strict=True)) > _NEAR:
            message = N_("paper {found} mm, the rules want {wanted} mm.")
            values = {"found": f"{page.width:.0f} × {page.height:.0f}", "wanted": "{:g} × {:g}".format(*wanted)}
            yield _on(page, "paper", form.page.top.clause, message, **values)


def scanned(paper: Paper, form: Format) -> Iterator[Departure]:
    """No page is a picture."""
    pages = [page for page in paper.pages if page.scanned]
    if pages:
        message = N_("is a picture without text: the rest cannot be checked.")
        places = tuple(Place(page.number) for page in pages)
        yield Departure("scanned", "page", form.page.top.clause, message, {}, places)


def readable(found: Found) -> Iterator[Departure]:
    """The letters of the file have their Unicode values."""
    share = found.paper.unreadable
    if share > 0.02:
        message = N_("{share} % of the letters have no Unicode value: the text cannot be searched or copied.")
        yield departure("unicode", "", found.form.page.top.clause, message, share=f"{share * 100:.0f}")


def embedded(found: Found) -> Iterator[Departure]:
    """The file carries the shapes of all its fonts."""
    for name in found.paper.unembedded:
        message = N_("the font {font} is not embedded in the file.")
        yield departure("embedded", "", found.form.page.top.clause, message, font=name)


# -- margins -------------------------------------------------------------------------


def margins(found: Found) -> Iterator[Departure]:
    """The four margins; of a PDF as the text lies, of a DOCX as they are set."""
    for page in found.paper.pages:
        measured = page.margins or _measured(found, page)
        for side, value in measured.items():
            if page.copies and side in ("top", "bottom"):
                continue  # each copy has its own above and below
            figures = _allowed(found.form, page, side)
            if any(one.low - _NEAR <= value <= one.high + _slack(found, page, side) for one in figures):
                continue
            wanted = " / ".join(dict.fromkeys(map(span_of, figures)))
            clause = figures[0].clause
            yield _on(page, "margin", clause, _SIDES[side], found=f"{value:.0f}", wanted=wanted)


def _allowed(form: Format, page: Page, side: str) -> list[Figure]:
    """The ranges of a margin: a back page may change left and right; a lying page is an upright one turned."""
    figure: Figure = getattr(form.page, side)
    if page.lying:
        low = min(getattr(form.page, one).low for one in _SIDES)
        return [Figure(low, low, page.width, figure.clause)]
    mirrored = form.page.mirrored and (not page.number % 2 or bool(page.margins)) and side in ("left", "right")
    return [figure, form.page.right if side == "left" else form.page.left] if mirrored else [figure]


def _slack(found: Found, page: Page, side: str) -> float:
    if page.margins or side == "left":
        return _NEAR
    if side == "top":
        return _LOOSE_TOP
    here = [one for one in found.body if one.first.page == page.number and one.flush is not None]
    return _NEAR if any(one.flush for one in here) else _RAGGED


def _measured(found: Found, page: Page) -> Mapping[str, float]:
    """The margins of a page of a PDF as its text tells them."""
    outside = [line for name in ("page_number", "draft_mark", "footer_mark") for line in found.lines(name)]
    lines = [line for line in page.lines if not any(line is one for one in outside)]
    if not lines:
        return {}
    first, last = lines[0], lines[-1]
    told: dict[str, float] = {}
    told["top"] = ((first.base or 0) - ASCENT * first.size) / MM
    told["bottom"] = page.height - ((last.base or 0) + (SINGLE - ASCENT) * last.size) / MM
    told["left"] = min(line.x0 for line in lines) / MM
    told["right"] = page.width - max(line.x1 for line in lines) / MM
    return _only_sure(found, page, told, lines)


def _only_sure(found: Found, page: Page, told: Mapping[str, float], lines: Sequence[Line]) -> Mapping[str, float]:
    """A margin that is wide because little stands on the page is none: then only too narrow ones count."""
    full = [one for one in found.body if one.first.page == page.number and len(one.lines) > 1]
    sure = {"left": bool(full), "right": bool(full), "top": not lines[0].in_table, "bottom": False}
    figures = {side: _allowed(found.form, page, side) for side in told}
    return {
        side: value
        for side, value in told.items()
        if sure[side] or value < min(one.low for one in figures[side]) - _NEAR
    }


# -- page numbers --------------------------------------------------------------------


def page_numbers(found: Found) -> Iterator[Departure]:
    """In the top margin, centred, counting, hidden on page 1."""
    numbering = found.paper.numbering
    if found.paper.source is Source.DOCX:
        if numbering is not None:
            yield from _told_numbers(found)
        return
    annexes = {line.page for line in found.lines("annex_title")}
    for page in found.paper.pages:
        numbers = [line for line in found.lines("page_number") if line.page == page.number]
        shown = page.number > 1 or found.form.page.number_on_first
        clause = found.form.components["page_number"].clause
        if numbers and not shown:
            yield departure("page_number", "page_number", clause, N_("is shown on page 1."), numbers)
        elif shown and not numbers and page.number not in annexes and page.lines:
            yield _on(page, "page_number", clause, N_("has no page number in its top margin."))
        for line in numbers if shown else ():
            yield from _numbered(found, page, line)
    yield from _counting(found, annexes)


def _numbered(found: Found, page: Page, line: Line) -> Iterator[Departure]:
    clause = found.form.components["page_number"].clause
    top = found.form.page.number_from_top
    middle = ((line.base or 0) - 0.33 * line.size) / MM
    if not top.low - _LEVEL <= middle <= top.high + _LEVEL:
        message = N_("stands {found} mm from the upper edge, the rules want it in the top margin at {wanted} mm.")
        yield departure(
            "page_number", "page_number", top.clause, message, [line], found=f"{middle:.0f}", wanted=span_of(top)
        )
    aside = line.centre / MM - page.width / 2
    if abs(aside) > _BESIDE + _NEAR:
        yield departure("page_number", "page_number", clause, N_("is not centred."), [line])


def _counting(found: Found, annexes: set[int]) -> Iterator[Departure]:
    """Each number is the page's own, or goes on from the one before; an annex may count anew."""
    clause = found.form.components["page_number"].clause
    shown = [(line, int("".join(one for one in line.text if one.isdecimal()))) for line in found.lines("page_number")]
    for (before, one), (line, two) in pairwise(shown):
        anew = any(before.page < page <= line.page for page in annexes)
        if two - one != line.page - before.page and not anew:
            message = N_("follows {before}.")
            yield departure("page_number", "page_number", clause, message, [line], before=one)


def _told_numbers(found: Found) -> Iterator[Departure]:
    """What a DOCX says of its numbers; a document of one page needs none, so a missing one cannot be judged."""
    numbering, component = found.paper.numbering, found.form.components["page_number"]
    if numbering is None or numbering.line is None:
        return
    line = numbering.line
    if numbering.at_foot:
        yield departure("page_number", "page_number", component.clause, N_("stands in the bottom margin."))
    if numbering.on_first and not found.form.page.number_on_first:
        yield departure("page_number", "page_number", component.clause, N_("is shown on page 1."))
    if line.shape is not None and line.shape.align != "centre":
        yield departure("page_number", "page_number", component.clause, N_("is not centred."))


def copies_alike(found: Found) -> Iterator[Departure]:
    """The copies on a sheet to be cut up say the same in the same look."""
    for page in found.paper.pages:
        first = [(line.text, line.size, line.spans[0].family) for line in page.lines if not _is_outside(found, line)]
        for copy in page.copies:
            if [(line.text, line.size, line.spans[0].family) for line in copy] != first:
                yield _on(page, "copies", found.form.page.top.clause, N_("the copies on the sheet are not alike."))


def _is_outside(found: Found, line: Line) -> bool:
    return any(line is one for one in found.lines("page_number"))


def _on(page: Page, rule: str, clause: str, message: str, **params: object) -> Departure:
    return Departure(rule, "page", clause, message, params, (Place(page.number),))


RULES = (readable, embedded, margins, page_numbers, copies_alike)
