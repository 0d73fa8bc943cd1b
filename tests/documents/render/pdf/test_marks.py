"""Yellow boxes of a draft: where they are ordered, under what is drawn."""

import io

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from doithoai.documents.render.pdf.marks import marked


@pytest.fixture
def pages() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(300, 200))
    for word in ("one", "two"):
        canvas.drawString(50, 100, word)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_the_boxes_of_a_page_are_drawn_first(pages: bytes) -> None:
    with pdfplumber.open(io.BytesIO(marked(pages, {1: [(48, 98, 80, 112), (10, 10, 20, 20)]}))) as pdf:
        first, second = pdf.pages
        assert first.rects == []
        assert [(rect["x0"], rect["y0"], rect["x1"], rect["y1"]) for rect in second.rects] == [
            (48, 98, 80, 112),
            (10, 10, 20, 20),
        ]
        assert all(rect["non_stroking_color"] == pytest.approx((1, 0.93, 0.2)) for rect in second.rects)
        assert [page.extract_text() for page in pdf.pages] == ["one", "two"]
        assert second.chars[0]["non_stroking_color"] != second.rects[0]["non_stroking_color"]


def test_the_same_input_gives_the_same_bytes(pages: bytes) -> None:
    boxes = {0: [(1.0, 2.0, 3.0, 4.0)]}
    assert marked(pages, boxes) == marked(pages, boxes)
