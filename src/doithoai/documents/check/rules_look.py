"""Rules on how each component looks: size, weight, slope, capitals, font, colour."""

from collections.abc import Callable, Iterator

from doithoai.documents.check.clauses import clause
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.families import is_times
from doithoai.documents.check.model import Line, Rule, Source, Span
from doithoai.documents.check.reading_pdf import under
from doithoai.documents.check.report import Departure, departure
from doithoai.documents.formats.model import Component, Figure
from doithoai.domain import text as words
from doithoai.domain.errors import N_

_SIZE = 0.3  # points
_HOLDS_RUNS = frozenset({"body", "addressee", "table_body", "recipients"})
"""Components whose words may be bold or italic here and there."""
_NO_CAPITALS = ("motto", "place_date", "summary", "letter_summary", "signer", "recipients_title")
_NOT_OURS = ("footer_mark", "stamp", "held")
"""What a program prints at the foot, what is stamped or written: no component the rules set."""
_UNDERLINE = 4.0  # points below the baseline
_MOSTLY = 0.5


def sizes(document: CheckedDocument) -> Iterator[Departure]:
    """Every line has a size its component may have."""
    for name, component, line in _each(document):
        rule = component.size
        for size in sorted({span.size for span in line.inked if span.size}):
            if not rule.low - _SIZE <= size <= rule.high + _SIZE:
                yield departure(
                    "size",
                    name,
                    rule.clause,
                    N_("size {found} pt, the rules want {wanted} pt."),
                    [line],
                    found=f"{size:g}",
                    wanted=span_of(rule),
                )


def weights(document: CheckedDocument) -> Iterator[Departure]:
    """Bold and italic where the rules want them, and only there."""
    for name, component, line in _each(document):
        if not line.inked:
            continue
        for look, due, missing, unwanted in (
            ("bold", component.bold, N_("is not bold."), N_("is bold, the rules want it regular.")),
            ("italic", component.italic, N_("is not italic."), N_("is italic, the rules want it upright.")),
        ):
            if due and not line.wholly(look):
                yield departure(look, name, component.clause, missing, [line])
            elif not due and line.wholly(look) and name not in _HOLDS_RUNS:
                yield departure(look, name, component.clause, unwanted, [line])


def body_regular(document: CheckedDocument) -> Iterator[Departure]:
    """The body as a whole is regular and upright; single words may stand out."""
    component, lines = document.form.components["body"], document.lines("body")
    letters = sum(len(span.text) for line in lines for span in line.inked)
    for look, message in (
        ("bold", N_("most of it is bold, the rules want it regular.")),
        ("italic", N_("most of it is italic, the rules want it upright.")),
    ):
        marked = sum(len(span.text) for line in lines for span in line.inked if getattr(span, look))
        if letters and marked > letters * _MOSTLY:
            yield departure(look, "body", component.clause, message, lines[:1])


def capitals(document: CheckedDocument) -> Iterator[Departure]:
    """Capitals where the rules want them, and only there."""
    for name, component, line in _each(document):
        shouted = words.upper(line.text)
        if component.upper and line.text != shouted:
            yield departure("capitals", name, component.clause, N_("is not in capitals."), [line])
        elif not component.upper and name in _NO_CAPITALS and line.text == shouted and line.folded:
            yield departure("capitals", name, component.clause, N_("is in capitals, the rules want none."), [line])


def underlined(document: CheckedDocument) -> Iterator[Departure]:
    """The title of the recipients is underlined where the rules want it, and only there."""
    component = document.form.components["recipients_title"]
    for line in document.lines("recipients_title"):
        has = _is_underlined(document, line)
        if has != component.underline:
            message = N_("is not underlined.") if component.underline else N_("is underlined, the rules want no line.")
            yield departure("underline", "recipients_title", component.clause, message, [line])


def _is_underlined(document: CheckedDocument, line: Line) -> bool:
    if document.paper.source is Source.DOCX:
        return all(span.underline for span in line.inked)
    drawn: list[Rule] = under(line, document.page_of(line).rules, _UNDERLINE)
    return any(rule.wide > line.wide * 0.8 for rule in drawn)


def fonts(document: CheckedDocument) -> Iterator[Departure]:
    """Times New Roman, or a font of its measures."""
    for name, line, span in _each_span(document, lambda span: bool(span.family) and not is_times(span.family)):
        message = N_("font {found}, the rules want Times New Roman.")
        yield departure("font", name, clause(document.form, "font"), message, [line], found=span.family)


def colours(document: CheckedDocument) -> Iterator[Departure]:
    """Everything is printed black."""
    for name, line, _span in _each_span(document, lambda span: not span.black):
        yield departure("colour", name, clause(document.form, "font"), N_("is not black."), [line])


def _each_span(document: CheckedDocument, departs: Callable[[Span], bool]) -> Iterator[tuple[str, Line, Span]]:
    """The lines of all components with a span that departs, once for each family."""
    for name, lines in document.parts.items():
        if name in _NOT_OURS:
            continue
        for line in lines:
            wrong = {span.family: span for span in line.inked if departs(span)}
            for span in wrong.values():
                yield name if name in document.form.components else "", line, span


def _each(document: CheckedDocument) -> Iterator[tuple[str, Component, Line]]:
    for name, lines in document.parts.items():
        component = document.form.components.get(name)
        if component is not None and name != "footer_mark":
            for line in lines:
                yield name, component, line


def span_of(figure: Figure) -> str:
    """``12–13``, or ``13`` where there is no choice."""
    low, high = f"{figure.low:g}", f"{figure.high:g}"
    return low if low == high else f"{low}–{high}"


RULES = (sizes, weights, body_regular, capitals, underlined, fonts, colours)
