"""Lists of people as offices have them."""

from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee
from doithoai.intake import people as people_import
from doithoai.intake.people import PeopleUnreadable


def test_rows_of_a_sheet_with_heads_in_any_order() -> None:
    pasted = "STT\tĐơn vị\tHọ và tên\tChức vụ\n1\tUBND xã\tPhan Đình Lưu\tChủ tịch\n2\tThôn Hùng Tiến\tLê Thị Nga\t\n"
    assert people_import.from_text(pasted) == [
        Attendee("Phan Đình Lưu", "Chủ tịch", "UBND xã", Role.LEADER),
        Attendee("Lê Thị Nga", None, "Thôn Hùng Tiến", None),
    ]


def test_rows_without_heads_after_running_numbers() -> None:
    pasted = "1\tTrần Văn Bình\tTrưởng thôn\tThôn Khe Sắn\r\n2\tHồ Sỹ Đàn\t\tThôn Khe Sắn\r\n"
    assert people_import.from_text(pasted) == [
        Attendee("Trần Văn Bình", "Trưởng thôn", "Thôn Khe Sắn", None),
        Attendee("Hồ Sỹ Đàn", None, "Thôn Khe Sắn", None),
    ]


def test_lines_of_a_word_list() -> None:
    pasted = "1. Phan Đình Lưu, Chủ tịch UBND xã\n2. Hà Thị Sâm - Phó Chủ tịch UBND xã\nVõ Thị Tám"
    names = [(one.name, one.position) for one in people_import.from_text(pasted)]
    assert names == [
        ("Phan Đình Lưu", "Chủ tịch UBND xã"),
        ("Hà Thị Sâm", "Phó Chủ tịch UBND xã"),
        ("Võ Thị Tám", None),
    ]


def test_decomposed_text_is_composed() -> None:
    assert people_import.from_text("Ho\u0300a\tX\n")[0].name == "Hòa"


def test_a_spreadsheet_file(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["DANH SÁCH ĐẠI BIỂU"])
    book.active.append(["TT", "Họ và tên", "Chức vụ", "Địa chỉ"])
    book.active.append([1, "Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến"])
    book.save(tmp_path / "a.xlsx")
    assert people_import.from_file(tmp_path / "a.xlsx") == [
        Attendee("Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến", None)
    ]


def test_a_text_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Họ và tên;Chức vụ\nHồ Sỹ Đàn;Trưởng thôn\n", "utf-8-sig")
    assert people_import.from_file(tmp_path / "a.csv") == [Attendee("Hồ Sỹ Đàn", "Trưởng thôn", None, None)]


@pytest.mark.parametrize("name", ["none.xlsx", "bad.xlsx", "bad.csv"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    if name.startswith("bad"):
        (tmp_path / name).write_bytes(b"\xff\xfe\x00garbage")
    with pytest.raises(PeopleUnreadable) as refused:
        people_import.from_file(tmp_path / name)
    assert name in str(refused.value)


def test_people_already_there_are_left_out() -> None:
    known = [Attendee("Hồ Sỹ Đàn", None, "Thôn Khe Sắn")]
    coming = [Attendee("Hồ Sỹ Đàn", "X", "Thôn Khe Sắn"), Attendee("Hồ Sỹ Đàn", None, "Thôn Bãi Trạm")]
    assert people_import.not_on_roster(coming, known) == coming[1:]
