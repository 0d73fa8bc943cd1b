"""Who is invited and who came: typed, pasted from Excel or Word, read from a file, taken from an earlier session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QPushButton,
    QVBoxLayout,
)

from doithoai.desktop.handing import handing
from doithoai.desktop.models.columns import REST
from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.edit_columns import EditColumn
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.choice_cell import ChoiceCell
from doithoai.desktop.widgets.column_widths import set_widths
from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.held_rows import HeldRows
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import fit_rows
from doithoai.desktop.widgets.typing_table import TypingView
from doithoai.desktop.words import ROLES, choices, word_in
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee, Session
from doithoai.domain.text import name_sort_key
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.intake import people as people_import
from doithoai.register import sessions

Index = QModelIndex | QPersistentModelIndex


def columns() -> list[EditColumn[Attendee]]:
    """The columns of the roster; the name stands second, where the next person is typed."""
    return [
        EditColumn(
            _("Came"),
            lambda person: {True: _("came"), False: _("absent"), None: ""}[person.present],
            14,
            ticked=lambda person: person.present,
            tick=lambda person, present: replace(person, present=present),
        ),
        EditColumn(_("Full name"), lambda person: person.name, 28, typed=_named),
        EditColumn(
            _("Position"),
            lambda person: person.position or "",
            34,
            typed=lambda person, text: replace(person, position=text or None),
        ),
        EditColumn(
            _("Body or address"),
            lambda person: person.body or "",
            REST,
            typed=lambda person, text: replace(person, body=text or None),
        ),
        EditColumn(
            _("Role"),
            lambda person: word_in(ROLES, person.role),
            16,
            typed=lambda person, code: replace(person, role=Role(code) if code else None),
            code=lambda person: person.role,
            choices=((None, ""), *choices(ROLES)),
        ),
    ]


def _named(person: Attendee, text: str) -> Attendee | None:
    return replace(person, name=text) if text else None


PRESENT, NAME = 0, 1
"""Where the columns stand that keys and the blank row need."""


class RosterModel(QAbstractTableModel):
    """The roster as a table, with a blank row at its end to type the next person into.

    Signals:
        edited: the whole roster as it should be stored.
    """

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns()
        self.people: tuple[Attendee, ...] = ()

    def show_people(self, people: tuple[Attendee, ...]) -> None:
        """Show the roster as it became; the view keeps its place, with the cell that is being typed in it."""
        if people == self.people:
            return
        before, more = len(self.people), len(people) - len(self.people)
        place = next((row for row in range(min(before, len(people))) if people[row] != self.people[row]), None)
        if place is None:
            place = min(before, len(people))
        if more > 0:
            # The blank row that a name was typed in is that person's from now on; those that follow are new.
            place += place == before
            self.beginInsertRows(QModelIndex(), place, place + more - 1)
            self.people = people
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), place, place - more - 1)
            self.people = people
            self.endRemoveRows()
        self.people = people
        self.dataChanged.emit(self.index(0, 0), self.index(len(people), len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(people))

    def show_anew(self, people: tuple[Attendee, ...]) -> None:
        """Show the roster of another session, from its top."""
        self.beginResetModel()
        self.people = people
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.people) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if section < len(self.people) else "+"
        return self.columns[section].title

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        blank = index.row() >= len(self.people)
        if self.columns[index.column()].ticked:
            return flags if blank else flags | Qt.ItemFlag.ItemIsUserCheckable
        # The blank row becomes a person by a name: nothing typed beside it would have a place.
        return flags if blank and index.column() != NAME else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        if index.row() >= len(self.people):
            is_hint = role == Qt.ItemDataRole.DisplayRole and index.column() == NAME
            return _("Type a name here") if is_hint else None
        person = self.people[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and column.ticked:
            return Qt.CheckState.Checked if column.ticked(person) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(person)
        if role == Qt.ItemDataRole.EditRole and not column.ticked:
            return column.code(person) if column.code else column.text(person)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store what is typed or ticked in a cell; a name in the blank row is a new person. False: not taken."""
        row, column = index.row(), self.columns[index.column()]
        if row >= len(self.people):
            if index.column() == NAME and str(value).strip():
                self.store((*self.people, Attendee(str(value).strip())))
                return True
            return False
        changed = None
        if column.tick and role == Qt.ItemDataRole.CheckStateRole:
            changed = column.tick(self.people[row], Qt.CheckState(value) == Qt.CheckState.Checked)
        elif column.typed:
            changed = column.typed(self.people[row], str(value or "").strip())
        if changed is None:
            return False
        self.store((*self.people[:row], changed, *self.people[row + 1 :]))
        return True

    def store(self, people: tuple[Attendee, ...]) -> None:
        """Show another roster and ask for it to be stored."""
        self.show_people(people)
        self.edited.emit(people)


class RosterTab(SessionTab):
    """Thành phần."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.model = RosterModel(self)
        self.model.edited.connect(self._save_people)
        self.table = TypingView()
        self._held = HeldRows(self.table, lambda: self.session and self.session.uid)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Roster"))
        for place, column in enumerate(self.model.columns):
            if column.choices:
                self.table.setItemDelegateForColumn(place, ChoiceCell(column.choices, self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        set_widths(self.table, self.model.columns)
        follow_font(self.table, lambda: fit_rows(self.table))
        self.count = label("", "quiet")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        bar = Flow()
        self.came = _button("check", _("All came"), self._all_came)
        self.sort = _button("users", _("Sort by given name"), self._sort)
        self.earlier = _button("history", _("From an earlier session"), self._from_earlier)
        self.paste_button = _button("clipboard-list", _("Paste from Excel or Word"), self.paste)
        self.file = _button("folder-open", _("From a file…"), self._from_file)
        self.remove = _button("trash-2", _("Delete"), self.discard)
        for button in (self.came, self.sort, self.earlier, self.paste_button, self.file, self.remove):
            bar.addWidget(button)
        bar.addWidget(self.count)
        column = QVBoxLayout(self)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(
            label(
                _("Space ticks who came. Ctrl+V pastes rows of Excel or Word. Type in the last row for one more."),
                "quiet",
                wrap=True,
            )
        )

    def _connect(self) -> None:
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Paste), self.paste),
            (QKeySequence("Delete"), self.discard),
            (QKeySequence("Space"), self._tick),
        ):
            shortcut = QShortcut(keys, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    # -- showing -----------------------------------------------------------------------

    def show_session(self, session: Session) -> None:
        """Show the session's roster."""
        other = self.session is None or self.session.uid != session.uid
        super().show_session(session)
        session = self.session or session  # with what is still to be written
        self._held.look()
        if other:
            self.model.show_anew(session.attendees)
        else:
            self.model.show_people(session.attendees)
        came = sum(person.present is True for person in session.attendees)
        self.count.setText(_("{count} on the roster, {came} came").format(count=len(session.attendees), came=came))

    def _save_people(self, people: tuple[Attendee, ...]) -> None:
        uid = self.session.uid if self.session else ""
        with handing(self._held.rows(uid)):
            self.save("attendees", lambda session: replace(session, attendees=people))

    # -- acts ----------------------------------------------------------------------------

    def paste(self) -> None:
        """Add the people on the clipboard who are not on the roster yet."""
        self._add(people_import.from_text(QGuiApplication.clipboard().text()))

    def _from_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("From a file…"), "", _("Lists (*.xlsx *.csv *.txt)"))
        if not name:
            return
        try:
            self._add(people_import.from_file(Path(name)))
        except AppError as error:
            self.shell.complain(error)

    def _from_earlier(self) -> None:
        """The officials of the latest other session that has a roster; who came is not taken over."""
        if self.session is None:
            return
        officials = sessions.latest_roster(self.workspace.reader, self.session.uid)
        self._add([replace(person, present=None) for person in officials])

    def _add(self, coming: Sequence[Attendee]) -> None:
        if self.session is None:
            return
        new = people_import.not_on_roster(coming, self.model.people)
        if not new:
            self.shell.tell(_("Nobody new was found."))
            return
        self.model.store((*self.model.people, *new))
        self.shell.tell(
            ngettext(
                "{count} person added. Ctrl+Z takes it back.", "{count} people added. Ctrl+Z takes it back.", len(new)
            ).format(count=len(new))
        )

    def _rows(self) -> list[int]:
        chosen = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        return sorted(row for row in chosen if row < len(self.model.people))

    def discard(self) -> None:
        """Take the chosen people off the roster; undo brings them back."""
        rows = set(self._rows())
        if rows:
            self.model.store(tuple(person for place, person in enumerate(self.model.people) if place not in rows))

    def _tick(self) -> None:
        rows = self._rows()
        if not rows:
            return
        came = not all(self.model.people[row].present for row in rows)
        people = list(self.model.people)
        for row in rows:
            people[row] = replace(people[row], present=came)
        self.model.store(tuple(people))

    def _all_came(self) -> None:
        self.model.store(tuple(replace(person, present=True) for person in self.model.people))

    def _sort(self) -> None:
        """By role, then by given name, family name, middle names."""
        order = list(Role)
        self.model.store(
            tuple(
                sorted(
                    self.model.people,
                    key=lambda person: (
                        order.index(person.role) if person.role else len(order),
                        name_sort_key(person.name),
                    ),
                )
            )
        )


def _button(picture: str, text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(icon(picture), text)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked: act())
    return button
