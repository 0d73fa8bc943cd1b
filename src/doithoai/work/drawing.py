"""Pages from what a document needs: content, then layout, then the form for the archive.

Apart from `printing` because of its weight: ReportLab and pikepdf take as long to load as the whole window, and
are loaded with the first page that is drawn.
"""

import io

from doithoai.documents.brief import Brief
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.model import Document
from doithoai.documents.content.passages import Line, edited, lines
from doithoai.documents.content.wording import Wording
from doithoai.documents.render.pdf.archive import archived
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.documents.undrawn import naming_petitions


def content(brief: Brief, wording: Wording) -> Document:
    """What the document says."""
    return edited(BUILDERS[brief.kind](brief, wording), brief.passages)


def paragraphs(brief: Brief, wording: Wording) -> list[Line]:
    """The paragraphs of the draft, with what was edited by hand."""
    return lines(BUILDERS[brief.kind](brief, wording), brief.passages)


def pages(brief: Brief, wording: Wording) -> bytes:
    """The document as a PDF."""
    out = io.BytesIO()
    with naming_petitions(brief.session):
        render_pdf(content(brief, wording), brief.format, out)
    return out.getvalue()


def for_word(brief: Brief, wording: Wording) -> bytes:
    """The document as a DOCX: the twin of its PDF, to be edited."""
    from doithoai.documents.render.docx.render import render_docx

    out = io.BytesIO()
    with naming_petitions(brief.session):
        render_docx(content(brief, wording), brief.format, out)
    return out.getvalue()


def frozen(brief: Brief, wording: Wording, data: bytes) -> bytes:
    """The document as it is kept for ever: PDF/A-3b with ``data`` inside."""
    return archived(pages(brief, wording), data)
