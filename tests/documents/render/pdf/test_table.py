"""Tables: heads on each page, cells taller than a page, nothing lost, time in proportion to the rows."""

import io
import re
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.render.pages import MM, SENTENCE, annex, bare, document, read, say, table, words
from doithoai.documents.content.model import Align, Column, Table
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.documents.render.pdf.table import rows_of

HEAD = "Nội dung kiến nghị"


@pytest.mark.parametrize("landscape", [False, True])
def test_the_head_repeats_on_each_page(landscape):
    rows = [(str(number), f"⟨{number}⟩".replace("⟨", "[").replace("⟩", "]"), "Công an xã") for number in range(1, 151)]
    pages = read(document([say("Nội dung.")], annexes=(annex(table(rows), landscape=landscape),)), "nd30")
    annexed = [page for page in pages if HEAD in page.text]
    assert len(annexed) == len(pages) - 1 > 2
    for page in annexed:
        head = [line for line in page.lines if line.text == HEAD]
        assert len(head) == 1
        assert head[0].style == "bold"
    for page in annexed[1:]:
        # Nothing but the page number over the head.
        assert page.lines[1].base == pytest.approx(page.find(HEAD).base, abs=12)
    text = " ".join(page.text for page in pages)
    assert all(f"[{number}]" in text for number in range(1, 151))


@pytest.mark.parametrize("length", [4_800, 6_000, 20_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_cell_taller_than_a_page(length):
    long = (SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()
    pages = read(document([say("Nội dung.")], annexes=(annex(table([("1", long, "Công an xã")])),)), "nd30")
    assert bare(long) in words(pages[1:]).replace(bare("TT Nội dung kiến nghị Cơ quan chủ trì"), "").replace(
        bare("Công an xã"), ""
    ).replace("(tiếp)", "")
    assert [page.text.count("(tiếp)") for page in pages[1:]] == [0, *[1] * (len(pages) - 2)]
    assert all(page.find(HEAD) for page in pages[1:])


def test_ten_thousand_letters_without_a_blank():
    word = "Ủybannhândân" * 840
    pages = read(document([say(word)], annexes=(annex(table([("1", word, "x")])),)), "nd30")
    assert words(pages).count("Ủybannhândân") >= 2 * 840 - 10
    for page in pages:
        assert page.right <= (195 if page.width < page.height else 277) * MM + 0.5


def test_markup_is_text():
    typed = '<b>đậm</b> & "nháy" <br/> &amp; &#65; <para>'
    pages = read(document([say(typed)], annexes=(annex(table([("1", typed, "x")])),), summary=typed), "nd30")
    assert words(pages).count(bare(typed)) == 3


def test_an_empty_table_shows_its_head():
    pages = read(document([say("Nội dung."), table([])]), "nd30")
    assert HEAD in pages[0].text


def test_empty_cells():
    pages = read(document([table([("", "", ""), ("2", "", "x")])]), "nd30")
    assert pages[0].find("2").text == "2 x" or pages[0].find("x")


def test_typed_line_ends_in_a_cell():
    page = read(document([table([("1", "Dòng một.\nDòng hai.", "x")])]), "nd30")[0]
    assert page.find("Dòng hai.").base > page.find("Dòng một.").base


def test_columns_stand_as_asked():
    columns = (
        Column("A", 1, Align.LEFT),
        Column("B", 1, Align.CENTRE),
        Column("C", 1, Align.RIGHT),
    )
    page = read(document([Table(columns, lambda: [("trái", "giữa", "phải")])]), "nd30")[0]
    left, right = 30 * MM, 195 * MM
    third = (right - left) / 3
    assert 0 < page.find("trái").x0 - left < 8
    assert page.find("giữa").centre == pytest.approx((left + right) / 2, abs=0.5)
    assert 0 < right - page.find("phải").x1 < 8
    assert page.find("B").centre == pytest.approx(left + 1.5 * third, abs=0.5)


def test_rows_written_by_hand_have_room():
    page = read(document([table([(str(number), "", "") for number in range(1, 6)], by_hand=True)]), "nd30")[0]
    bases = [page.find(str(number)).base for number in range(1, 6)]
    assert all(two - one >= 24 for one, two in pairwise(bases))


@pytest.mark.slow
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 250), st.integers(0, 40)), min_size=1, max_size=25))
def test_every_word_of_every_cell_comes_back(lengths):
    rows, every = [], []
    for number, (long, short) in enumerate(lengths):
        cells = [
            " ".join(f"{mark}{number}.{word}" for word in range(count)) for mark, count in (("v", long), ("w", short))
        ]
        every += " ".join(cells).split()
        rows.append((str(number), *cells))
    pages = read(document([table(rows)]), "nd30")
    found = " ".join(line.text for page in pages for line in page.lines).split()
    assert sorted(word for word in found if re.match(r"[vw]\d+\.", word)) == sorted(every)
    for page in pages:
        assert page.bottom <= page.height - 20 * MM + 0.5


def test_time_grows_with_the_rows_and_no_faster():
    def seconds(rows: int) -> float:
        paper = document([say("x")], annexes=(annex(table([("1", SENTENCE, "Công an xã")] * rows)),))
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            render_pdf(paper, all_formats()["nd30"], io.BytesIO())
            best = min(best, time.process_time() - start)
        return best

    seconds(20)
    short, middle, long = (seconds(rows) for rows in (250, 500, 1000))
    # Twice the rows, twice the time: four times would be the square.
    assert middle < 3 * short
    assert long < 3 * middle


@pytest.mark.parametrize("above", range(1, 14))
def test_a_row_that_fits_a_page_is_not_cut(above):
    row = ("1", "\n".join(["dòng"] * 30), "x")
    pages = read(document([*[say(SENTENCE)] * above, table([row, row]), *[say(SENTENCE)] * 4]), "nd30")
    assert {page.text.count("dòng") for page in pages} <= {0, 30, 60}
    assert not any("(tiếp)" in page.text for page in pages)


def test_a_total_is_bold():
    (page,) = read(document([table([("1", "một", "2"), ("", "Tổng cộng", "3")], total=True)]), "nd30")
    assert page.find("Tổng cộng").style == "bold"
    assert page.find("một").style == "regular"


def test_there_is_some_room_between_the_words_and_the_table():
    first, second = rows_of(table([("1", "a", "b"), ("2", "c", "d")]), all_formats()["nd30"], 450)
    assert (first.getSpaceBefore(), second.getSpaceBefore()) == (6, 0)
