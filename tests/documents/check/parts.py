"""Lines and documents taken apart, written by hand for tests of single rules."""

from collections.abc import Mapping, Sequence
from itertools import count

from doithoai.documents.check.document import CheckedDocument, Paragraph
from doithoai.documents.check.model import Line, Page, Paper, Shape, Side, Source, Span
from doithoai.documents.formats.load import all_formats

_orders = count()


def line(text: str, *, x0: float = 90.0, x1: float = 520.0, side: Side = Side.WHOLE, **values) -> Line:
    """A line of a PDF in 14 points; ``values`` are attributes of its span or of the line."""
    look = {"size": 14.0, "bold": False, "italic": False, "black": True, "family": "TimesNewRoman", "underline": None}
    span = Span(text=text, x0=x0, x1=x1, **{name: values.pop(name, usual) for name, usual in look.items()})
    defaults = {"order": next(_orders), "page": 1, "base": 100.0}
    return Line(spans=(span,), side=side, **(defaults | values))


def shape(align: str = "left", **values) -> Shape:
    usual = {"first_indent": 0.0, "before": 0.0, "after": 0.0, "leading": 1.0, "exact": False, "ruled": False}
    return Shape(align, **(usual | values))


def taken_apart(
    parts: Mapping[str, Sequence[Line]] | None = None,
    *,
    form: str = "nd30",
    kind: str = "notice",
    body: Sequence[Paragraph] = (),
    source: Source = Source.PDF,
    paper: Paper | None = None,
) -> CheckedDocument:
    """A document of one upright A4 page."""
    lines = tuple(line_ for lines in (parts or {}).values() for line_ in lines)
    sheet = paper or Paper(source, [Page(1, 210.0, 297.0, lines)])
    return CheckedDocument(sheet, all_formats()[form], kind, parts or {}, body)


def rules_of(departures) -> list[tuple[str, str]]:
    """Rule and component of each departure."""
    return [(departure.rule, departure.component) for departure in departures]


TO_MEND: frozenset[tuple[str, str]] = frozenset()
"""Faults of our own papers that are found rightly and still to be mended, by rule and component: none."""


def departures_of_ours(report) -> list[object]:
    """What is departed from in a paper of our own, beside what is known and still to be mended."""
    return [departure for departure in report.departures if (departure.rule, departure.component) not in TO_MEND]
