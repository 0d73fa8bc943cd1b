"""How high a signature is."""

import pytest

from doithoai.documents.content.model import Signature
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.signatures import SignatureColumn, in_pairs

faces.faces()
FORM = all_formats()["nd30"]


def test_the_name_stands_below_the_room_to_sign():
    column = SignatureColumn(Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Phan Đình Lưu"), FORM, 200)
    lines = sum(block.height for block in column.above)
    assert [block.lines for block in column.above] == [["TM. ỦY BAN NHÂN DÂN"], ["CHỦ TỊCH"]]
    assert column.to_name == pytest.approx(lines + FORM.signature_room.value)
    assert column.height > column.to_name


def test_minutes_have_no_position():
    column = SignatureColumn(Signature(("THƯ KÝ",), "", "Mai Thị Phượng"), FORM, 200)
    assert len(column.above) == 1
    assert column.first_baseline == column.above[0].baseline(0)


@pytest.mark.parametrize(
    ("count", "places"),
    [
        (0, []),
        (2, [(0, 0), (0, 1)]),
        (3, [(0, 0), (0, 1), (1, 1)]),
        (4, [(0, 0), (0, 1), (1, 0), (1, 1)]),
    ],
)
def test_several_sign_in_pairs_and_one_left_over_at_the_right(count, places):
    assert in_pairs(count) == places
