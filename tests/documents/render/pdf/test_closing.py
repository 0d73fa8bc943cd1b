"""The end of a document: at least two lines of the body come with the signatures."""

import pytest

from documents.render.pages import SENTENCE, document, read, say
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
