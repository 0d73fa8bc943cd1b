"""The paragraphs of the body: a DOCX tells them; of a PDF's lines they are made by indent, gap and short last line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median, mode

from doithoai.documents.check import wording
from doithoai.documents.check.document import Paragraph
from doithoai.documents.check.model import MM, SINGLE, Line, Paper, Source

_INDENTED = 2.5 * MM  # a line further in begins a paragraph
_GAP = 2.5  # points over the usual pitch between two paragraphs
_SHORT = 0.8  # of the width: a line that ends before is the last one
_FLUSH = 1.2 * MM
_HEADING = 3  # lines at most
_TO_FILL = re.compile(r"[.…_]{8,}$")
_CENTRED = 6.0
_TALLEST = 2.2  # of the size: two lines further apart are of two paragraphs


def paragraphs(lines: Sequence[Line], paper: Paper, tables: Sequence[Line], edges: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs among ``lines``, the lines of the body outside tables.

    Args:
        tables: lines of tables between them.
        edges: other lines that begin at the left edge of the text.
    """
    if paper.source is Source.DOCX:
        unmeasured = [Paragraph(tuple(part), "") for _row, part in groupby(lines, key=lambda line: line.row)]
        measured = [
            _from_docx(paragraph, before) for paragraph, before in zip(unmeasured, [None, *unmeasured], strict=False)
        ]
    else:
        measured = list(_measured(lines, tables, _edges(lines, edges)))
    return list(_named(measured))


def _named(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Legal bases stand before everything else; a paragraph that is bold throughout is a heading."""
    leading, before = True, ""
    for paragraph in paragraphs:
        goes_on = before.endswith(";") and wording.CARRIED_OUT.match(paragraph.text)
        leading, before = leading and bool(wording.BASIS.match(paragraph.text) or goes_on), paragraph.text
        bold = all(line.wholly("bold") for line in paragraph.lines) and len(paragraph.lines) <= _HEADING
        component = "legal_basis" if leading else "heading" if bold else "body"
        yield Paragraph(
            paragraph.lines,
            component,
            paragraph.indent,
            paragraph.space,
            paragraph.leading,
            paragraph.flush,
            _is_form(paragraph),
        )


def _is_form(paragraph: Paragraph) -> bool:
    return any(_TO_FILL.search(line.text) for line in paragraph.lines)


# -- read from a DOCX ------------------------------------------------------------------


def _from_docx(paragraph: Paragraph, before: Paragraph | None) -> Paragraph:
    shape, above = paragraph.first.shape, before.first.shape if before else None
    if shape is None:
        return paragraph
    pitch = shape.leading if shape.exact else shape.leading * paragraph.first.size * SINGLE
    space = None if above is None else shape.before + above.after
    if shape.align in ("centre", "right"):
        return Paragraph(paragraph.lines, "", None, space, pitch, None)
    return Paragraph(paragraph.lines, "", shape.first_indent, space, pitch, shape.align == "justify")


# -- measured in a PDF ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Edges:
    """The left and right edge of the text, and whether a line surely begins at the left one."""

    left: float
    right: float
    sure: bool


def _edges(lines: Sequence[Line], others: Sequence[Line]) -> dict[int, _Edges]:
    """By page: front and back pages may have other margins."""
    by_page: dict[int, _Edges] = {}
    for page in {line.page for line in lines}:
        alike = [line for line in lines if line.page % 2 == page % 2]
        beside = [line for line in others if line.page % 2 == page % 2]
        left, right = min(line.x0 for line in [*alike, *beside]), max(line.x1 for line in alike)
        full = left + (right - left) * _SHORT
        after_full = any(
            line.x1 > full and after.x0 < left + 1 and line.page == after.page for line, after in pairwise(alike)
        )
        by_page[page] = _Edges(left, right, bool(beside) or after_full)
    return by_page


def _measured(lines: Sequence[Line], tables: Sequence[Line], edges: Mapping[int, _Edges]) -> Iterator[Paragraph]:
    usual = _usual_pitch(lines, edges)
    parts: list[list[Line]] = []
    for line in lines:
        new_page = not parts or parts[-1][-1].page != line.page
        if new_page or _begins(line, parts[-1][-1], edges[line.page], usual):
            parts.append([])
        parts[-1].append(line)
    pitches, sure = _pitches(parts), {_look(part) for part in parts if len(part) > 1}
    for before, part in zip([None, *parts], parts, strict=False):
        last = before[-1] if before else None
        above = None if last is None or last.page != part[0].page or _between(last, part[0], tables) else last
        goes_on = last is not None and last.page != part[0].page and _is_full(last, edges[last.page])
        # Some programs put a line's extra pitch above it, some below: the smaller of the two neighbours' counts.
        own = pitches.get(_look(part))
        # A heading of one line does not tell its own: then the least it may have counts, and no space is guessed.
        near = own
        if before is not None and own is not None:
            least = pitches[_look(before)] if _look(before) in sure else SINGLE * before[0].size
            near = min(own, least if _look(before) != _look(part) else own)
        yield _as_measured(part, above, edges[part[0].page], near, goes_on)


def _look(part: Sequence[Line]) -> tuple[float, bool, bool]:
    return part[0].size, part[0].wholly("bold"), part[0].wholly("italic")


def _pitches(parts: Sequence[Sequence[Line]]) -> dict[tuple[float, bool, bool], float]:
    """The line pitch of each look; a look of single lines takes the only pitch there is, if there is but one."""
    steps: dict[tuple[float, bool, bool], list[float]] = {}
    for part in parts:
        steps.setdefault(_look(part), []).extend(_steps(part))
    pitches = {look: median(distances) for look, distances in steps.items() if distances}
    values = set(pitches.values())
    if values and max(values) - min(values) < 1:
        pitches |= {look: median(values) for look in steps if look not in pitches}
    return pitches


def _steps(part: Sequence[Line]) -> list[float]:
    return [(lower.base or 0) - (upper.base or 0) for upper, lower in pairwise(part)]


def _is_full(line: Line, edges: _Edges) -> bool:
    return line.x1 > edges.left + (edges.right - edges.left) * _SHORT


def _usual_pitch(lines: Sequence[Line], edges: Mapping[int, _Edges]) -> float:
    """The distance of two lines inside a paragraph: after a full line one that begins at the edge; 0 if unknown."""
    steps = []
    for upper, lower in pairwise(lines):
        at, step = edges[upper.page], (lower.base or 0) - (upper.base or 0)
        follows = upper.page == lower.page and lower.x0 < at.left + 1 and _is_full(upper, at)
        if follows and step < upper.size * _TALLEST:
            steps.append(step)
    return mode(round(step, 1) for step in steps) if steps else 0.0


def _begins(line: Line, before: Line, edges: _Edges, usual: float) -> bool:
    """Whether a line begins a paragraph."""
    step = (line.base or 0) - (before.base or 0)
    if line.x0 > edges.left + _INDENTED or (usual and step > usual + _GAP):
        return True
    return not _is_full(before, edges)


def _between(before: Line, line: Line, tables: Sequence[Line]) -> bool:
    return any(before.order < table_line.order < line.order for table_line in tables)


def _as_measured(
    part: list[Line],
    above: Line | None,
    edges: _Edges,
    near: float | None,
    goes_on: bool,
) -> Paragraph:
    """What can be measured; ``near``: the pitch that counts above it; ``goes_on``: it may be the rest of one."""
    left, right = edges.left, edges.right
    first, full, steps = part[0], part[:-1], _steps(part)
    pitch = median(steps) if steps else None
    space = None if above is None or near is None else (first.base or 0) - (above.base or 0) - near
    centred = len(part) == 1 and abs((first.x0 - left) - (right - first.x1)) < _CENTRED
    unsure = not edges.sure or (centred and first.x0 > left + _INDENTED) or (goes_on and first.x0 < left + _INDENTED)
    flush = all(line.x1 > right - _FLUSH for line in full) if full else None
    return Paragraph(tuple(part), "", None if unsure else (first.x0 - left) / MM, space, pitch, flush)
