"""From a content model and a format to a PDF, in one pass.

Every figure comes from the format, every word from the content.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from reportlab.platypus import Flowable, FrameBreak, PageBreak
from reportlab.platypus.doctemplate import LayoutError

from doithoai.documents.content.model import Annex, Block, Chart, Document, Paragraph, ParagraphStyle, Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.addressees import Place, look_of, placed
from doithoai.documents.render.measure.halves import as_it_fits
from doithoai.documents.render.measure.head import AFTER_ANNEX_TITLE
from doithoai.documents.render.measure.metrics import MM
from doithoai.documents.render.measure.paragraphs import Laid, Part, laid, style_of
from doithoai.documents.render.measure.sheet import Sheet
from doithoai.documents.render.measure.text import lines_of, visible
from doithoai.documents.render.pdf import chart
from doithoai.documents.render.pdf.closing import with_closing
from doithoai.documents.render.pdf.fill import FillLine
from doithoai.documents.render.pdf.head import Head, centred_over
from doithoai.documents.render.pdf.page import LYING, UPRIGHT, Sheets, TurnTo
from doithoai.documents.render.pdf.room import Room
from doithoai.documents.render.pdf.signatures import signature_block
from doithoai.documents.render.pdf.table import rows_of
from doithoai.documents.render.pdf.tags import HEADINGS, tags_of
from doithoai.domain.errors import N_, AppError

_AHEAD = 16  # flowables: more than ReportLab looks forward for a heading and what it heads


class DoesNotFit(AppError):
    """Something that stays whole, the head or the signatures, is taller than a page."""


@dataclass(frozen=True, slots=True)
class RenderResult:
    """What was made."""

    pages: int


def render_pdf(document: Document, form: Format, out: BinaryIO) -> RenderResult:
    """Write ``document`` as a PDF to ``out``; the same document and format give the same bytes.

    Raises:
        GlyphMissing: the font lacks characters; the text names all of them and where they stand.
        FontMissing: a font file is not there.
        DoesNotFit: the head or the signatures are taller than a page.
        OSError: ``out`` cannot be written.
    """
    with faces.ONE_AT_A_TIME:
        faces.faces()
        try:
            with faces.naming_all():
                document = as_it_fits(document, form)
                sheets = Sheets(out, document, form)
                sheets.build(_Story(_copies(document, form)))
        except LayoutError as error:
            raise DoesNotFit(
                N_("The head or the signatures of the document are taller than a page."),
                remedy=N_("Shorten the name of the issuing body, the summary or the names of the signers."),
                detail=str(error),
            ) from error
        sheets.save()
        return RenderResult(sheets.page)


class _Story(list[Flowable]):
    """A list that ReportLab empties from the front, refilled a little ahead: the whole story is never in memory."""

    def __init__(self, coming: Iterator[Flowable]) -> None:
        super().__init__()
        self._coming = coming

    def __len__(self) -> int:
        while super().__len__() < _AHEAD:
            following = next(self._coming, None)
            if following is None:
                break
            self.append(following)
        return super().__len__()


def _copies(document: Document, form: Format) -> Iterator[Flowable]:
    for copy in range(document.copies):
        if copy:
            yield FrameBreak()
        yield from _flow(document, form)


def _flow(document: Document, form: Format) -> Iterator[Flowable]:
    width = Sheet(form).width
    yield Head(document, form, width)
    if document.type_name:
        yield from centred_over([("type_name", document.type_name), ("summary", document.summary)], form, width)
    body = _body(document.blocks(), form, width)
    if document.signatures or document.recipients:
        block = signature_block(document.signatures, document.recipients, form, width)
        body = with_closing(body, block, form.signature_body_lines)
    yield from body
    if document.footer_mark:
        yield _FootMark(document.footer_mark, form)
    for annex in document.annexes:
        yield from _annex(annex, form)


class _Styles:
    """The paragraph styles of one document, made once."""

    def __init__(self, form: Format) -> None:
        self._form = form
        self.of = {style: style_of(form.components[style.value]) for style in ParagraphStyle}

    def paragraphs(self, paragraph: Paragraph, place: Place | None) -> list[Laid]:
        """One flowable for each line the person typed."""
        style = self.of[paragraph.style]
        if place is not None:
            style = style_of(look_of(paragraph, self._form))
            style.leftIndent, style.firstLineIndent = place.others, place.first - place.others
        component = self._form.components[paragraph.style.value]
        parts = [laid(runs, style, component, keeps=paragraph.keep_with_next) for runs in lines_of(paragraph.runs)]
        if paragraph.style is ParagraphStyle.HEADING:
            for part in parts:
                part.role = HEADINGS[min(max(paragraph.level, 1), len(HEADINGS) - 1)]
        return parts


def _body(blocks: Iterable[Block], form: Format, width: float) -> Iterator[Flowable]:
    """The parts of the body; before headings and lead-ins the room they need with what follows."""
    heads: list[Part] = []
    for part in _parts(blocks, form, width):
        if part.keeps:
            heads.append(part)
            continue
        if heads:
            yield Room(heads, part)
            yield from heads
            heads = []
        yield part
    yield from heads


def _parts(blocks: Iterable[Block], form: Format, width: float) -> Iterator[Part]:
    styles = _Styles(form)
    for block, place in placed(blocks, form, width):
        if isinstance(block, Table):
            yield from rows_of(block, form, width)
        elif isinstance(block, Chart):
            yield from chart.parts_of(block, form, width)
        elif block.to_fill:
            yield FillLine("".join(run.text for run in block.runs), form, width)
        else:
            yield from styles.paragraphs(block, place)


def _annex(annex: Annex, form: Format) -> Iterator[Flowable]:
    width = Sheet(form, annex.landscape).width
    yield TurnTo(LYING if annex.landscape else UPRIGHT, own_pages=annex.own_pages)
    yield PageBreak()
    titles = [("annex_title", annex.title), ("annex_subtitle", annex.subtitle), ("annex_origin", annex.origin)]
    yield from centred_over(titles, form, width, after=AFTER_ANNEX_TITLE)
    yield from _body(annex.blocks(), form, width)


class _FootMark(Flowable):
    """Small print in the bottom margin of the page it falls on."""

    def __init__(self, text: str, form: Format) -> None:
        super().__init__()
        self._text = visible(form.texts.footer_mark.format(mark=text))
        self._form = form

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Draw the text half-way down the bottom margin, at the left edge of the text."""
        component = self._form.components["footer_mark"]
        faces.check(self._text)
        _, bottom = self.canv.absolutePosition(0, 0)
        self.canv.setFont(faces.face(component.bold, component.italic), component.size.value)
        margin = self._form.page.bottom.value * MM
        tags = tags_of(self.canv)
        tags.begin_new("P")
        self.canv.drawString(0, margin / 2 - bottom, self._text)
        tags.end()
