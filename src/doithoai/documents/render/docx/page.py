"""Paper and margins of each section, and what stands in the top margin: the page's number, the mark of a draft."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt

from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.docx.markup import Element, cell, el, margins, paragraph, placed, run, twips
from doithoai.documents.render.docx.table import bare_table
from doithoai.documents.render.measure.metrics import ASCENT, MIDDLE, MM
from doithoai.documents.render.measure.sheet import Sheet


@dataclass(slots=True)
class Stretch:
    """Pages of one kind that follow one another, with what stands on them; ``own_pages`` are numbered from 1."""

    sheet: Sheet
    content: list[Element] = field(default_factory=list)
    own_pages: bool = False


def lay(word: WordDocument, stretches: Sequence[Stretch], form: Format, *, draft: bool) -> None:
    """Put the content on its pages."""
    body = word.element.body
    for stretch in stretches[:-1]:
        body[-1:-1] = [*stretch.content, paragraph("end", (), el("sectPr"))]
    body[-1:-1] = stretches[-1].content
    for place, (stretch, section) in enumerate(zip(stretches, word.sections, strict=True)):
        _set(section, stretch.sheet)
        if (not place or stretch.own_pages) and not form.page.number_on_first:
            section.different_first_page_header_footer = True
        if stretch.own_pages:
            _number_from_1(section, form, draft=draft)
        if not place or stretch.sheet != stretches[place - 1].sheet:
            section.header.is_linked_to_previous = False
            section.header._element[:] = _over_text(stretch.sheet, draft)


def _set(section: Section, sheet: Sheet) -> None:
    """Paper and margins; a lying page is the upright one turned a quarter, its left margin at the top."""
    page = sheet.form.page
    sides = [page.top.value, page.right.value, page.bottom.value, page.left.value]
    size = [page.width, page.height]
    if sheet.lying:
        sides, size = [sides[3], *sides[:3]], size[::-1]
        section.orientation = WD_ORIENTATION.LANDSCAPE
    section.page_width, section.page_height = (Mm(length) for length in size)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, sides)
    section.gutter = Mm(0)
    section.footer_distance = Mm(min(sides[2], page.number_from_top.value))
    section.header_distance = Pt(_line_top(sheet.form.components["page_number"], page.number_from_top.value * MM))


def _number_from_1(section: Section, form: Format, *, draft: bool) -> None:
    """Numbers of the section begin from 1; where its first page shows none, a draft still says there that it is one."""
    section._sectPr.append(el("pgNumType", start=1))
    order = [qn(f"w:{name}") for name in ("type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg", "docGrid")]
    rest = [child for child in section._sectPr if child.tag not in order]
    known = sorted((child for child in section._sectPr if child.tag in order), key=lambda child: order.index(child.tag))
    section._sectPr[:] = [*rest, *known]
    if draft:
        section.first_page_header.is_linked_to_previous = False
        section.first_page_header._element[:] = [_draft_mark(form), paragraph("page_number")]


def _line_top(component: Component, middle: float) -> float:
    """Where a line begins whose capitals and digits stand about ``middle``, as in the PDF."""
    return middle + component.size.value * (MIDDLE - ASCENT)


def _over_text(sheet: Sheet, draft: bool) -> list[Element]:
    number = [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", _instruction("PAGE")),
        el("r", el("fldChar", fldCharType="separate")),
        run("2"),
        el("r", el("fldChar", fldCharType="end")),
    ]
    elements = [paragraph("page_number", number)]
    if draft:
        elements.insert(0, _draft_mark(sheet.form))
    return elements


def _draft_mark(form: Format) -> Element:
    """At the left of the number, on the same line."""
    component, middle = form.components["draft_mark"], form.page.number_from_top.value * MM
    return paragraph("draft_mark", [run(form.texts.draft_mark)], placed(_line_top(component, middle)))


def _instruction(code: str) -> Element:
    element = el("instrText")
    element.text = f" {code} "
    return element


# -- two on a sheet ----------------------------------------------------------------


def lay_halves(word: WordDocument, upper: list[Element], lower: list[Element], form: Format) -> None:
    """Put two short papers one below the other on one sheet, with a line between them to cut along."""
    page, sheet = form.page, Sheet(form)
    margin = page.bottom.value * MM / 2
    height = page.height * MM / 2 - margin
    cut = el("tcBorders", el("bottom", val="dashed", sz=4, space=0, color="auto"))
    rows = [
        el("tr", el("trPr", el("cantSplit"), _high(height)), cell(sheet.width, upper, cut)),
        el("tr", el("trPr", el("cantSplit")), cell(sheet.width, lower, margins(top=margin))),
    ]
    word.element.body[-1:-1] = [bare_table((sheet.width,), rows), paragraph("end")]
    (section,) = word.sections
    _set(section, sheet)
    section.top_margin = section.bottom_margin = Pt(margin)
    section.header_distance = section.footer_distance = Pt(0)


def _high(points: float) -> Element:
    return el("trHeight", val=twips(points), hRule="atLeast")
