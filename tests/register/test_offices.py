"""The office over time."""

from datetime import date

import pytest

from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term
from doithoai.register import offices
from doithoai.register.connection import Register

BEFORE = Office(
    "18142", "Ủy ban nhân dân xã A", "A", "Đảng ủy xã A", OfficeLevel.COMMUNE, "UBND huyện B", "Đảng bộ huyện B"
)
AFTER = Office(
    "18142", "Ủy ban nhân dân xã A", "A", "Đảng ủy xã A", OfficeLevel.COMMUNE, "UBND tỉnh C", "Đảng bộ tỉnh C"
)


def test_the_office_is_named_as_on_the_day(register: Register) -> None:
    offices.set_periods(
        register,
        "18142",
        [OfficePeriod(AFTER, date(2025, 7, 1)), OfficePeriod(BEFORE, date(2016, 1, 1), date(2025, 6, 30))],
    )
    assert offices.on(register, date(2025, 6, 30)) == BEFORE
    assert offices.on(register, date(2025, 7, 1)) == AFTER
    assert offices.on(register, date(2010, 1, 1)) == BEFORE, "before all periods, the first"
    assert offices.own_code(register) == "18142"


def test_an_unknown_office_is_empty_and_taken_from_the_first_file(register: Register) -> None:
    assert offices.on(register, date(2022, 1, 1)) == Office()
    offices.take(register, AFTER)
    assert offices.on(register, date(2022, 1, 1)) == AFTER
    offices.take(register, BEFORE)
    assert offices.on(register, date(2022, 1, 1)) == AFTER, "a known office is not replaced"


def test_the_file_of_another_office_is_refused(register: Register) -> None:
    offices.take(register, AFTER)
    with pytest.raises(offices.OtherOffice) as refused:
        offices.take(register, Office("99999", "Khác"))
    assert "office.code" in str(refused.value)


def test_leaders_sign_for_their_side_in_their_time(register: Register) -> None:
    chairman = Leader("1", "A", "Chủ tịch", Side.GOVERNMENT, "TM", None, date(2021, 1, 1), date(2025, 6, 30))
    secretary = Leader("2", "B", "Bí thư", Side.PARTY, "TM", "Ban Thường vụ")
    offices.set_leaders(register, [secretary, chairman])
    assert offices.leaders(register, date(2022, 1, 1)) == (secretary, chairman)
    assert offices.leaders(register, date(2022, 1, 1), Side.GOVERNMENT) == (chairman,)
    assert offices.leaders(register, date(2025, 7, 1), Side.GOVERNMENT) == ()


def test_receivers_terms_and_numbering_come_back(register: Register) -> None:
    receiver = Receiver("r", "Bí thư Tỉnh ủy", ("month", "year"), date(2025, 7, 1))
    term = Term("t", "2020 - 2025", date(2020, 6, 12), date(2025, 6, 30))
    rule = NumberRule(Side.PARTY, "term", "kind", "ĐU", "")
    offices.set_receivers(register, [receiver])
    offices.set_terms(register, [term])
    offices.set_number_rules(register, [rule])
    assert offices.receivers(register, date(2025, 7, 1)) == (receiver,)
    assert offices.receivers(register, date(2025, 6, 30)) == ()
    assert offices.terms(register) == (term,)
    assert offices.number_rules(register) == {Side.PARTY: rule}


def test_numbers_taken_before_a_term_was_known_go_on_in_it(register: Register) -> None:
    with register.step("x"):
        register.execute("INSERT INTO number_series(series, period, last) VALUES ('party/notice', 'term', 7)")
    offices.set_terms(register, [Term("t", "2025 - 2030", date(2025, 7, 1))])
    last = register.value("SELECT last FROM number_series WHERE series = 'party/notice' AND period = '2025-07-01'")
    assert last == 7
