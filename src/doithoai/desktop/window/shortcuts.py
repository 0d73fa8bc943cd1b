"""Every shortcut in one overview, gathered from the actions themselves so that it is never out of date."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from doithoai.i18n import gettext as _


class Shortcuts(QDialog):
    """A table of what can be done and with which keys, in the window and on the page shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Keyboard shortcuts"))
        self.resize(560, 520)
        rows = sorted(set(_keys_of(window)))
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName(_("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([_("What it does"), _("Keys")])
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        for place, (text, keys) in enumerate(rows):
            self.table.setItem(place, 0, QTableWidgetItem(text))
            self.table.setItem(place, 1, QTableWidgetItem(keys))
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        buttons = QDialogButtonBox()
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _keys_of(window: QWidget) -> Iterator[tuple[str, str]]:
    for action in window.findChildren(QAction):
        keys = _shown(action.shortcuts())
        if keys and action.text():
            yield action.text().replace("&", ""), keys
    for shortcut in window.findChildren(QShortcut):
        if shortcut.whatsThis():
            yield shortcut.whatsThis(), _shown(shortcut.keys())


def _shown(keys: Sequence[QKeySequence]) -> str:
    """The keys as they are printed on the keyboard; Return and Enter are one key to the person."""
    texts = [key.toString(QKeySequence.SequenceFormat.NativeText).replace("Return", "Enter") for key in keys]
    return ", ".join(dict.fromkeys(texts))
