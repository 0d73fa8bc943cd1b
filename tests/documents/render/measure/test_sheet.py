"""The room the text has: A4 of Decree 30, margins 30 mm left, 20 mm right (Annex I: 30-35 and 15-20)."""

import pytest

from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.documents.render.measure.sheet import Sheet

MM = 72 / 25.4
CHOSEN = {"page.left": 30, "page.right": 20, "page.top": 20, "page.bottom": 20}


def test_an_upright_page():
    sheet = Sheet(with_choices(all_formats()["nd30"], CHOSEN))
    assert sheet.width == pytest.approx(160 * MM)
    assert sheet.height == pytest.approx(257 * MM)


def test_a_lying_page_is_the_upright_one_turned():
    sheet = Sheet(with_choices(all_formats()["nd30"], CHOSEN), lying=True)
    assert sheet.width == pytest.approx(257 * MM)
    assert sheet.height == pytest.approx(160 * MM)
