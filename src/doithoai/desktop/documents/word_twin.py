"""The draft as a file for Word: saved, and taken back when it was edited there."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent

from doithoai.desktop.finder import Finder
from doithoai.desktop.page import Page
from doithoai.desktop.widgets import file_dialogs
from doithoai.files import whole_file
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.work import printing
from doithoai.work.printing import Order

if TYPE_CHECKING:
    from doithoai.work.taking_back import Comparison


class WordTwin(QObject):
    """Writes a draft for Word, and reads it again.

    Signals:
        came_back: the order of the draft a file belongs to, once it was read.
    """

    came_back = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._shell, self._page = page.shell, page
        self._finder = Finder(page.workspace, "word", self, is_act=True)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files of Word that are dropped onto the page."""
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            path = _file_of_word(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.take_back(path)
                return True
        return super().eventFilter(watched, event)

    def save(self, order: Order | None, path: Path) -> None:
        """Write the draft of ``order``."""
        if order is None:
            return
        self._page.commit()

        def write(content: bytes) -> None:
            with whole_file(path) as file:
                file.write(content)
            words = _("Saved for Word: {name}. When it is edited, drop it here to take the changes back.")
            self._shell.tell(words.format(name=path.name))

        work, label = printing.preview_for_word, _("Writing for Word")
        self._finder.ask_watched(work, order, date.today(), then=write, label=label)

    def choose(self) -> None:
        """Ask which file is to be taken back."""
        title = _("Take back from Word…")
        name, _kind = file_dialogs.file_to_open(self._page, title, "", "Word (*.docx)")
        if name:
            self.take_back(Path(name))

    def take_back(self, path: Path) -> None:
        """Read a draft that was edited, and show what was changed in it; what is refused changes nothing."""
        from doithoai.work import taking_back

        self._page.commit()
        self._shell.workspace.operations.finish_writes()
        show = partial(self._show, path.name)
        self._finder.ask_watched(
            taking_back.compare, path, date.today(), then=show, label=_("Reading the file of Word")
        )

    def _show(self, name: str, comparison: "Comparison") -> None:
        from doithoai.desktop.documents.take_back import TakeBackDialog
        from doithoai.work import taking_back

        self.came_back.emit(comparison.order)
        if not comparison.changes and not comparison.homeless:
            self._shell.tell(_nothing(comparison).format(name=name))
            return
        dialog = TakeBackDialog(name, comparison, self._page)
        dialog.exec()
        if dialog.chosen:
            tell = partial(self._tell_taken, len(dialog.chosen))
            self._shell.workspace.write(taking_back.take, comparison.order, dialog.chosen, then=tell, is_act=True)

    def _tell_taken(self, count: int, _result: None) -> None:
        words = ngettext(
            "{count} paragraph was taken back from Word.", "{count} paragraphs were taken back from Word.", count
        )
        self._shell.tell(words.format(count=count))


def _nothing(comparison: "Comparison") -> str:
    if comparison.rest_changed:
        return _("In {name} no paragraph was changed. Its head, tables and signatures are changed in the register.")
    return _("In {name} nothing was changed that is not in the draft already.")


def _file_of_word(data: QMimeData) -> Path | None:
    """The file of Word in what is dragged; None where there is none."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() == printing.WORD), None)
