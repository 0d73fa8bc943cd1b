"""Paragraphs of ReportLab made from plain text: user text is never markup, and every glyph is asked for first."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

from reportlab.lib.abag import ABag
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from doithoai.documents.content.model import Run
from doithoai.documents.formats.model import Component
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.metrics import MM, leading
from doithoai.documents.render.measure.text import visible
from doithoai.documents.render.measure.typography import bind

_ALIGN: dict[str, Literal[0, 1, 2, 4]] = {
    "left": TA_LEFT,
    "right": TA_RIGHT,
    "centre": TA_CENTER,
    "justify": TA_JUSTIFY,
}


class Part(Flowable):
    """A piece of the body: it can be held back for the signatures, and measured for the heading above it.

    Attributes:
        keeps: never the last thing on a page: what follows comes with it.
        whole_if_it_fits: not cut while it and the signatures fit on one page.
    """

    keeps = False
    whole_if_it_fits = False
    _frame: Any  # set by ReportLab's frame while it lays the part out

    @property
    def line_count(self) -> int:
        """How many lines it has; known once it was wrapped."""
        return 1

    def cut(self, _width: float, _room: float, _most: int) -> "list[Part]":
        """Two parts, the first at most ``room`` points and ``most`` lines high; one or none when it stays whole."""
        return []

    def least(self, width: float, _page: float) -> float:
        """The height it needs to begin on a page ``page`` points high."""
        return float(self.wrap(width, 1e9)[1])


class Laid(Paragraph, Part):
    """A paragraph that can tell its lines and be cut; ReportLab keeps its class when it splits one.

    Attributes:
        role: what it is to a screen reader: ``P``, a heading ``H1`` …; empty where what it stands in says so.
        holder: of a paragraph that was cut: the element its pieces are of, once the first was drawn.
    """

    role = "P"
    holder: "list[Any] | None" = None
    blPara: Any  # noqa: N815  (the lines, once wrapped; the name is ReportLab's)

    @property
    def line_count(self) -> int:
        """How many lines it has; known once it was wrapped."""
        return len(self.blPara.lines)

    def halves(self, width: float, room: float) -> "list[Laid]":
        """The paragraph cut so that the first part is at most ``room`` high; one or no part when it cannot be."""
        parts = cast("list[Laid]", self.split(width, room))
        if not hasattr(self, "blPara"):  # ReportLab forgets the lines of what it could not cut
            self.wrap(width, 1e9)
        return parts

    def split(self, width: float, height: float) -> "list[Flowable]":
        """As ReportLab splits it; the pieces are one paragraph to a screen reader."""
        pieces: list[Any] = super().split(width, height)
        if len(pieces) > 1:
            holder = self.holder if self.holder is not None else []
            for piece in pieces:
                piece.role, piece.holder = self.role, holder
        return pieces

    def draw(self) -> None:
        """Draw it, marked as what it is."""
        _part_words(self.blPara.lines)
        tags = getattr(self.canv, "tags", None)
        if tags is None or not self.role:
            super().draw()
            return
        if self.holder:
            tags.begin(self.holder[0])
        else:
            element = tags.begin_new(self.role)
            if self.holder is not None:
                self.holder.append(element)
            if self.role != "P":
                tags.outline("".join(frag.text for frag in self.frags), int(self.role[1:]) - 1, self.height)
        super().draw()
        tags.end()

    def cut(self, width: float, room: float, most: int) -> "list[Part]":
        """As `Part.cut`, at least two lines on either side."""
        pitch = self.style.leading
        stay = min(int(room / pitch + 1e-6), most)
        return [*self.halves(width, stay * pitch + 0.01)] if stay >= 2 else []

    def least(self, width: float, _page: float) -> float:
        """Two lines, or all of three, so that none stands alone."""
        whole = float(self.wrap(width, 1e9)[1])
        return whole if self.line_count < 4 else 2 * float(self.style.leading)


def _part_words(lines: Sequence[Any]) -> None:
    """A blank at the end of each line but the last: without it a reader joins the words of two lines into one."""
    for line in lines[:-1]:
        words = line[1] if isinstance(line, tuple) else line.words
        last = words[-1] if words else ""
        if isinstance(line, tuple):
            if type(last) is str and last and not last.endswith(" "):  # a word that was cut is of another type
                words[-1] = f"{last} "
        elif isinstance(last, ABag) and last.text and not last.text.endswith(" "):
            last.text += " "


def style_of(component: Component, *, align: str | None = None, indent: bool = True) -> ParagraphStyle:
    """The paragraph style of a component, with everything a format fixes."""
    size = component.size.value
    return ParagraphStyle(
        component.name,
        fontName=faces.face(component.bold, component.italic),
        fontSize=size,
        leading=leading(component),
        alignment=_ALIGN[align or component.align],
        firstLineIndent=component.first_indent.value * MM if indent else 0,
        spaceBefore=component.space_before.value,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        spaceShrinkage=0,  # no word pressed into a line: lines end where Word ends them
    )


def laid(
    runs: Iterable[Run], style: ParagraphStyle, component: Component, *, binding: bool = True, keeps: bool = False
) -> Laid:
    """A paragraph of ``runs`` in ``style``; a run's weight adds to the component's own.

    Args:
        binding: hold together what a line should not part; not in narrow cells, where it would cut words.
        keeps: as `Part.keeps`.

    Raises:
        GlyphMissing: a character cannot be drawn.
    """
    frags = [_frag(run, style, component, binding) for run in runs if run.text]
    part = Laid("", style, frags=frags or [_frag(Run(""), style, component, binding)])
    part.keeps = keeps
    return part


def plain(text: str, style: ParagraphStyle, component: Component) -> Laid:
    """A paragraph of one run."""
    return laid((Run(text),), style, component)


def _frag(run: Run, style: ParagraphStyle, component: Component, binding: bool) -> ParaFrag:
    text = bind(visible(run.text)) if binding else visible(run.text)
    faces.check(text)
    return ParaFrag(
        name="para",
        fontName=faces.face(component.bold or run.bold, component.italic or run.italic),
        fontSize=style.fontSize,
        textColor=style.textColor,
        rise=0,
        link=[],
        us_lines=[],
        text=text,
    )
