"""Room for headings and what they head."""

import pytest

from documents.render.pages import SENTENCE, document, read, say, table
from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run

HEADING = Paragraph((Run("II. Phần thứ hai"),), ParagraphStyle.HEADING, keep_with_next=True)


@pytest.mark.parametrize("above", range(8, 16))
def test_a_heading_is_never_the_last_line_of_a_page(above: int) -> None:
    pages = read(document([*[say(SENTENCE)] * above, HEADING, *[say(SENTENCE)] * 14]), "nd30")
    (page,) = [page for page in pages if "II. Phần thứ hai" in page.text]
    heading = page.find("II. Phần thứ hai")
    assert len([line for line in page.lines if line.base > heading.base and len(line.text) > 3]) >= 2


@pytest.mark.parametrize("above", range(6, 14))
def test_a_heading_goes_with_the_whole_first_row_of_a_table(above: int) -> None:
    row = ("1", "\n".join(["dòng"] * 20), "x")
    pages = read(document([*[say(SENTENCE)] * above, HEADING, table([row]), *[say(SENTENCE)] * 6]), "nd30")
    (page,) = [page for page in pages if "II. Phần thứ hai" in page.text]
    assert page.text.count("dòng") == 20
