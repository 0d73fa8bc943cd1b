"""Rules on what must be there, where it stands, and the line below it."""

import pytest

from documents.check.parts import line, rules_of, shape, taken_apart
from doithoai.documents.check import rules_place
from doithoai.documents.check.model import Page, Paper, Rule, Side, Source

MIDDLE = 105 * 72 / 25.4


def names(departures) -> set[str]:
    return {departure.component for departure in departures}


def test_what_every_notice_of_the_state_has():
    assert names(rules_place.missing(taken_apart())) == {
        *("national_name", "motto", "issuer", "summary", "number", "place_date", "recipients_title", "recipients"),
        "position",
    }


def test_minutes_of_the_state_have_no_place_and_date_and_papers_by_hand_no_number():
    assert "place_date" not in names(rules_place.missing(taken_apart(kind="minutes")))
    assert "number" not in names(rules_place.missing(taken_apart(kind="roster")))


def test_what_the_other_family_prints_is_told():
    party_title = {"party_title": [line("ĐẢNG CỘNG SẢN VIỆT NAM")]}
    assert rules_of(rules_place.unwanted(taken_apart(party_title))) == [("unwanted", "party_title")]
    assert not list(rules_place.unwanted(taken_apart(party_title, form="hd05")))


def test_a_people_s_committee_prints_no_body_above():
    parts = {"issuer": [line("ỦY BAN NHÂN DÂN")], "superior": [line("UBND TỈNH")]}
    assert rules_of(rules_place.unwanted(taken_apart(parts))) == [("unwanted", "superior")]


def test_the_head_s_columns():
    wrong = {"motto": [line("Độc lập", side=Side.LEFT)], "number": [line("Số: 05/TB-UBND", side=Side.RIGHT)]}
    assert rules_of(rules_place.halves(taken_apart(wrong))) == [("place", "number"), ("place", "motto")]


def test_the_title_stands_in_the_middle():
    right = {"type_name": [line("THÔNG BÁO", x0=MIDDLE - 40, x1=MIDDLE + 40)]}
    wrong = {"type_name": [line("THÔNG BÁO", x0=90, x1=170)]}
    assert not list(rules_place.centred(taken_apart(right)))
    assert rules_of(rules_place.centred(taken_apart(wrong))) == [("place", "type_name")]


def test_one_below_the_other():
    summary, title = line("Kết luận"), line("THÔNG BÁO")
    assert rules_of(rules_place.order(taken_apart({"type_name": [title], "summary": [summary]}))) == [
        ("order", "summary")
    ]


def test_number_and_date_share_a_line():
    parts = {"number": [line("Số: 05", base=110)], "place_date": [line("ngày 5", base=110)]}
    assert not list(rules_place.level(taken_apart(parts)))
    lower = {**parts, "place_date": [line("ngày 5", base=125)]}
    assert rules_of(rules_place.level(taken_apart(lower))) == [("level", "place_date")]


def test_the_line_below_the_motto_is_as_long_as_the_motto():
    motto = line("Độc lập - Tự do - Hạnh phúc", x0=300, x1=500, base=86)

    def page(rule: Rule | None):
        rules = (rule,) if rule else ()
        return taken_apart({"motto": [motto]}, paper=Paper(Source.PDF, [Page(1, 210, 297, (motto,), rules)]))

    assert not list(rules_place.marks(page(Rule(300, 500, 90))))
    assert rules_of(rules_place.marks(page(Rule(350, 450, 90)))) == [("line", "motto")]
    assert [departure.message for departure in rules_place.marks(page(None))] == ["has no line below it."]


def test_a_docx_s_line_is_a_border():
    ruled = line("Độc lập", base=None, page=0, shape=shape("centre", ruled=True))
    assert not list(rules_place.marks(taken_apart({"motto": [ruled]}, source=Source.DOCX)))


@pytest.mark.parametrize(
    ("wides", "length", "right"),
    [
        ((300.0,), 120.0, True),
        ((300.0,), 160.0, True),  # a hair over a half is not seen
        ((300.0,), 180.0, False),
        ((130.0, 95.0), 46.0, True),  # inside the ranges of both lines
        ((130.0, 95.0), 60.0, False),  # of the first only, where both could be met
        ((430.0, 200.0), 160.0, True),  # no length is inside both: either will do
        ((430.0, 200.0), 90.0, True),
        ((430.0, 200.0), 300.0, False),
    ],
)
def test_the_line_below_two_lines_of_text_keeps_to_both_where_it_can(wides, length, right):
    lines = [
        line("A", x0=MIDDLE - wide / 2, x1=MIDDLE + wide / 2, base=100.0 + 15 * row) for row, wide in enumerate(wides)
    ]
    below = Rule(MIDDLE - length / 2, MIDDLE + length / 2, lines[-1].base + 4)
    paper = Paper(Source.PDF, [Page(1, 210, 297, tuple(lines), (below,))])
    assert (not list(rules_place.marks(taken_apart({"summary": lines}, paper=paper)))) == right
