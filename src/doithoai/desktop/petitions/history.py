"""What happened to one petition: when, by whom, what was, what it became; newest first."""

import json
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from doithoai.desktop.words import choice_word
from doithoai.desktop.workspace import Workspace
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.domain.petition import Petition
from doithoai.domain.shape import Part, columns_of
from doithoai.i18n import gettext as _
from doithoai.register import assignments, history
from doithoai.register.assignments import Extension
from doithoai.register.history import RowChange

_MOST = 300
_COLUMNS = {column.name: column for column in columns_of(Petition)}
# Columns that are no part of a petition: where it stands, and what it is linked to.
_OTHERS = {
    "matter": N_("Same matter"),
    "deleted_at": N_("In the bin"),
    "place": N_("Place in the list"),
}
_ACTS = {"insert": N_("Entered"), "delete": N_("Deleted")}


class PetitionHistory(QTreeWidget):
    """The history of the petition last shown, with the moves of its date."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setAccessibleName(_("History of the petition"))
        self.setHeaderLabels([_("When"), _("Who"), _("What"), _("Was"), _("Is")])
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for place, width in enumerate((130, 70, 120, 130, 130)):
            self.header().resizeSection(place, width)

    def show_petition(self, uid: str | None) -> None:
        """Show the history of a petition; None for none."""
        self.clear()
        if uid is None:
            return
        reader = self._workspace.reader
        for moved in reversed(assignments.extensions(reader, uid)):
            self._add(moved_line(moved))
        for change in history.of_row(reader, "petition", uid)[:_MOST]:
            self._add(change_line(change))

    def _add(self, texts: list[str]) -> None:
        item = QTreeWidgetItem(texts)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)


def moved_line(moved: Extension) -> list[str]:
    """A moved date as a line: when, nobody, the reason, was, is."""
    was, due = (dates.short(day) if day else "" for day in (moved.was, moved.due))
    return [when(moved.at), "", _("Extended: {reason}").format(reason=moved.reason), was, due]


def change_line(change: RowChange) -> list[str]:
    """A change as a line: when, who, what, was, is."""
    moment = when(datetime.fromisoformat(change.at))
    if change.operation != "update":
        return [moment, change.who, _(_ACTS[change.operation]), "", ""]
    return [
        moment,
        change.who,
        name_of(change.column),
        value_text(change.column, change.was),
        value_text(change.column, change.became),
    ]


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
