"""The end of a document: at least two lines of the body come with the signatures."""

import pytest

from documents.render.pages import SENTENCE, document, read, say, table
from doithoai.documents.content.model import Signature
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.paragraphs import plain, style_of
from doithoai.documents.render.pdf.closing import Closing, with_closing
from doithoai.documents.render.pdf.signatures import signature_block

faces.faces()
FORM = all_formats()["nd30"]
BODY = FORM.components["body"]


def block():
    signature = Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phan Đình Lưu")
    return signature_block((signature,), ("- Như trên;", "- Lưu: VT."), FORM, 450)


def test_the_last_two_parts_are_held_for_the_signatures():
    parts = [plain(f"Câu {number}.", style_of(BODY), BODY) for number in range(5)]
    *body, closing = with_closing(iter(parts), block(), 2)
    assert body == parts[:3]
    assert isinstance(closing, Closing)


def test_a_heading_stays_with_what_it_heads():
    parts = [plain(f"Câu {number}.", style_of(BODY), BODY) for number in range(4)]
    parts[1].keeps = True
    *body, _closing = with_closing(iter(parts), block(), 2)
    assert body == parts[:1]


@pytest.mark.parametrize("paragraphs", range(12, 17))
def test_wherever_the_page_ends_two_lines_come_with_the_signatures(paragraphs: int) -> None:
    pages = read(document([say(SENTENCE)] * paragraphs), "nd30")
    signed = pages[-1].find("TM. ỦY BAN")
    above = [line for line in pages[-1].lines if line.base < signed.base - 20 and line.size > 12.5]
    assert len(above) >= 2


def row_of(lines: int) -> tuple[str, str, str]:
    return ("1", "\n".join(["Một dòng của kiến nghị"] * lines), "Phòng Kinh tế")


@pytest.mark.parametrize("lines", range(30, 54))
def test_a_long_last_row_goes_on_and_the_signatures_have_text_with_them(lines: int) -> None:
    """Row and ending together are higher than a page: cut, in two pages; neither is the first left half empty."""
    pages = read(document([say(SENTENCE), table([row_of(lines)]), say(SENTENCE)]), "nd30")
    assert len(pages) == 2
    assert pages[0].text.count("Một dòng") > 0
    assert sum(page.text.count("Một dòng") for page in pages) == lines
    before = pages[-1].text.partition("Nơi nhận")[0].splitlines()
    assert len([line for line in before if len(line) > 40]) >= 2


@pytest.mark.parametrize("above", range(2, 14))
def test_a_last_row_that_fits_a_page_with_the_ending_is_not_cut(above: int) -> None:
    pages = read(document([*[say(SENTENCE)] * above, table([row_of(12)]), say(SENTENCE)]), "nd30")
    assert {page.text.count("Một dòng") for page in pages} <= {0, 12}


def test_what_leads_to_a_long_last_row_is_not_taken_to_the_next_page_with_it() -> None:
    lead = say("Cụ thể như sau:", keep_with_next=True)
    pages = read(document([say(SENTENCE), lead, table([row_of(48)]), say(SENTENCE)]), "nd30")
    assert pages[0].find("Cụ thể như sau:")
    assert "Một dòng" in pages[0].text
