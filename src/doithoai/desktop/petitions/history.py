"""What happened to one petition: when, by whom, what was, what it became; newest first."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QTreeWidget, QWidget

from doithoai.desktop.models.columns import Column
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.tables import tree_line
from doithoai.desktop.words import choice_word
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.petition import Extension, Petition
from doithoai.domain.shape import Part, columns_of
from doithoai.i18n import gettext as _
from doithoai.register import history, petitions
from doithoai.register.history import RowChange
from doithoai.register.petitions import PetitionUnknown

_MOST = 300
_COLUMNS = {column.name: column for column in columns_of(Petition)}
# Columns that are no part of a petition: where it stands, and what it is linked to.
_OTHERS = {
    "matter": N_("Same matter"),
    "deleted_at": N_("In the bin"),
    "place": N_("Place in the list"),
}
_ACTS = {"insert": N_("Entered"), "delete": N_("Deleted")}


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when, by whom, of what, from which value to which; as people read them."""

    when: str
    who: str
    change: str
    was: str = ""
    became: str = ""


class PetitionHistory(QTreeWidget):
    """The history of the petition last shown, with the moves of its date."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAccessibleName(_("History of the petition"))
        self._columns = _columns()
        self.setHeaderLabels([column.title for column in self._columns])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        set_widths(self, self._columns)

    def show_petition(self, uid: str | None) -> None:
        """Show the history of a petition; None for none."""
        self.clear()
        if uid is None:
            return
        reader = self._workspace.reader
        try:
            moves = petitions.get(reader, uid).petition.extensions
        except PetitionUnknown:  # put into the bin meanwhile; its history is still there to read
            moves = ()
        for moved in reversed(moves):
            self._add(moved_line(moved))
        changes = [change for change in history.of_row(reader, "petition", uid) if change.column != "extensions"]
        for change in changes[:_MOST]:
            self._add(change_line(change))

    def _add(self, line: HistoryLine) -> None:
        self.addTopLevelItem(tree_line(self._columns, line))


def _columns() -> list[Column[HistoryLine]]:
    return [
        Column(_("When"), lambda line: line.when, 19),
        Column(_("Who"), lambda line: line.who, 10),
        Column(_("What"), lambda line: line.change, 17),
        Column(_("Was"), lambda line: line.was, 19),
        Column(_("Is"), lambda line: line.became, 19),
    ]


def moved_line(moved: Extension) -> HistoryLine:
    """A moved date as a line: the reason, was, is; nobody is named."""
    was, due = (dates.short(day) if day else "" for day in (moved.was, moved.due))
    moment = when(moved.at) if moved.at else ""
    return HistoryLine(moment, "", _("Extended: {reason}").format(reason=moved.reason or ""), was, due)


def change_line(change: RowChange) -> HistoryLine:
    """A change as a line."""
    moment = when(datetime.fromisoformat(change.at))
    if change.operation != "update":
        return HistoryLine(moment, change.who, _(_ACTS[change.operation]))
    was, became = (value_text(change.column, value) for value in (change.was, change.became))
    return HistoryLine(moment, change.who, name_of(change.column), was, became)


def when(moment: datetime) -> str:
    """``dd/MM/yyyy HH:MM``."""
    return f"{dates.short(moment.date())} {moment:%H:%M}"


def name_of(column: str) -> str:
    """What a person reads for a column of a petition."""
    if column in _OTHERS:
        return _(_OTHERS[column])
    return ": ".join(_(label) for label in _COLUMNS[column].labels) if column in _COLUMNS else column


def value_text(column: str, value: Any) -> str:
    """What stood in a column, as a person reads it."""
    if value is None:
        return ""
    if column in ("matter", "deleted_at"):
        return _("yes")
    part = _COLUMNS[column].part if column in _COLUMNS else Part()
    if part.many:
        return "; ".join(json.loads(value))
    if part.kind is date:
        return dates.short(date.fromisoformat(value))
    if part.kind is bool:
        return _("yes") if value else _("no")
    return choice_word(part.kind(value)) if part.is_choice else " ".join(str(value).split())
