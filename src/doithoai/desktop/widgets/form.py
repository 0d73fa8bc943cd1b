"""What every input of the program has in common, and a form: all the fields inside a widget, found, never listed."""

from abc import abstractmethod
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from typing import Any, ClassVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget
from shiboken6 import isValid

from doithoai.desktop.handing import handing
from doithoai.desktop.widgets.saver import commit_composition
from doithoai.domain import dates


@dataclass(frozen=True, slots=True)
class Unread:
    """What is typed into an input and could not be saved.

    Attributes:
        typed: the letters.
        key: of the thing it was typed for, when the input shows another one now; None when it stands in the input.
        name: of the cell it was typed into; empty for an input that has a name of its own.
        refused: why it is not taken, though it can be read; already translated.
    """

    typed: str
    key: Hashable = None
    name: str = ""
    refused: str = ""


class Input:
    """What is typed into: a field, or a table of cells. Stands before the Qt class in the bases of each kind.

    Attributes:
        stores: whether what is put in is kept in the register or on this computer; False for what only steers
            what is looked at (a filter, a search).
        decides: whether an act goes by it (the date a document is issued under), though it is not kept itself.
        thing: key of the thing it shows, where a form shows one after another; None elsewhere.
    """

    stores: ClassVar[bool] = True
    decides: ClassVar[bool] = False
    thing: Hashable = None

    def unread(self) -> list[Unread]:
        """What is typed and cannot be saved as it stands, and what was set aside; empty when there is nothing."""
        return []

    def set_aside(self, key: Hashable) -> None:
        """Take out what cannot be saved as it stands and keep it for ``key``, for another thing is to be shown."""

    def put_back(self, key: Hashable) -> None:
        """Show again what was set aside for ``key``."""

    def take_focus(self) -> None:
        """Put the cursor to where something that could not be read is mended."""
        if isinstance(self, QWidget):
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring(self, key: Hashable) -> None:
        """Show the thing of ``key`` again, where the input itself chooses which one it shows."""


class Field(Input):
    """An input of one value.

    Signals:
        saved: the value, when it should be stored.
    """

    saved: SignalInstance

    written_for: Hashable = None  # key of the thing its words are written for, where it shows one after another
    _held: dict[Hashable, "_Words"] | None = None  # by the thing they were typed for
    _is_putting_back = False

    @abstractmethod
    def value(self) -> object:
        """What is in the field; None for nothing."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show ``value``, unless the person has something in the field that is not saved yet."""

    def commit(self) -> None:
        """Save what is in the field and not saved yet."""

    def hand_on(self, value: object) -> None:
        """Say that ``value`` should be stored; where it cannot be written yet, the field hears of it."""
        if not self.stores:
            self.saved.emit(value)
            return
        with handing(_Words(self, self.written_for, value)):
            self.saved.emit(value)

    @property
    def is_held(self) -> bool:
        """True while what it shows could not be written yet: no older value takes its place."""
        return not self._is_putting_back and self.written_for in (self._held or {})

    @property
    def held_reason(self) -> str:
        """Why what it shows could not be written yet (translated); empty when it is."""
        held = (self._held or {}).get(self.written_for)
        return held.reason if held else ""

    def hold(self, words: "_Words") -> None:
        """These words could not be written yet."""
        self._held = {**(self._held or {}), words.thing: words}
        self.mark_held()

    def release(self, words: "_Words") -> None:
        """They are written now; newer ones may still wait."""
        self._held = {thing: held for thing, held in (self._held or {}).items() if held is not words}
        self.mark_held()

    def turn_to(self, key: Hashable) -> None:
        """Show the thing of ``key`` from now on: what was typed for it and is not written yet stands there again."""
        if key == self.written_for:
            return
        self.written_for = key
        held = (self._held or {}).get(self.written_for)
        if held is not None:
            self._is_putting_back = True
            self.set_value(held.value)
            self._is_putting_back = False
        self.mark_held()

    def mark_held(self) -> None:
        """Mark the field while what it shows could not be written yet; a wrong one keeps its own mark."""
        if not isinstance(self, QWidget) or bool(self.property(UNWRITTEN)) == bool(self.held_reason):
            return
        self.setProperty(UNWRITTEN, bool(self.held_reason))
        if not self.property("wrong"):
            self.setToolTip(self.held_reason)
            self.setAccessibleDescription(self.held_reason)
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()


@dataclass(eq=False, slots=True)
class _Words:
    """What a field handed on for the thing it showed then (`handing.Handed`).

    Attributes:
        reason: why it could not be written yet, translated; empty while that is not known.
    """

    field: Field
    thing: Hashable
    value: object
    reason: str = ""

    @property
    def place(self) -> Hashable:
        return id(self.field), self.thing

    @property
    def words(self) -> str:
        name = _name_of(self.field) if self._is_there() else ""
        typed = _typed(self.value)
        typed = typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…"
        return f"{name}: “{typed}”" if typed else name

    def hold(self, reason: str) -> None:
        self.reason = reason
        if self._is_there():
            self.field.hold(self)

    def release(self) -> None:
        if self._is_there():
            self.field.release(self)

    def _is_there(self) -> bool:
        """False once the field went with its dialog."""
        return isValid(self.field)


def _typed(value: object) -> str:
    """What was typed for a value, on one line; empty for what is chosen or ticked: its name says enough."""
    match value:
        case date():
            return dates.short(value)
        case time():
            return value.strftime("%H:%M")
        case str() | int() if not isinstance(value, bool | Enum):
            return " ".join(str(value).split())
    return ""


def inputs_in(widget: QWidget) -> list[Input]:
    """The widget, if it is an input, and every input inside it; not those of a dialog that was closed."""
    return [
        part
        for part in (widget, *widget.findChildren(QWidget))
        if isinstance(part, Input) and (part.window() is widget.window() or part.window().isVisible())
    ]


def fields_in(widget: QWidget) -> list[Field]:
    """The widget, if it is a field, and every field inside it; not those of a dialog that was closed."""
    return [part for part in inputs_in(widget) if isinstance(part, Field)]


def thing_of(where: Input, unread: Unread) -> Hashable:
    """Key of the thing that ``unread`` was typed for; None where an input stands for no thing of its own."""
    return where.thing if unread.key is None else unread.key


def quoted(typed: Iterable[tuple[Input, Unread]]) -> str:
    """Each thing typed that could not be read, with the name of where it stands; or why it is not taken."""
    return "; ".join(
        f"{unread.name or _name_of(where)}: “{unread.typed}”" + (f" ({unread.refused})" if unread.refused else "")
        for where, unread in typed
    )


def _name_of(where: Input) -> str:
    return where.accessibleName() if isinstance(where, QWidget) else ""


def commit(widget: QWidget) -> None:
    """Save everything typed in a widget: in every field inside it, and in the open cell of every table."""
    commit_composition()
    for table in widget.findChildren(QAbstractItemView):
        _commit_cell(table)
    for field in fields_in(widget):
        field.commit()


def _commit_cell(table: QAbstractItemView) -> None:
    if table.state() != QAbstractItemView.State.EditingState:
        return
    index = table.currentIndex()
    editor, delegate = table.indexWidget(index), table.itemDelegateForIndex(index)
    if editor is not None and isinstance(delegate, QAbstractItemDelegate):
        delegate.commitData.emit(editor)
        delegate.closeEditor.emit(editor)


class Form:
    """The fields inside a widget that shows one thing after another: a session, a petition.

    What cannot be understood stays with the thing it was typed for: it is set aside when another is shown and
    stands in its field again when the thing comes back. A form inside it has things of its own.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        widget.setProperty(_FORM, True)

    def commit(self) -> None:
        """Save everything typed."""
        commit(self._widget)

    def leave(self, key: Hashable) -> None:
        """Save everything typed for the thing of this key, before another is shown."""
        self.commit()
        for part in self._inputs():
            part.set_aside(key)
            if isinstance(part, Field):
                part.turn_to(_NOTHING)

    def arrive(self, key: Hashable) -> None:
        """The thing of this key is shown now: put back what was set aside for it."""
        for part in self._inputs():
            part.thing = key
            if isinstance(part, Field):
                part.turn_to(key)
            part.put_back(key)

    def _inputs(self) -> list[Input]:
        return [part for part in inputs_in(self._widget) if isinstance(part, QWidget) and self._is_own(part)]

    def _is_own(self, part: QWidget) -> bool:
        above: QWidget | None = part
        while above is not None and above is not self._widget:
            if above.property(_FORM):
                return False
            above = above.parentWidget()
        return True


_NOTHING = object()  # shown between one thing and the next
UNWRITTEN = "unwritten"  # property of a field that shows what could not be written yet
_SHOWN = 60  # letters of what is typed, where it is named
_FORM = "form"  # property of a widget that shows one thing after another
