"""What is drawn on a page of a PDF: level lines, ruled tables, the line along which a sheet is cut up."""

from collections.abc import Sequence
from dataclasses import dataclass

from doithoai.documents.check.glyphs import Drawn, Sheet, Upright
from doithoai.documents.check.model import Rule

_FLAT = 1.6  # points: a thinner rectangle is a line (Word draws its lines so)
_SHORTEST = 5.0
_EDGE = 8.0  # a shorter upright line is no side of a cell
_COLUMN = 10.0


@dataclass(frozen=True, slots=True)
class Box:
    """A ruled table; ``edges`` are its upright lines."""

    x0: float
    x1: float
    top: float
    bottom: float
    edges: tuple[float, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return self.x0 - 2 <= x <= self.x1 + 2 and self.top - 2 <= y <= self.bottom + 2


def tables(sheet: Sheet) -> list[Box]:
    """The places where upright lines stand side by side; a frame round the page is none."""
    uprights = sorted(upright for upright in sheet.uprights if upright.bottom - upright.top > _EDGE)
    groups: list[list[Upright]] = []
    bottom = -1.0
    for upright in uprights:
        if not groups or upright.top > bottom + 2:
            groups.append([])
            bottom = upright.bottom
        groups[-1].append(upright)
        bottom = max(bottom, upright.bottom)
    boxes = [_box(group) for group in groups]
    frame = 0.85 * sheet.height
    return [
        box for box in boxes if box.x1 - box.x0 > _COLUMN and not (len(box.edges) == 2 and box.bottom - box.top > frame)
    ]


def _box(group: Sequence[Upright]) -> Box:
    edges: list[float] = []
    for x in sorted(upright.x for upright in group):
        if not edges or x - edges[-1] > _FLAT:
            edges.append(x)
    return Box(
        edges[0],
        edges[-1],
        min(upright.top for upright in group),
        max(upright.bottom for upright in group),
        tuple(edges),
    )


def level_lines(shapes: Sequence[Drawn], boxes: Sequence[Box]) -> tuple[Rule, ...]:
    """Level lines outside tables; pieces that touch are one."""
    flat = [shape for shape in shapes if shape.bottom - shape.top < _FLAT and shape.x1 - shape.x0 > _SHORTEST]
    rules: list[Rule] = []
    for shape in sorted(flat, key=lambda shape: (round(shape.top), shape.x0)):
        rule = Rule(shape.x0, shape.x1, (shape.top + shape.bottom) / 2)
        if rules and abs(rules[-1].y - rule.y) < 1 and rule.x0 - rules[-1].x1 < 2:
            rules[-1] = Rule(rules[-1].x0, max(rules[-1].x1, rule.x1), rule.y)
        elif not any(box.holds(rule.centre, rule.y) for box in boxes):
            rules.append(rule)
    return tuple(rules)


def cut_at(rules: Sequence[Rule], width: float) -> float | None:
    """How far down a line from edge to edge parts the sheet into copies; None where there is none."""
    return next((rule.y for rule in rules if rule.x0 < 2 and rule.x1 > width - 2), None)
