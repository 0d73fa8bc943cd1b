"""Who signs: the rules of each side, worded by the one format the document has."""

from dataclasses import replace

import pytest

from documents.content.small_session import SESSION, make_brief
from doithoai.documents.content.notice import build_notice
from doithoai.documents.content.signatures import (
    minutes_signatures,
    signature,
    signer_names,
    signing_rules,
    signs_for_standing_board,
)
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.office import Leader
from doithoai.domain.session import Person


@pytest.mark.parametrize("family", list(Family))
def test_each_side_has_its_rules(family: Family) -> None:
    assert signing_rules(family).posts


def test_the_chair_signs_for_the_committee_where_no_leader_is_entered():
    signed = signature(make_brief(DocumentKind.NOTICE))
    assert signed.authority == ("TM. ỦY BAN NHÂN DÂN",)
    assert (signed.position, signed.name) == ("CHỦ TỊCH", "Phan Đình Lưu")


def test_minutes_are_signed_by_minute_taker_and_chair_without_titles():
    left, right = minutes_signatures(make_brief(DocumentKind.MINUTES))
    assert (left.name, right.name) == ("Mai Thị Phượng", "Phan Đình Lưu")


@pytest.mark.parametrize(("form", "name"), [("nd30", "Phan Đình Lưu"), ("hd05", "Trần Văn Bí")])
def test_of_a_session_held_by_both_each_body_makes_its_own_paper(form, name):
    """Never a party signature under a state number, nor the other way."""
    leaders = (
        Leader("l1", "Trần Văn Bí", "Bí thư", Side.PARTY, "TM"),
        Leader("l2", "Phan Đình Lưu", "Chủ tịch", Side.GOVERNMENT, "TM"),
    )
    joint = replace(SESSION, side=Side.JOINT)
    brief = make_brief(DocumentKind.NOTICE, form, session=joint, leaders=leaders)
    (signed,) = build_notice(brief).signatures
    assert signed.name == name


def test_minutes_are_signed_by_everyone_who_chaired():
    others = (Person("Lê Thị Chi", "Phó Chủ tịch HĐND xã"), Person("đồng chí Thái Văn Bính"))
    signed = minutes_signatures(make_brief(DocumentKind.MINUTES, session=replace(SESSION, co_chairs=others)))
    titles = [signature.authority[0] for signature in signed]
    assert titles == ["THƯ KÝ", "CHỦ TỌA", "CHỦ TỌA", "CHỦ TỌA"]
    names = [signature.name for signature in signed]
    assert names == ["Mai Thị Phượng", "Phan Đình Lưu", "Lê Thị Chi", "Thái Văn Bính"]
    posts = [signature.position for signature in signed]
    assert posts == ["", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ", "PHÓ CHỦ TỊCH HĐND XÃ", ""], "each for whom he signs"
    alone = minutes_signatures(make_brief(DocumentKind.MINUTES))
    assert [signature.position for signature in alone] == ["", ""]


def test_the_standing_board_is_signed_for_where_the_leader_does_so():
    board = Leader("l", "Tống Trần Cảnh", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ")
    committee = replace(board, on_behalf_of="Đảng ủy")
    assert signs_for_standing_board(make_brief(DocumentKind.NOTICE, "hd05", leaders=(board,)))
    assert not signs_for_standing_board(make_brief(DocumentKind.NOTICE, "hd05", leaders=(committee,)))
    assert not signs_for_standing_board(make_brief(DocumentKind.NOTICE))


def test_those_who_sign_are_named_without_titles_for_comparing():
    assert signer_names(make_brief(DocumentKind.NOTICE)) == {"phan đình lưu"}
    assert signer_names(make_brief(DocumentKind.NOTICE, session=replace(SESSION, chair=None))) == frozenset()
