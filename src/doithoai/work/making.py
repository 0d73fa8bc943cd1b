"""What issuing makes of a drawn paper: the bytes kept for ever, the data inside them, and what the book is to know.

Apart from `printing` because of its weight, as `drawing` is.
"""

from typing import BinaryIO

from doithoai.documents.brief import Brief
from doithoai.documents.content.attached import attached, page_of, sessions_of
from doithoai.documents.formats.wording import symbol_text
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.register.connection import Register
from doithoai.register.documents import Making
from doithoai.work import corrections, document_book, drawing, letters, planning, privacy, reporting, wordings


def frozen(register: Register, brief: Brief, session: Session, pages: bytes, twin: BinaryIO | None) -> Making:
    """The paper with its number, and what the register keeps beside it: all of ``session``, as it stands there.

    Args:
        pages: the paper as it was drawn.
        twin: takes the same paper as a DOCX.
    """
    report, nobody = brief.reported, (None, None)
    wording = wordings.in_use(register, brief.kind, brief.format.family)
    content = reporting.frozen(report) if report else data_file.compose(brief.office, nobody, [session])
    carried = content
    document = drawing.content(brief, wording)
    if report is None:
        page, named = page_of(document), privacy.names_private(register, brief.kind)
        printed = [privacy.as_requested(part, session) for part in sessions_of(brief)]
        parts = [attached(brief.kind, part, page, names_private=named) for part in printed]
        carried = data_file.compose(brief.office, nobody, parts)
    if brief.kind is DocumentKind.PLAN:
        content = planning.frozen(brief)
    if brief.corrected is not None:
        content = corrections.frozen(brief.corrected)
        carried = corrections.carried(brief.office, brief.corrected, session)
    pdf = drawing.frozen(pages, data_file.text_of(carried))
    if twin is not None:
        twin.write(drawing.for_word(brief, wording))
    symbol = symbol_text(brief.format, brief.kind, brief.body_symbol, brief.archive_unit)
    beside = document_book.noted(letters.noted(content, brief), document, brief.format)
    return Making(pdf, symbol, brief.format.id, beside)
