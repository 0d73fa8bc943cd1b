"""The figures of a period counted in the file are those of the domain, and each opens exactly its petitions."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from counted import received_day, tables_of
from doithoai.domain.kinds import Outcome, SessionState
from doithoai.domain.period import Period
from doithoai.domain.petition import (
    Answer,
    Assignment,
    Extension,
    Petition,
    Petitioner,
    WrittenAnswer,
    is_blank,
)
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure, Turnover, elapsed
from doithoai.register import petitions, sessions, turnover
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter
from doithoai.register.turnover import Counted, OfAgencies, OfAgency, OfField

T = TypeVar("T")
FIRST = date(2026, 1, 1)
TODAY = date(2026, 11, 27)
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
FIELDS = ("đất đai", "giao thông", None)
AGENCIES = ("Công an xã", "Phòng Kinh tế xã", None)


def random_sessions(chance: random.Random) -> Iterator[Session]:
    """Sessions of a year, the last of them ahead, with petitions in every state, blank rows and odd dates."""

    def day() -> date:
        return FIRST + timedelta(days=chance.randrange(364))

    def moment() -> datetime:
        return datetime.combine(day(), datetime.min.time().replace(hour=chance.randrange(24)))

    def maybe(value: T) -> T | None:
        return value if chance.random() < 0.6 else None

    def petition(uid: str) -> Petition:
        task = Assignment(chance.choice(AGENCIES), chance.choice([(), ("Văn phòng",)]), maybe(day()))
        moves = (Extension(maybe(day()), None, None, maybe(at)) for at in sorted(moment() for _ in range(2)))
        return Petition(
            uid,
            petitioner=maybe(Petitioner(maybe("Lê Văn Nam"), "Thôn 1")),
            received_on=day() if chance.random() < 0.2 else None,
            field=chance.choice(FIELDS),
            content=maybe("Đường hỏng."),
            answer=maybe(Answer("Chủ tịch", None)),
            assignment=maybe(task),
            written_answer=maybe(WrittenAnswer("1/KT", maybe(day()))),
            outcome=maybe(chance.choice(list(Outcome))),
            extensions=tuple(moves) if chance.random() < 0.3 else (),
        )

    for number in range(20):
        begin = datetime.combine(day(), datetime.min.time().replace(hour=8)) if number else None
        raised = tuple(petition(f"p{number}-{place}") for place in range(chance.randrange(20)))
        yield Session(f"s{number}", state=chance.choice([*SessionState, None]), starts_at=begin, petitions=raised)


@pytest.fixture(scope="module")
def year() -> list[Session]:
    return [sessions.canonical(session) for session in random_sessions(random.Random(4))]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, year: list[Session]) -> Iterator[Register]:
    """A year at random; one session of it and one petition of another are in the bin."""
    with Register.create(tmp_path_factory.mktemp("turnover") / "so.sdt", who="thư ký") as filled:
        sessions.add(filled, year)
        sessions.discard(filled, "s7")
        petitions.discard(filled, ["p9-0"])
        yield filled


def dated(year: list[Session]) -> list[tuple[Petition, date]]:
    """The petitions outside the bin whose day is known."""
    of_sessions = [
        (petition, received_day(petition, session.starts_at.date() if session.starts_at else None))
        for session in year
        for petition in session.petitions
        if session.uid != "s7" and petition.uid != "p9-0"
    ]
    return [(petition, day) for petition, day in of_sessions if day]


YEAR = Period(FIRST, TODAY)
PERIODS = [NOVEMBER, Period(FIRST, date(2026, 12, 31)), Period(date(2026, 3, 1), date(2026, 3, 31))]


@pytest.mark.parametrize("period", PERIODS)
def test_the_file_counts_what_the_domain_counts(register: Register, year: list[Session], period: Period) -> None:
    counted = turnover.tables(register, period, TODAY, FIELDS[:2])
    assert counted == tables_of(dated(year), elapsed(period, TODAY), FIELDS[:2])
    assert counted.whole.carried or counted.whole.received


@pytest.mark.parametrize("period", PERIODS)
def test_each_figure_opens_as_many_petitions_as_it_says(register: Register, period: Period) -> None:
    counted = turnover.tables(register, period, TODAY)
    assert counted.period
    lines = [
        (None, counted.whole),
        (OfAgencies(), counted.assigned),
        *((OfField(name), part) for name, part in counted.by_field),
        *((OfAgency(name), part) for name, part in counted.by_agency),
    ]
    for row, part in lines:
        for figure in Figure:
            behind = Filter(counted=Counted(figure, counted.period, row))
            assert petitions.count(register, behind) == part.of(figure), (row, figure)
            assert len(petitions.page(register, behind, limit=1000)) == part.of(figure)


@pytest.mark.parametrize("newest", [1, 40, 5000])
def test_a_list_behind_a_figure_is_the_same_however_many_rows_are_looked_at_first(
    register: Register, newest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = [
        row.petition.uid
        for row in petitions.page(register, Filter(), limit=1000)
        if row.petition.uid in _behind(register, Figure.TO_SETTLE)
    ]
    monkeypatch.setattr(petitions, "_NEWEST", newest)
    uids, last = [], None
    while part := petitions.page(register, Filter(counted=Counted(Figure.TO_SETTLE, YEAR)), before=last, limit=7):
        uids += [row.petition.uid for row in part]
        last = part[-1].row
    assert uids == everything
    assert len(uids) > 20


def _behind(register: Register, figure: Figure) -> set[str]:
    behind = Filter(counted=Counted(figure, YEAR))
    return {row.petition.uid for row in petitions.page(register, behind, limit=1000)}


def test_a_figure_can_be_searched_in(register: Register) -> None:
    behind = _behind(register, Figure.LEFT)
    words = petitions.page(register, Filter(query="duong hong", counted=Counted(Figure.LEFT, YEAR)), limit=1000)
    assert {row.petition.uid for row in words} < behind
    assert words


def test_a_period_that_has_not_begun_has_no_figures(register: Register) -> None:
    assert turnover.tables(register, Period(date(2027, 1, 1), date(2027, 1, 31)), TODAY).whole == Turnover()


def test_petitions_without_a_day_are_in_no_period(register: Register, year: list[Session]) -> None:
    undated = [petition for petition in year[0].petitions if not petition.received_on and not is_blank(petition)]
    assert turnover.without_day(register) == len(undated) > 0


def test_ten_overdue_stay_overdue_in_a_month_without_a_session(tmp_path: Path) -> None:
    task = Assignment("Phòng Kinh tế xã", (), date(2026, 10, 20))
    late = tuple(Petition(f"p{number}", content="Đường hỏng.", assignment=task) for number in range(11))
    with Register.create(tmp_path / "so.sdt") as filled:
        sessions.add(filled, [Session("s", starts_at=datetime(2026, 10, 5, 8), petitions=late)])
        answer = {"written_answer.number": "61/UBND-KT", "written_answer.date": date(2026, 11, 12)}
        petitions.set_parts(filled, "p0", answer)
        november = turnover.tables(filled, NOVEMBER, date(2026, 12, 5))
        assert november.whole == Turnover(carried=11, settled_late=1, left=10, left_late=10)
        assert november.by_agency == (("Phòng Kinh tế xã", november.whole),)


def test_a_date_moved_later_does_not_change_what_a_past_month_said(tmp_path: Path) -> None:
    """Due on 10 October, extended on 5 November: October ended with one overdue, and still says so."""
    october = Period(date(2026, 10, 1), date(2026, 10, 31))
    moved = Extension(date(2026, 10, 10), date(2026, 12, 15), "Chờ vốn", datetime(2026, 11, 5, 9))
    task = Assignment("Phòng Kinh tế xã", (), date(2026, 12, 15))
    raised = Petition("p", content="Đường hỏng.", assignment=task, extensions=(moved,))
    with Register.create(tmp_path / "so.sdt") as filled:
        sessions.add(filled, [Session("s", starts_at=datetime(2026, 10, 5, 8), petitions=(raised,))])
        assert turnover.tables(filled, october, TODAY).whole == Turnover(received=1, left=1, left_late=1)
        assert turnover.tables(filled, NOVEMBER, TODAY).whole == Turnover(carried=1, left=1)
        behind = Filter(counted=Counted(Figure.LEFT_LATE, october))
        assert [row.petition.uid for row in petitions.page(filled, behind)] == ["p"]


def test_counting_follows_the_index_and_sorts_nothing(register: Register) -> None:
    plan = register.rows(f"EXPLAIN QUERY PLAN {turnover._COUNTING}", {"first": "2026-01-01", "last": "2026-02-01"})
    assert any("SCAN p USING INDEX petition_turnover" in step[-1] for step in plan), plan
    assert not any("FOR GROUP BY" in step[-1] for step in plan), plan
