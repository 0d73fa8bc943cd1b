"""How the office's documents look and what they say: figures inside the ranges, phrases of its own."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from doithoai.desktop.settings.grid_editor import GridEditor, Texts
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.words import DOCUMENTS
from doithoai.desktop.words import choices as listed
from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.work import format_choices, wordings


def format_figures() -> GridEditor:
    """The empty table of figures an office may choose."""
    return GridEditor(
        _("Sizes and margins of documents"),
        [_("Format"), _("Figure"), _("Value"), _("Lowest"), _("Highest"), _("Source")],
        (30, 34, 9, 11, 11, 0),
        note=_("Only figures that the rules leave open stand here. Documents already issued do not change."),
        choices={
            0: [(form.id, form.title) for form in all_formats().values()],
            1: [(path, _(name)) for path, name in format_choices.CHOOSABLE.items()],
        },
        fixed=(0, 1, 3, 4, 5),
        growing=False,
    )


def figure_rows(register: Register) -> list[Texts]:
    """What the table of figures shows."""
    return format_choices.rows(register, date.today())


class Phrases(QWidget):
    """The phrases of one kind of document, the shipped ones beside the office's own.

    Signals:
        edited: the rows as typed, for `store`.
    """

    edited = Signal(object)

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self.kind = ChoiceFilter(_("Document"), listed(DOCUMENTS))
        self.kind.setCurrentIndex(0)
        self.family = ChoiceFilter(
            _("Side"), [(Family.STATE, _("The authority")), (Family.PARTY, _("The party committee"))]
        )
        self.family.setCurrentIndex(0)
        self.grid = GridEditor(
            _("Phrases of documents"),
            [_("Key"), _("Shipped phrase"), _("Our own phrase")],
            (22, 60, 0),
            note=_("Blank: the shipped phrase. Names in braces are filled in by the program; keep those you need."),
            fixed=(0, 1),
            growing=False,
        )
        bar = QHBoxLayout()
        bar.addWidget(self.kind)
        bar.addWidget(self.family)
        bar.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        self._front: tuple[DocumentKind, Family] | None = None
        self._aside: dict[tuple[DocumentKind, Family], list[Texts]] = {}  # phrases that could not be stored
        self.grid.check = lambda rows: wordings.check(*self.chosen(), rows)
        self.kind.saved.connect(lambda _kind: self.show_phrases())
        self.family.saved.connect(lambda _family: self.show_phrases())
        self.grid.edited.connect(self.edited)

    def show_phrases(self) -> None:
        """Show the phrases of the chosen kind as the register holds them now; what could not be stored stays."""
        rows, chosen = wordings.rows(self._register, *self.chosen()), self.chosen()
        if chosen == self._front:
            self.grid.show_rows(rows)
            return
        if self._front and self.grid.unsaved:
            self._aside[self._front] = self.grid.unsaved
        self._front = chosen
        self.grid.show_anew(rows)
        if chosen in self._aside:
            self.grid.put_back(self._aside.pop(chosen))

    def chosen(self) -> tuple[DocumentKind, Family]:
        """The kind and family shown."""
        return DocumentKind(str(self.kind.value())), Family(str(self.family.value()))


def checked_figures(texts: Sequence[Texts]) -> dict[str, dict[str, float]]:
    """The figures of the table, each inside its range."""
    figures = format_choices.figures_of(texts)
    for format_id, chosen in figures.items():
        with_choices(all_formats()[format_id], chosen)
    return figures
