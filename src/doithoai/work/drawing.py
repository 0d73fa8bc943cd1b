"""Pages from what a document needs: content, then layout, then the form for the archive.

Apart from `printing` because of its weight: ReportLab and pikepdf take as long to load as the whole window, and
are loaded with the first page that is drawn.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from doithoai.documents.brief import Brief
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.model import Block, Document, Table
from doithoai.documents.content.passages import Line, edited, lines
from doithoai.documents.content.wording import Wording
from doithoai.documents.render.pdf.archive import archived
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.documents.undrawn import naming_petitions
from doithoai.domain.progress import Meter, Progress, untold


def content(brief: Brief, wording: Wording) -> Document:
    """What the document says."""
    return edited(BUILDERS[brief.kind](brief, wording), brief.passages)


def paragraphs(brief: Brief, wording: Wording) -> list[Line]:
    """The paragraphs of the draft, with what was edited by hand."""
    return lines(BUILDERS[brief.kind](brief, wording), brief.passages)


def pages(brief: Brief, wording: Wording, progress: Progress = untold) -> bytes:
    """The document as a PDF; ``progress`` is told of its blocks and stops the drawing by raising."""
    out = io.BytesIO()
    with naming_petitions(brief.session):
        render_pdf(_watched(content(brief, wording), progress), brief.format, out)
    return out.getvalue()


def for_word(brief: Brief, wording: Wording, progress: Progress = untold, *, draft: str = "") -> bytes:
    """The document as a DOCX: the twin of its PDF, to be edited; ``progress`` as for `pages`.

    Args:
        draft: names the draft it is, so that it can come back (`work.taking_back`).
    """
    from doithoai.documents.render.docx.render import render_docx

    out = io.BytesIO()
    with naming_petitions(brief.session):
        render_docx(_watched(content(brief, wording), progress), brief.format, out, draft=draft)
    return out.getvalue()


def frozen(pdf: bytes, data: bytes) -> bytes:
    """The drawn `pages` as they are kept for ever: PDF/A-3b with ``data`` inside."""
    return archived(pdf, data)


def _watched(document: Document, progress: Progress) -> Document:
    """The same document, which can be stopped at each block and each row; how many there are nobody knows before."""
    meter = Meter(progress, 1)

    def watched(blocks: Callable[[], Iterable[Block]]) -> Callable[[], Iterator[Block]]:
        return lambda: map(with_rows, meter.watched(blocks()))

    def with_rows(block: Block) -> Block:
        return replace(block, rows=lambda: meter.watched(block.rows())) if isinstance(block, Table) else block

    annexes = tuple(replace(annex, blocks=watched(annex.blocks)) for annex in document.annexes)
    return replace(document, blocks=watched(document.blocks), annexes=annexes)
