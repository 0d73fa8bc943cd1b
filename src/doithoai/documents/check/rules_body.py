"""Rules on the paragraphs of the body, and on what must not be parted from them."""

from collections.abc import Iterator

from doithoai.documents.check.document import CheckedDocument, Paragraph
from doithoai.documents.check.model import ASCENT, SINGLE
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.check.rules_look import span_of
from doithoai.domain.errors import N_

_INDENT = 0.6  # mm
_SPACE = 0.7  # points
_PITCH = 0.4  # points
_MULTIPLE = 0.03  # of a line
_APART = 0.5  # points


def indents(document: CheckedDocument) -> Iterator[Departure]:
    """The first line of each paragraph is set in."""
    for paragraph in _set_by_rule(document):
        rule = document.form.components[paragraph.component].first_indent
        if paragraph.indent is not None and not rule.low - _INDENT <= paragraph.indent <= rule.high + _INDENT:
            message = N_("the first line is set in by {found} mm, the rules want {wanted} mm.")
            values = {"found": f"{paragraph.indent:.1f}", "wanted": span_of(rule)}
            yield departure("indent", paragraph.component, rule.clause, message, [paragraph.first], **values)


def spaces(document: CheckedDocument) -> Iterator[Departure]:
    """At least so much between two paragraphs; more is nobody's harm."""
    for paragraph in _set_by_rule(document):
        rule = document.form.components[paragraph.component].space_before
        if paragraph.space is not None and paragraph.space < rule.low - _SPACE:
            message = N_("{found} pt above the paragraph, the rules want at least {wanted} pt.")
            values = {"found": f"{max(0.0, paragraph.space):.0f}", "wanted": f"{rule.low:g}"}
            yield departure("space", paragraph.component, rule.clause, message, [paragraph.first], **values)


def pitches(document: CheckedDocument) -> Iterator[Departure]:
    """The distance of the lines: in single lines for the State, in points for the party."""
    for paragraph in _set_by_rule(document):
        component = document.form.components[paragraph.component]
        rule = component.leading
        if paragraph.leading is None or not paragraph.first.size:
            continue
        if component.leading_exact:
            pitch, slack = paragraph.leading, _PITCH
            message = N_("line pitch {found} pt, the rules want {wanted} pt.")
        else:
            pitch, slack = paragraph.leading / (paragraph.first.size * SINGLE), _MULTIPLE
            message = N_("line spacing {found} lines, the rules want {wanted}.")
        if not rule.low - slack <= pitch <= rule.high + slack:
            values = {"found": f"{pitch:.2f}".rstrip("0").rstrip("."), "wanted": span_of(rule)}
            yield departure("pitch", paragraph.component, rule.clause, message, [paragraph.first], **values)


def justified(document: CheckedDocument) -> Iterator[Departure]:
    """Full lines reach both margins."""
    for paragraph in _set_by_rule(document):
        if paragraph.flush is False and paragraph.component != "heading":
            clause = document.form.components[paragraph.component].clause
            yield departure("justified", paragraph.component, clause, N_("is not justified."), [paragraph.first])


def letter_summary(document: CheckedDocument) -> Iterator[Departure]:
    """The summary of a letter stands a little below the number."""
    number, summary = document.lines("number"), document.lines("letter_summary")
    if not number or not summary or summary[0].base is None:
        return
    rule = document.form.components["letter_summary"].space_before
    line = summary[0]
    above = number[-1]
    # From the bottom of one line's box to the top of the other's: their sizes differ.
    boxes = (SINGLE - ASCENT) * above.size + ASCENT * line.size
    space = (line.base or 0) - (above.base or 0) - boxes
    if not rule.low - _APART <= space <= rule.high + _APART:
        message = N_("{found} pt below the number, the rules want {wanted} pt.")
        values = {"found": f"{space:.0f}", "wanted": span_of(rule)}
        yield departure("space", "letter_summary", rule.clause, message, [line], **values)


def with_signature(document: CheckedDocument) -> Iterator[Departure]:
    """The signatures never stand alone on a page: some lines of the body come with them."""
    signed = [*document.lines("authority"), *document.lines("position")]
    if not signed or signed[0].base is None:
        return
    page = signed[0].page
    text = [line for paragraph in document.body for line in paragraph.lines] + list(document.lines("table_body"))
    bases = {round(line.base or 0.0) for line in text if line.page == page}
    if len(bases) < document.form.signature_body_lines and page > 1:
        message = N_("only {count} lines of the body stand on the page of the signatures, the rules want {wanted}.")
        clause = document.form.components["authority"].clause
        values = {"count": len(bases), "wanted": document.form.signature_body_lines}
        yield departure("signature_alone", "authority", clause, message, signed[:1], **values)


def _set_by_rule(document: CheckedDocument) -> Iterator[Paragraph]:
    """The paragraphs whose setting the rules fix; lines to be written on are set for the pen."""
    if not document.by_hand:
        yield from (paragraph for paragraph in document.body if not paragraph.to_fill)


RULES = (indents, spaces, pitches, justified, letter_summary, with_signature)
