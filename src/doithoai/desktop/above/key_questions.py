"""Whose key is this: keys first seen, many at once; a key that is another than before, each by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets.flow import Flow
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.tables import RoomyLines
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext, render
from doithoai.work.merging import Merged

_FINGERPRINT = Qt.ItemDataRole.UserRole


class FirstKeys(QDialog):
    """Offices whose keys nobody here knows yet; those ticked are accepted."""

    def __init__(self, packages: Sequence[Merged], parent: QWidget | None = None) -> None:
        """Ask about the keys of ``packages``, each once."""
        super().__init__(parent)
        self.setWindowTitle(_("Keys first seen"))
        self.keys = QListWidget()
        self.keys.setItemDelegate(RoomyLines(self.keys))
        self.keys.setAccessibleName(_("Keys first seen"))
        for fingerprint, (code, name) in {merged.fingerprint: merged.sender for merged in packages}.items():
            item = QListWidgetItem(f"{name or '?'} ({code})\n{fingerprint}", self.keys)
            item.setData(_FINGERPRINT, fingerprint)
            item.setCheckState(Qt.CheckState.Unchecked)  # each is ticked once it was compared
        self.accepting = QPushButton()
        self.accepting.setObjectName("primary")
        self.accepting.clicked.connect(lambda _checked: self.accept())
        none, everything, stop = QPushButton(_("Tick none")), QPushButton(_("Tick all")), QPushButton(_("Cancel"))
        none.clicked.connect(lambda _checked: self._tick(Qt.CheckState.Unchecked))
        everything.clicked.connect(lambda _checked: self._tick(Qt.CheckState.Checked))
        stop.clicked.connect(lambda _checked: self.reject())
        acts = Flow()
        for button in (everything, none):
            acts.addWidget(button)
        for button in (self.accepting, stop):
            acts.addWidget(button)
        column = QVBoxLayout(self)
        text = _("Packages of these offices come for the first time. Compare the fingerprints with them by telephone.")
        column.addWidget(label(text, wrap=True))
        column.addWidget(self.keys, 1)
        column.addLayout(acts)
        self.keys.itemChanged.connect(lambda _item: self._show_act())
        self._show_act()
        self.resize(640, 420)

    def _show_act(self) -> None:
        """Say what the button does: packages of keys that are not ticked stay where they are."""
        count = len(self.confirmed)
        text = ngettext("This {count} key is theirs: confirm", "These {count} keys are theirs: confirm", count)
        self.accepting.setText(text.format(count=count) if count else _("Go on without these packages"))

    def _tick(self, state: Qt.CheckState) -> None:
        for place in range(self.keys.count()):
            self.keys.item(place).setCheckState(state)

    @property
    def confirmed(self) -> set[str]:
        """The fingerprints ticked."""
        items = (self.keys.item(place) for place in range(self.keys.count()))
        return {str(item.data(_FINGERPRINT)) for item in items if item.checkState() is Qt.CheckState.Checked}


def accepts_new_key(merged: Merged, parent: QWidget) -> bool:
    """Ask whether an office has a new key indeed; nothing but that button accepts it."""
    code, name = merged.sender
    question = QMessageBox(QMessageBox.Icon.Warning, "Sổ Đối Thoại", "", parent=parent)
    question.setText(_("{name} ({code}) signs with another key than before.").format(name=name or "?", code=code))
    question.setInformativeText("\n".join(render(why) for why in merged.refusals))
    agreed = question.addButton(_("I asked the office: the new key is theirs"), QMessageBox.ButtonRole.AcceptRole)
    leave = question.addButton(_("Leave it refused"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(leave)
    question.exec()
    return question.clickedButton() is agreed
