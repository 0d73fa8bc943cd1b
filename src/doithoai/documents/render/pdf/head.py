"""The head of page 1: the issuing bodies and number at the left, Quốc hiệu or the party's title at the right."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from doithoai.documents.content.model import Document
from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.pdf.marks import CentredText
from doithoai.documents.render.pdf.paragraphs import plain, style_of

GUTTER = 6.0
AFTER_HEAD = 4.0
OVER_PAGE = 0.92  # of the width: how long centred lines over the whole page get
_TALLEST = 1.0  # points a mm of the paper's width: a third of a lying page
_USUAL_LINES = 2  # of a body's name


class Head(Flowable):
    """The two columns over the type name; number and date stand on one line below both."""

    def __init__(self, document: Document, form: Format, width: float) -> None:
        super().__init__()
        self._form = form
        left, right = columns_of(form, width)
        self._left_centre, self._right_centre = left / 2, width - right / 2
        parts = form.components
        self._left = bodies_of(document, form, left - GUTTER)
        self._right = [CentredText(text, parts[name], right) for name, text in right_texts(form)]
        self._number = on_one_line(document.number_text, parts["number"], left)
        self._date = on_one_line(document.place_date, parts["place_date"], right) if document.place_date else None
        below = []
        if not document.type_name and document.summary:
            below.append(CentredText(document.summary, parts["letter_summary"], left - GUTTER))
        if document.draft:
            below.append(CentredText(form.texts.draft_mark, parts["draft_mark"], left))
        self._below = below

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size of the head, points."""
        bodies = max(_height_of(self._left), _height_of(self._right))
        self._row_top = bodies + self._row_space()
        left = self._row_top + self._lowered + self._number.height + sum(_with_space(one) for one in self._below)
        date = self._row_top + self._date.height if self._date else 0
        self.width, self.height = width, max(left, date) + AFTER_HEAD
        return self.width, self.height

    @property
    def _lowered(self) -> float:
        """How far the number comes down to stand on the baseline of a larger date."""
        return max(0.0, self._date.baseline(0) - self._number.baseline(0)) if self._date else 0.0

    def _row_space(self) -> float:
        components = self._form.components
        wanted = [components["number"].space_before.value]
        if self._date:
            wanted.append(components["place_date"].space_before.value)
        return max(wanted)

    def draw(self) -> None:
        """Draw both columns, then the line of number and date on one baseline."""
        top = self.height
        for blocks, centre in ((self._left, self._left_centre), (self._right, self._right_centre)):
            at = top
            for block in blocks:
                block.draw(self.canv, centre, at)
                at -= block.height
        row = top - self._row_top
        first = max(self._number.baseline(0), self._date.baseline(0) if self._date else 0)
        self._number.draw(self.canv, self._left_centre, row - first + self._number.baseline(0))
        if self._date:
            self._date.draw(self.canv, self._right_centre, row - first + self._date.baseline(0))
        at = row - self._lowered - self._number.height
        for block in self._below:
            at -= block.component.space_before.value
            block.draw(self.canv, self._left_centre, at)
            at -= block.height


def bodies_of(document: Document, form: Format, width: float) -> list[CentredText]:
    """The body above and the issuing body; a long name takes the smaller size where that saves a line."""
    texts = [(form.components[name], text) for name, text in _left_texts(document) if text]
    usual = [CentredText(text, component, width) for component, text in texts]
    small = [CentredText(text, _smallest(component), width) for component, text in texts]
    saved = sum(len(one.lines) for one in usual) - sum(len(one.lines) for one in small)
    return small if saved and any(len(one.lines) > _USUAL_LINES for one in usual) else usual


def _left_texts(document: Document) -> list[tuple[str, str | None]]:
    return [("superior", document.superior), ("issuer", document.issuer)]


def on_one_line(text: str, component: Component, width: float) -> CentredText:
    """``text`` on one line, smaller inside the rule's range where it needs to be."""
    usual = CentredText(text, component, width)
    if len(usual.lines) == 1:
        return usual
    small = CentredText(text, _smallest(component), width)
    return small if len(small.lines) < len(usual.lines) else usual


def _smallest(component: Component) -> Component:
    return replace(component, size=replace(component.size, value=component.size.low))


def right_texts(form: Format) -> list[tuple[str, str]]:
    """Quốc hiệu and motto, or the party's title: (component, text)."""
    texts = form.texts
    lines = [("party_title", texts.party_title), ("national_name", texts.national_name), ("motto", texts.motto)]
    return [(name, text) for name, text in lines if text]


def columns_of(form: Format, width: float) -> tuple[float, float]:
    """The widths of the columns: the rule's share, the right one wider where its one line needs it."""
    right = width * (1 - form.left_share.value)
    for name, text in right_texts(form):
        component = form.components[name]
        face = faces.face(component.bold, component.italic)
        right = max(right, faces.width(text, face, component.size.value) + 1)
    return width - right, right


def _height_of(blocks: list[CentredText]) -> float:
    return sum(block.height for block in blocks)


def _with_space(block: CentredText) -> float:
    return block.component.space_before.value + block.height


def centred_over(
    blocks: list[tuple[str, str]], form: Format, width: float, *, after: float = 6.0
) -> Iterator[Flowable]:
    """Centred texts of (component, text) over the whole width; a text no page holds goes on over pages."""
    whole = CentredBlocks(blocks, form, width, after=after)
    if whole.wrap(width, 0)[1] < form.page.width * _TALLEST:
        yield whole
        return
    for name, text in blocks:
        component = form.components[name]
        yield plain(text.replace("\n", " "), style_of(component, align="centre"), component)


class CentredBlocks(Flowable):
    """Type name and summary, or the heading of an annex: centred over the whole width."""

    def __init__(self, blocks: list[tuple[str, str]], form: Format, width: float, *, after: float = 6.0) -> None:
        """Set ``blocks`` of (component, text); empty texts are left out."""
        super().__init__()
        self._blocks = [CentredText(text, form.components[name], width * OVER_PAGE) for name, text in blocks if text]
        self._after = after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width = width
        self.height = sum(_with_space(block) for block in self._blocks) + self._after
        return self.width, self.height

    def draw(self) -> None:
        """Draw the blocks one below the other."""
        at = self.height
        for block in self._blocks:
            at -= block.component.space_before.value
            block.draw(self.canv, self.width / 2, at)
            at -= block.height
