"""Paragraphs, tables and counts of the body for Word."""

from docx.oxml.ns import qn

from documents.render.pages import say, table
from doithoai.documents.content.model import Chart, ChartKind, Paragraph, ParagraphStyle, Run
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.body import body_of, keep_last
from doithoai.documents.render.docx.markup import is_table
from doithoai.documents.render.measure import faces

faces.faces()
FORM = all_formats()["nd30"]


def body(*blocks):
    return body_of(blocks, FORM, 450, 700)


def text(element) -> str:
    return "".join(part.text or "" for part in element.iter(qn("w:t")))


def style(element) -> str:
    return element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))


def test_each_typed_line_is_a_paragraph():
    assert [text(element) for element in body(say("một\nhai"))] == ["một", "hai"]


def test_headings_are_word_s_own_by_their_level():
    heading = Paragraph((Run("I. Kết quả", bold=True),), ParagraphStyle.HEADING, level=2)
    assert style(body(heading)[0]) == "heading2"


def test_blanks_between_runs_are_single():
    (element,) = body(Paragraph((Run("Câu 1: "), Run(" một"))))
    assert text(element) == "Câu 1: một"


def test_two_tables_in_a_row_stay_two():
    elements = body(table([("1", "a", "b")]), table([("2", "c", "d")]))
    assert [is_table(element) for element in elements] == [True, False, True]


def test_a_chart_is_a_table_of_its_counts_under_its_title():
    title, counts = body(Chart("Biểu 1", ChartKind.BARS, ("a",), (3,), "Việc", "Số"))
    assert text(title) == "Biểu 1"
    assert is_table(counts)
    assert body(Chart("Biểu 1", ChartKind.BARS, (), (), "Việc", "Số")) == []


def test_a_line_to_be_written_on_has_a_tab_of_dots():
    (element,) = body(say("Họ và tên:", to_fill=True))
    (tab,) = element.findall(f"{qn('w:pPr')}/{qn('w:tabs')}/{qn('w:tab')}")
    assert tab.get(qn("w:leader")) == "dot"


def test_the_last_lines_stay_with_the_signatures():
    elements = body(say("một"), say("hai"), say("ba"))
    keep_last(elements, FORM, 450, 700)
    bound = [element.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for element in elements]
    assert bound == [False, True, True]


def test_a_very_high_last_row_may_be_cut_and_another_stays_whole_with_the_signatures():
    high, low = (table([("1", "\n".join(["dòng"] * lines), "x")]) for lines in (40, 10))
    for last, whole in ((high, False), (low, True)):
        elements = body(say("một"), last, say("hai"))
        keep_last(elements, FORM, 450, 728)
        (row,) = next(filter(is_table, elements)).findall(qn("w:tr"))[1:]
        assert (row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) is whole
        assert (row.find(f".//{qn('w:keepNext')}") is not None) is whole
