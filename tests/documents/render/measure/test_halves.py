"""A slip stands twice on a sheet while it fits on half of one."""

from dataclasses import replace

import pytest

from documents.render.pages import document, read, say
from documents.render.word import opened
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.halves import as_it_fits, half_height

faces.faces()
FORM = all_formats()["nd30"]


def slip(lines: int):
    entry = say("Nội dung:", to_fill=True)
    return document([entry] * lines, copies=2, signatures=(), recipients=(), place_date=None)


def test_a_short_slip_stands_twice_on_a_sheet():
    assert as_it_fits(slip(5), FORM).copies == 2
    assert len(read(slip(5), "nd30")) == 1


def test_a_long_slip_has_a_sheet_for_itself():
    long = slip(12)
    assert as_it_fits(long, FORM) == replace(long, copies=1)
    (page,) = read(slip(12), "nd30")
    assert page.text.count("Nội dung:") == 12
    assert len(opened(slip(12), "nd30").tables) == 1  # the head; two halves would be a table around it


@pytest.mark.parametrize("form", ["nd30", "hd05"])
def test_whatever_stands_twice_stands_each_time_in_its_half(form):
    for lines in range(4, 14):
        if as_it_fits(slip(lines), all_formats()[form]).copies == 2:
            (page,) = read(slip(lines), form)
            entries = [line.base for line in page.lines if line.text.startswith("Nội dung:")]
            assert max(entries[:lines]) < page.height / 2 < min(entries[lines:])


def test_half_a_sheet_has_margins_half_as_high():
    assert half_height(FORM) == pytest.approx((297 / 2 - 20) / 25.4 * 72)


def test_papers_that_stand_once_stay_as_they_are():
    once = document([say("Lời.")] * 200)
    assert as_it_fits(once, FORM) is once
