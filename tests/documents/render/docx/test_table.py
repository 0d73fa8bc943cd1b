"""Tables of data for Word."""

from docx.oxml.ns import qn

from documents.render.pages import document, table
from documents.render.word import opened
from doithoai.documents.content.model import Table


def drawn(data: Table):
    return opened(document([data]), "nd30").tables[1]


def test_the_head_repeats_and_the_rows_stand_below():
    data = drawn(table([("1", "Đường hỏng", "Phòng Kinh tế")]))
    assert [cell.text for cell in data.rows[0].cells] == ["TT", "Nội dung kiến nghị", "Cơ quan chủ trì"]
    assert [cell.text for cell in data.rows[1].cells] == ["1", "Đường hỏng", "Phòng Kinh tế"]
    assert data.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_columns_share_the_width_by_their_weights():
    widths = [int(column.get(qn("w:w"))) for column in drawn(table([])).columns._tbl.tblGrid]
    assert [round(width / sum(widths), 1) for width in widths] == [0.1, 0.6, 0.3]


def test_only_a_row_higher_than_a_page_may_be_cut():
    data = drawn(table([("1", "\n".join(["dài"] * 40), ""), ("2", "\n".join(["dài"] * 60), "")]))
    whole = [row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in data.rows]
    assert whole == [True, True, False]


def test_rows_for_the_pen_have_room():
    data = drawn(table([("1", "", "")], by_hand=True))
    (height,) = data.rows[1]._tr.iter(qn("w:trHeight"))
    assert int(height.get(qn("w:val"))) == 26 * 20
