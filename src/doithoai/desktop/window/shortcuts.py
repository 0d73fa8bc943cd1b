"""Every shortcut in one overview, gathered from the actions themselves so that it is never out of date."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.widgets.tables import RecordTable
from doithoai.i18n import gettext as _

Keys = tuple[str, str]
"""What can be done, and with which keys."""


class Shortcuts(QDialog):
    """A table of what can be done and with which keys, in the window and on the page shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 520)  # most of the list at once, and narrow enough to stand beside the window
        self.table: RecordTable[Keys] = RecordTable(
            [Column(_("What it does"), lambda keys: keys[0], REST), Column(_("Keys"), lambda keys: keys[1], FIT)],
            _("Keyboard shortcuts"),
        )
        self.table.show_records(sorted(set(_keys_of(window))))
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _keys_of(window: QWidget) -> Iterator[Keys]:
    for action in window.findChildren(QAction):
        keys = _printed(action.shortcuts())
        if keys and action.text():
            yield action.text().replace("&", ""), keys
    for shortcut in window.findChildren(QShortcut):
        if shortcut.whatsThis():
            yield shortcut.whatsThis(), _printed(shortcut.keys())


def _printed(keys: Sequence[QKeySequence]) -> str:
    """The keys as they are printed on the keyboard; Return and Enter are one key to the person."""
    texts = [key.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter") for key in keys]
    return ", ".join(dict.fromkeys(texts))
