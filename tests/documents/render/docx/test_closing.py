"""Signatures and recipients in a table without lines."""

import pytest
from docx.oxml.ns import qn

from documents.render.pages import document
from documents.render.word import opened
from doithoai.documents.content.model import Signature


def closing(**more):
    return opened(document(**more), "nd30").tables[-1]


def texts(cell) -> list[str]:
    return [paragraph.text for paragraph in cell.paragraphs if paragraph.text]


def test_recipients_at_the_left_and_the_signature_at_the_right():
    (row,) = closing().rows
    assert texts(row.cells[0]) == ["Nơi nhận:", "- Như trên;", "- Công an xã;", "- Lưu: VT, VP."]
    assert texts(row.cells[1]) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Đinh Xuân Lộc"]


def test_two_signatures_side_by_side_over_the_recipients():
    signatures = (Signature(("THƯ KÝ",), "", "Mai Thị Phượng"), Signature(("CHỦ TỌA",), "", "Phan Đình Lưu"))
    upper, lower = closing(signatures=signatures).rows
    assert [texts(cell)[0] for cell in upper.cells] == ["THƯ KÝ", "CHỦ TỌA"]
    assert texts(lower.cells[0])[0] == "Nơi nhận:"


@pytest.mark.parametrize(("count", "whole"), [(25, True), (26, False)])
def test_the_block_stays_whole_unless_its_recipients_would_fill_a_page(count: int, whole: bool) -> None:
    (row,) = closing(recipients=tuple(f"- Đơn vị {number};" for number in range(count))).rows
    assert (row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None) == whole
