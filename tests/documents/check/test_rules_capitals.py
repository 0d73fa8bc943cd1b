"""Capitals inside sentences, Appendix II: sure slips are found, what may be right is left alone."""

import pytest

from documents.check.parts import line, taken_apart
from doithoai.documents.check import rules_capitals
from doithoai.documents.check.document import Paragraph


def printed(rule, text: str, issuer: str = "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN") -> list[tuple[str, str]]:
    """What is printed and what it should be."""
    body = [Paragraph((line(text),), "body")]
    departures = rule(taken_apart({"issuer": [line(issuer)], "body": [line(text)]}, body=body))
    return [(departure.params["found"], departure.params["wanted"]) for departure in departures]


def test_units_are_small_before_their_names():
    assert printed(rules_capitals.units, "ở Thôn An Phú") == [("Thôn An", "thôn An")]
    for right in ("ở thôn An Phú", "ở Phường 1", "ở Phường Trần Phú", "Thôn An Phú có", "“ở Thôn An Phú”"):
        assert printed(rules_capitals.units, right) == []


def test_the_office_s_own_place_has_its_capitals():
    assert printed(rules_capitals.own_place, "tại xã sơn tiến") == [("sơn tiến", "Sơn Tiến")]
    assert printed(rules_capitals.own_place, "tại xã Sơn Tiến và xã sơn lĩnh") == []


def test_salutations_are_small_before_a_full_name():
    assert printed(rules_capitals.salutations, "giao cho Ông Nguyễn Văn An") == [("Ông", "ông")]
    for right in ("Ông Nguyễn Văn An", "sông Ông Đốc", "Kính gửi Ông Nguyễn Văn An", "thờ Bà Triệu"):
        assert printed(rules_capitals.salutations, right) == []


@pytest.mark.parametrize(("text", "right"), [("Uỷ Ban", "Ủy ban"), ("Hội đồng Nhân dân", "Hội đồng nhân dân")])
def test_names_of_bodies(text, right):
    assert printed(rules_capitals.organisations, f"của {text} tỉnh") == [(text, right)]


def test_articles_of_a_named_law():
    assert printed(rules_capitals.cited_articles, "theo điều 43 Luật Đất đai") == [("điều", "Điều")]
    assert printed(rules_capitals.cited_articles, "có điều 43 người chưa biết") == []


def test_a_summary_begins_with_a_capital():
    for text, count in (("kết luận hội nghị", 1), ("Kết luận hội nghị", 0), ("V/v trả lời", 0)):
        assert len(list(rules_capitals.first_letters(taken_apart({"summary": [line(text)]})))) == count
