"""Centred text drawn with the mark below it: read off the page."""

import pytest

from documents.render.pages import document, read


def test_the_motto_has_a_line_as_long_as_itself_below_it():
    (page,) = read(document(), "nd30")
    motto = page.find("Độc lập")
    (rule,) = [rule for rule in page.rules if 0 < rule.y - motto.base < 10 and abs(rule.centre - motto.centre) < 1]
    assert rule.wide == pytest.approx(motto.wide, abs=0.5)


def test_the_issuer_s_line_is_a_third_to_a_half_of_its_name():
    (page,) = read(document(), "nd30")
    longest, last = page.find("ỦY BAN NHÂN DÂN"), page.find("XÃ SƠN TIẾN")
    (rule,) = [rule for rule in page.rules if 0 < rule.y - last.base < 10 and abs(rule.centre - last.centre) < 1]
    assert 1 / 3 <= rule.wide / longest.wide <= 1 / 2


def test_the_party_s_star_stands_below_its_name():
    (page,) = read(document(issuer="ĐẢNG ỦY XÃ SƠN TIẾN"), "hd05")
    issuer, star = page.find("ĐẢNG ỦY"), page.find("*")
    assert star.base > issuer.base
    assert star.centre == pytest.approx(issuer.centre, abs=0.5)
