"""Yellow under words of a draft: exactly where they stand, under the letters, over breaks of lines."""

import io
import re
from dataclasses import replace

import pdfplumber
import pytest

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.results import build_results
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.kinds import DocumentKind
from doithoai.work.marking import with_marks

YELLOW = (1, 0.93, 0.2)


@pytest.fixture(scope="module")
def pages() -> bytes:
    """Results whose conclusion and annex, on a lying page, name somebody; once over a break of lines."""
    words = "Gia đình bà Ngô Thị Thu ở thôn Hạ đã nhận tiền đền bù. " * 3
    petition = replace(SESSION.petitions[0], content=f"Bà Ngô Thị Thu nói. {words}")
    session = replace(SESSION, conclusion=words, petitions=(petition,))
    out = io.BytesIO()
    render_pdf(build_results(make_brief(DocumentKind.RESULTS, session=session)), all_formats()["nd30"], out)
    return out.getvalue()


def spans_of(pattern: str):
    return lambda text: [match.span() for match in re.finditer(pattern, text)]


def boxes(pdf: bytes) -> list[list[tuple[float, float, float, float]]]:
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        return [
            [(rect["x0"], rect["top"], rect["x1"], rect["bottom"]) for rect in page.rects if _is_yellow(rect)]
            for page in opened.pages
        ]


def _is_yellow(rect) -> bool:
    return rect["fill"] and rect["non_stroking_color"] == pytest.approx(YELLOW)


def words_on(pdf: bytes) -> list[str]:
    """The letters that stand on yellow, page by page, without blanks."""
    with pdfplumber.open(io.BytesIO(pdf)) as opened:
        texts = []
        for page, of_page in zip(opened.pages, boxes(pdf), strict=True):
            chars = [char for char in page.chars if any(_inside(char, box) for box in of_page)]
            texts.append("".join(char["text"] for char in chars).replace(" ", ""))
        return texts


def _inside(char, box) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def test_each_place_stands_on_yellow_and_nothing_else(pages: bytes) -> None:
    first, annex = words_on(with_marks(pages, spans_of(r"Ngô\s+Thị\s+Thu")))
    assert first == "NgôThịThu" * 3
    assert annex == "NgôThịThu" * 4


def test_a_name_over_a_break_of_lines_has_a_box_in_each(pages: bytes) -> None:
    one_line, over_a_break = (with_marks(pages, spans_of(pattern)) for pattern in ("(?<=bà )Ngô", r"Ngô.*?đền bù"))
    assert len(boxes(one_line)[0]) == 3
    assert len(boxes(over_a_break)[0]) > 3
    for left, top, right, bottom in boxes(over_a_break)[0]:
        assert right - left < 165 / 25.4 * 72 + 5
        assert bottom - top < 20


def test_the_words_are_drawn_over_it(pages: bytes) -> None:
    with (
        pdfplumber.open(io.BytesIO(pages)) as before,
        pdfplumber.open(io.BytesIO(with_marks(pages, spans_of("Thu")))) as after,
    ):
        for page, same in zip(before.pages, after.pages, strict=True):
            assert page.extract_text() == same.extract_text()
            assert page.mediabox == same.mediabox
    content = with_marks(pages, spans_of("Thu"))
    assert content == with_marks(pages, spans_of("Thu")), "the same input gives the same bytes"


def test_nothing_to_mark_changes_nothing(pages: bytes) -> None:
    assert with_marks(pages, spans_of("Cù Thị Nhã")) is pages
