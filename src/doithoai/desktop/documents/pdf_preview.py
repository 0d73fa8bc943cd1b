"""A PDF inside the program: pages under one another, zoom, save, print. The place one reads stays through updates.

A draft may be wanted for Word too; making that file, and drawing for a printer, is left to the page.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from doithoai.desktop.documents.on_paper import paper_for
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.files import whole_file
from doithoai.i18n import gettext as _

_STEP = 1.2
_LEAST, _MOST = 0.3, 4.0


class PdfPreview(QWidget):
    """Shows the bytes last given to :meth:`show_pdf`."""

    word_wanted = Signal(Path)
    print_wanted = Signal(QPrinter)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_stopped: Callable[[], bool] = lambda: False  # says why the pages may not go out, and is true then
        self.content = b""
        self.name = "van-ban.pdf"
        self._buffer = QBuffer(self)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(_("Preview"))
        self.message = label("", "empty", wrap=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages = label("", "quiet")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.view)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        self.smaller = _tool("zoom-out", _("Smaller (Ctrl+-)"), lambda: self.zoom(1 / _STEP))
        self.larger = _tool("zoom-in", _("Larger (Ctrl++)"), lambda: self.zoom(_STEP))
        self.fit = _tool("file-text", _("Fit the width (Ctrl+0)"), self.fit_width)
        self.save = _tool("download", _("Save as PDF… (Ctrl+S)"), self.save_as)
        self.word = _tool("pencil", _("Save as Word… (Ctrl+Shift+S)"), self.save_for_word)
        self.print = _tool("printer", _("Print… (Ctrl+P)"), self.print_out)
        for button in (self.smaller, self.larger, self.fit):
            bar.addWidget(button)
        bar.addWidget(self.pages)
        bar.addStretch()
        for button in (self.save, self.word, self.print):
            bar.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        for keys, act in (
            ("Ctrl++", self.larger.click),
            ("Ctrl+-", self.smaller.click),
            ("Ctrl+0", self.fit.click),
            ("Ctrl+S", self.save.click),
            ("Ctrl+Shift+S", self.word.click),
            ("Ctrl+P", self.print.click),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # -- showing ------------------------------------------------------------------------

    def show_pdf(self, content: bytes, name: str, *, is_draft: bool = False) -> None:
        """Show a PDF; ``name`` is offered when it is saved. A draft may be saved for Word."""
        self.name = name
        self.word.setEnabled(is_draft)
        if content == self.content and self.document.pageCount():
            self._stack.setCurrentWidget(self.view)
            return
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self.content = content
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        self.pages.setText(_("{count} pages").format(count=self.document.pageCount()))
        self._stack.setCurrentWidget(self.view)
        bar.setValue(place)
        self._enable(True)
        self.word.setEnabled(is_draft)

    def show_page(self, number: int) -> None:
        """Go to a page, from 1."""
        self.view.pageNavigator().jump(number - 1, QPointF())
        self.view.setFocus()

    def show_message(self, text: str) -> None:
        """Show words where the pages would be (already translated)."""
        self.message.setText(text)
        self.pages.setText("")
        self._stack.setCurrentWidget(self.message)
        self._enable(False)

    def _enable(self, on: bool) -> None:
        for button in (self.smaller, self.larger, self.fit, self.save, self.word, self.print):
            button.setEnabled(on)

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        now = self.view.zoomFactor()
        if self.view.zoomMode() != QPdfView.ZoomMode.Custom and self.document.pageCount():
            width = self.document.pagePointSize(0).width() * self.logicalDpiX() / 72
            now = (self.view.viewport().width() - 12) / width
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(_MOST, max(_LEAST, now * factor)))

    def fit_width(self) -> None:
        """As wide as the window."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    # -- out of the program -----------------------------------------------------------------

    def save_as(self) -> None:
        """Write the PDF where the person wants it; the bytes shown, unchanged."""
        if not self.content or self.is_stopped():
            return
        name, _kind = file_dialogs.file_to_save(self, _("Save as PDF… (Ctrl+S)"), self.name, "PDF (*.pdf)")
        if name:
            with whole_file(Path(name)) as file:
                file.write(self.content)

    def save_for_word(self) -> None:
        """Ask where the draft is wanted as a file to be edited."""
        if self.is_stopped():
            return
        offered = str(Path(self.name).with_suffix(".docx"))
        name, _kind = file_dialogs.file_to_save(self, _("Save as Word… (Ctrl+Shift+S)"), offered, "Word (*.docx)")
        if name:
            self.word_wanted.emit(Path(name))

    def print_out(self) -> None:
        """Print through the system's dialog: which pages, how many copies; the paper is the document's."""
        printer = self.choose_printer()
        if printer is not None:
            self.print_wanted.emit(printer)

    def choose_printer(self) -> QPrinter | None:
        """The printer chosen for the pages shown; None where there are none, or where none was chosen."""
        if not self.content or self.is_stopped():
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.name)
        printer.setPageLayout(paper_for(self.document.pagePointSize(0)))
        dialog = QPrintDialog(printer, self)
        for option in (QPrintDialog.PrintDialogOption.PrintPageRange, QPrintDialog.PrintDialogOption.PrintCurrentPage):
            dialog.setOption(option)
        dialog.setMinMax(1, self.document.pageCount())
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return None
        if printer.printRange() == QPrinter.PrintRange.CurrentPage:
            page = self.view.pageNavigator().currentPage() + 1
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(page, page)
        return printer


def _tool(picture: str, text: str, act: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(text)
    button.setAccessibleName(text)
    button.clicked.connect(lambda _checked: act())
    return button
