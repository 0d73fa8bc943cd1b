"""Sheets: margins that change sides on back pages, the page number over the text, upright and lying pages."""

from collections.abc import Iterator
from typing import BinaryIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import ActionFlowable

from doithoai.documents.content.model import Document
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.metrics import MIDDLE, MM
from doithoai.documents.render.measure.text import visible
from doithoai.documents.render.pdf.tags import tags_of

UPRIGHT, LYING, HALVES = "upright", "lying", "halves"


class Sheets(BaseDocTemplate):
    """A document of ReportLab whose pages follow the format."""

    def __init__(self, out: BinaryIO, document: Document, form: Format) -> None:
        """Make the sheets: two halves of one, to be cut apart, where the document stands on each twice."""
        self.form = form
        self._day = document.date  # not the clock's, so that the same document gives the same bytes
        self._draft = document.draft
        page = form.page
        size = (page.width * MM, page.height * MM)
        super().__init__(
            out,
            pagesize=size,
            invariant=1,
            initialFontName=faces.REGULAR,
            initialFontSize=form.components["body"].size.value,
            pageCompression=1,
            title=visible(document.title),
            author=visible(document.issuer),
            subject=visible(document.summary),
            creator="Sổ Đối Thoại",
            lang="vi-VN",
        )
        self._doSave = 0
        self.numbered_after = 0  # the page after which numbers begin from 1
        self.addPageTemplates([self._halves()] if document.copies > 1 else list(self._templates()))

    def save(self) -> None:
        """Write the file; `build` alone only lays it out, for what is wrong with a document shows on its way."""
        tags_of(self.canv).write()
        self.canv.save()

    def beforeDocument(self) -> None:  # noqa: N802
        """Begin the tags, and date the file (ReportLab would take today, or a fixed day)."""
        tags_of(self.canv)
        self.canv.setDateFormatter(lambda *_now: f"D:{self._day:%Y%m%d}000000+07'00'")

    def _templates(self) -> Iterator[PageTemplate]:
        page = self.form.page
        width, height = page.width * MM, page.height * MM
        top, bottom = page.top.value * MM, page.bottom.value * MM
        left, right = page.left.value * MM, page.right.value * MM
        back = right if page.mirrored else left
        tall, wide = height - top - bottom, width - left - right
        for name, start in ((UPRIGHT, left), (f"{UPRIGHT}-back", back)):
            yield self._template(name, (width, height), (start, bottom, wide, tall))
        # A lying page is the upright one turned a quarter: what was its left margin is at the top.
        for name, base in ((LYING, right), (f"{LYING}-back", left if page.mirrored else right)):
            yield self._template(name, (height, width), (bottom, base, tall, wide))

    def _halves(self) -> PageTemplate:
        """An upright sheet in two halves with a line to cut along."""
        page = self.form.page
        width, height = page.width * MM, page.height * MM
        left, margin = page.left.value * MM, page.bottom.value * MM / 2
        wide = width - left - page.right.value * MM
        boxes = [(left, base, wide, height / 2 - 2 * margin) for base in (height / 2 + margin, margin)]
        frames = [Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0) for box in boxes]
        return PageTemplate(HALVES, frames, onPage=_cut_line, pagesize=(width, height))

    def _template(self, name: str, size: tuple[float, float], box: tuple[float, float, float, float]) -> PageTemplate:
        frame = Frame(*box, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id=name)
        return PageTemplate(name, [frame], onPage=self._over_text, pagesize=size)

    def _over_text(self, canvas: Canvas, _sheets: BaseDocTemplate) -> None:
        """What stands in the top margin."""
        tags = tags_of(canvas)
        tags.begin_artifact()
        self._number(canvas)
        # Page 1 says it below the document's number.
        if self._draft and self.page > 1:
            component = self.form.components["draft_mark"]
            canvas.setFont(faces.face(component.bold, component.italic), component.size.value)
            canvas.drawString(
                self.pageTemplate.frames[0].x1, self._line_over_text(component), self.form.texts.draft_mark
            )
        tags.end()

    def _line_over_text(self, component: Component) -> float:
        """The baseline of a line whose capitals and digits, stand about its middle."""
        middle = float(self.pageTemplate.pagesize[1]) - self.form.page.number_from_top.value * MM
        return middle - component.size.value * MIDDLE

    def _number(self, canvas: Canvas) -> None:
        """The page's number, centred in the top margin; not on page 1, nor on that of an annex numbered by itself."""
        shown = self.page - self.numbered_after
        if shown == 1 and not self.form.page.number_on_first:
            return
        component = self.form.components["page_number"]
        frame = self.pageTemplate.frames[0]
        canvas.setFont(faces.face(component.bold, component.italic), component.size.value)
        canvas.drawCentredString(frame.x1 + frame.width / 2, self._line_over_text(component), str(shown))

    def handle_pageBegin(self) -> None:  # noqa: N802
        """Take the front's or the back's margins for the page that begins."""
        # The first page is made before the counter moves; ReportLab chooses templates one page ahead.
        kind = str(self.pageTemplate.id).removesuffix("-back")
        upcoming = self.page + 1
        side = kind if upcoming % 2 else f"{kind}-back"
        for template in self.pageTemplates:
            if template.id == side:
                self.pageTemplate = template
        super().handle_pageBegin()


def _cut_line(canvas: Canvas, sheets: BaseDocTemplate) -> None:
    width, height = sheets.pagesize
    tags = tags_of(canvas)
    tags.begin_artifact()
    canvas.setLineWidth(0.4)
    canvas.setDash(3, 3)
    canvas.line(0, height / 2, width, height / 2)
    canvas.setDash()
    tags.end()


class TurnTo(ActionFlowable):
    """From the next page on: upright or lying sheets, and where ``own_pages``, numbers from 1."""

    def __init__(self, kind: str, *, own_pages: bool = False) -> None:
        super().__init__(("nextPageTemplate", kind))
        self._own_pages = own_pages

    def apply(self, doc: BaseDocTemplate) -> None:
        """Tell the sheets."""
        super().apply(doc)
        if self._own_pages and isinstance(doc, Sheets):
            doc.numbered_after = doc.page
