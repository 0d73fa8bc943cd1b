"""What can be a Vietnamese syllable."""

import unicodedata

import pytest

from doithoai.domain.syllables import is_syllable

SPELT_RIGHT = (
    "Nghiêng khuỷu nguyễn quốc quỳnh quá quê quyết gì gìn giếng giữ giặt gịa yêu ý ủy hòa hoà khoảng đường được đất "
    "ếch ích xoong thuở khuya tuýp búp tách học trường ước rượu oan loẹt quẹt nghe ghi kỹ phố thửa xã an ơn dat thon"
)
OTHERWISE = "zalo jeep est été für schön trườnǵ hỏc tàch đằk tèt bàá trl ngh qu q aa duong road w cường1 1 Đắk"


@pytest.mark.parametrize("word", SPELT_RIGHT.split(" "))
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(unicodedata.normalize("NFC", word.upper()))


@pytest.mark.parametrize("word", ["", *OTHERWISE.split(" ")])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)
