"""The lines of a form: several fields with their names beside each other, and fewer where the width is less."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

_EDGES = 12  # pixels left and right of a grid, and between a name and its field


@dataclass(frozen=True, slots=True)
class Part:
    """A field with its name.

    Attributes:
        share: of the columns of fields of a whole line, how many it takes.
        is_tall: the name stands at the top, level with the first of several lines.
    """

    name: QLabel
    field: QWidget
    share: int = 1
    is_tall: bool = False


Line = Sequence[Part]


class FormLines:
    """Puts a form's parts into its grid.

    Attributes:
        columns: how many columns of fields there are now.
    """

    def __init__(self, grid: QGridLayout, lines: Sequence[Line]) -> None:
        """Arrange ``lines`` as wide as they were meant."""
        self._grid = grid
        self._lines = tuple(lines)
        self._most = max(sum(part.share for part in line) for line in lines)
        self.columns = 0
        self._arrange(self._most)

    def fit(self, width: int) -> None:
        """Take as many columns as stand in ``width`` pixels, one at least."""
        fitting = (count for count in range(self._most, 1, -1) if self.width(count) <= width)
        self._arrange(next(fitting, 1))

    def width(self, columns: int = 1) -> int:
        """The pixels that so many columns need."""
        names, fields = [0] * columns, [0] * columns
        for row in _rows(self._lines, columns):
            for part, column, share in row:
                names[column] = max(names[column], part.name.minimumSizeHint().width())
                if share == 1:
                    fields[column] = max(fields[column], _least(part.field))
        margins = self._grid.contentsMargins()
        gaps = max(0, self._grid.horizontalSpacing()) * (2 * columns - 1)
        return sum(names) + sum(fields) + gaps + margins.left() + margins.right() + _EDGES

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        for column in range(2 * max(self.columns, columns)):
            self._grid.setColumnStretch(column, int(column % 2 == 1 and column < 2 * columns))
        for place in range(self._grid.rowCount()):
            self._grid.setRowStretch(place, 0)
        for line in self._lines:
            for part in line:
                self._grid.removeWidget(part.name)
                self._grid.removeWidget(part.field)
        self.columns = columns
        last = 0
        for place, row in enumerate(_rows(self._lines, columns)):
            last = place
            for part, column, share in row:
                top = Qt.AlignmentFlag.AlignTop if part.is_tall else Qt.AlignmentFlag(0)
                self._grid.addWidget(part.name, place, 2 * column, top)
                self._grid.addWidget(part.field, place, 2 * column + 1, 1, 2 * share - 1)
        self._grid.setRowStretch(last + 1, 1)


def _least(field: QWidget) -> int:
    """The pixels a field needs at least."""
    return max(field.minimumSizeHint().width(), field.minimumWidth())


def _rows(lines: Sequence[Line], columns: int) -> Iterator[list[tuple[Part, int, int]]]:
    """Each row of the grid: its parts, the column of each, and how many columns its field takes."""
    for line in lines:
        row: list[tuple[Part, int, int]] = []
        used = 0
        for part in line:
            share = min(part.share, columns)
            if used + share > columns:
                yield _filled(row, columns)
                row, used = [], 0
            row.append((part, used, share))
            used += share
        yield _filled(row, columns)


def _filled(row: list[tuple[Part, int, int]], columns: int) -> list[tuple[Part, int, int]]:
    """The row with its last field to the end of the line, where more than it would stand there."""
    part, column, _share = row[-1]
    return [*row[:-1], (part, column, columns - column)]
