"""Addressees after ``Kính gửi:``: with dashes below it, or one beside it."""

from documents.check.parts import line
from doithoai.documents.check.addressees import addressees, below

TITLE = line("Kính gửi:", base=200.0, x0=200.0, x1=255.0)


def test_dashed_lines_below_belong_to_it_and_the_text_does_not():
    first, rest, text = (
        line("- Phòng Kinh tế xã", base=216.0, x0=258.0),
        line("và các đơn vị.", base=232.0, x0=264.0),
        line("Ủy ban nhân dân xã yêu cầu", base=256.0, x0=120.0),
    )
    assert below(TITLE, [first, rest, text]) == [first, rest]
    (row,) = addressees([TITLE, first, rest])
    assert (row.text, row.dash, row.inline) == ("- Phòng Kinh tế xã và các đơn vị.", 258.0, False)


def test_a_list_further_down_belongs_to_the_text():
    assert below(TITLE, [line("- Rà soát;", base=290.0, x0=120.0)]) == []


def test_one_beside_it_has_no_dash():
    assert addressees([line("Kính gửi: Phòng Kinh tế xã.")]) == []
