import pytest

from doithoai.domain.offers import Offers

NAMES = ("Lê Văn Tuấn", "Nguyễn Thị Hường", "Lê Thị Hoa Lý", "Trần Đình Nuôi", "Hường Văn Lê")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tuan", ["Lê Văn Tuấn"]),
        ("Tuấn lê", ["Lê Văn Tuấn"]),
        ("huong", ["Hường Văn Lê", "Nguyễn Thị Hường"]),
        ("le", ["Lê Văn Tuấn", "Lê Thị Hoa Lý", "Hường Văn Lê"]),
        ("din", ["Trần Đình Nuôi"]),
        ("uôi", []),
        ("đa", []),
    ],
)
def test_any_word_from_its_beginning(typed: str, found: list[str]) -> None:
    assert Offers(NAMES, str).find(typed) == found


def test_nothing_typed_offers_the_first() -> None:
    assert Offers(NAMES, str).find("", most=2) == list(NAMES[:2])
    assert Offers(NAMES, str).find("  . ", most=2) == list(NAMES[:2])
