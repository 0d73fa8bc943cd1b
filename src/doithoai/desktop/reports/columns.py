"""The columns of the page's two lists: the figures of each field or agency, and what was sent."""

import textwrap
from dataclasses import dataclass

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.words import FIGURES
from doithoai.domain import dates
from doithoai.domain.turnover import FIGURES_OF_A_LINE, Figure, Turnover, TurnoverTables
from doithoai.i18n import gettext as _
from doithoai.register.dispatches import Dispatch
from doithoai.register.turnover import OfAgencies, OfAgency, OfField

_DIGEST_SHOWN = 16  # letters of a SHA-256: enough to compare by telephone, short enough for a column
_LETTERS = 13  # of a line in the head of a figure: the names get the rest of the width


@dataclass(frozen=True, slots=True)
class TurnoverRow:
    """The figures of one field or agency, by the name shown; ``counted`` None: of everything."""

    name: str
    part: Turnover
    counted: OfField | OfAgency | OfAgencies | None = None


@dataclass(frozen=True)
class FigureColumn(Column[TurnoverRow]):
    """A column of one figure; that of the names stands for all there was to settle."""

    figure: Figure = Figure.TO_SETTLE


def of_figures() -> list[FigureColumn]:
    """The name, then what is counted of it."""

    def counted(figure: Figure) -> FigureColumn:
        return FigureColumn(
            textwrap.fill(_(FIGURES[figure]), _LETTERS),
            lambda row: str(row.part.of(figure)),
            FIT,
            tip=_hint,
            right=True,
            figure=figure,
        )

    return [
        FigureColumn(_("Field or agency"), lambda row: row.name, REST, tip=_hint),
        *(counted(figure) for figure in FIGURES_OF_A_LINE),
    ]


def rows_by_field(tables: TurnoverTables) -> list[TurnoverRow]:
    """A row a field, and their total."""
    rows = [TurnoverRow(name or _("Without a field"), part, OfField(name)) for name, part in tables.by_field]
    return [*rows, TurnoverRow(_("Total"), tables.whole)]


def rows_by_agency(tables: TurnoverTables) -> list[TurnoverRow]:
    """A row a lead agency, and the total of what was assigned."""
    rows = [TurnoverRow(name or _("Agency not known"), part, OfAgency(name)) for name, part in tables.by_agency]
    return [*rows, TurnoverRow(_("Total assigned"), tables.assigned, OfAgencies())]


def _hint(_row: TurnoverRow) -> str:
    return _("Enter or a double click shows the petitions behind a figure.")


def of_dispatches() -> list[Column[Dispatch]]:
    """When a package was made, for whom, of which days, as which file."""
    return [
        Column(_("Made on"), lambda sent: f"{sent.at:%H:%M %d/%m/%Y}", FIT),
        Column(_("Receiver"), lambda sent: sent.receiver, FIT),
        Column(_("Period"), lambda sent: f"{dates.short(sent.first)} – {dates.short(sent.last)}", FIT),
        Column(_("File"), lambda sent: sent.file, REST),
        Column("SHA-256", lambda sent: sent.sha256[:_DIGEST_SHOWN], FIT, tip=lambda sent: sent.sha256),
    ]
