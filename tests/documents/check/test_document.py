"""A document taken apart."""

from documents.check.parts import line, taken_apart
from doithoai.documents.check.document import Paragraph


def test_lines_and_words_of_a_component():
    document = taken_apart({"summary": [line("Kết luận"), line("hội nghị")]})
    assert document.text("summary") == "Kết luận hội nghị"
    assert document.lines("motto") == ()


def test_papers_for_the_pen_and_drafts():
    assert taken_apart(kind="roster").by_hand
    assert taken_apart(kind="slip").by_hand
    assert not taken_apart(kind="minutes").by_hand
    assert taken_apart({"draft_mark": [line("DỰ THẢO")]}).draft
    assert not taken_apart().draft


def test_a_line_s_page():
    text = line("a")
    assert taken_apart({"body": [text]}).page_of(text).number == 1


def test_a_paragraph_s_words_and_first_line():
    first, last = line("một"), line("hai")
    paragraph = Paragraph((first, last), "body")
    assert (paragraph.first, paragraph.text) == (first, "một hai")
