"""The head of page 1: the issuing bodies and number at the left, Quốc hiệu or the party's title at the right."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from doithoai.documents.content.model import Document
from doithoai.documents.formats.model import Format
from doithoai.documents.render.measure.centred import CentredText
from doithoai.documents.render.measure.head import (
    AFTER_HEAD,
    AFTER_TITLE,
    GUTTER,
    OVER_PAGE,
    bodies_of,
    columns_of,
    on_one_line,
    right_texts,
)
from doithoai.documents.render.measure.paragraphs import plain, style_of
from doithoai.documents.render.measure.text import visible
from doithoai.documents.render.pdf.centred import draw_centred
from doithoai.documents.render.pdf.tags import tags_of

_ROLES = {"type_name": "H1", "annex_title": "H1"}
_TALLEST = 1.0  # points a mm of the paper's width: a third of a lying page


class Head(Flowable):
    """The two columns over the type name; number and date stand on one line below both."""

    def __init__(self, document: Document, form: Format, width: float) -> None:
        super().__init__()
        self._form = form
        self._title = visible(document.title)
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
        left = self._row_top + self._lowered + self._number.height + sum(_with_space(block) for block in self._below)
        date = self._row_top + self._date.height if self._date else 0
        self.width, self.height = width, max(left, date) + AFTER_HEAD
        return self.width, self.height

    @property
    def _lowered(self) -> float:
        """How far the number comes down to stand on the baseline of a larger date."""
        return max(0.0, self._date.baseline(0) - self._number.baseline(0)) if self._date else 0.0

    def _row_space(self) -> float:
        components = self._form.components
        spaces = [components["number"].space_before.value]
        if self._date:
            spaces.append(components["place_date"].space_before.value)
        return max(spaces)

    def draw(self) -> None:
        """Draw both columns, then the line of number and date on one baseline."""
        top = self.height
        tags_of(self.canv).outline(self._title, 0, top)
        for blocks, centre in ((self._left, self._left_centre), (self._right, self._right_centre)):
            at = top
            for block in blocks:
                draw_centred(block, self.canv, centre, at)
                at -= block.height
        row = top - self._row_top
        first = max(self._number.baseline(0), self._date.baseline(0) if self._date else 0)
        draw_centred(self._number, self.canv, self._left_centre, row - first + self._number.baseline(0))
        if self._date:
            draw_centred(self._date, self.canv, self._right_centre, row - first + self._date.baseline(0))
        at = row - self._lowered - self._number.height
        for block in self._below:
            at -= block.component.space_before.value
            draw_centred(block, self.canv, self._left_centre, at)
            at -= block.height


def _height_of(blocks: list[CentredText]) -> float:
    return sum(block.height for block in blocks)


def _with_space(block: CentredText) -> float:
    return block.component.space_before.value + block.height


def centred_over(
    blocks: list[tuple[str, str]], form: Format, width: float, *, after: float = AFTER_TITLE
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

    def __init__(
        self, blocks: list[tuple[str, str]], form: Format, width: float, *, after: float = AFTER_TITLE
    ) -> None:
        """Set ``blocks`` of (component, text); empty texts are left out."""
        super().__init__()
        self._blocks = [CentredText(text, form.components[name], width * OVER_PAGE) for name, text in blocks if text]
        titles = [visible(text) for name, text in blocks if name in ("annex_title", "annex_subtitle") and text]
        self._entry = ": ".join(titles)
        self._after = after

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """The size, points."""
        self.width = width
        self.height = sum(_with_space(block) for block in self._blocks) + self._after
        return self.width, self.height

    def draw(self) -> None:
        """Draw the blocks one below the other."""
        at = self.height
        if self._entry:
            tags_of(self.canv).outline(self._entry, 0, self.height)
        for block in self._blocks:
            at -= block.component.space_before.value
            draw_centred(block, self.canv, self.width / 2, at, _ROLES.get(block.component.name, "P"))
            at -= block.height
