"""Rules on what must be there, where it stands, in which order, and the line or mark below it."""

from collections.abc import Iterator
from itertools import pairwise

from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import MM, Line, Rule, Side, Source
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.formats.model import Component, Family, Figure, LineRule
from doithoai.domain.errors import N_

_LINE_DEPTH = 14.0  # points below a baseline
_LENGTH = 0.04  # of the text's length
_CENTRED = 3 * MM
_LOOSELY = 6 * MM
_ACROSS = 10 * MM  # the middle of the text and that of the page are not the same
_LEVEL = 4.0

_NO_SUMMARY = ("invitation", "transfer", "other")
"""Types that may stand without a summary."""
_RIGHT = ("national_name", "motto", "party_title", "place_date", "authority", "position", "signer")
_LEFT = ("superior", "issuer", "number", "letter_summary", "recipients_title")
_CHAINS = (
    ("superior", "issuer", "number", "letter_summary"),
    ("national_name", "motto", "place_date"),
    ("party_title", "place_date"),
    ("number", "type_name", "summary", "legal_basis", "body", "signer"),
    ("place_date", "type_name"),
    ("authority", "signer"),
)
_OVER_ONE_ANOTHER = (("national_name", "motto"), ("issuer", "number"), ("issuer", "superior"), ("type_name", "summary"))
_MESSAGES = {
    Side.LEFT: N_("stands outside the left half of the page."),
    Side.RIGHT: N_("stands outside the right half of the page."),
}


def missing(document: CheckedDocument) -> Iterator[Departure]:
    """The components that every document of its kind has."""
    for name in _required(document):
        if not document.lines(name):
            yield departure("missing", name, document.form.components[name].clause, N_("is missing."))


def _required(document: CheckedDocument) -> Iterator[str]:
    texts, kind = document.form.texts, document.kind
    titles = {"national_name": texts.national_name, "motto": texts.motto, "party_title": texts.party_title}
    yield from (name for name, text in titles.items() if text)
    yield "issuer"
    if kind == "letter":
        yield from ("letter_summary", "addressee")
    elif not kind:
        yield "type_name"
    elif kind not in _NO_SUMMARY:
        yield "summary"
    if document.by_hand:
        return
    yield "number"
    if kind != "minutes" or document.form.minutes_place_date:
        yield "place_date"
    yield from ("recipients_title", "recipients")
    if not document.lines("authority"):
        yield "position"


def unwanted(document: CheckedDocument) -> Iterator[Departure]:
    """What the other family prints, and what this format leaves out."""
    texts = document.form.texts
    titles = {"national_name": texts.national_name, "motto": texts.motto, "party_title": texts.party_title}
    for name, text in titles.items():
        if not text and document.lines(name):
            yield departure(
                "unwanted", name, _clause(document, "issuer"), N_("is not printed here."), document.lines(name)
            )
    if document.kind == "minutes" and not document.form.minutes_place_date and document.lines("place_date"):
        message = N_("is not printed on minutes.")
        yield departure(
            "unwanted", "place_date", _clause(document, "place_date"), message, document.lines("place_date")
        )
    committee = document.lines("issuer") and document.lines("issuer")[0].folded.startswith(("uybannhandan", "ubnd"))
    if document.form.family is Family.STATE and committee and not document.form.state_superior_for_committee:
        message = N_("a People's Committee prints no body above.")
        lines = document.lines("superior")
        if lines:
            yield departure("unwanted", "superior", _clause(document, "superior"), message, lines)


def _clause(document: CheckedDocument, name: str) -> str:
    return document.form.components[name].clause


# -- place and order -----------------------------------------------------------------


def halves(document: CheckedDocument) -> Iterator[Departure]:
    """The head's columns, and signatures at the right: minutes have one at the left too."""
    minutes = document.kind == "minutes" or len(document.lines("signer")) > 1
    for side, names in ((Side.LEFT, _LEFT), (Side.RIGHT, _RIGHT)):
        for name in names:
            if minutes and name in ("authority", "position", "signer"):
                continue
            for line in document.lines(name):
                if line.side is not side:
                    yield departure("place", name, _clause_of(document, name), _MESSAGES[side], [line])


def _clause_of(document: CheckedDocument, name: str) -> str:
    component = document.form.components.get(name)
    return component.clause if component else document.form.page.top.clause


def centred(document: CheckedDocument) -> Iterator[Departure]:
    """Title and summary across the page; what stands below one another has one middle."""
    for name in ("type_name", "summary", "annex_title"):
        for line in document.lines(name):
            if not _is_across(document, line):
                yield departure("place", name, _clause_of(document, name), N_("is not centred."), [line])
    for over, under in _OVER_ONE_ANOTHER:
        above = document.lines(over)
        for line in document.lines(under) if above else ():
            if line.base is not None and abs(line.centre - above[0].centre) > _CENTRED:
                message = N_("is not centred with the line above.")
                yield departure("place", under, _clause_of(document, under), message, [line])
    motto, dated = document.lines("motto") or document.lines("party_title"), document.lines("place_date")
    if motto and dated and dated[0].base is not None and abs(dated[0].centre - motto[0].centre) > _LOOSELY:
        message = N_("is not centred with the line above.")
        yield departure("place", "place_date", _clause_of(document, "place_date"), message, dated)


def _is_across(document: CheckedDocument, line: Line) -> bool:
    if line.base is None:
        return line.shape is not None and line.shape.align == "centre"
    return abs(line.centre - document.page_of(line).width * MM / 2) < _ACROSS


def order(document: CheckedDocument) -> Iterator[Departure]:
    """One component below the other."""
    for chain in _CHAINS:
        present = [name for name in chain if document.lines(name)]
        for before, after in pairwise(present):
            if document.lines(before)[0].order > document.lines(after)[0].order:
                lines = document.lines(after)[:1]
                yield departure(
                    "order", after, _clause_of(document, after), N_("stands above what it should follow."), lines
                )


def level(document: CheckedDocument) -> Iterator[Departure]:
    """Number and date share a line; the recipients begin level with the one signature."""
    pairs = [("place_date", "number")]
    if len(document.lines("signer")) < 2 and document.kind != "minutes":
        pairs.append(("recipients_title", "authority" if document.lines("authority") else "position"))
    for name, beside in pairs:
        lines, neighbours = document.lines(name), document.lines(beside)
        if not lines or not neighbours or lines[0].base is None:
            continue
        if lines[0].page != neighbours[0].page or abs(lines[0].base - (neighbours[0].base or 0.0)) > _LEVEL:
            message = {
                "place_date": N_("does not stand on the line of the number."),
                "recipients_title": N_("is not level with the authority of the signer."),
            }[name]
            yield departure("level", name, _clause_of(document, name), message, lines)


# -- lines and marks -----------------------------------------------------------------


def marks(document: CheckedDocument) -> Iterator[Departure]:
    """The line, star or hyphens below a component."""
    for name, component in document.form.components.items():
        lines = document.lines(name)
        if component.line.kind == "none" or not lines or name == "annex_origin":
            continue
        if component.line.kind == "line":
            yield from _line_below(document, name, component, lines[-1])
        else:
            yield from _mark_below(document, name, component.line)


def _mark_below(document: CheckedDocument, name: str, rule: LineRule) -> Iterator[Departure]:
    clause, text = _clause_of(document, name), document.text(f"{name}_mark")
    if text != rule.text:
        message = N_("has no “{mark}” below it.")
        yield departure("mark", name, clause, message, document.lines(name)[-1:], mark=rule.text)
        return
    line, above = document.lines(f"{name}_mark")[0], document.lines(name)[-1]
    if line.base is not None and abs(line.centre - above.centre) > _CENTRED:
        yield departure("mark", name, clause, N_("the mark below it is not centred."), [line])


def _line_below(document: CheckedDocument, name: str, component: Component, last: Line) -> Iterator[Departure]:
    if document.paper.source is Source.DOCX:
        whole = component.line.share is not None and component.line.share.low == 1
        drawn = last.shape is not None and last.shape.ruled
        if not drawn and not (whole and all(span.underline for span in last.inked)):
            yield departure("line", name, component.clause, N_("has no line below it."), [last])
        return
    below = [
        rule
        for rule in document.page_of(last).rules
        if 0 <= rule.y - (last.base or 0.0) <= _LINE_DEPTH and rule.x0 < last.x1 and rule.x1 > last.x0
    ]
    if not below:
        yield departure("line", name, component.clause, N_("has no line below it."), [last])
        return
    yield from _length(document, name, component, below[0], last)


def _length(document: CheckedDocument, name: str, component: Component, rule: Rule, last: Line) -> Iterator[Departure]:
    """A line's share of the text above: of each of its lines, where one length can be that."""
    share = component.line.share
    if share and last.wide and not _is_allowed(rule.wide, [line.wide for line in document.lines(name)], share):
        message = N_("the line below it is {found} % of the text's length, the rules want {wanted} %.")
        percent = f"{share.low * 100:.0f}" + ("" if share.low == share.high else f"–{share.high * 100:.0f}")
        values = {"found": f"{rule.wide / last.wide * 100:.0f}", "wanted": percent}
        yield departure("line", name, component.clause, message, [last], **values)
    if abs(rule.centre - last.centre) > _CENTRED:
        yield departure("line", name, component.clause, N_("the line below it is not centred."), [last])


def _is_allowed(length: float, wides: list[float], share: Figure) -> bool:
    """Inside the range of all lines of the text where a length is; else inside the range of one of them."""
    ranges = [(share.low * wide, share.high * wide, _LENGTH * wide) for wide in wides if wide]
    lowest, highest = max(low for low, _high, _slack in ranges), min(high for _low, high, _slack in ranges)
    if lowest <= highest:
        ranges = [(lowest, highest, min(slack for _low, _high, slack in ranges))]
    return any(low - slack <= length <= high + slack for low, high, slack in ranges)


RULES = (missing, unwanted, halves, centred, order, level, marks)
