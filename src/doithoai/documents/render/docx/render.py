"""From a content model and a format to a file for Word: the twin of the PDF, to be edited.

Every figure comes from the format, every word from the content; what is measured is measured as in the PDF.
"""

from typing import BinaryIO

from doithoai.documents.content.model import Annex, Document
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx import package
from doithoai.documents.render.docx.body import body_of, keep_last
from doithoai.documents.render.docx.centred import centred_over
from doithoai.documents.render.docx.closing import closing_of
from doithoai.documents.render.docx.head import head_of
from doithoai.documents.render.docx.marks import Marks
from doithoai.documents.render.docx.markup import Element, el, give, is_table, paragraph, placed, printed, run
from doithoai.documents.render.docx.page import Stretch, lay, lay_halves
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.halves import as_it_fits
from doithoai.documents.render.measure.head import AFTER_ANNEX_TITLE
from doithoai.documents.render.measure.metrics import ASCENT, MM
from doithoai.documents.render.measure.sheet import Sheet


def render_docx(document: Document, form: Format, out: BinaryIO, *, draft: str = "") -> None:
    """Write ``document`` as a DOCX to ``out``; the same document and format give the same bytes.

    Charts are tables of their counts. On a lying page the margins do not change sides.

    Args:
        draft: names the draft it is, so that it can be taken back when it was edited; nothing without.

    Raises:
        GlyphMissing: a character that could not be printed; as for the PDF.
        FontMissing: a font file to measure with is not there.
        OSError: ``out`` cannot be written.
    """
    with faces.ONE_AT_A_TIME:
        faces.faces()
    word, marks = package.begun(form), Marks(draft)
    with faces.naming_all():
        document = as_it_fits(document, form)
        if document.copies > 1:
            lay_halves(word, _main(document, form), _main(document, form), form)
        else:
            lay(word, _stretches(document, form, marks), form, draft=document.draft)
            marks.sign(word)
    package.describe(word, document)
    package.pack(word, document.date, out)


def _stretches(document: Document, form: Format, marks: Marks) -> list[Stretch]:
    """The document and its annexes; a new stretch where the paper turns."""
    stretches = [Stretch(Sheet(form), _main(document, form, marks))]
    for annex in document.annexes:
        content = _annex(annex, form)
        marks.end(content[0])
        if annex.landscape == stretches[-1].sheet.lying and not annex.own_pages:
            _begin_page(content)
            stretches[-1].content += content
        else:
            stretches.append(Stretch(Sheet(form, annex.landscape), content, annex.own_pages))
    return stretches


def _main(document: Document, form: Format, marks: Marks | None = None) -> list[Element]:
    sheet = Sheet(form)
    width = sheet.width
    elements = [head_of(document, form, width)]
    if document.type_name:
        elements += centred_over([("type_name", document.type_name), ("summary", document.summary)], form, width)
    body = body_of(document.blocks(), form, width, sheet.height, marks)
    if document.signatures or document.recipients:
        keep_last(body, form, width, sheet.height)
        if not body or is_table(body[-1]):
            body.append(paragraph("end", (), el("keepNext")))
        body.append(closing_of(document, form, width))
    if is_table(elements[-1]) and is_table(body[0] if body else elements[0]):
        elements.append(paragraph("end"))
    elements += body
    if document.footer_mark:
        elements.append(_foot_mark(document.footer_mark, form))
        if marks is not None:
            marks.end(elements[-1])
    elements.append(paragraph("end"))
    return elements


def _annex(annex: Annex, form: Format) -> list[Element]:
    sheet = Sheet(form, annex.landscape)
    titles = [("annex_title", annex.title), ("annex_subtitle", annex.subtitle), ("annex_origin", annex.origin)]
    elements = centred_over(titles, form, sheet.width, after=AFTER_ANNEX_TITLE)
    return [*elements, *body_of(annex.blocks(), form, sheet.width, sheet.height), paragraph("end")]


def _begin_page(content: list[Element]) -> None:
    if is_table(content[0]):
        content.insert(0, paragraph("end"))
    give(content[0], el("pageBreakBefore"))


def _foot_mark(text: str, form: Format) -> Element:
    """Small print half-way down the bottom margin of the page it falls on: a paragraph placed on the paper."""
    component = form.components["footer_mark"]
    page = form.page
    base = (page.height - page.bottom.value / 2) * MM
    return paragraph(
        "footer_mark",
        [run(printed(form.texts.footer_mark.format(mark=text)))],
        placed(base - component.size.value * ASCENT),
    )
