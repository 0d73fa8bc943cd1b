"""Rows of figures: of units, levels, kinds …; each figure opens the sessions or petitions it counts."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.page import Shell
from doithoai.desktop.targets import CountedTarget, HeldTarget
from doithoai.desktop.words import FIGURES
from doithoai.domain.period import Period
from doithoai.domain.turnover import FIGURES_OF_A_LINE, Figure, Turnover
from doithoai.i18n import gettext as _
from doithoai.register.parts import OfParts
from doithoai.register.turnover import Counted

_LETTERS = 11  # of a line in the head of a figure: the names get the rest of the width


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures of one unit, kind …; ``within`` says what it counts, ``sessions`` is None where none are counted."""

    name: str
    within: OfParts
    part: Turnover
    sessions: int | None = None


@dataclass(frozen=True)
class FigureColumn(Column[FigureRow]):
    """A column of one figure; None is the sessions."""

    figure: Figure | None = Figure.TO_SETTLE


def of_figures(title: str) -> list[FigureColumn]:
    """The name under ``title``, the sessions, then what is counted of the petitions."""

    def counted(figure: Figure) -> FigureColumn:
        head = textwrap.fill(_(FIGURES[figure]), _LETTERS)
        return FigureColumn(head, lambda row: str(row.part.of(figure)), FIT, tip=_hint, right=True, figure=figure)

    def sessions(row: FigureRow) -> str:
        return "" if row.sessions is None else str(row.sessions)

    return [
        FigureColumn(title, lambda row: row.name, REST, tip=_hint),
        FigureColumn(_("Sessions"), sessions, FIT, tip=_hint, right=True, figure=None),
        *map(counted, FIGURES_OF_A_LINE),
    ]


def _hint(row: FigureRow) -> str:
    return "\n".join((row.name, _("Enter or a double click shows what is behind a figure.")))


def open_figure(shell: Shell, period: Period, counted: Period | None, row: FigureRow, column: object) -> None:
    """Show exactly what a figure counts: sessions of ``period``, petitions of the part of it that has come."""
    if not isinstance(column, FigureColumn):
        return
    if column.figure is None:
        if row.sessions:
            shell.go("sessions", HeldTarget(period, None, row.within))
    elif counted:
        shell.go("petitions", CountedTarget(Counted(column.figure, counted, row.within)))


def total(rows: Sequence[FigureRow], name: str, within: OfParts) -> FigureRow:
    """The sum of some rows."""
    sessions = [row.sessions for row in rows if row.sessions is not None]
    parts = sum((row.part for row in rows), Turnover())
    return FigureRow(name, within, parts, sum(sessions) if sessions else None)
