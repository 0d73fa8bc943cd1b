"""Sheets: margins that change sides, the number over the text, lying pages, halves."""

from dataclasses import replace

import pytest

from documents.render.pages import SENTENCE, annex, document, read, say, table
from doithoai.documents.formats.load import all_formats, with_choices

MM = 72 / 25.4
LONG = [say(SENTENCE * 3)] * 20


def test_page_one_has_no_number_and_the_next_are_counted_in_the_middle():
    first, second, *_ = read(document(LONG), "nd30")
    assert not any(line.text == "1" for line in first.lines)
    number = second.find("2")
    assert number.base < 20 * MM
    form = all_formats()["nd30"].page
    text_middle = (form.left.value + (form.width - form.left.value - form.right.value) / 2) * MM
    back_middle = (form.right.value + (form.width - form.left.value - form.right.value) / 2) * MM
    assert any(number.centre == pytest.approx(middle, abs=1) for middle in (text_middle, back_middle))


def test_an_annex_lies_on_its_side():
    *_, last = read(document([say("Câu.")], annexes=(annex(table([("1", "a", "b")])),)), "nd30")
    assert last.width == pytest.approx(297 * MM, abs=1)
    assert last.height == pytest.approx(210 * MM, abs=1)


def test_every_page_of_a_draft_says_so():
    mark = all_formats()["nd30"].texts.draft_mark
    for page in read(document(LONG, draft=True), "nd30"):
        assert page.find(mark)


def test_two_copies_stand_on_one_sheet():
    (page,) = read(document([say("Phiếu.")], copies=2, signatures=(), recipients=()), "nd30")
    upper, lower = [line for line in page.lines if line.text == "Phiếu."]
    assert upper.base < page.height / 2 < lower.base
    assert upper.x0 == lower.x0


def test_pages_of_an_annex_are_numbered_by_themselves_and_its_first_shows_none():
    rows = [(str(order), SENTENCE * 2, "Công an xã") for order in range(1, 30)]
    own = [replace(annex(table(rows), landscape=lying), own_pages=True) for lying in (True, False)]
    pages = read(document(LONG, annexes=tuple(own)), "nd30")
    first = next(place for place, page in enumerate(pages) if any(line.text == "PHỤ LỤC" for line in page.lines))
    numbers = [number_of(page) for page in pages[first:]]
    second = numbers.index("", 1)
    assert numbers[:second] == ["", *map(str, range(2, second + 1))]
    assert numbers[second:] == ["", *map(str, range(2, len(numbers) - second + 1))]
    assert [number_of(page) for page in pages[:first]] == ["", *map(str, range(2, first + 1))]


def number_of(page) -> str:
    return "".join(line.text for line in page.lines if line.base < 20 * MM)


@pytest.mark.parametrize("both_sides", [False, True])
def test_back_pages_are_turned_only_where_the_office_prints_on_both_sides(both_sides: bool):
    form = with_choices(all_formats()["hd05"], {"page.mirrored": both_sides})
    front, back, *_ = read(document(LONG), form)
    assert front.left == pytest.approx(30 * MM, abs=0.5)
    assert back.left == pytest.approx((15 if both_sides else 30) * MM, abs=0.5)
