from dataclasses import replace
from datetime import datetime

import pytest

from doithoai.domain.petition import Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import petitions, sessions, similar
from doithoai.work.keywords import stopwords

TYPED = "Trại lợn đầu nguồn vẫn xả nước thải ra khe, mùi hôi lắm"


def at(year, *raised):
    petitions = tuple(
        Petition(uid, petitioner=Petitioner("Hồ Sỹ Đàn", village), content=words) for uid, village, words in raised
    )
    return Session(f"s{year}", title=f"Năm {year}", starts_at=datetime(year, 3, 14, 8), petitions=petitions)


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


def look(register, typed=TYPED, **options):
    return similar.earlier(register, typed, stopwords(), **{"seconds": 5, **options})


def uids(alike):
    return [earlier.row.petition.uid for earlier in alike]


def test_the_village_comes_first_then_others_that_say_the_same(filled):
    alike = look(filled, village="Thôn Khe Sắn")
    assert set(uids(alike[:2])) == {"pig22", "pig23"}
    assert uids(alike[2:]) == ["far"]
    assert [earlier.same_village for earlier in alike] == [True, True, False]


def test_what_was_answered_is_told(filled):
    by_uid = {earlier.row.petition.uid: earlier for earlier in look(filled, village="Thôn Khe Sắn")}
    assert by_uid["pig22"].row.petition.written_answer.number == "112/UBND"
    assert "trại lợn" in by_uid["pig22"].likeness.shared


def test_the_petition_itself_and_the_bin_are_left_out(filled):
    petitions.discard(filled, ["pig22"])
    assert uids(look(filled, village="Thôn Khe Sắn", besides="pig23")) == ["far"]


def test_without_a_village_everybody_counts(filled):
    assert set(uids(look(filled))) == {"pig22", "pig23", "far"}


@pytest.mark.parametrize("typed", ["", "   ", "lợn", "Kính thưa hội nghị", '"; DROP TABLE petition', "* OR NEAR("])
def test_little_or_odd_text_finds_nothing_and_breaks_nothing(filled, typed):
    assert look(filled, typed) == []


def test_out_of_time_is_no_error_and_leaves_the_connection_usable(filled):
    assert look(filled, seconds=-1) in ([], look(filled))
    assert petitions.count(filled, petitions.Filter()) == 4
