"""Yellow under words of a finished PDF, for the eye that looks a draft through; never on an issued paper.

The words are sought in the pages as they were drawn, so whatever is read there is marked, over breaks of lines too.
"""

import io
import threading
from collections.abc import Callable, Iterable, Iterator

import pypdfium2
from pikepdf import Pdf

Spans = Callable[[str], Iterable[tuple[int, int]]]
Box = tuple[float, float, float, float]

_COLOUR = "1 0.93 0.2"  # of 1 each red, green, blue
_ROOM = 1.5  # points around the letters
_ONE_AT_A_TIME = threading.Lock()  # PDFium is not for several threads at once


def marked(pages: bytes, spans: Spans) -> bytes:
    """The PDF with yellow under what ``spans`` gives of the text of each page; as it is where that is nothing.

    Args:
        spans: where in a text it stands, as of slices.
    """
    with _ONE_AT_A_TIME:
        boxes = _boxes(pages, spans)
    if not boxes:
        return pages
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(pages)) as pdf:
        for number, of_page in boxes.items():
            pdf.pages[number].contents_add(_drawing(of_page), prepend=True)
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _drawing(boxes: Iterable[Box]) -> bytes:
    """The operators that fill the boxes; drawn first, so that the words stand on them."""
    filled = [f"{left:.2f} {low:.2f} {right - left:.2f} {top - low:.2f} re f" for left, low, right, top in boxes]
    return "\n".join(["q", f"{_COLOUR} rg", *filled, "Q\n"]).encode()


def _boxes(pages: bytes, spans: Spans) -> dict[int, list[Box]]:
    """The boxes of each page that has any, in points from its lower left corner."""
    boxes: dict[int, list[Box]] = {}
    document = pypdfium2.PdfDocument(pages)
    try:
        for number in range(len(document)):
            text_page = document[number].get_textpage()
            text = text_page.get_text_range().replace("\r", " ").replace("\n", " ")
            of_page = [box for span in spans(text) for box in _lines(text_page, *span)]
            if of_page:
                boxes[number] = of_page
    finally:
        document.close()
    return boxes


def _lines(text_page: pypdfium2.PdfTextPage, start: int, end: int) -> Iterator[Box]:
    """A box for each line that the letters from ``start`` to ``end`` stand on."""
    line: Box | None = None
    for place in range(start, end):
        left, low, right, top = text_page.get_charbox(place, loose=True)
        if right <= left:  # a break of lines has no width
            continue
        if line is not None and (low >= line[3] or top <= line[1]):
            yield _roomy(line)
            line = None
        line = (left, low, right, top) if line is None else _around(line, (left, low, right, top))
    if line is not None:
        yield _roomy(line)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _roomy(box: Box) -> Box:
    return box[0] - _ROOM, box[1], box[2] + _ROOM, box[3]
