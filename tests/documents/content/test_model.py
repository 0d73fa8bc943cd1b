"""The content model."""

from doithoai.documents.content.model import Align, Chart, ChartKind, Paragraph, ParagraphStyle, Run


def test_a_chart_says_the_same_as_a_table():
    chart = Chart("Kết quả", ChartKind.BARS, ("Trả lời", "Giao"), (12, 3), "Việc", "Số kiến nghị")
    table = chart.table()
    assert [column.title for column in table.columns] == ["Việc", "Số kiến nghị"]
    assert table.columns[1].align is Align.CENTRE
    assert list(table.rows()) == [("Trả lời", "12"), ("Giao", "3")]
    assert list(table.rows()) == [("Trả lời", "12"), ("Giao", "3")]  # made anew for each rendering


def test_a_paragraph_is_plain_body_text_unless_it_says_otherwise():
    paragraph = Paragraph((Run("a"),))
    assert (paragraph.style, paragraph.keep_with_next, paragraph.to_fill) == (ParagraphStyle.BODY, False, False)
