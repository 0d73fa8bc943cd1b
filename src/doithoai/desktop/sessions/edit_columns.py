"""A column of a list that is typed in: the roster, the material to prepare."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from doithoai.desktop.models.columns import Column, Row


@dataclass(frozen=True)
class EditColumn(Column[Row]):
    """A column of a list of `Row` edited in place.

    Attributes:
        typed: the row with what was typed (or the code chosen) in it; None refuses it.
        ticked: whether the row is ticked, None for not known; of a column that is ticked, not typed in.
        tick: the row ticked or not.
        code: what `choices` knows the cell by; of a column that is chosen from a list.
        choices: codes and their words.
    """

    typed: Callable[[Row, str], Row | None] | None = None
    ticked: Callable[[Row], bool | None] | None = None
    tick: Callable[[Row, bool], Row] | None = None
    code: Callable[[Row], object] | None = None
    choices: Sequence[tuple[object, str]] = ()
