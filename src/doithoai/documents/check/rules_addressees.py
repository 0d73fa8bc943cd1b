"""Rules on whom a paper is sent to: ``Kính gửi:`` above, ``- Như trên;`` below, dashes in one column."""

from collections.abc import Iterator

from doithoai.documents.check import wording
from doithoai.documents.check.addressees import Addressee, addressees
from doithoai.documents.check.clauses import clause
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import Source
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_

ADDRESSED = ("letter", "report", "submission")
"""Kinds that name above the text who is to deal with them."""
_COLUMN = 1.5  # points
_BEFORE_COLON, _AFTER_COLON = 10.0, 32.0  # points from the colon's right end


def kinh_gui(document: CheckedDocument) -> Iterator[Departure]:
    """A letter, a submission and a report of the State name their addressees above the text."""
    if document.form.family is not Family.STATE or document.kind not in ADDRESSED or document.lines("addressee"):
        return
    message = N_("a letter, a submission or a report to the level above begins with “Kính gửi:”.")
    yield departure("addressed", "addressee", clause(document.form, "addressed"), message)


def as_above(document: CheckedDocument) -> Iterator[Departure]:
    """Where addressees stand above the text, the list of recipients begins with them."""
    recipients = document.lines("recipients")
    if document.form.family is not Family.STATE or document.kind not in ADDRESSED or not recipients:
        return
    if document.lines("addressee") and wording.folded(recipients[0].text) != "nhutren":
        message = N_("the first recipient is “- Như trên;”.")
        yield departure("as_above", "recipients", clause(document.form, "addressed"), message, recipients[:1])


def listed(document: CheckedDocument) -> Iterator[Departure]:
    """One addressee stands on the line of ``Kính gửi:``; of several each has its dash and end mark."""
    rows = addressees(document.lines("addressee"))
    where = clause(document.form, "listed", "addressee")
    if len(rows) == 1:
        message = N_("one addressee alone stands on the line of “Kính gửi:”, without a dash.")
        yield departure("one_addressee", "addressee", where, message, [rows[0].line])
        return
    for place, row in enumerate(rows):
        ending = "." if place == len(rows) - 1 else ";"
        if not row.text.endswith(ending):
            message = N_("an addressee ends with “;”, the last with “.”.")
            yield departure("addressee_end", "addressee", where, message, [row.line])


def dashes(document: CheckedDocument) -> Iterator[Departure]:
    """The dashes of several addressees stand in one column below the colon."""
    rows = addressees(document.lines("addressee"))
    if len(rows) < 2:
        return
    where = clause(document.form, "listed", "addressee")
    if document.paper.source is Source.DOCX:
        yield from _as_typed(rows, where)
        return
    places = [row.dash for row in rows if row.dash is not None]
    if not places:
        return
    astray = [row.line for row in rows if row.dash is not None and abs(row.dash - places[0]) > _COLUMN]
    if astray:
        yield departure("dashes", "addressee", where, N_("the dashes do not stand in one column."), astray)
        return
    colon = next((span.x1 for span in document.lines("addressee")[0].spans if span.text.rstrip().endswith(":")), None)
    if colon is not None and not colon - _BEFORE_COLON <= places[0] <= colon + _AFTER_COLON:
        message = N_("the dashes do not stand below the colon.")
        yield departure("dashes", "addressee", where, message, [rows[0].line])


def _as_typed(rows: list[Addressee], where: str) -> Iterator[Departure]:
    """In a DOCX the paragraphs below ``Kính gửi:`` are set alike; centred, unlike lengths put dashes askew."""
    own = [row for row in rows if not row.inline and row.line.shape is not None]
    shapes = {
        (row.line.shape.align, round(row.line.shape.first_indent), row.line.shape.lead) for row in own if row.line.shape
    }
    askew = any(row.line.shape is not None and row.line.shape.align in ("centre", "right") for row in own)
    if len(shapes) > 1 or (askew and len(own) > 1):
        message = N_("the dashes do not stand in one column.")
        yield departure("dashes", "addressee", where, message, [row.line for row in own])


RULES = (kinh_gui, as_above, listed, dashes)
