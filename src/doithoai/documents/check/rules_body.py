"""Rules on the paragraphs of the body, and on what must not be parted from them."""

from collections.abc import Iterator

from doithoai.documents.check.found import Found, Paragraph
from doithoai.documents.check.model import ASCENT, SINGLE
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.check.rules_look import span_of
from doithoai.domain.errors import N_

_INDENT = 0.6  # mm
_SPACE = 0.7  # points
_PITCH = 0.4  # points
_MULTIPLE = 0.03  # of a line
_APART = 0.5  # points


def indents(found: Found) -> Iterator[Departure]:
    """The first line of each paragraph is set in."""
    for one in _set_by_rule(found):
        wanted = found.form.components[one.component].first_indent
        if one.indent is not None and not wanted.low - _INDENT <= one.indent <= wanted.high + _INDENT:
            message = N_("the first line is set in by {found} mm, the rules want {wanted} mm.")
            values = {"found": f"{one.indent:.1f}", "wanted": span_of(wanted)}
            yield departure("indent", one.component, wanted.clause, message, [one.first], **values)


def spaces(found: Found) -> Iterator[Departure]:
    """At least so much between two paragraphs; more is nobody's harm."""
    for one in _set_by_rule(found):
        wanted = found.form.components[one.component].space_before
        if one.space is not None and one.space < wanted.low - _SPACE:
            message = N_("{found} pt above the paragraph, the rules want at least {wanted} pt.")
            values = {"found": f"{max(0.0, one.space):.0f}", "wanted": f"{wanted.low:g}"}
            yield departure("space", one.component, wanted.clause, message, [one.first], **values)


def pitches(found: Found) -> Iterator[Departure]:
    """The distance of the lines: in single lines for the State, in points for the party."""
    for one in _set_by_rule(found):
        component = found.form.components[one.component]
        wanted = component.leading
        if one.leading is None or not one.first.size:
            continue
        if component.leading_exact:
            shown, slack = one.leading, _PITCH
            message = N_("line pitch {found} pt, the rules want {wanted} pt.")
        else:
            shown, slack = one.leading / (one.first.size * SINGLE), _MULTIPLE
            message = N_("line spacing {found} lines, the rules want {wanted}.")
        if not wanted.low - slack <= shown <= wanted.high + slack:
            values = {"found": f"{shown:.2f}".rstrip("0").rstrip("."), "wanted": span_of(wanted)}
            yield departure("pitch", one.component, wanted.clause, message, [one.first], **values)


def justified(found: Found) -> Iterator[Departure]:
    """Full lines reach both margins."""
    for one in _set_by_rule(found):
        if one.flush is False and one.component != "heading":
            clause = found.form.components[one.component].clause
            yield departure("justified", one.component, clause, N_("is not justified."), [one.first])


def letter_summary(found: Found) -> Iterator[Departure]:
    """The summary of a letter stands a little below the number."""
    number, summary = found.lines("number"), found.lines("letter_summary")
    if not number or not summary or summary[0].base is None:
        return
    wanted = found.form.components["letter_summary"].space_before
    line = summary[0]
    above = number[-1]
    # From the bottom of one line's box to the top of the other's: their sizes differ.
    boxes = (SINGLE - ASCENT) * above.size + ASCENT * line.size
    space = (line.base or 0) - (above.base or 0) - boxes
    if not wanted.low - _APART <= space <= wanted.high + _APART:
        message = N_("{found} pt below the number, the rules want {wanted} pt.")
        values = {"found": f"{space:.0f}", "wanted": span_of(wanted)}
        yield departure("space", "letter_summary", wanted.clause, message, [line], **values)


def with_signature(found: Found) -> Iterator[Departure]:
    """The signatures never stand alone on a page: some lines of the body come with them."""
    signed = [*found.lines("authority"), *found.lines("position")]
    if not signed or signed[0].base is None:
        return
    page = signed[0].page
    text = [line for one in found.body for line in one.lines] + list(found.lines("table_body"))
    bases = {round(line.base or 0.0) for line in text if line.page == page}
    if len(bases) < found.form.signature_body_lines and page > 1:
        message = N_("only {count} lines of the body stand on the page of the signatures, the rules want {wanted}.")
        clause = found.form.components["authority"].clause
        values = {"count": len(bases), "wanted": found.form.signature_body_lines}
        yield departure("signature_alone", "authority", clause, message, signed[:1], **values)


def _set_by_rule(found: Found) -> Iterator[Paragraph]:
    """The paragraphs whose setting the rules fix; lines to be written on are set for the pen."""
    if not found.by_hand:
        yield from (one for one in found.body if not one.to_fill)


RULES = (indents, spaces, pitches, justified, letter_summary, with_signature)
