"""Units by their time."""

from collections import Counter
from datetime import date

from doithoai.domain.kinds import OfficeLevel
from doithoai.work import structure

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def test_districts_end_on_30_june_2025() -> None:
    before = Counter(place.level for place in structure.below("42", BEFORE))
    after = Counter(place.level for place in structure.below("42", AFTER))
    assert before == {OfficeLevel.DISTRICT: 12, OfficeLevel.COMMUNE: 210}
    assert after == {OfficeLevel.COMMUNE: 69}
    assert "huyện Hương Sơn" in [place.words for place in structure.below("42", BEFORE)]


def test_a_district_has_its_communes_and_a_commune_nothing() -> None:
    communes = structure.below("439", BEFORE)
    assert {place.above for place in communes} == {"439"}
    assert structure.below(communes[0].code, BEFORE) == []


def test_units_of_any_time_are_known() -> None:
    assert structure.is_known("439")
    assert structure.is_known("18163")
    assert not structure.is_known("99999")
