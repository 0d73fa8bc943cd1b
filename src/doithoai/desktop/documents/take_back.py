"""What was changed in Word, passage by passage beside today's words; each is taken or left."""

import difflib
import re
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop import theme
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _

if TYPE_CHECKING:
    from doithoai.work.taking_back import Change, Comparison

_SHOWN = 90  # letters of a paragraph in the list
_HOMELESS_LINES = 6
_WORDS = re.compile(r"\s+|\S+")


class TakeBackDialog(QDialog):
    """Shows each change; those ticked are taken.

    Attributes:
        chosen: what is to be taken, once the dialog was accepted.
    """

    def __init__(self, name: str, comparison: "Comparison", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen: Sequence[Change] = ()
        self._changes = comparison.changes
        self.setWindowTitle(_("Take back from Word: {name}").format(name=name))
        self.resize(980, 560)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Paragraphs changed in Word"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.today, self.word = QTextBrowser(), QTextBrowser()
        self.newer = label(_("The data changed since the file was written: look at both."), "warning", wrap=True)
        self.notice = label(_notice(comparison), "warning", wrap=True)
        self.notice.setVisible(bool(self.notice.text()))
        self.homeless = QTextBrowser()
        self.homeless.setAccessibleName(_("Words without a place"))
        self.homeless.setPlainText("\n".join(comparison.homeless))
        self.homeless.setMaximumHeight(self.fontMetrics().lineSpacing() * _HOMELESS_LINES)
        self.homeless.setVisible(bool(comparison.homeless))
        self._lay_out()
        for change in self._changes:
            self.list.addItem(_item(change))
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(lambda _item: self._count())
        self.list.setCurrentRow(0)
        self._count()

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        for title, pane in ((_("In the draft today"), self.today), (_("In Word"), self.word)):
            pane.setAccessibleName(title)
            column.addWidget(label(title, "section"))
            column.addWidget(pane, 1)
        column.addWidget(self.newer)
        split = QSplitter()
        split.addWidget(self.list)
        split.addWidget(side)
        split.setChildrenCollapsible(False)
        split.setSizes([420, 540])
        buttons = QDialogButtonBox()
        self.take = buttons.addButton(_("Take what is ticked"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        outer = QVBoxLayout(self)
        words = _("Tick what is to stand in the draft; the rest stays as it is. Ctrl+Z undoes it as one.")
        outer.addWidget(label(words, "quiet", wrap=True))
        outer.addWidget(split, 1)
        outer.addWidget(self.notice)
        outer.addWidget(self.homeless)
        outer.addWidget(buttons)

    def accept(self) -> None:
        """Choose what is ticked."""
        self.chosen = self._ticked()
        super().accept()

    def _ticked(self) -> "list[Change]":
        rows = range(self.list.count())
        return [self._changes[row] for row in rows if self.list.item(row).checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        self.take.setEnabled(bool(self._ticked()))

    def _show(self, row: int) -> None:
        if row < 0:
            return
        change = self._changes[row]
        self.today.setHtml(_marked(change.today, change.words, "s"))
        self.word.setHtml(_marked(change.words, change.today, "u") or escape(_("(cut out)")))
        self.newer.setVisible(change.outdated)


def _item(change: "Change") -> QListWidgetItem:
    item = QListWidgetItem(" ".join((change.words or change.today).split())[:_SHOWN])
    if change.outdated:
        item.setIcon(icon("triangle-alert", theme.warning()))
    elif not change.words:
        item.setIcon(icon("trash-2"))
    item.setCheckState(Qt.CheckState.Unchecked if change.outdated else Qt.CheckState.Checked)
    return item


def _notice(comparison: "Comparison") -> str:
    lines: list[str] = []
    if comparison.rest_changed:
        lines.append(_("The head, a table or the signatures were changed too: that is changed in the register."))
    if comparison.homeless:
        lines.append(_("These words have no place in the draft any more; copy them where they belong:"))
    return "\n".join(lines)


def _marked(text: str, other: str, tag: str) -> str:
    """``text`` as HTML, what ``other`` has not in ``tag``."""
    words = _WORDS.findall(text)
    matcher = difflib.SequenceMatcher(None, words, _WORDS.findall(other), autojunk=False)
    parts = []
    for operation, start, end, *_rest in matcher.get_opcodes():
        part = escape("".join(words[start:end])).replace("\n", "<br>")
        parts.append(f"<b><{tag}>{part}</{tag}></b>" if operation != "equal" and part else part)
    return "".join(parts)
