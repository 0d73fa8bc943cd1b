from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.errors import InputRefused
from doithoai.domain.kinds import Side
from doithoai.domain.numbering import NumberRule, SeriesKey, TermUnknown, series_key
from doithoai.domain.office import Term

STATE = NumberRule(Side.GOVERNMENT, "year", "kind", "UBND", "VP")
PARTY = NumberRule(Side.PARTY, "term", "kind", "ĐU")
TERMS = (
    Term("t1", "Nhiệm kỳ 2020 - 2025", date(2020, 6, 12), date(2025, 6, 30)),
    Term("t2", "Nhiệm kỳ 2025 - 2030", date(2025, 7, 1)),
)


def test_state_numbers_start_anew_on_1_january():
    assert series_key(STATE, "TB", date(2025, 12, 31), ()) == SeriesKey("government/TB", "2025")
    assert series_key(STATE, "TB", date(2026, 1, 1), ()) == SeriesKey("government/TB", "2026")


def test_one_series_a_type_or_one_for_the_office():
    office = NumberRule(Side.GOVERNMENT, "year", "office", "UBND", "VP")
    kinds = ("TB", "BB")
    assert {series_key(STATE, kind, date(2026, 3, 1), ()).series for kind in kinds} == {
        "government/TB",
        "government/BB",
    }
    assert {series_key(office, kind, date(2026, 3, 1), ()).series for kind in kinds} == {"government"}


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2020, 6, 12), "2020-06-12"),
        (date(2021, 1, 1), "2020-06-12"),  # the new year does not restart a party series
        (date(2025, 6, 30), "2020-06-12"),
        (date(2025, 7, 1), "2025-07-01"),
        (date(2031, 1, 1), "2025-07-01"),
    ],
)
def test_party_numbers_run_through_the_term(day, period):
    assert series_key(PARTY, "TB", day, TERMS) == SeriesKey("party/TB", period)


def test_a_term_keeps_its_series_when_its_name_or_row_is_written_anew():
    renamed = (Term("other", "Khóa XXI", date(2025, 7, 1), date(2030, 6, 30)),)
    assert series_key(PARTY, "TB", date(2026, 1, 5), renamed) == series_key(PARTY, "TB", date(2026, 1, 5), TERMS)


def test_of_overlapping_terms_the_later_counts():
    overlapping = (Term("a", "", date(2020, 6, 12)), Term("b", "", date(2025, 7, 1)))
    assert series_key(PARTY, "TB", date(2026, 1, 1), overlapping).period == "2025-07-01"


def test_a_day_outside_every_known_term_is_refused_with_the_remedy():
    with pytest.raises(TermUnknown) as refused:
        series_key(PARTY, "TB", date(2019, 5, 6), TERMS)
    assert "06/05/2019" in str(refused.value)
    assert "term" in refused.value.remedy


@given(st.dates())
def test_without_any_term_there_is_one_series_without_end(day):
    assert series_key(PARTY, "TB", day, ()) == SeriesKey("party/TB", "term")


@given(st.dates(), st.sampled_from(["TB", "BB", "GM", "CV"]))
def test_state_series_never_asks_for_terms(day, kind):
    assert series_key(STATE, kind, day, TERMS).period == str(day.year).zfill(4)


@pytest.mark.parametrize(("scheme", "scope"), [("month", "kind"), ("year", "village")])
def test_an_unknown_scheme_or_scope_is_refused(scheme, scope):
    with pytest.raises(InputRefused):
        NumberRule(Side.GOVERNMENT, scheme, scope, "UBND")
