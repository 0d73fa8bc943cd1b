"""A column of a list: one record says all of it, and models and tables read it there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

Row = TypeVar("Row")

# Widths that are no number of letters.
REST = 0
"""Takes what the other columns leave."""
FIT = -1
"""As wide as the widest of its texts."""

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column of a list of `Row`.

    Attributes:
        title: its head, already translated.
        text: what stands in the cell of a row.
        width: in letters of the present text size; `REST` or `FIT`.
        icon: before the text; None for none.
        tip: the cell's tool tip; None shows the text itself.
        copied: the cell on the clipboard; None copies the text.
        right: numbers stand at the right edge, under each other.
    """

    title: str
    text: Callable[[Row], str]
    width: int = REST
    icon: Callable[[Row], QIcon | None] | None = None
    tip: Callable[[Row], str] | None = None
    copied: Callable[[Row], str] | None = None
    right: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where head and texts stand."""
        return (Qt.AlignmentFlag.AlignRight if self.right else Qt.AlignmentFlag.AlignLeft) | _MIDDLE

    def tool_tip(self, row: Row) -> str:
        """What is shown over the cell of ``row``: all of a text that may be cut off, or more."""
        return self.tip(row) if self.tip else self.text(row)

    def copied_text(self, row: Row) -> str:
        """What goes to the clipboard for the cell of ``row``: one line, for a cell of a spreadsheet."""
        text = self.copied or self.text
        return " ".join(text(row).split())
