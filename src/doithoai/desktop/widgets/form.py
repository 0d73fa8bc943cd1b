"""What every input of the program has in common, and a form: all the fields inside a widget, found, never listed."""

from abc import abstractmethod
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from doithoai.desktop.widgets.saver import commit_composition


@dataclass(frozen=True, slots=True)
class Unread:
    """What is typed into an input and could not be saved.

    Attributes:
        typed: the letters.
        key: of the thing it was typed for, when the input shows another one now; None when it stands in the input.
        name: of the cell it was typed into; empty for an input that has a name of its own.
    """

    typed: str
    key: Hashable = None
    name: str = ""


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

    @abstractmethod
    def value(self) -> object:
        """What is in the field; None for nothing."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show ``value``, unless the person has something in the field that is not saved yet."""

    def commit(self) -> None:
        """Save what is in the field and not saved yet."""


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
    """Each thing typed that could not be read, with the name of where it stands."""
    names = ((unread.name or _name_of(where), unread.typed) for where, unread in typed)
    return "; ".join(f"{name}: “{letters}”" for name, letters in names)


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

    def arrive(self, key: Hashable) -> None:
        """The thing of this key is shown now: put back what was set aside for it."""
        for part in self._inputs():
            part.thing = key
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


_FORM = "form"  # property of a widget that shows one thing after another
