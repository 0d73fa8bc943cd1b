import tomllib
import unicodedata
from datetime import date, timedelta

import pytest

from doithoai.domain.calendar import DayKind, WorkCalendar
from doithoai.domain.deadlines import DeadlineRule, compute
from doithoai.paths import resource

FILES = ("agencies", "holidays", "deadline_rules", "numbering")
MARKS = {"L", "S", "P", "?"}
# First day of the lunar year and the tenth of its third month: the PyPI package `holidays` 0.109 (its own tables).
TET = [
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
    "2027-02-06",
    "2028-01-26",
    "2029-02-13",
    "2030-02-02",
    "2031-01-23",
    "2032-02-11",
    "2033-01-31",
    "2034-02-19",
    "2035-02-08",
]
GIO_TO = [
    "2020-04-02",
    "2021-04-21",
    "2022-04-10",
    "2023-04-29",
    "2024-04-18",
    "2025-04-07",
    "2026-04-26",
    "2027-04-16",
    "2028-04-04",
    "2029-04-23",
    "2030-04-12",
    "2031-04-01",
    "2032-04-19",
    "2033-04-09",
    "2034-04-28",
    "2035-04-17",
]


def load(name):
    return tomllib.loads(resource("catalogues", f"{name}.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def holidays():
    return load("holidays")["holiday"]


@pytest.fixture(scope="module")
def calendar(holidays):
    days = {kind: frozenset(row["date"] for row in holidays if row["kind"] == kind) for kind in ("off", "worked")}
    return WorkCalendar(days["off"], days["worked"], {row["date"]: row["name"] for row in holidays})


@pytest.mark.parametrize("path", sorted(resource("catalogues").iterdir()), ids=lambda path: path.name)
def test_files_are_nfc_with_plain_line_ends(path):
    raw = path.read_bytes()
    assert b"\r" not in raw
    assert unicodedata.is_normalized("NFC", raw.decode("utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_every_entry_says_where_it_comes_from(name):
    data = load(name)
    tables = [value for value in data.values() if isinstance(value, dict)]
    rows = tables + [row for value in data.values() if isinstance(value, list) for row in value]
    assert rows
    for row in rows:
        assert row.get("source") or data.get("source"), row
        assert (row.get("mark") or data.get("mark")) in MARKS, row


@pytest.mark.parametrize(
    ("name", "table"),
    [("agencies", "agency"), ("deadline_rules", "rule")],
)
def test_keys_and_names_are_unique(name, table):
    rows = load(name)[table]
    for key in ("key", "name"):
        assert len({row[key] for row in rows}) == len(rows)


def test_agencies_follow_the_change_of_july_2025():
    agencies = {row["name"]: row for row in load("agencies")["agency"]}
    assert agencies["Phòng Kinh tế xã"]["valid_from"] == date(2025, 7, 1)
    assert agencies["Công chức Tư pháp - Hộ tịch xã"]["valid_to"] == date(2025, 6, 30)
    assert agencies["Công an xã"].keys().isdisjoint({"valid_from", "valid_to"})


def test_holidays_are_one_row_a_date_in_order(holidays):
    days = [row["date"] for row in holidays]
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(range(2020, 2036))


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in TET])
def test_tet_is_five_working_days_off_round_the_first_day(day, calendar):
    assert calendar.names[day] == "Mùng 1 Tết Nguyên đán"
    assert {day + timedelta(n) for n in range(-1, 4)} <= calendar.off
    near = [day + timedelta(n) for n in range(-9, 9)]
    assert sum(calendar.kind(near_day) is DayKind.OFF for near_day in near) == 5


@pytest.mark.parametrize("day", [date.fromisoformat(day) for day in GIO_TO])
def test_the_tenth_of_the_third_lunar_month(day, calendar):
    assert calendar.names[day] == "Giỗ Tổ Hùng Vương (10/3 âm lịch)"
    # Off on the day itself, or on the next working day that is not off already.
    assert any(calendar.kind(day + timedelta(n)) is DayKind.OFF for n in range(5))


@pytest.mark.parametrize("year", range(2021, 2036))
def test_national_day_is_two_days_beside_each_other(year, calendar):
    second = date(year, 9, 2)
    assert second in calendar.off
    assert {second - timedelta(1), second + timedelta(1)} & calendar.off


@pytest.mark.parametrize(
    ("off", "worked"),
    [
        ("2024-04-29", "2024-05-04"),
        ("2025-05-02", "2025-04-26"),
        ("2026-01-02", "2026-01-10"),
        ("2026-08-31", "2026-08-22"),
    ],
)
def test_swaps_have_both_halves(off, worked, holidays, calendar):
    off, worked = date.fromisoformat(off), date.fromisoformat(worked)
    rows = {row["date"]: row for row in holidays}
    assert (rows[off]["swapped_with"], rows[worked]["swapped_with"]) == (worked, off)
    assert not calendar.is_working_day(off)
    assert calendar.is_working_day(worked)
    assert worked.weekday() == 5


def test_years_without_a_published_schedule_are_marked(holidays):
    computed = [row for row in holidays if "Nghỉ bù" in row["name"] and row["date"].year > 2026]
    assert computed
    assert {row["mark"] for row in computed} == {"?"}


def test_time_limits_are_rules_the_program_can_compute(calendar):
    data = load("deadline_rules")
    rules = {row["key"]: DeadlineRule(**{k: v for k, v in row.items() if k != "mark"}) for row in data["rule"]}
    assert {key: rule.days for key, rule in rules.items()} == {
        "announcement": 7,
        "results": 10,
        "notice": 5,
        "written_answer": 15,
        "report": 5,
    }
    # Session of Tuesday 25/08/2026; 31/8, 1/9, 2/9 are off: 26, 27, 28, 3, 4.
    assert compute(rules["notice"], date(2026, 8, 25), calendar).due == date(2026, 9, 4)
    assert {row["key"]: (row["count"], row["per"]) for row in data["quota"]} == {
        "dialogue": (1, "year"),
        "reception": (2, "month"),
    }


def test_numbering_by_year_for_the_state_and_by_term_for_the_party():
    data = load("numbering")
    assert (data["government"]["scheme"], data["government"]["body_symbol"]) == ("year", "UBND")
    assert (data["party"]["scheme"], data["party"]["body_symbol"]) == ("term", "ĐU")


def test_units_after_july_2025():
    comment, header, *lines = resource("catalogues", "units.tsv").read_text(encoding="utf-8").splitlines()
    assert comment.startswith("#")
    assert header.split("\t") == ["code", "parent", "kind", "name"]
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == 4 and row[3] for row in rows)
    provinces = {code: name for code, parent, _, name in rows if not parent}
    communes = {code: (parent, kind, name) for code, parent, kind, name in rows if parent}
    assert (len(provinces), len(communes)) == (34, 3321)
    assert provinces["42"] == "Hà Tĩnh"
    assert communes["18163"] == ("42", "xã", "Sơn Tiến")
    assert {parent for parent, _, _ in communes.values()} == set(provinces)
    assert sum(parent == "42" for parent, _, _ in communes.values()) == 69
    assert {kind for _, kind, _ in communes.values()} == {"xã", "phường", "đặc khu"}
