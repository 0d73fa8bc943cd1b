"""What is measured of each office in a year."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from doithoai.domain.assessment import Measure, Scheme, Unit, Value
from doithoai.domain.kinds import DocumentKind, OfficeLevel, SessionState
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, WrittenAnswer
from doithoai.domain.session import DocumentRecord, Session, SessionOffice
from doithoai.register import assessment, offices, sessions
from doithoai.register.connection import Register

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 11, 28)
SCHEME = Scheme("Bảng điểm", "", {OfficeLevel.COMMUNE: 2, OfficeLevel.PROVINCE: 4}, 7, 10, 50, (), ())
COMMUNE = SessionOffice("18163", "UBND xã Sơn Tiến")


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "so.sdt", who="chuyên viên") as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        yield register


def hold(register: Register, day: date, *petitions: Petition, **parts: object) -> None:
    begins = datetime(day.year, day.month, day.day, 8)
    number = sessions.count(register)
    session = Session(f"s{number}", starts_at=begins, petitions=petitions, **parts)  # type: ignore[arg-type]
    sessions.add(register, [session])


def petition(uid: str, **parts: object) -> Petition:
    return Petition(uid, content="Đường hỏng.", **parts)  # type: ignore[arg-type]


def own(register: Register) -> Unit:
    return assessment.units(register, SCHEME, YEAR, TODAY)[0]


def test_sessions_are_held_against_the_duty_of_the_level(register: Register) -> None:
    hold(register, date(2026, 3, 2), state=SessionState.HELD)
    hold(register, date(2026, 4, 2), state=SessionState.CANCELLED)
    hold(register, date(2025, 4, 2), state=SessionState.HELD)
    hold(register, date(2026, 3, 2), office=COMMUNE)
    units = assessment.units(register, SCHEME, YEAR, TODAY)
    assert [(unit.name, unit.values[Measure.SESSIONS]) for unit in units] == [
        ("UBND tỉnh Hà Tĩnh", Value(1, 4)),
        ("UBND xã Sơn Tiến", Value(1, 2)),
    ]


def test_announcements_and_results_are_held_against_their_days(register: Register) -> None:
    def papers(day: date, announced: int, results: int | None) -> None:
        records = [DocumentRecord(DocumentKind.ANNOUNCEMENT, date=day - timedelta(days=announced))]
        if results is not None:
            records.append(DocumentRecord(DocumentKind.RESULTS, date=day + timedelta(days=results)))
        hold(register, day, documents=tuple(records))

    papers(date(2026, 3, 2), 7, 10)
    papers(date(2026, 5, 4), 6, 11)
    papers(date(2026, 6, 1), 8, None)
    papers(TODAY - timedelta(days=10), 8, None)  # its results are not due yet
    values = own(register).values
    assert (values[Measure.ANNOUNCED], values[Measure.RESULTS]) == (Value(3, 4), Value(1, 3))


def test_petitions_are_counted_as_in_the_report_of_the_year(register: Register) -> None:
    day = date(2026, 3, 2)
    due = day + timedelta(days=15)
    assigned = Assignment("Phòng Kinh tế", due=due)
    hold(
        register,
        day,
        petition("answered", answer=Answer("Chủ tịch", "Sẽ làm.")),
        petition("in time", assignment=assigned, written_answer=WrittenAnswer("1/UBND", due)),
        petition("late", assignment=assigned, written_answer=WrittenAnswer("2/UBND", due + timedelta(days=1))),
        petition("overdue", assignment=assigned),
    )
    values = own(register).values
    assert values[Measure.SETTLED] == Value(3, 4)
    assert values[Measure.IN_TIME] == Value(2, 4)
    assert values[Measure.OVERDUE] == Value(1, 4)
    assert values[Measure.ASSIGNED] == Value(2, 3)


def test_what_is_raised_again_after_it_was_settled_is_reopened(register: Register) -> None:
    hold(register, date(2025, 3, 2), petition("a", matter="m", answer=Answer("Chủ tịch", "Sẽ làm.")))
    hold(register, date(2026, 3, 2), petition("b", matter="m"), petition("c"))
    assert own(register).values[Measure.REOPENED] == Value(1, 2)


def test_nothing_is_said_of_an_office_of_which_nothing_came(register: Register) -> None:
    with register.step("Merge packages"):
        offices.id_of(register, "18163", OfficeLevel.COMMUNE)
    silent = assessment.units(register, SCHEME, YEAR, TODAY)[-1]
    assert (silent.code, silent.values) == ("18163", {})
    assert Measure.RECEPTION not in own(register).values


def test_a_year_that_has_not_begun_has_no_units(register: Register) -> None:
    assert assessment.units(register, SCHEME, Period(date(2027, 1, 1), date(2027, 12, 31)), TODAY) == []


def test_of_papers_that_the_register_holds_none_of_nobody_says_that_they_were_late(register: Register) -> None:
    days = (datetime(2026, 3, 2, 8), datetime(2026, 5, 2, 8))
    sessions.add(register, [Session(f"n{n}", starts_at=day, state=SessionState.HELD) for n, day in enumerate(days)])
    values = assessment.units(register, SCHEME, YEAR, TODAY)[0].values
    assert values is not None
    assert (values[Measure.ANNOUNCED], values[Measure.RESULTS]) == (Value(0, 0), Value(0, 0))
    assert values[Measure.SESSIONS].count == 2
