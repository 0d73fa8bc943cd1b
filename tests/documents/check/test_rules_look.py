"""Rules on size, weight, slope, capitals, font and colour: Decree 30, Annex I."""

from documents.check.parts import line, rules_of, taken_apart
from doithoai.documents.check import rules_look
from doithoai.documents.check.model import Page, Paper, Rule, Source
from doithoai.documents.formats.model import Figure


def test_the_body_is_13_or_14_points():
    assert not list(rules_look.sizes(taken_apart({"body": [line("a", size=13.0), line("b", size=14.0)]})))
    (departure,) = rules_look.sizes(taken_apart({"body": [line("a", size=12.0)]}))
    assert (departure.params["found"], departure.params["wanted"]) == ("12", "13–14")


def test_the_national_title_is_bold_and_upright():
    title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert not list(rules_look.weights(taken_apart({"national_name": [line(title, bold=True)]})))
    thin = taken_apart({"national_name": [line(title, italic=True)]})
    assert rules_of(rules_look.weights(thin)) == [("bold", "national_name"), ("italic", "national_name")]


def test_single_words_of_the_body_may_stand_out_but_not_most_of_it():
    assert not list(rules_look.body_regular(taken_apart({"body": [line("a" * 60), line("b", bold=True)]})))
    loud = taken_apart({"body": [line("a" * 60, bold=True), line("b")]})
    assert rules_of(rules_look.body_regular(loud)) == [("bold", "body")]


def test_capitals_where_the_rules_want_them_and_only_there():
    document = taken_apart({"type_name": [line("Thông báo")], "motto": [line("ĐỘC LẬP - TỰ DO - HẠNH PHÚC")]})
    assert rules_of(rules_look.capitals(document)) == [("capitals", "type_name"), ("capitals", "motto")]


def test_the_party_underlines_the_title_of_the_recipients_and_the_state_does_not():
    title = line("Nơi nhận:", x0=90, x1=150, base=500)
    drawn = Paper(Source.PDF, [Page(1, 210, 297, (title,), (Rule(90, 150, 502),))])
    state = taken_apart({"recipients_title": [title]}, paper=drawn)
    assert rules_of(rules_look.underlined(state)) == [("underline", "recipients_title")]
    party = taken_apart({"recipients_title": [title]}, form="hd05", paper=drawn)
    assert not list(rules_look.underlined(party))


def test_times_new_roman_in_black():
    document = taken_apart({"body": [line("a", family="Arial"), line("b", black=False)]})
    assert rules_of(rules_look.fonts(document)) == [("font", "body")]
    assert rules_of(rules_look.colours(document)) == [("colour", "body")]


def test_a_figure_s_span():
    assert rules_look.span_of(Figure(13, 13, 14, "")) == "13–14"
    assert rules_look.span_of(Figure(6, 6, 6, "")) == "6"
