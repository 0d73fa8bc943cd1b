"""The lists an office may change, each as it was on a day."""

from datetime import date

import pytest

from doithoai.domain.deadlines import DeadlineRule
from doithoai.register import catalogues, errors
from doithoai.register.catalogues import Entry, Holiday
from doithoai.register.connection import Register

MERGED = date(2025, 7, 1)


def test_entries_come_in_their_order_and_in_their_time(register: Register) -> None:
    old = Entry("Thôn Đông", "NQ 12", None, date(2025, 6, 30))
    new = Entry("Thôn Đông Tây", "NQ 18", MERGED)
    always = Entry("Thôn An", "")
    catalogues.set_entries(register, "villages", [old, new, always])
    assert catalogues.entries(register, "villages") == [old, new, always]
    assert catalogues.names(register, "villages", date(2025, 6, 30)) == ("Thôn Đông", "Thôn An")
    assert catalogues.names(register, "villages", MERGED) == ("Thôn Đông Tây", "Thôn An")
    assert catalogues.names(register, "fields") == ()


def test_one_catalogue_leaves_the_others(register: Register) -> None:
    catalogues.set_entries(register, "fields", [Entry("đất đai")])
    catalogues.set_entries(register, "villages", [Entry("Thôn An")])
    catalogues.set_entries(register, "villages", [])
    assert catalogues.names(register, "fields") == ("đất đai",)


def test_names_are_cleaned(register: Register) -> None:
    catalogues.set_entries(register, "agencies", [Entry("  Công an xa\u0303 \u0007")])
    assert catalogues.names(register, "agencies") == ("Công an xã",)


def test_an_unknown_catalogue_is_refused_and_nothing_stands(register: Register) -> None:
    with pytest.raises(errors.RuleBroken):
        catalogues.set_entries(register, "colours", [Entry("đỏ")])
    assert register.value("SELECT count(*) FROM catalogue_entry") == 0


def test_special_days_make_the_calendar(register: Register) -> None:
    holidays = [Holiday(date(2026, 9, 2), "off", "Quốc khánh"), Holiday(date(2026, 8, 29), "worked", "", "QĐ 1")]
    catalogues.set_holidays(register, holidays)
    assert catalogues.holidays(register) == sorted(holidays, key=lambda holiday: holiday.day)
    calendar = catalogues.work_calendar(register)
    assert calendar.off == {date(2026, 9, 2)}
    assert calendar.worked == {date(2026, 8, 29)}
    assert calendar.names == {date(2026, 9, 2): "Quốc khánh"}


def test_time_limits_come_back_by_key(register: Register) -> None:
    rule = DeadlineRule("notice", "Thông báo kết luận", 7, "working", "after", "session_end", "QĐ 218")
    catalogues.set_deadline_rules(register, [rule])
    assert catalogues.deadline_rules(register) == {"notice": rule}
    catalogues.set_deadline_rules(register, [])
    assert catalogues.deadline_rules(register) == {}
