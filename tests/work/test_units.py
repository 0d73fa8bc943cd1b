"""Units found by what is typed, and what their offices are called."""

from datetime import date

import pytest

from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.register import offices
from doithoai.work.setting_up import new_register
from doithoai.work.units import find, office_of, posts, profile_of


@pytest.mark.parametrize("typed", ["sơn tiến", "son tien", "xa son tien", "son tien ha tinh", "Sơn Tiến, tỉnh Hà Tĩnh"])
def test_a_commune_is_found_by_words_with_or_without_marks(typed: str) -> None:
    assert "xã Sơn Tiến, tỉnh Hà Tĩnh" in [unit.words for unit in find(typed.replace(",", ""))]


def test_nothing_typed_offers_nothing() -> None:
    assert find("  ") == []
    assert find("khong co dau ca") == []


def test_the_office_of_a_commune_is_called_by_its_kind_and_place() -> None:
    (unit,) = [one for one in find("son tien ha tinh") if one.code == "18163"]
    office = office_of(unit)
    assert office.name == "Ủy ban nhân dân xã Sơn Tiến"
    assert office.party_name == "Đảng ủy xã Sơn Tiến"
    assert office.superior == "Ủy ban nhân dân tỉnh Hà Tĩnh"
    assert office.party_superior == "Đảng bộ tỉnh Hà Tĩnh"
    assert (office.code, office.place_name, office.level) == ("18163", "Sơn Tiến", OfficeLevel.COMMUNE)


@pytest.mark.parametrize(
    ("typed", "party"), [("tinh ha tinh", "Tỉnh ủy Hà Tĩnh"), ("thanh pho ha noi", "Thành ủy Hà Nội")]
)
def test_a_province_and_a_city_have_their_own_party_names(typed: str, party: str) -> None:
    (unit,) = [one for one in find(typed) if one.above is None]
    office = office_of(unit)
    assert office.party_name == party
    assert (office.superior, office.level) == (None, OfficeLevel.PROVINCE)


def test_every_unit_of_the_list_has_an_office() -> None:
    from doithoai.work.units import _all

    assert len(_all()) > 3000
    assert all(office_of(unit).name for unit in _all())


def test_a_register_set_up_from_one_name_can_be_signed(tmp_path) -> None:
    (unit,) = [one for one in find("son tien ha tinh") if one.code == "18163"]
    profile = profile_of(office_of(unit), {"chair": "Đinh Xuân Lộc", "secretary": "Tống Trần Cảnh", "vice_chair": ""})
    with new_register(tmp_path / "so.sdt", profile) as register:
        assert offices.on(register, date(2026, 11, 23)).name == "Ủy ban nhân dân xã Sơn Tiến"
        (chair,) = offices.leaders(register, date(2026, 11, 23), Side.GOVERNMENT)
        assert (chair.name, chair.position, chair.authority) == ("Đinh Xuân Lộc", "Chủ tịch", "TM")
        assert {rule.body_symbol for rule in offices.number_rules(register).values()} == {"UBND", "ĐU"}
    assert [post.key for post in posts()] == ["chair", "vice_chair", "secretary"]
