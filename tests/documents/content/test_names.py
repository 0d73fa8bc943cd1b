import pytest

from doithoai.documents.content.names import (
    committee,
    is_addressed,
    is_group,
    small_address,
    small_place,
    typed_address,
    with_body,
)


@pytest.mark.parametrize(
    ("position", "body", "joined"),
    [
        ("Trưởng thôn", "Thôn Hùng Tiến", "Trưởng thôn Hùng Tiến"),
        ("Bí thư Đảng ủy xã", "Đảng ủy xã Sơn Tiến", "Bí thư Đảng ủy xã Sơn Tiến"),
        ("Chủ tịch UBND xã", "Ủy ban nhân dân xã Sơn Tiến", "Chủ tịch UBND xã Sơn Tiến"),
        ("Chủ tịch Ủy ban MTTQ xã", "Ủy ban Mặt trận Tổ quốc xã", "Chủ tịch Ủy ban MTTQ xã"),
        ("Bí thư Đoàn xã", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã", "Bí thư Đoàn xã"),
        ("Chủ tịch Hội Phụ nữ", "Hội Liên hiệp Phụ nữ xã", "Chủ tịch Hội Phụ nữ xã"),
        ("Trưởng Công an xã", "Công an xã", "Trưởng Công an xã"),
        ("Giám đốc", "Hợp tác xã Sơn Tiến", "Giám đốc Hợp tác xã Sơn Tiến"),
        ("Chỉ huy trưởng", "Chùa Gia", "Chỉ huy trưởng, chùa Gia"),
        ("Công chức Địa chính xã", "Ủy ban nhân dân xã", "Công chức Địa chính xã, Ủy ban nhân dân xã"),
    ],
)
def test_a_position_with_its_body(position, body, joined):
    assert with_body(position, body) == joined


def test_a_party_organisation_is_reported_to_through_its_committee():
    assert committee("Đảng bộ tỉnh Hà Tĩnh") == "Tỉnh ủy Hà Tĩnh"
    assert committee("Đảng bộ thành phố Huế") == "Thành ủy Huế"
    assert committee("Đảng bộ Thành phố Hồ Chí Minh") == "Thành ủy Thành phố Hồ Chí Minh"
    assert committee("Đảng ủy khối doanh nghiệp") == "Đảng ủy khối doanh nghiệp"


def test_a_typed_form_of_address_is_seen():
    assert is_addressed("bà Nghiêm Thị Chắt")
    assert is_addressed("Đồng chí TS. Phan Đình Lưu")
    assert not is_addressed("Bành Thị Chắt")
    assert not is_addressed("TS. Phan Đình Lưu")


@pytest.mark.parametrize(
    ("typed", "inside"),
    [
        ("Thôn An Phú", "thôn An Phú"),
        ("Xóm Bìa, Thôn An Phú", "xóm Bìa, thôn An Phú"),
        ("Tổ dân phố 3", "tổ dân phố 3"),
        ("Khu phố 2, Phường 1", "khu phố 2, Phường 1"),
        ("Xã 7", "Xã 7"),
        ("Thôn", "Thôn"),
        ("Sở Xây dựng", "Sở Xây dựng"),
    ],
)
def test_a_common_noun_is_small_inside_a_sentence(typed, inside):
    assert small_place(typed) == inside


def test_common_forms_of_address_are_small_and_titles_stay():
    assert small_address("Bà Chắt") == "bà Chắt"
    assert small_address("Hòa thượng Thích An") == "Hòa thượng Thích An"
    assert (typed_address("Bà Chắt"), typed_address("Lê Thị Tần")) == ("bà", "")


def test_a_group_is_no_person():
    assert is_group("Các đồng chí Ủy viên Ban Thường vụ")
    assert not is_group("Cao Thị Thúy")
