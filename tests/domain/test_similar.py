"""Whether two petitions speak of the same matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.similar import LEAST_SCORE, Likeness, likeness, rarity, terms
from doithoai.work.keywords import stopwords

STOP = frozenset(["đề", "nghị", "xã", "bị", "của", "gây", "nhân", "dân", "và"])
POOL = [
    "Đề nghị xã sửa đường liên thôn qua xóm Đông",
    "Trại lợn của ông Bình gây mùi hôi thối",
    "Đường dây điện yếu, đề nghị thay trạm biến áp",
    "Nhà văn hóa thôn Nam dột nát",
    "Mương nước bị bồi lấp, đề nghị nạo vét",
    "Đường làng hẹp, nhân dân xin mở rộng",
]


def alike(one: str, other: str) -> Likeness:
    pool = [terms(words, STOP) for words in POOL]
    return likeness(terms(one, STOP), terms(other, STOP), rarity(pool))


def test_terms_are_telling_words_and_neighbouring_pairs() -> None:
    assert terms("Đề nghị sửa Đường, của xã 12 m", STOP) == {"sua": "sửa", "duong": "đường", "sua duong": "sửa đường"}
    assert terms("hoà giải", frozenset(["hòa"])) == {"giai": "giải"}  # both places of a tone are one word
    assert terms("", STOP) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trại lợn đầu làng mùi hôi thối quá", "Mùi hôi thối từ trại lợn của ông Bình"),
        ("Mương bị bồi lấp", "De nghi nao vet muong nuoc, mương bồi lấp đã lâu"),
        ("trai lon gay mui hoi thoi", "Trại lợn của ông Bình gây mùi hôi thối"),
    ],
)
def test_the_same_matter_in_other_words(one: str, other: str) -> None:
    found = alike(one, other)
    assert found.score >= LEAST_SCORE
    assert found.shared
    assert alike(other, one).score == pytest.approx(found.score)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đề nghị xã sửa mương", "Đề nghị xã xem xét nhà dột"),  # only words everybody uses
        ("Đường làng hẹp", "Đường dây điện yếu"),  # one common word
        ("", "Trại lợn"),
        ("12 34", "12 34"),
    ],
)
def test_another_matter(one: str, other: str) -> None:
    assert alike(one, other) == Likeness(0.0)


def test_shared_words_are_told_as_written_the_pair_not_its_halves() -> None:
    assert alike("TRẠI LỢN hôi", "trại lợn bẩn").shared == ("trại lợn",)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    weights = rarity([terms(words, STOP) for words in POOL])
    assert weights["lon"] > weights["duong"]


@given(st.lists(st.sampled_from(" ".join(POOL).split()), max_size=25).map(" ".join))
def test_a_text_is_like_itself_or_says_nothing(words: str) -> None:
    found = alike(words, words)
    assert found.score in (0.0, pytest.approx(1.0))
    assert (found.score == 0.0) == (not found.shared)


def test_the_shipped_words_leave_the_matter() -> None:
    kept = terms("Tôi xin đề nghị lãnh đạo xã xem xét, giải quyết việc trại lợn gây ô nhiễm", stopwords())
    assert "trai lon" in kept
    assert not {"de", "nghi", "xa", "giai quyet", "toi"} & kept.keys()
