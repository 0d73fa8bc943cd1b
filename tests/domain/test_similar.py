from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.similar import LEAST_SCORE, likeness, rarity, terms
from doithoai.work.keywords import stopwords

STOPS = stopwords()
PIGS = "Trại lợn của ông Th. ở đầu nguồn Khe Sắn nuôi khoảng 200 con, nước thải chảy thẳng xuống khe."
PIGS_AGAIN = "Năm ngoái trại lợn bị phạt rồi, nước thải vẫn xả ra Khe Sắn ban đêm."
SCHOOL = "Trường mầm non điểm Tân Tiến chỉ có một phòng mà 38 cháu, mùa hè nóng quá."
ROAD = "Đường liên thôn hỏng, đề nghị xã xem xét làm lại cho bà con đi lại."


def of(*texts):
    return [terms(one, STOPS) for one in texts]


def test_terms_are_telling_words_and_pairs_of_neighbours():
    found = terms("Đề nghị xã xử lý nước thải trại lợn", STOPS)
    assert found["nuoc thai"] == "nước thải"
    assert found["trai lon"] == "trại lợn"
    assert found["lon"] == "lợn"
    assert not {"de", "nghi", "xa", "xu", "ly"} & found.keys()


def test_numbers_and_letters_alone_tell_nothing():
    assert terms("200 con, 1 2 3 a b", frozenset()) == {"con": "con"}


def test_the_same_matter_is_found_and_another_is_not():
    pool = of(PIGS_AGAIN, SCHOOL, ROAD)
    weights = rarity(pool)
    (typed,) = of(PIGS)
    same, school, road = (likeness(typed, one, weights) for one in pool)
    assert same.score > 2 * LEAST_SCORE
    assert {"trại lợn", "nước thải", "khe sắn"} <= set(same.shared)
    assert school.score < LEAST_SCORE
    assert road.score < LEAST_SCORE


def test_one_shared_word_is_chance():
    pool = of("Cây cam chết khô", SCHOOL)
    (typed,) = of("Vườn cam của tôi bị cát vùi")
    assert likeness(typed, pool[0], rarity(pool)).score == 0


def test_rare_words_weigh_more():
    weights = rarity(of("nước thải", "nước sạch", "nước giếng", "sân bóng"))
    assert weights["nuoc"] < weights["san bong"]


@given(st.text(), st.text())
def test_a_score_is_between_nothing_and_everything(one, other):
    first, second = of(one, other)
    found = likeness(first, second, rarity([first, second]))
    assert 0 <= found.score <= 1
    assert bool(found.shared) == (found.score > 0)


@given(st.text(alphabet="abc đêơ", min_size=1))
def test_a_text_is_like_itself(one):
    (found,) = of(one)
    same = likeness(found, found, rarity([found]))
    assert same.score in (0, 1)
