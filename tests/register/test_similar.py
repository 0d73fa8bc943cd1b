from dataclasses import replace
from datetime import datetime

import pytest

from doithoai.domain.petition import Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import petitions, sessions, similar
from doithoai.work.keywords import stopwords

TYPED = "Trại lợn đầu nguồn vẫn xả nước thải ra khe, mùi hôi lắm"


def at(year, *told):
    made = tuple(
        Petition(uid, petitioner=Petitioner("Hồ Sỹ Đàn", village), content=words) for uid, village, words in told
    )
    return Session(f"s{year}", title=f"Năm {year}", starts_at=datetime(year, 3, 14, 8), petitions=made)


@pytest.fixture
def filled(register):
    answered = WrittenAnswer("112/UBND", None, "Đã phạt chủ trại")
    first = at(2022, ("pig22", "Thôn Khe Sắn", "Trại lợn xả nước thải xuống khe"))
    first = replace(first, petitions=(replace(first.petitions[0], written_answer=answered),))
    others = (
        ("far", "Thôn Hùng Tiến", "Trại lợn bên kia đầu nguồn xả nước thải, mùi hôi nồng nặc"),
        ("school", "Thôn Khe Sắn", "Trường mầm non thiếu phòng học"),
        ("pig23", "Thôn Khe Sắn", "Nước thải trại lợn vẫn chảy ban đêm"),
    )
    sessions.add(register, [first, at(2023, *others)])
    return register


def look(register, typed=TYPED, **wanted):
    return similar.earlier(register, typed, stopwords(), **{"seconds": 5, **wanted})


def test_the_village_comes_first_then_others_that_say_the_same(filled):
    found = look(filled, village="Thôn Khe Sắn")
    assert {one.row.petition.uid for one in found[:2]} == {"pig22", "pig23"}
    assert [one.row.petition.uid for one in found[2:]] == ["far"]
    assert [one.same_village for one in found] == [True, True, False]


def test_what_was_answered_is_told(filled):
    (found,) = [one for one in look(filled, village="Thôn Khe Sắn") if one.row.petition.uid == "pig22"]
    assert found.row.petition.written_answer.number == "112/UBND"
    assert "trại lợn" in found.likeness.shared


def test_the_petition_itself_and_the_bin_are_left_out(filled):
    petitions.discard(filled, ["pig22"])
    found = look(filled, village="Thôn Khe Sắn", besides="pig23")
    assert [one.row.petition.uid for one in found] == ["far"]


def test_without_a_village_everybody_counts(filled):
    assert {one.row.petition.uid for one in look(filled)} == {"pig22", "pig23", "far"}


@pytest.mark.parametrize("typed", ["", "   ", "lợn", "Kính thưa hội nghị", '"; DROP TABLE petition', "* OR NEAR("])
def test_little_or_odd_text_finds_nothing_and_breaks_nothing(filled, typed):
    assert look(filled, typed) == []


def test_out_of_time_is_no_error_and_leaves_the_connection_usable(filled):
    assert look(filled, seconds=-1) in ([], look(filled))
    assert petitions.count(filled, petitions.Filter()) == 4
