"""Sheets: margins that change sides, the number over the text, lying pages, halves."""

import pytest

from documents.render.pages import SENTENCE, annex, document, read, say, table
from doithoai.documents.formats.load import all_formats

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
