"""Signatures and recipients, read off the page."""

import pytest

from documents.render.pages import document, read, say
from doithoai.documents.content.model import Signature


def test_one_signature_is_level_with_the_title_of_the_recipients():
    (page,) = read(document([say("Câu.")]), "nd30")
    title, authority = page.find("Nơi nhận"), page.find("TM. ỦY BAN")
    assert title.base == pytest.approx(authority.base, abs=0.1)
    assert title.x1 < authority.x0


def test_the_names_of_two_signatures_stand_level():
    signatures = (Signature(("THƯ KÝ",), "", "Mai Thị Phượng"), Signature(("CHỦ TỌA",), "CHỦ TỊCH", "Phan Đình Lưu"))
    (page,) = read(document([say("Câu.")], signatures=signatures), "nd30")
    left, right = page.find("Mai Thị Phượng"), page.find("Phan Đình Lưu")
    assert left.base == pytest.approx(right.base, abs=0.1)
    assert page.find("Nơi nhận").base > left.base


def test_the_party_underlines_the_title_of_the_recipients():
    (page,) = read(document([say("Câu.")]), "hd05")
    title = page.find("Nơi nhận")
    assert any(0 < rule.y - title.base < 4 and rule.x0 == pytest.approx(title.x0, abs=0.5) for rule in page.rules)


def test_more_recipients_than_a_page_holds_go_on():
    pages = read(document([say("Câu.")], recipients=tuple(f"- Đơn vị {number};" for number in range(90))), "nd30")
    assert len(pages) > 1
    text = "\n".join(page.text for page in pages)
    assert all(f"Đơn vị {number};" in text for number in range(90))
