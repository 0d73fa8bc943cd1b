"""Rules on the sheet: paper, margins, and that a reader finds text and fonts in the file."""

from collections.abc import Iterator, Mapping, Sequence

from doithoai.documents.check.clauses import clause as clause_of
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import ASCENT, MM, SINGLE, Line, Page, Paper
from doithoai.documents.check.report import Departure, Place, departure
from doithoai.documents.check.rules_look import span_of
from doithoai.documents.formats.model import Figure, Format
from doithoai.domain.errors import N_

_NEAR = 1.0  # mm
_UNREAD = 0.02  # of the letters
_LOOSE_TOP = 6.0  # mm: a first line may have space above it
_RAGGED = 10.0  # mm: lines that are not justified end before the margin
_SIDES = {
    "left": N_("left margin {found} mm, the rules want {wanted} mm."),
    "right": N_("right margin {found} mm, the rules want {wanted} mm."),
    "top": N_("top margin {found} mm, the rules want {wanted} mm."),
    "bottom": N_("bottom margin {found} mm, the rules want {wanted} mm."),
}


def paper_size(paper: Paper, form: Format) -> Iterator[Departure]:
    """A4, upright or lying."""
    rule = (form.page.width, form.page.height)
    for page in paper.pages:
        size = (page.height, page.width) if page.lying else (page.width, page.height)
        if max(abs(length - allowed) for length, allowed in zip(size, rule, strict=True)) > _NEAR:
            message = N_("paper {found} mm, the rules want {wanted} mm.")
            values = {"found": f"{page.width:.0f} × {page.height:.0f}", "wanted": "{:g} × {:g}".format(*rule)}
            yield _on(page, "paper", clause_of(form, "paper"), message, **values)


def scanned(paper: Paper, form: Format) -> Iterator[Departure]:
    """No page is a picture."""
    pages = [page for page in paper.pages if page.scanned]
    if pages:
        message = N_("is a picture without text: the rest cannot be checked.")
        places = tuple(Place(page.number) for page in pages)
        yield Departure("scanned", "page", clause_of(form, "font"), message, {}, places)


def readable(paper: Paper, form: Format) -> Iterator[Departure]:
    """The letters of the file have their Unicode values."""
    share = paper.unreadable
    if share > _UNREAD:
        message = N_("{share} % of the letters have no Unicode value: the text cannot be searched or copied.")
        yield departure("unicode", "", clause_of(form, "font"), message, share=f"{share * 100:.0f}")


def embedded(document: CheckedDocument) -> Iterator[Departure]:
    """The file carries the shapes of all its fonts."""
    for name in document.paper.unembedded:
        message = N_("the font {font} is not embedded in the file.")
        yield departure("embedded", "", clause_of(document.form, "font"), message, font=name)


# -- margins -------------------------------------------------------------------------


def margins(document: CheckedDocument) -> Iterator[Departure]:
    """The four margins; of a PDF as the text lies, of a DOCX as they are set."""
    for page in document.paper.pages:
        measured = page.margins or _measured(document, page)
        for side, value in measured.items():
            if page.copies and side in ("top", "bottom"):
                continue  # each copy has its own above and below
            figures = _allowed(document.form, page, side)
            if any(figure.low - _NEAR <= value <= figure.high + _slack(document, page, side) for figure in figures):
                continue
            ranges = " / ".join(dict.fromkeys(map(span_of, figures)))
            clause = clause_of(document.form, "margin")
            yield _on(page, "margin", clause, _SIDES[side], found=f"{value:.0f}", wanted=ranges)


def _allowed(form: Format, page: Page, side: str) -> list[Figure]:
    """The ranges of a margin: a back page may change left and right; a lying page is an upright one turned."""
    figure: Figure = getattr(form.page, side)
    if page.lying:
        low = min(getattr(form.page, name).low for name in _SIDES)
        return [Figure(low, low, page.width, figure.clause)]
    mirrored = form.page.may_mirror and (not page.number % 2 or bool(page.margins)) and side in ("left", "right")
    return [figure, form.page.right if side == "left" else form.page.left] if mirrored else [figure]


def _slack(document: CheckedDocument, page: Page, side: str) -> float:
    if page.margins or side == "left":
        return _NEAR
    if side == "top":
        return _LOOSE_TOP
    measured = [
        paragraph for paragraph in document.body if paragraph.first.page == page.number and paragraph.flush is not None
    ]
    return _NEAR if any(paragraph.flush for paragraph in measured) else _RAGGED


def _measured(document: CheckedDocument, page: Page) -> Mapping[str, float]:
    """The margins of a page of a PDF as its text tells them."""
    outside = [line for name in ("page_number", "draft_mark", "footer_mark") for line in document.lines(name)]
    lines = [line for line in page.lines if not any(line is mark for mark in outside)]
    if not lines:
        return {}
    first, last = lines[0], lines[-1]
    edges: dict[str, float] = {}
    edges["top"] = ((first.base or 0) - ASCENT * first.size) / MM
    edges["bottom"] = page.height - ((last.base or 0) + (SINGLE - ASCENT) * last.size) / MM
    edges["left"] = min(line.x0 for line in lines) / MM
    edges["right"] = page.width - max(line.x1 for line in lines) / MM
    return _only_sure(document, page, edges, lines)


def _only_sure(
    document: CheckedDocument, page: Page, measured: Mapping[str, float], lines: Sequence[Line]
) -> Mapping[str, float]:
    """A margin that is wide because little stands on the page is none: then only too narrow ones count."""
    full = [part for part in document.body if part.first.page == page.number and len(part.lines) > 1]
    sure = {"left": bool(full), "right": bool(full), "top": not lines[0].in_table, "bottom": False}
    figures = {side: _allowed(document.form, page, side) for side in measured}
    return {
        side: value
        for side, value in measured.items()
        if sure[side] or value < min(figure.low for figure in figures[side]) - _NEAR
    }


def copies_alike(document: CheckedDocument) -> Iterator[Departure]:
    """The copies on a sheet to be cut up say the same in the same look."""
    for page in document.paper.pages:
        first = [(line.text, line.size, line.spans[0].family) for line in page.lines if not _is_outside(document, line)]
        for copy in page.copies:
            if [(line.text, line.size, line.spans[0].family) for line in copy] != first:
                yield _on(
                    page, "copies", clause_of(document.form, "font"), N_("the copies on the sheet are not alike.")
                )


def _is_outside(document: CheckedDocument, line: Line) -> bool:
    return any(line is number for number in document.lines("page_number"))


def _on(page: Page, rule: str, clause: str, message: str, **params: object) -> Departure:
    return Departure(rule, "page", clause, message, params, (Place(page.number),))


RULES = (embedded, margins, copies_alike)
