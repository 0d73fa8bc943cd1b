"""One letter changed in one row of a list is one update: rows keep their identity and their history."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.domain.deadlines import DeadlineRule
from doithoai.domain.kinds import Role, Side
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term
from doithoai.domain.session import Attendee, Session
from doithoai.register import catalogues, offices, preparations, row_lists, sessions
from doithoai.register.catalogues import Entry, Holiday
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation


def changes(register: Register) -> dict[str, int]:
    """How many rows the last step inserted, updated and deleted; what did not happen is left out."""
    return dict(
        register.rows(
            "SELECT op, count(*) FROM change WHERE step_id = (SELECT max(id) FROM step) AND tbl <> 'number_series' "
            "GROUP BY op"
        )
    )


def leaders() -> list[Leader]:
    names = ("Đinh Xuân Lộc", "Phan Đình Lưu", "Lê Thị Nga", "Trần Quốc Bảo", "Hồ Sỹ Đàn")
    return [Leader(f"l{n}", name, "Phó Chủ tịch", Side.GOVERNMENT, "KT") for n, name in enumerate(names)]


class TestLeaders:
    def test_one_letter_is_one_update(self, register: Register) -> None:
        before = leaders()
        offices.set_leaders(register, before)
        after = [*before[:2], replace(before[2], name="Lê Thị Ngà"), *before[3:]]
        offices.set_leaders(register, after)
        assert changes(register) == {"update": 1}
        assert offices.all_leaders(register) == tuple(after)

    def test_identities_made_anew_by_a_page_do_not_replace_those_kept(self, register: Register) -> None:
        """A table of the settings gives its rows without an identity; each gets a new one on the way."""
        before = leaders()
        offices.set_leaders(register, before)
        typed = [replace(leader, uid=f"new{n}") for n, leader in enumerate(before)]
        typed[2] = replace(typed[2], name="Lê Thị Ngà")
        offices.set_leaders(register, typed)
        assert changes(register) == {"update": 1}
        assert [leader.uid for leader in offices.all_leaders(register)] == [leader.uid for leader in before]

    def test_one_taken_out_is_one_delete_and_one_added_one_insert(self, register: Register) -> None:
        before = leaders()
        offices.set_leaders(register, before)
        offices.set_leaders(register, [*before[:1], *before[2:]])
        assert changes(register) == {"delete": 1}
        added = Leader("new", "Mai Thị Phượng", "Bí thư", Side.PARTY, "TM")
        offices.set_leaders(register, [*before[:1], *before[2:], added])
        assert changes(register) == {"insert": 1}

    def test_their_order_is_kept(self, register: Register) -> None:
        before = leaders()
        offices.set_leaders(register, before)
        for after in ([before[4], *before[:4]], [before[1], before[0], *before[2:]], before[::-1]):
            offices.set_leaders(register, after)
            assert offices.all_leaders(register) == tuple(after)
            assert set(changes(register)) == {"update"}

    def test_nothing_changed_is_no_step(self, register: Register) -> None:
        offices.set_leaders(register, leaders())
        newest = register.value("SELECT max(id) FROM step")
        offices.set_leaders(register, leaders())
        assert register.value("SELECT max(id) FROM step") == newest


def test_receivers_keep_their_rows_and_their_order(register: Register) -> None:
    before = [Receiver(f"r{n}", name, ("month",)) for n, name in enumerate(("Tỉnh ủy", "UBND tỉnh", "Ban Dân vận"))]
    offices.set_receivers(register, before)
    after = [before[2], before[0], replace(before[1], periods=("month", "year"))]
    offices.set_receivers(register, after)
    assert offices.all_receivers(register) == tuple(after)
    assert "delete" not in changes(register)
    offices.set_receivers(register, [after[0], replace(after[1], name="Tỉnh uỷ"), after[2]])
    assert changes(register) == {"update": 1}


def test_terms_and_periods_of_the_office_keep_their_rows(register: Register) -> None:
    terms = [Term("a", "2020 - 2025", date(2020, 6, 1), date(2025, 6, 30)), Term("b", "2025 - 2030", date(2025, 7, 1))]
    offices.set_terms(register, terms)
    offices.set_terms(register, [replace(terms[0], uid="x"), replace(terms[1], uid="y", name="Nhiệm kỳ 2025 - 2030")])
    assert changes(register) == {"update": 1}
    assert [term.uid for term in offices.terms(register)] == ["a", "b"]

    periods = [
        OfficePeriod(Office("1", "UBND xã A", "A"), None, date(2025, 6, 30)),
        OfficePeriod(Office("1", "UBND xã Á", "Á"), date(2025, 7, 1)),
    ]
    offices.set_periods(register, "1", periods)
    uids = register.rows("SELECT uid FROM office_period ORDER BY id")
    offices.set_periods(register, "1", [periods[0], replace(periods[1], office=Office("1", "UBND xã Á Châu", "Á"))])
    assert changes(register) == {"update": 1}
    assert register.rows("SELECT uid FROM office_period ORDER BY id") == uids


def test_catalogues_time_limits_and_holidays_keep_their_rows(register: Register) -> None:
    entries = [Entry(f"Thôn {name}", "HD") for name in ("Hùng Tiến", "Khe Sắn", "Bãi Trạm", "Cồn Dâu")]
    catalogues.set_entries(register, "villages", entries)
    catalogues.set_entries(register, "villages", [entries[0], replace(entries[1], name="Thôn Khe Sấn"), *entries[2:]])
    assert changes(register) == {"update": 1}

    rules = [
        DeadlineRule("notice", "Thông báo", 7, "working", "after", "session", ""),
        DeadlineRule("results", "Kết quả", 30, "calendar", "after", "session", ""),
    ]
    catalogues.set_deadline_rules(register, rules)
    catalogues.set_deadline_rules(register, [rules[0], replace(rules[1], days=45)])
    assert changes(register) == {"update": 1}
    assert catalogues.deadline_rules(register)["results"].days == 45

    holidays = [Holiday(date(2026, 9, 2), "off", "Quốc khánh"), Holiday(date(2026, 9, 5), "worked")]
    catalogues.set_holidays(register, holidays)
    catalogues.set_holidays(register, [holidays[0], replace(holidays[1], day=date(2026, 9, 12))])
    assert changes(register) == {"update": 1}
    assert [holiday.day for holiday in catalogues.holidays(register)] == [date(2026, 9, 2), date(2026, 9, 12)]


def test_what_is_to_be_prepared_keeps_its_rows(register: Register) -> None:
    sessions.add(register, [Session("s")])
    lines = [Preparation("Báo cáo", "Văn phòng"), Preparation("Giấy mời", "Văn phòng"), Preparation("Loa", "Thôn")]
    preparations.put(register, "s", lines)
    preparations.put(register, "s", [lines[0], replace(lines[1], done=True), lines[2]])
    assert changes(register) == {"update": 1}


class TestRoster:
    @pytest.fixture
    def people(self, register: Register) -> list[Attendee]:
        names = ("Nguyễn Thị Ánh", "Trần Văn Bình", "Hồ Sỹ Đàn", "Võ Thị Tám")
        people = [Attendee(name, "Trưởng thôn", "Thôn", Role.CITIZEN, True) for name in names]
        sessions.add(register, [Session("s", attendees=tuple(people))])
        return people

    def uids(self, register: Register) -> list[str]:
        return [uid for (uid,) in register.rows("SELECT uid FROM attendee ORDER BY place, id")]

    def test_one_letter_is_one_update(self, register: Register, people: list[Attendee]) -> None:
        uids = self.uids(register)
        people[1] = replace(people[1], name="Trần Văn Bính")
        sessions.update(register, Session("s", attendees=tuple(people)))
        assert changes(register) == {"update": 1}
        assert self.uids(register) == uids

    def test_one_moved_to_the_front_keeps_its_identity(self, register: Register, people: list[Attendee]) -> None:
        uids = self.uids(register)
        sessions.update(register, Session("s", attendees=(people[3], *people[:3])))
        assert self.uids(register) == [uids[3], *uids[:3]]
        assert set(changes(register)) == {"update"}

    def test_one_added_between_others_leaves_them(self, register: Register, people: list[Attendee]) -> None:
        uids = self.uids(register)
        new = Attendee("Ngô Thị Thu", None, "Thôn Cồn Dâu", Role.CITIZEN, None)
        after = (people[0], new, *people[1:])
        sessions.update(register, Session("s", attendees=after))
        assert sessions.get(register, "s").attendees == after
        assert [uid for uid in self.uids(register) if uid in uids] == uids
        assert changes(register)["insert"] == 1


@pytest.mark.parametrize(
    ("existing", "rows", "partners"),
    [
        ("", "A", [None]),
        ("A", "", []),
        ("AB", "AB", [0, 1]),
        ("ABC", "AXBC", [0, None, 1, 2]),
        ("ABC", "CAB", [2, 0, 1]),
        ("AAB", "AB", [1, 2]),
    ],
)
def test_rows_that_say_the_same_are_the_same_wherever_they_stand(
    existing: str, rows: str, partners: list[int | None]
) -> None:
    assert row_lists.match([(c,) for c in existing], [(c,) for c in rows]) == partners


def test_between_the_same_neighbours_the_most_alike_is_the_same() -> None:
    existing = [("Hồ Sỹ Đàn", "Phó Chủ tịch"), ("Lê Thị Nga", "Văn phòng")]
    assert row_lists.match(existing, [("Lê Thị Ngà", "Văn phòng")]) == [1]


def test_a_list_replaced_as_a_whole_is_matched_in_no_time() -> None:
    existing = [(f"a{n}", n) for n in range(2000)]
    rows = [(f"b{n}", -n - 1) for n in range(2000)]
    assert row_lists.match(existing, rows) == list(range(2000))
