"""Settings as texts and back: what was not touched is the same thing, a wrong cell is refused with its words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from doithoai import paths
from doithoai.domain.kinds import Side
from doithoai.domain.numbering import NumberRule, SeriesStart
from doithoai.domain.office import Leader
from doithoai.register import catalogues
from doithoai.register.catalogues import Entry
from doithoai.work import settings_tables as tables
from doithoai.work.profile import read
from doithoai.work.setting_up import new_register

PROFILE = read(paths.resource("sample", "profile.toml"))


def test_everything_of_a_profile_comes_back() -> None:
    assert tables.office_of(tables.OFFICE.rows(PROFILE.periods)) == (PROFILE.code, list(PROFILE.periods))
    assert tables.LEADERS.things(tables.LEADERS.rows(PROFILE.leaders)) == list(PROFILE.leaders)
    assert tables.RECEIVERS.things(tables.RECEIVERS.rows(PROFILE.receivers)) == list(PROFILE.receivers)
    assert tables.NUMBERING.things(tables.NUMBERING.rows(PROFILE.numbering)) == list(PROFILE.numbering)
    assert tables.TERMS.things(tables.TERMS.rows(PROFILE.terms)) == list(PROFILE.terms)


def test_what_a_new_register_is_given_comes_back(tmp_path: Path) -> None:
    with new_register(tmp_path / "o.sdt") as register:
        limits = list(catalogues.deadline_rules(register).values())
        holidays = catalogues.holidays(register)
        agencies = catalogues.entries(register, "agencies")
    assert tables.LIMITS.things(tables.LIMITS.rows(limits)) == limits
    assert tables.HOLIDAYS.things(tables.HOLIDAYS.rows(holidays)) == holidays
    assert tables.ENTRIES.things(tables.ENTRIES.rows(agencies)) == agencies


def test_an_edited_row_is_still_the_same_thing() -> None:
    rows = tables.LEADERS.rows(PROFILE.leaders)
    rows[0]["name"] += "u"
    leaders = tables.LEADERS.things(rows)
    assert [leader.uid for leader in leaders] == [leader.uid for leader in PROFILE.leaders]
    assert leaders[1:] == list(PROFILE.leaders[1:])


def test_a_row_typed_anew_gets_an_identity_of_its_own() -> None:
    first, second = tables.TERMS.things([{"name": "2020 – 2025", "starts_on": "1/8/2020"}] * 2)
    assert first.uid and second.uid and first.uid != second.uid
    (limit,) = tables.LIMITS.things([{"name": "Trả lời", "days": "15"}])
    assert limit.key and limit.counted_from == "session_end"


def test_a_renamed_agency_keeps_where_it_comes_from() -> None:
    rows = tables.ENTRIES.rows([Entry("Phòng Kinh tế", "Nghị định 150/2025/NĐ-CP")])
    rows[0]["name"] = "Phòng Kinh tế xã"
    assert tables.ENTRIES.things(rows) == [Entry("Phòng Kinh tế xã", "Nghị định 150/2025/NĐ-CP")]


def test_a_leader_typed_with_the_name_alone_signs_for_the_authority() -> None:
    (leader,) = tables.LEADERS.things([{"name": "Phan Đình Lưu", "position": "Chủ tịch"}])
    assert (leader.side, leader.authority) == (Side.GOVERNMENT, "TM")
    assert leader == Leader(leader.uid, "Phan Đình Lưu", "Chủ tịch", Side.GOVERNMENT, "TM")


@pytest.mark.parametrize(
    ("understand", "row"),
    [
        (tables.office_of, {"name": "A", "level": "village"}),
        (tables.office_of, {"name": "A", "valid_from": "32/1/2025"}),
        (tables.LEADERS.things, {"position": "Chủ tịch"}),
        (tables.LEADERS.things, {"name": "A", "side": "church"}),
        (tables.LEADERS.things, {"name": "A", "authority": "XX"}),
        (tables.RECEIVERS.things, {"name": "A", "valid_from": "31/2/2025"}),
        (tables.TERMS.things, {"name": "A"}),
        (tables.NUMBERING.things, {"side": "party", "scheme": "month", "scope": "kind", "body_symbol": "ĐU"}),
        (tables.LIMITS.things, {"name": "n", "days": "ten"}),
        (tables.HOLIDAYS.things, {"day": "2/9/2026", "kind": "half"}),
    ],
)
def test_a_wrong_cell_is_refused(understand: Callable[[list[tables.Row]], Any], row: tables.Row) -> None:
    with pytest.raises(tables.SettingRefused):
        understand([row])


def test_codes_are_typed_in_any_case() -> None:
    row = {"side": "PARTY", "scheme": "Term", "scope": "kind", "body_symbol": "ĐU"}
    assert tables.NUMBERING.things([row]) == [NumberRule(Side.PARTY, "term", "kind", "ĐU", "")]


def test_where_numbers_begin_is_typed_as_people_write_it() -> None:
    rows = [
        {"side": "government", "type_symbol": "tb", "period": "2026", "first": "57"},
        {"side": "party", "type_symbol": "", "period": "1/7/2025", "first": "8"},
    ]
    starts = tables.STARTS.things(rows)
    assert starts == [
        SeriesStart(Side.GOVERNMENT, "TB", "2026", 57),
        SeriesStart(Side.PARTY, "", "2025-07-01", 8),
    ]
    assert [start.key.series for start in starts] == ["government/TB", "party"]
    assert [row["period"] for row in tables.STARTS.rows(starts)] == ["2026", "01/07/2025"]
    assert tables.STARTS.things(tables.STARTS.rows(starts)) == starts
    for wrong in ({"period": "26"}, {"first": "0"}, {"first": "x"}, {"type_symbol": "ZZ"}):
        with pytest.raises(tables.SettingRefused):
            tables.STARTS.things([rows[0] | wrong])


def test_the_code_typed_in_one_row_is_that_of_the_office() -> None:
    code, periods = tables.office_of(
        [{"name": "UBND xã A"}, {"code": "18199", "name": "UBND xã B", "valid_from": "1/7/2025"}]
    )
    assert code == "18199"
    assert [(period.office.code, period.office.name) for period in periods] == [
        ("18199", "UBND xã A"),
        ("18199", "UBND xã B"),
    ]
    assert periods[1].valid_from == date(2025, 7, 1)
