"""Paragraphs of ReportLab made from plain text: user text is never markup, and every glyph is asked for first."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph
from reportlab.platypus.paraparser import ParaFrag

from doithoai.documents.content.model import Run
from doithoai.documents.formats.model import Component
from doithoai.documents.render.pdf import faces
from doithoai.documents.render.typography import bind

MM = 72 / 25.4
# Single spacing of Times New Roman and Liberation Serif: ascent, descent and gap are 1.149 of the size.
SINGLE = 1.149
_ALIGN: dict[str, Literal[0, 1, 2, 4]] = {
    "left": TA_LEFT,
    "right": TA_RIGHT,
    "centre": TA_CENTER,
    "justify": TA_JUSTIFY,
}
# Nothing to be seen: control and format characters (zero width, direction marks, soft hyphens, byte order mark).
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]")


class Laid(Paragraph):
    """A paragraph that can tell its lines and be cut; ReportLab keeps its class when it splits one."""

    blPara: Any  # noqa: N815  (the lines, once wrapped; the name is ReportLab's)

    @property
    def line_count(self) -> int:
        """How many lines it has; known once it was wrapped."""
        return len(self.blPara.lines)

    def halves(self, width: float, room: float) -> "list[Laid]":
        """The paragraph cut so that the first part is at most ``room`` high; one or no part when it cannot be."""
        return cast("list[Laid]", self.split(width, room))


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
    )


def leading(component: Component) -> float:
    """The distance from line to line, points: a multiple of the font's own line (single spacing), or exact."""
    value = component.leading.value
    if component.leading_exact:
        return value
    return component.size.value * SINGLE * value


def visible(text: str) -> str:
    """The text as it is drawn: NFC, upper to lower controls off, tabs as spaces."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text)).replace("\t", " ")


def laid(runs: Iterable[Run], style: ParagraphStyle, component: Component, *, binding: bool = True) -> Laid:
    """A paragraph of ``runs`` in ``style``; a run's weight adds to the component's own.

    Args:
        binding: hold together what a line should not part; not in narrow cells, where it would cut words.

    Raises:
        GlyphMissing: a character cannot be drawn.
    """
    frags = [_frag(run, style, component, binding) for run in runs if run.text]
    return Laid("", style, frags=frags or [_frag(Run(""), style, component, binding)])


def plain(text: str, style: ParagraphStyle, component: Component) -> Laid:
    """A paragraph of one run."""
    return laid((Run(text),), style, component)


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Runs cut at line ends: one list for each paragraph the text asks for; empty lines are dropped."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines[-1].append(Run(first, run.bold, run.italic))
        for part in rest:
            lines.append([Run(part, run.bold, run.italic)])
    return [tuple(line) for line in lines if any(run.text.strip() for run in line)]


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
