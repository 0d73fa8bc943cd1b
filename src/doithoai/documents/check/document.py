"""A document taken apart: which line is which component, and the paragraphs of its body."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from doithoai.documents.check import wording
from doithoai.documents.check.model import Line, Page, Paper
from doithoai.documents.formats.model import Format
from doithoai.domain.kinds import DocumentKind


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body.

    Attributes:
        component: ``body``, ``heading`` or ``legal_basis``.
        indent: of the first line, mm. space: above it, points. leading: its line pitch, points.
            flush: whether its full lines reach the right edge. None where it cannot be told.
        to_fill: dots for handwriting: a form's line, no paragraph to be set by the rules.
    """

    lines: tuple[Line, ...]
    component: str
    indent: float | None = None
    space: float | None = None
    leading: float | None = None
    flush: bool | None = None
    to_fill: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document taken apart.

    Attributes:
        kind: of document by its type name (a key of the format's ``type_names``, ``other``), or ``letter``;
            empty where neither is known.
        parts: lines by component, in reading order; the marks under components as ``issuer_mark``, ``summary_mark``.
        body: the paragraphs between head and closing; tabled: the lines of tables there.
    """

    paper: Paper
    form: Format
    kind: str
    parts: Mapping[str, Sequence[Line]]
    body: Sequence[Paragraph]

    def lines(self, component: str) -> Sequence[Line]:
        """The lines of a component; empty where it was not found."""
        return self.parts.get(component, ())

    def text(self, component: str) -> str:
        """The words of a component."""
        return " ".join(line.text for line in self.lines(component))

    def page_of(self, line: Line) -> Page:
        """The page a line stands on."""
        return self.paper.pages[max(0, line.page - 1)]

    @property
    def by_hand(self) -> bool:
        """A paper to be written in: no number, date or signature of its own."""
        return self.kind in {kind for kind in DocumentKind if kind.by_hand}

    @property
    def draft(self) -> bool:
        """Whether it says it is a draft: its number and date may be open."""
        return bool(self.lines("draft_mark"))

    @property
    def is_for_signing(self) -> bool:
        """Whether number and day are both left to be written: they come when it is signed (Decree 30, Article 15)."""
        numbers, dates = self.lines("number"), self.lines("place_date")
        dated = all(wording.OPEN_DATE.search(line.text) for line in dates)
        return bool(numbers) and dated and all(wording.is_open_number(self.form, line.text) for line in numbers)
