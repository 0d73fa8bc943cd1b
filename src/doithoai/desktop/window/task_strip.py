"""What is under way, at the foot of the window: each piece of work with its name, its progress and its own Cancel."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QProgressBar, QSizePolicy, QToolButton, QWidget

from doithoai.desktop.operations import Task
from doithoai.desktop.widgets.icons import icon
from doithoai.i18n import gettext as _

_SHOWN_AFTER_MS = 300  # what is finished sooner would only flicker
_BAR_WIDTH = 160  # two of them and their names stand in the narrowest window


def may_stop(tasks: Sequence[Task], parent: QWidget) -> bool:
    """Ask whether what is under way is to be stopped; the answer is the person's, also when it ended meanwhile."""
    question = QMessageBox(QMessageBox.Icon.Question, "Sổ Đối Thoại", "", parent=parent)
    names = "\n".join(task.label for task in tasks)
    question.setText(_("Still under way:\n{work}").format(work=names))
    question.setInformativeText(_("What is stopped now leaves no file behind. The register itself is safe."))
    stop = question.addButton(_("Stop it and close"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(_("Go on working"), QMessageBox.ButtonRole.RejectRole)
    question.exec()
    return question.clickedButton() is stop


class TaskStrip(QWidget):
    """One piece of work under way; it goes with the work's end."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self.task = task
        self.name = QLabel(task.label)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(_BAR_WIDTH)
        self.progress.setAccessibleName(_("Progress: {work}").format(work=task.label))
        self.progress.setRange(0, 0)
        self.cancel = QToolButton()
        self.cancel.setIcon(icon("x"))
        self.cancel.setToolTip(_("Cancel"))
        self.cancel.setAccessibleName(_("Cancel: {work}").format(work=task.label))
        if not task.can_cancel:  # never shown before it has a parent: it would be a window of its own
            self.cancel.hide()
        self.cancel.clicked.connect(lambda _checked: self._stop())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.name, self.progress, self.cancel):
            row.addWidget(part)
        task.progressed.connect(self._show_progress)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)  # its parts stay together
        self.hide()
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.show)
        self._delay.start(_SHOWN_AFTER_MS)

    def _show_progress(self, finished: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(finished)

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self.name.setText(_("Stopping: {work}").format(work=self.task.label))
        self.task.cancel()
