"""The assignments of a session: a list in the text, or the table of an annex."""

from documents.content.small_session import make_brief
from doithoai.documents.content.assignments import annex, assigned, assignment_list
from doithoai.documents.content.frame import wording_of
from doithoai.documents.content.model import Table
from doithoai.documents.content.passages import plain
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import DocumentKind

BRIEF = make_brief(DocumentKind.NOTICE)
PROSE = Prose(BRIEF, wording_of(BRIEF, None))


def test_only_assigned_petitions():
    assert [item.petition.uid for item in assigned(PROSE)] == ["p1", "p3"]


def test_each_is_a_point_with_its_words_and_who_settles_it():
    lines = [plain(paragraph) for paragraph in assignment_list(PROSE)]
    assert lines[0].startswith("a) ")
    assert "Đường Cây Đa hỏng nặng." in lines[0]
    assert lines[1] == "Đề nghị làm lại.”"
    assert "Phòng Kinh tế xã" in lines[2]
    assert "01/4/2026" in lines[2]
    assert any(line.startswith("b) ") for line in lines)


def test_the_annex_is_a_lying_table_of_the_same():
    sheet = annex(PROSE)
    (table,) = sheet.blocks()
    assert sheet.landscape
    assert isinstance(table, Table)
    rows = list(table.rows())
    assert [row[0] for row in rows] == ["1", "3"]
    assert rows[0][1] == "Đường Cây Đa hỏng nặng.\nĐề nghị làm lại."
    assert rows[0][3:6] == ("Phòng Kinh tế xã", "Công an xã; Điện lực Hương Sơn", "01/4/2026")
