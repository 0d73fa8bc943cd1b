from datetime import date

import pytest

from doithoai.documents.content.bases import bases_on
from doithoai.documents.formats.model import Family


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (date(2019, 5, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),
        (date(2025, 4, 1), "Luật Tổ chức chính quyền địa phương ngày 19 tháng 02 năm 2025"),
        (date(2026, 1, 5), "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"),
    ],
)
def test_the_state_cites_the_law_of_the_day_and_the_provincial_decision(day, law):
    first, second = bases_on(Family.STATE, day)
    assert first == law
    assert second.startswith("Quyết định số 657-QĐ/TU ngày 04 tháng 4 năm 2018")


def test_no_day_has_two_laws_or_none_since_2016():
    days = (date(year, month, day) for year in range(2016, 2031) for month in range(1, 13) for day in (1, 15, 16, 28))
    for day in days:
        laws = [base for base in bases_on(Family.STATE, day) if base.startswith("Luật Tổ chức")]
        assert len(laws) == 1, day


def test_the_party_cites_its_own_rules():
    first, second = bases_on(Family.PARTY, date(2026, 1, 5))
    assert first.startswith("Quy định số 11-QĐi/TW ngày 18 tháng 02 năm 2019")
    assert "657-QĐ/TU" in second


def test_nothing_is_cited_before_it_was_issued():
    assert bases_on(Family.PARTY, date(2018, 4, 3)) == ()
