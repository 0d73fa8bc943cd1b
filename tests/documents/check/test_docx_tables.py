"""What tables and lines of a DOCX are for."""

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from doithoai.documents.check.docx_styles import Styles
from doithoai.documents.check.docx_tables import cells, has_border, has_line, heads, is_layout
from doithoai.documents.check.model import Side


def test_the_head_s_table_parts_columns_even_with_lines():
    word = docx.Document()
    table = word.add_table(1, 2, style="Table Grid")
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert is_layout(table._tbl, Styles(word))
    assert heads(table.rows[0]._tr) == 1


def test_a_ruled_table_holds_data():
    word = docx.Document()
    table = word.add_table(1, 2, style="Table Grid")
    assert not is_layout(table._tbl, Styles(word))
    assert heads(table.rows[0]._tr) == 0


def test_cells_stand_where_their_middles_are():
    table = docx.Document().add_table(1, 2)
    table.cell(0, 0).width, table.cell(0, 1).width = Mm(60), Mm(100)
    assert [side for _, side in cells(table.rows[0]._tr)] == [Side.LEFT, Side.RIGHT]
    single = docx.Document().add_table(1, 1)
    assert [side for _, side in cells(single.rows[0]._tr)] == [Side.WHOLE]


def test_a_border_below_a_paragraph():
    word = docx.Document()
    paragraph = word.add_paragraph("a")
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    bottom.set(qn("w:val"), "single")
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)
    speaking = Styles(word).paragraph(paragraph._p)
    assert has_border(speaking, "w:bottom")
    assert not has_border(speaking, "w:top")
    assert not has_line(paragraph._p)
