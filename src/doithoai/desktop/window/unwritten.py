"""What could not be written yet: a lasting strip that says so, and what is asked before the window closes over it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QProgressDialog, QPushButton, QWidget

from doithoai import paths
from doithoai.desktop.pending import Pending, what_stops
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import N_, AppError
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext, render
from doithoai.register import elsewhere
from doithoai.register.connection import SUFFIX
from doithoai.register.errors import DiskFull, RegisterBusy, RegisterDamaged

_NAMED = 8  # fields that the question names; the others are counted
_WAITS = N_("It stands in this window and is written by itself as soon as that is possible.")
_ADVICE: dict[type[AppError], str] = {
    RegisterBusy: N_("It stands in this window and is written by itself as soon as that program lets go."),
    DiskFull: N_("It stands in this window and is written by itself as soon as there is some free space."),
    RegisterDamaged: N_("It stands in this window. Write everything elsewhere, and keep the damaged file as it is."),
}


def headline(pending: Pending) -> str:
    """How much could not be written, and why."""
    words = ngettext("{count} change is not written yet.", "{count} changes are not written yet.", pending.count)
    cause = pending.cause
    return " ".join([words.format(count=pending.count), what_stops(cause) if cause else ""])


class UnwrittenStrip(QFrame):
    """Stands under the page while something could not be written; never in the way of typing."""

    def __init__(self, pending: Pending, write_elsewhere: Callable[[], object]) -> None:
        super().__init__()
        self._pending = pending
        self.setObjectName("card")
        self.words = label("", "warning", wrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = QPushButton(_("Try again"))
        self.elsewhere = QPushButton(icon("save"), _("Write elsewhere…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)  # on a small screen every line of the form above counts
        row.addWidget(self.words, 1)
        for button in (self.retry, self.elsewhere):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click takes no field its cursor
            row.addWidget(button)
        self.retry.clicked.connect(lambda _checked: pending.retry())
        self.elsewhere.clicked.connect(lambda _checked: write_elsewhere())
        pending.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Say what waits now; gone when nothing does."""
        cause = self._pending.cause
        self.setVisible(cause is not None)
        if cause is not None:
            self.words.setText(f"{headline(self._pending)} {_(_ADVICE.get(type(cause), _WAITS))}")
            self.words.setAccessibleName(self.words.text())


class UnwrittenGuard:
    """Stands against closing while something could not be written.

    Attributes:
        written_to: where everything was written instead; None while the register itself is what counts.
    """

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        self._window, self._workspace = window, workspace
        self._pending = workspace.pending
        self.written_to: Path | None = None

    def may_close(self) -> bool:
        """Wait for what is being written; where that fails ask what to do. True when nothing waits any more."""
        self._workspace.operations.finish_writes()
        while self._pending.waiting:
            question = _Question(self._window, self._pending)
            question.exec()
            if not self._pending.waiting:
                break
            if question.clickedButton() is question.retry:
                self._pending.retry()
                self._workspace.operations.finish_writes()
            elif question.clickedButton() is question.elsewhere:
                if self.write_elsewhere():
                    return True
            elif question.clickedButton() is question.drop:
                self._pending.drop()
            else:
                return False
        return True

    def write_elsewhere(self) -> bool:
        """Ask for a place and write the whole register there with what waits; True once that is done."""
        proposed = paths.user_documents() / self._workspace.path.name
        name, _kind = file_dialogs.file_to_save(
            self._window, _("Write elsewhere…"), str(free(proposed)), _("Registers (*.sdt)")
        )
        if not name:
            return False
        out = Path(name)
        out = out if out.suffix.lower() == SUFFIX else out.with_name(out.name + SUFFIX)
        try:
            refused = self._write(out)
        except AppError as error:
            ErrorDialog(error, self._window).exec()
            return False
        self._pending.drop()
        self.written_to = out
        box = QMessageBox(QMessageBox.Icon.Information, "Sổ Đối Thoại", "", parent=self._window)
        box.setText(_("The register, with everything that waited, is now in {path}.").format(path=out))
        box.setInformativeText("\n".join([_("Work on there; the file before stays as it is."), *map(render, refused)]))
        box.exec()
        return True

    def _write(self, out: Path) -> list[AppError]:
        """Write it off the user's thread; the window takes nothing more meanwhile, for it would not come along."""
        works = [write.work for write in self._pending.waiting]
        results: list[list[AppError]] = []
        errors: list[AppError] = []
        shown = QProgressDialog(_("Writing to {path}").format(path=out), "", 0, 0, self._window)
        shown.setWindowModality(Qt.WindowModality.ApplicationModal)
        shown.setCancelButton(None)
        shown.setMinimumDuration(0)

        def end(listed: list[Any], how: object) -> None:
            listed.append(how)
            shown.accept()

        self._workspace.long_read(
            lambda register, progress: elsewhere.write_with(register, out, works, progress=progress),
            label=_("Writing to {path}").format(path=out),
            then=partial(end, results),
            failed=partial(end, errors),
            as_stored=True,
        )
        while not results and not errors:  # Esc ends the dialog, not the work
            shown.exec()
        if errors:
            raise errors[0]
        return results[0]


class _Question(QMessageBox):
    """What is to become of what could not be written; it goes by itself once all of it is."""

    def __init__(self, window: QWidget, pending: Pending) -> None:
        super().__init__(QMessageBox.Icon.Warning, "Sổ Đối Thoại", "", parent=window)
        self._pending = pending
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.retry = self.addButton(_("Try again"), QMessageBox.ButtonRole.AcceptRole)
        self.elsewhere = self.addButton(_("Write elsewhere…"), QMessageBox.ButtonRole.ActionRole)
        self.drop = self.addButton(_("Close, dropping what is not written"), QMessageBox.ButtonRole.DestructiveRole)
        stay = self.addButton(_("Stay here"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.retry)
        self.setEscapeButton(stay)
        pending.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        if not self._pending.waiting:
            self.done(0)
            return
        self.setText(headline(self._pending))
        self.setInformativeText("\n".join(named(self._pending)))


def named(pending: Pending) -> list[str]:
    """The fields whose words wait, each with the words typed last, and how many changes there are beside."""
    words = {handed.place: handed.words for write in pending.waiting for handed in write.handed}
    lines = list(words.values())[:_NAMED]
    rest = pending.count - len(lines)
    return [*lines, f"… +{rest}"] if rest and lines else lines


def free(path: Path) -> Path:
    """The path, or one with a number behind it, where nothing stands yet."""
    tried, number = path, 2
    while tried.exists():
        tried = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return tried
