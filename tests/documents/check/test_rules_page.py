"""Rules on the sheet: A4, margins 20-25 above and below, 30-35 left, 15-20 right."""

import pytest

from documents.check.parts import line, rules_of, taken_apart
from doithoai.documents.check import rules_page
from doithoai.documents.check.model import Page, Paper, Source
from doithoai.documents.formats.load import all_formats

MARGINS = {"left": 30.0, "right": 20.0, "top": 20.0, "bottom": 20.0}


def docx(**margins: float) -> Paper:
    return Paper(Source.DOCX, [Page(1, 210, 297, (), margins=MARGINS | margins)])


def test_a4_upright_or_lying():
    form = all_formats()["nd30"]
    right = Paper(Source.PDF, [Page(1, 210, 297, ()), Page(2, 297, 210, ())])
    assert not list(rules_page.paper_size(right, form))
    (departure,) = rules_page.paper_size(Paper(Source.PDF, [Page(1, 216, 279, ())]), form)
    assert departure.params == {"found": "216 × 279", "wanted": "210 × 297"}


@pytest.mark.parametrize(("side", "width"), [("left", 20.0), ("right", 30.0), ("top", 10.0), ("bottom", 40.0)])
def test_a_margin_outside_its_range(side: str, width: float) -> None:
    assert not list(rules_page.margins(taken_apart(paper=docx())))
    (departure,) = rules_page.margins(taken_apart(paper=docx(**{side: width})))
    assert departure.params["found"] == f"{width:.0f}"


def test_a_scanned_page_is_named():
    paper = Paper(Source.PDF, [Page(1, 210, 297, ()), Page(2, 210, 297, (), scanned=True)])
    (departure,) = rules_page.scanned(paper, all_formats()["nd30"])
    assert [place.page for place in departure.places] == [2]


def test_letters_without_unicode_and_fonts_that_are_not_there():
    paper = Paper(Source.PDF, [], ("VNI-Times",), 0.5)
    assert rules_of(rules_page.readable(paper, all_formats()["nd30"])) == [("unicode", "")]
    assert rules_of(rules_page.embedded(taken_apart(paper=paper))) == [("embedded", "")]


def test_copies_on_a_sheet_are_alike():
    page = Page(1, 210, 297, (line("Phiếu"),), copies=((line("Phiếu"),),))
    assert not list(rules_page.copies_alike(taken_apart(paper=Paper(Source.PDF, [page]))))
    other = Page(1, 210, 297, (line("Phiếu"),), copies=((line("Phiếu khác"),),))
    assert rules_of(rules_page.copies_alike(taken_apart(paper=Paper(Source.PDF, [other])))) == [("copies", "page")]
