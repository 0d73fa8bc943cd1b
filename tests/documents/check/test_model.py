"""What a line, a page and a paper tell of themselves."""

from documents.check.parts import line
from doithoai.documents.check.model import Line, Page, Paper, Rule, Side, Source, Span


def test_a_line_s_words_are_composed_and_its_blanks_single():
    assert line("Ho\u0301a   giải ").text == "Hóa giải"
    assert line("Số: 05/TB-ỦBND").folded == "so05tbubnd"


def test_the_size_is_that_of_most_letters():
    spans = (Span("Số ", 13.0, False, False, True, ""), Span("dài hơn nhiều", 14.0, False, False, True, ""))
    assert Line(0, 1, spans, Side.WHOLE).size == 14.0


def test_wholly_bold_minds_letters_only():
    spans = (Span("Điều 1", 14.0, True, False, True, ""), Span(" - ", 14.0, False, False, True, ""))
    assert Line(0, 1, spans, Side.WHOLE).wholly("bold")
    assert not Line(0, 1, (Span("…", 14.0, True, False, True, ""),), Side.WHOLE).wholly("bold")


def test_places():
    drawn, text = Rule(100, 200, 50), line("a", x0=100, x1=300)
    assert (drawn.centre, drawn.wide) == (150, 100)
    assert (text.centre, text.wide) == (200, 200)
    assert Page(1, 297, 210, ()).lying
    assert not Page(1, 210, 297, ()).lying


def test_a_paper_s_lines_are_those_of_its_pages_in_order():
    first, second = line("một"), line("hai")
    assert Paper(Source.PDF, [Page(1, 210, 297, (first,)), Page(2, 210, 297, (second,))]).lines == [first, second]
