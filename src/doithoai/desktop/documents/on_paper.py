"""A PDF onto a printer: band by band at no more than 300 dpi, each page on paper that lies as the page does.

Qt hands no PDF to a printer, so pages are drawn as pictures. A picture of a whole page would hold the interpreter, and
the window with it, for a quarter of a second; a band of it takes a few milliseconds.
"""

import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMessageBox

from doithoai.desktop.page import Shell
from doithoai.domain.errors import N_, AppError
from doithoai.domain.progress import Progress, untold
from doithoai.i18n import gettext as _
from doithoai.i18n import ngettext
from doithoai.work import printing
from doithoai.work.gate import Doubted, sentence
from doithoai.work.printing import Order

MOST_DPI = 300
"""Dots of an inch: more is not seen in print, and takes four times the memory and the time."""
_BANDS = 48  # of a page: each call for one holds the interpreter for 5 ms or less
_PAUSE = 0.0005
"""Seconds between bands. Qt gives the interpreter up for moments so short that this thread has it back before the
window has woken up for it: without a pause the window waits for whole pages."""
_POINTS = 72
_COARSE_DPI = 24  # enough to see whether there is a colour
_GREYS = 4  # steps from black to white
_FEW_GREYS = bytes(round(round(value / 255 * _GREYS) * 255 / _GREYS) for value in range(256))


class NotPrinted(AppError):
    """The printer takes no pages."""

    def __init__(self) -> None:
        super().__init__(
            N_("The printer takes no pages."),
            remedy=N_("See that it is switched on and connected, or choose another one, and print again."),
        )


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of a page from edge to edge, in dots of a page ``whole`` dots large.

    Each goes one row into the next, so that no line of white stands between them whatever the printer rounds to.
    """

    whole: QSize
    top: int
    height: int


def send(shell: Shell, content: bytes, printer: QPrinter) -> None:
    """Print what is shown, beside whatever one goes on with; say when the printer has it."""

    def tell(count: int) -> None:
        words = ngettext("{count} page went to the printer.", "{count} pages went to the printer.", count)
        shell.tell(words.format(count=count))

    shell.workspace.operations.read(paint, content, printer, then=tell, label=_("Printing"))


def send_signing_copy(shell: Shell, order: Order, printer: QPrinter, agreed: Collection[str] = ()) -> None:
    """Print the clean copy that is signed on paper, and remember what it says; what is asked about it is asked first.

    Args:
        agreed: codes of the findings that somebody looked at.
    """

    def stopped(error: AppError) -> None:
        if not isinstance(error, Doubted):
            shell.complain(error)
        elif _all_the_same(error):
            codes = {finding.code for finding in error.findings}
            send_signing_copy(shell, order, printer, {*agreed, *codes})

    work = partial(printing.for_signing, agreed=agreed)
    shell.workspace.write(
        work, order, date.today(), then=lambda content: send(shell, content, printer), failed=stopped, is_act=True
    )


def _all_the_same(doubted: Doubted) -> bool:
    """Show what is to be looked at before a copy is signed; whether it is to be printed all the same."""
    words = "\n".join(dict.fromkeys(map(sentence, doubted.findings)))
    question = QMessageBox(QMessageBox.Icon.Question, "Sổ Đối Thoại", f"{_('Look at this first:')}\n{words}")
    agreed = question.addButton(_("Print it all the same"), QMessageBox.ButtonRole.AcceptRole)
    question.setDefaultButton(question.addButton(_("Not yet (Esc)"), QMessageBox.ButtonRole.RejectRole))
    question.exec()
    return question.clickedButton() is agreed


def pages_wanted(printer: QPrinter, count: int) -> list[int]:
    """Which of ``count`` pages the person asked for, from 0, in the order in which they are to be printed.

    Copies are among them where the printer makes none by itself.
    """
    pages = list(range(count))
    ranges = printer.pageRanges()
    if printer.printRange() == QPrinter.PrintRange.PageRange and not ranges.isEmpty():
        pages = [page for page in pages if ranges.contains(page + 1)]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def paint(content: bytes, printer: QPrinter, progress: Progress = untold) -> int:
    """Draw the pages that the person asked for on ``printer``, without its margins: the paper has ours.

    For a thread of its own. Cancelled, nothing is printed, and no half file is left where the printer is one.

    Args:
        progress: told of the bands; stops the printing by raising.

    Returns:
        How many pages were drawn.

    Raises:
        NotPrinted: the printer takes no page.
    """
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pages = pages_wanted(printer, document.pageCount())
    dpi = min(printer.resolution(), MOST_DPI)
    grey = _is_grey(document, pages)
    if grey:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)  # else the same pages are sent as three colours
    painter = QPainter()
    try:
        for place, page in enumerate(pages):
            _begin_page(printer, painter, document.pagePointSize(page), is_first=place == 0)
            for number, band in enumerate(_bands(document.pagePointSize(page), dpi)):
                time.sleep(_PAUSE)
                progress(place * _BANDS + number, len(pages) * _BANDS)
                _draw(document, page, band, painter, printer.resolution() / dpi, grey=grey)
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def paper_for(size: QSizeF) -> QPageLayout:
    """The paper for a page of ``size`` points, lying where the page lies; A4 for what is A4."""
    lies = size.width() > size.height()
    standing = size.transposed() if lies else size
    orientation = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    paper = QPageSize(standing, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, orientation, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _begin_page(printer: QPrinter, painter: QPainter, size: QSizeF, *, is_first: bool) -> None:
    printer.setPageLayout(paper_for(size))
    if not (painter.begin(printer) if is_first else printer.newPage()):
        raise NotPrinted
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)  # letters are no photographs


def _bands(size: QSizeF, dpi: int) -> Iterator[_Band]:
    whole = (size * dpi / _POINTS).toSize()
    edges = [whole.height() * number // _BANDS for number in range(_BANDS + 1)]
    for top, bottom in pairwise(edges):
        yield _Band(whole, top, min(bottom + 1, whole.height()) - top)


def _draw(document: QPdfDocument, page: int, band: _Band, painter: QPainter, scale: float, *, grey: bool) -> None:
    """Draw one band where it belongs, a dot of it ``scale`` dots of the printer; nothing is sent of a white one."""
    part = QRect(0, band.top, band.whole.width(), band.height)
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(band.whole)
    options.setScaledClipRect(part.adjusted(0, 0, 1, 1))  # Qt takes the last row and column for the size
    drawn = document.render(page, part.size(), options)
    empty = QImage(drawn.size(), drawn.format())
    empty.fill(Qt.GlobalColor.transparent)
    if drawn != empty:
        target = QRectF(0, part.top() * scale, part.width() * scale, part.height() * scale)
        painter.drawImage(target, _in_few_greys(_on_white(drawn)) if grey else _on_white(drawn))


def _on_white(drawn: QImage) -> QImage:
    """The picture with nothing to be seen through: drivers want no more."""
    picture = QImage(drawn.size(), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return picture


def _in_few_greys(picture: QImage) -> QImage:
    """The picture in so many greys as are told apart at the edge of a letter: half as many bytes for the printer."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    few = bytes(grey.constBits()).translate(_FEW_GREYS)
    return QImage(few, grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Grayscale8)


def _is_grey(document: QPdfDocument, pages: Iterable[int]) -> bool:
    """Whether no page has a colour on it."""
    sizes = {page: (document.pagePointSize(page) * _COARSE_DPI / _POINTS).toSize() for page in pages}
    return all(_on_white(document.render(page, size)).allGray() for page, size in sizes.items())
