from datetime import date

import pytest

from doithoai.domain.errors import InputRefused
from doithoai.domain.kinds import Side
from doithoai.domain.office import Leader
from doithoai.domain.people import Titles
from doithoai.domain.session import Person
from doithoai.domain.signing import Post, SideRules, Signing, signing

TITLES = Titles(("Đồng chí", "Ông", "TS."))
OTHERS = ("HĐND", "Mặt trận")
STATE = SideRules(
    "Ủy ban nhân dân",
    "Chủ tịch",
    (
        Post("Chủ tịch", "Chủ tịch", "TM", "Ủy ban nhân dân", OTHERS),
        Post("Phó Chủ tịch", "Phó Chủ tịch", "KT", "Chủ tịch", OTHERS),
    ),
    acting=("Quyền", "Q."),
)
PARTY = SideRules(
    "Đảng ủy",
    "Bí thư",
    (Post("Bí thư", "Bí thư", "TM", "Đảng ủy"), Post("Phó Bí thư", "Phó Bí thư", "TM", "Đảng ủy")),
    collective_deputies=True,
)


def _state(name, position):
    return signing((), Person(name, position), Side.GOVERNMENT, STATE, TITLES)


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Chủ tịch", ("TM", "Ủy ban nhân dân", "Chủ tịch")),
        ("Chủ tịch Ủy ban nhân dân xã Sơn Tiến", ("TM", "Ủy ban nhân dân", "Chủ tịch")),
        ("chủ tịch UBND xã", ("TM", "Ủy ban nhân dân", "Chủ tịch")),
        ("Phó Chủ tịch Thường trực UBND xã", ("KT", "Chủ tịch", "Phó Chủ tịch")),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", ("TM", "Ủy ban nhân dân", "Chủ tịch")),
        ("Phó Bí thư Đảng ủy kiêm Phó Chủ tịch UBND xã", ("KT", "Chủ tịch", "Phó Chủ tịch")),
        ("Quyền Chủ tịch UBND xã", ("Q", "Ủy ban nhân dân", "Chủ tịch")),
        ("Q. Chủ tịch UBND xã", ("Q", "Ủy ban nhân dân", "Chủ tịch")),
    ],
)
def test_the_chair_signs_for_the_state_by_his_position(position, expected):
    assert _state("Phan Đình Lưu", position) == Signing(*expected, "Phan Đình Lưu")


@pytest.mark.parametrize("position", ["Chủ tịch HĐND xã", "Bí thư Đảng ủy xã", "Trưởng thôn", "", None])
def test_a_post_of_another_body_leaves_the_head_to_sign_by_hand(position):
    assert _state("Phan Đình Lưu", position) == Signing("TM", "Ủy ban nhân dân", "Chủ tịch", "")


def test_without_any_chair_the_head_signs_by_hand():
    assert signing((), None, Side.PARTY, PARTY, TITLES) == Signing("TM", "Đảng ủy", "Bí thư", "")


@pytest.mark.parametrize(
    ("position", "printed"), [("Bí thư Đảng ủy xã", "Bí thư"), ("Phó Bí thư Thường trực Đảng ủy xã", "Phó Bí thư")]
)
def test_a_party_deputy_signs_for_the_collective(position, printed):
    chair = Person("Đồng chí TS. Lương Thị Hiền", position)
    assert signing((), chair, Side.PARTY, PARTY, TITLES) == Signing("TM", "Đảng ủy", printed, "Lương Thị Hiền")


def _leader(name, position, authority, behalf=None, side=Side.GOVERNMENT):
    return Leader(name, name, position, side, authority, behalf, date(2021, 6, 28))


HEAD = _leader("Phan Đình Lưu", "Chủ tịch", "TM", "Ủy ban nhân dân")
DEPUTY = _leader("Hà Thị Sâm", "Phó Chủ tịch", "KT", "Chủ tịch")
SECRETARY = _leader("Tống Trần Cảnh", "Bí thư", "TM", "Ban Thường vụ", Side.PARTY)


def test_of_the_leaders_the_chair_signs():
    chair = Person("đồng chí Hà Thị Sâm", "Phó Chủ tịch UBND xã")
    signed = signing((HEAD, DEPUTY), chair, Side.GOVERNMENT, STATE, TITLES)
    assert signed == Signing("KT", "Chủ tịch", "Phó Chủ tịch", "Hà Thị Sâm")


def test_a_chair_who_is_no_leader_leaves_it_to_the_first():
    signed = signing((HEAD, DEPUTY), Person("Ai Đó", "Chủ tịch"), Side.GOVERNMENT, STATE, TITLES)
    assert signed.name == "Phan Đình Lưu"


def test_leaders_of_the_other_side_do_not_sign():
    signed = signing((SECRETARY,), Person("Phan Đình Lưu", "Chủ tịch UBND xã"), Side.GOVERNMENT, STATE, TITLES)
    assert signed == Signing("TM", "Ủy ban nhân dân", "Chủ tịch", "Phan Đình Lưu")
    assert signing((HEAD, SECRETARY), None, Side.PARTY, PARTY, TITLES).on_behalf_of == "Ban Thường vụ"


@pytest.mark.parametrize(
    ("position", "authority", "behalf", "expected"),
    [
        ("Chủ tịch", "TM", None, ("TM", "Ủy ban nhân dân", "Chủ tịch")),
        ("Phó Chủ tịch Thường trực", "KT", None, ("KT", "Chủ tịch", "Phó Chủ tịch Thường trực")),
        ("Phó Chánh Văn phòng", "KT", None, ("KT", "Chánh Văn phòng", "Phó Chánh Văn phòng")),
        ("Chánh Văn phòng", "TL", None, ("TL", "Chủ tịch", "Chánh Văn phòng")),
        ("Trưởng phòng Kinh tế", "TUQ", "Chủ tịch", ("TUQ", "Chủ tịch", "Trưởng phòng Kinh tế")),
        ("Quyền Chủ tịch", "Q", None, ("Q", "Ủy ban nhân dân", "Chủ tịch")),
        ("Chủ tịch", "Q", "Chủ tịch", ("Q", "Ủy ban nhân dân", "Chủ tịch")),
    ],
)
def test_what_a_leader_leaves_open_comes_from_the_rules(position, authority, behalf, expected):
    leader = _leader("Ông Đinh Xuân Lộc", position, authority, behalf)
    assert signing((leader,), None, Side.GOVERNMENT, STATE, TITLES) == Signing(*expected, "Đinh Xuân Lộc")


def test_a_party_deputy_entered_with_kt_still_signs_for_the_collective():
    deputy = _leader("Lương Thị Hiền", "Phó Bí thư", "KT", "Bí thư", Side.PARTY)
    assert signing((deputy,), None, Side.PARTY, PARTY, TITLES) == Signing(
        "TM", "Đảng ủy", "Phó Bí thư", "Lương Thị Hiền"
    )
    # A one-man agency of the party has a head, and its deputy signs for him.
    of_board = _leader("Lương Thị Hiền", "Phó Trưởng ban", "KT", None, Side.PARTY)
    assert signing((of_board,), None, Side.PARTY, PARTY, TITLES).authority == "KT"


def test_an_unknown_authority_in_the_rules_is_refused():
    with pytest.raises(InputRefused):
        Post("Chủ tịch", "Chủ tịch", "XX", "Ủy ban nhân dân")
