"""What every input of the program has in common, and a form: all the fields inside a widget, found, never listed."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from doithoai.desktop.widgets.saver import commit_composition


@dataclass(frozen=True, slots=True)
class Unread:
    """What is typed in a field and could not be saved.

    Attributes:
        typed: the letters.
        key: of the thing it was typed for, when the field shows another one now; None when it stands in the field.
    """

    typed: str
    key: Hashable = None


class Field:
    """An input. Stands before the Qt class in the bases of each kind of field.

    Attributes:
        stores: whether what is put in is kept in the register or on this computer; False for what only steers
            what is looked at (a filter, a search).

    Signals:
        saved: the value, when it should be stored.
    """

    stores: ClassVar[bool] = True
    saved: SignalInstance

    def value(self) -> object:
        """What is in the field; None for nothing."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show ``value``, unless the person has something in the field that is not saved yet."""
        raise NotImplementedError

    def commit(self) -> None:
        """Save what is in the field and not saved yet."""

    def unread(self) -> list[Unread]:
        """What is typed and cannot be saved as it stands, and what was set aside; empty when there is nothing."""
        return []

    def set_aside(self, key: Hashable) -> None:
        """Take out what cannot be saved as it stands and keep it for ``key``, for another thing is to be shown."""

    def put_back(self, key: Hashable) -> None:
        """Show again what was set aside for ``key``."""


def fields_in(widget: QWidget) -> list[Field]:
    """The widget, if it is a field, and every field inside it."""
    return [part for part in (widget, *widget.findChildren(QWidget)) if isinstance(part, Field)]


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
    stands in its field again when the thing comes back.
    """

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def commit(self) -> None:
        """Save everything typed."""
        commit(self._widget)

    def leave(self, key: Hashable) -> None:
        """Save everything typed for the thing of this key, before another is shown."""
        self.commit()
        for field in fields_in(self._widget):
            field.set_aside(key)

    def arrive(self, key: Hashable) -> None:
        """The thing of this key is shown now: put back what was set aside for it."""
        for field in fields_in(self._widget):
            field.put_back(key)
