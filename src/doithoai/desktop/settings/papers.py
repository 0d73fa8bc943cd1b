"""How the office's documents look and what they say: figures inside the ranges, phrases of its own."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from doithoai.desktop.models.columns import REST
from doithoai.desktop.overlay import Overlay
from doithoai.desktop.settings.grid_editor import GridEditor, column
from doithoai.desktop.settings.words import choices
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.form import Input, Unread
from doithoai.desktop.widgets.held_rows import HeldRows
from doithoai.desktop.words import DOCUMENTS
from doithoai.desktop.words import choices as in_list
from doithoai.domain.kinds import DocumentKind
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.work import format_choices, wordings
from doithoai.work.settings_tables import Row
from doithoai.work.wordings import Family


def format_figures() -> GridEditor:
    """The empty table of figures an office may choose."""
    formats = format_choices.titles()
    return GridEditor(
        _("Sizes and margins of documents"),
        [
            column("format", _("Format"), 30, choices=formats, fixed=True),
            column("path", _("Figure"), 34, choices=choices(format_choices.CHOOSABLE), fixed=True),
            column("value", _("Value"), 9),
            column("low", _("Lowest"), 11, fixed=True),
            column("high", _("Highest"), 11, fixed=True),
            column("clause", _("Source"), REST, fixed=True),
        ],
        note=_("Only figures that the rules leave open stand here. Documents already issued do not change."),
        growing=False,
    )


def figure_rows(register: Register) -> list[Row]:
    """What the table of figures shows."""
    return format_choices.rows(register, date.today())


class Phrases(Input, QWidget):
    """The phrases of one kind of document, the shipped ones beside the office's own.

    Signals:
        edited: the rows as typed, for `store`.
    """

    edited = Signal(object)

    def __init__(self, register: Register, unwritten: Overlay[Sequence[Row]]) -> None:
        """Make the table; ``unwritten``: rows of phrases still to be written, by the kind and family of `chosen`."""
        super().__init__()
        self._register, self._unwritten = register, unwritten
        self._numbers: dict[str, int] = {}
        self.kind = ChoiceFilter(_("Document"), in_list(DOCUMENTS))
        self.kind.setCurrentIndex(0)
        self.family = ChoiceFilter(
            _("Side"), [(Family.STATE, _("The authority")), (Family.PARTY, _("The party committee"))]
        )
        self.family.setCurrentIndex(0)
        self.grid = GridEditor(
            _("Phrases of documents"),
            [
                replace(column("key", _("Phrase"), 12, fixed=True), text=self._numbered),
                column("shipped", _("Shipped phrase"), 60, fixed=True),
                column("own", _("Our own phrase"), REST),
            ],
            note=_("Blank: the shipped phrase. Names in braces are filled in by the program; keep those you need."),
            growing=False,
        )
        bar = Flow()
        bar.addWidget(self.kind)
        bar.addWidget(self.family)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(bar)
        outer.addWidget(self.grid, 1)
        self._front: tuple[DocumentKind, Family] | None = None
        self._aside: dict[tuple[DocumentKind, Family], list[Row]] = {}  # phrases that could not be stored
        self._unread_aside: dict[Hashable, list[Unread]] = {}  # and what of them was typed
        self.setFocusProxy(self.grid)
        self.held = HeldRows(self.grid.table, self.chosen)
        self.grid.check = lambda rows: wordings.check(*self.chosen(), rows)
        self.kind.saved.connect(lambda _kind: self.show_phrases())
        self.family.saved.connect(lambda _family: self.show_phrases())
        self.grid.edited.connect(self.edited)

    def show_phrases(self) -> None:
        """Show the phrases of the chosen kind as the register holds them now; what could not be stored stays."""
        self.held.look()
        chosen = self.chosen()
        rows = self._unwritten.over(chosen, wordings.rows(self._register, *chosen))
        self._numbers = {row["key"]: number for number, row in enumerate(rows, 1)}
        if chosen == self._front:
            self.grid.show_rows(rows)
            return
        if self._front and self.grid.unsaved:
            self._unread_aside[self._front] = self.grid.unread()
            self._aside[self._front] = self.grid.unsaved
        self._front = chosen
        self.grid.show_anew(rows)
        if chosen in self._aside:
            del self._unread_aside[chosen]
            self.grid.try_again(self._aside.pop(chosen))

    def unread(self) -> list[Unread]:
        """The phrases of other kinds that could not be stored; those in front are the table's own."""
        return [Unread(cell.typed, chosen, cell.name) for chosen, cells in self._unread_aside.items() for cell in cells]

    def bring(self, key: Hashable) -> None:
        """Show the phrases of a kind and family again."""
        if isinstance(key, tuple):
            kind, family = key
            self.kind.set_value(kind)
            self.family.set_value(family)
            self.show_phrases()

    def _numbered(self, row: Row) -> str:
        """A phrase by its number in the list: what the program calls it says nothing to a person."""
        return _("Phrase {number}").format(number=self._numbers.get(row["key"], ""))

    def chosen(self) -> tuple[DocumentKind, Family]:
        """The kind and family shown."""
        return DocumentKind(str(self.kind.value())), Family(str(self.family.value()))
