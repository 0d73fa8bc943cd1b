"""What the checker says."""

from documents.check.parts import line
from doithoai.documents.check.report import departure, gathered, place


def test_a_place_is_the_top_of_the_letters_and_the_beginning_of_the_line():
    spot = place(line("Một câu rất dài, dài hơn bốn mươi chữ cái của phần trích dẫn", base=100, size=14.0))
    assert spot.page == 1
    assert abs(spot.top - (100 - 0.891 * 14) / (72 / 25.4)) < 0.01
    assert spot.words == "Một câu rất dài, dài hơn bốn mươi chữ c…"
    assert len(spot.words) == 40


def test_what_says_the_same_is_said_once_with_all_its_places():
    first, second, other = line("a", base=300), line("b", base=100), line("c", base=50)
    (top, both) = gathered(
        [
            departure("size", "body", "khoản 1", "size {found} pt", [first], found=12),
            departure("size", "body", "khoản 1", "size {found} pt", [second], found=12),
            departure("size", "body", "khoản 1", "size {found} pt", [other], found=11),
        ]
    )
    assert top.params == {"found": 11}
    assert [spot.words for spot in both.places] == ["a", "b"]
