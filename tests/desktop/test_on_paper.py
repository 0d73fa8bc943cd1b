"""Printing: each page on paper that lies as it does, nothing of it lost, at 300 dpi at most; ranges, copies, Cancel."""

import io
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from doithoai.desktop.documents import on_paper
from doithoai.desktop.documents.on_paper import MOST_DPI, NotPrinted, pages_wanted, paint, paper_for
from stopping import Stop, stop_at

pytestmark = pytest.mark.usefixtures("qapp")

SIZES = (A4, landscape(A4), A4, A5)
_MARK = 23  # points: a black square in each corner, and one in the middle


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Four pages: standing, lying, standing again, a small one; a mark in every corner of each."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for width, height in SIZES:
        canvas.setPageSize((width, height))
        for x in (0, width - _MARK, width / 2):
            for y in (0, height - _MARK, height / 2):
                canvas.rect(x, y, _MARK, _MARK, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def pdf_printer(path: Path) -> QPrinter:
    """A printer whose paper is a file that can be looked at."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.fixture(scope="module")
def printed(qapp: QApplication, paper: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What such a printer made of it."""
    path = tmp_path_factory.mktemp("printed") / "printed.pdf"
    assert paint(paper, pdf_printer(path)) == len(SIZES)
    return path.read_bytes()


def looked_at(content: bytes) -> list[QImage]:
    """The pages as pictures of grey, a dot to a point."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    pictures = []
    for place in range(document.pageCount()):
        size = document.pagePointSize(place)
        picture = QImage(QSize(round(size.width()), round(size.height())), QImage.Format.Format_Grayscale8)
        picture.fill(0xFFFFFFFF)
        on_white = QPainter(picture)
        on_white.drawImage(0, 0, document.render(place, picture.size()))
        on_white.end()
        pictures.append(picture)
    return pictures


def test_each_page_has_paper_of_its_own_size_lying_as_it_lies(printed: bytes) -> None:
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        sizes = [(round(page.width), round(page.height)) for page in pdf.pages]
    for size, (width, height) in zip(sizes, SIZES, strict=True):
        assert size == pytest.approx((width, height), abs=1)


def test_nothing_of_a_page_is_lost_to_its_last_corner(paper: bytes, printed: bytes) -> None:
    for before, after in zip(looked_at(paper), looked_at(printed), strict=True):
        edges = range(5, before.width() - 4, 10), range(5, before.height() - 4, 10)
        points = [(x, y) for x in edges[0] for y in edges[1]]
        unlike = [
            point
            for point in points
            if abs(before.pixelColor(*point).lightness() - after.pixelColor(*point).lightness()) > 60
        ]
        assert unlike == []


def test_pictures_are_no_finer_than_is_seen_in_print(printed: bytes) -> None:
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        for page in pdf.pages:
            assert page.images
            for picture in page.images:
                dots = picture["srcsize"][0] / (picture["x1"] - picture["x0"]) * 72
                assert dots == pytest.approx(MOST_DPI, rel=0.01)
                assert picture["srcsize"][1] < 200, "a picture of a whole page holds the window for long"


def test_black_on_white_is_sent_as_greys_and_colour_as_colour(paper: bytes, printed: bytes, tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5)
    canvas.setFillColorRGB(1, 1, 0)
    canvas.rect(100, 100, 40, 12, stroke=0, fill=1)
    canvas.save()
    paint(out.getvalue(), pdf_printer(tmp_path / "printed.pdf"))
    for content, expected in ((printed, "DeviceGray"), ((tmp_path / "printed.pdf").read_bytes(), "DeviceRGB")):
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            spaces = {str(space.name) for page in pdf.pages for image in page.images for space in image["colorspace"]}
        assert spaces == {expected}


def test_what_is_white_is_not_sent(printed: bytes) -> None:
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        assert len(pdf.pages[0].images) < on_paper._BANDS


@pytest.mark.parametrize(
    ("ranges", "expected"), [("", [0, 1, 2, 3, 4]), ("2-3", [1, 2]), ("1,4-9", [0, 3, 4]), ("7", [])]
)
def test_only_the_pages_of_the_range_are_printed(tmp_path: Path, ranges: str, expected: list[int]) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf")
    if ranges:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setPageRanges(QPageRanges.fromString(ranges))
    assert pages_wanted(printer, 5) == expected


@pytest.mark.parametrize(("collated", "expected"), [(True, [0, 1, 0, 1]), (False, [0, 0, 1, 1])])
def test_copies_are_made_where_the_printer_makes_none(tmp_path: Path, collated: bool, expected: list[int]) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf")
    printer.setCopyCount(2)
    printer.setCollateCopies(collated)
    assert not printer.supportsMultipleCopies()
    assert pages_wanted(printer, 2) == expected
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 2) == expected[::-1]


def test_a_range_and_copies_reach_the_paper(paper: bytes, tmp_path: Path) -> None:
    printer = pdf_printer(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    printer.setCopyCount(2)
    assert paint(paper, printer) == 2
    with pdfplumber.open(tmp_path / "printed.pdf") as pdf:
        assert [page.width > page.height for page in pdf.pages] == [True, True]


@pytest.mark.parametrize("share", [0, 40])
def test_stopped_it_leaves_nothing_behind(paper: bytes, tmp_path: Path, share: int) -> None:
    with pytest.raises(Stop):
        paint(paper, pdf_printer(tmp_path / "printed.pdf"), stop_at(share))
    assert list(tmp_path.iterdir()) == []


def test_a_printer_that_takes_no_page_is_told(paper: bytes, tmp_path: Path) -> None:
    with pytest.raises(NotPrinted):
        paint(paper, pdf_printer(tmp_path / "no such folder" / "printed.pdf"))


@pytest.mark.parametrize("lies", [False, True])
def test_a_page_of_our_papers_gets_a4_to_its_edges(lies: bool) -> None:
    size = QSizeF(841.89, 595.276) if lies else QSizeF(595.276, 841.89)
    layout = paper_for(size)
    assert layout.pageSize().id() == QPageSize.PageSizeId.A4
    assert (layout.orientation() == QPageLayout.Orientation.Landscape) == lies
    assert layout.mode() == QPageLayout.Mode.FullPageMode
