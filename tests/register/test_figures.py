"""The figures of the sessions of a period summed in the file are those of the domain."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from counted import summarise
from doithoai.domain.kinds import Role, SessionKind, SessionState, Side
from doithoai.domain.period import Period
from doithoai.domain.session import Attendee, Session, was_held
from doithoai.register import figures, sessions
from doithoai.register.connection import Register
from register.test_turnover import FIELDS, FIRST, TODAY, random_sessions


def with_people(session: Session, chance: random.Random) -> Session:
    """The session with a roster, a number of citizens or none, a kind or none, and fields it was about."""
    people = [
        Attendee(f"Lê Văn {number}", role=chance.choice([*Role, None]), present=chance.choice([True, False, None]))
        for number in range(chance.randrange(5))
    ]
    return replace(
        session,
        kind=chance.choice([*SessionKind, None]),
        citizens_present=chance.choice([None, 0, 126]),
        fields=tuple(chance.sample(["đất đai", "an ninh"], chance.randrange(3))),
        attendees=tuple(people),
    )


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    chance = random.Random(6)
    with Register.create(tmp_path_factory.mktemp("figures") / "so.sdt") as filled:
        sessions.add(filled, [with_people(session, chance) for session in random_sessions(chance)])
        sessions.discard(filled, "s3")
        yield filled


@pytest.mark.parametrize(
    "period", [Period(FIRST, date(2026, 12, 31)), Period(date(2026, 3, 1), date(2026, 5, 15)), Period(TODAY, TODAY)]
)
def test_the_file_counts_what_the_domain_counts(register: Register, period: Period) -> None:
    of_period = list(sessions.each(register, period.first, period.last))
    summed = figures.summary(register, period, TODAY, unit="UBND xã", field_order=FIELDS[:2])
    assert summed == summarise(of_period, TODAY, unit="UBND xã", field_order=FIELDS[:2])
    held = {session.uid for session in of_period if was_held(session, TODAY)}
    assert figures.held(register, period, TODAY) == held
    assert len(held) < len(of_period) or period.first == period.last


def test_it_is_known_whose_sessions_they_were(tmp_path: Path) -> None:
    held = [
        Session(f"s{n}", side=side, starts_at=datetime(2026, 3, n, 8), state=SessionState.HELD)
        for n, side in enumerate((Side.GOVERNMENT, Side.PARTY, Side.GOVERNMENT, Side.JOINT, None), 1)
    ]
    ahead = replace(held[0], uid="ahead", state=SessionState.PLANNED)
    with Register.create(tmp_path / "so.sdt") as register:
        sessions.add(register, [*held, ahead])
        counts = figures.by_side(register, Period(date(2026, 1, 1), date(2026, 12, 31)), TODAY)
    assert dict(counts) == {Side.GOVERNMENT: 2, Side.PARTY: 1, Side.JOINT: 1, None: 1}


def test_counting_follows_the_index_and_sorts_nothing(register: Register) -> None:
    days = {"first": "2026-01-01", "last": "2026-02-01", "today": "2026-02-01"}
    plan = register.rows(f"EXPLAIN QUERY PLAN {figures._PETITIONS}", days)
    assert any("SCAN p USING INDEX petition_turnover" in step[-1] for step in plan), plan
    assert not any("FOR GROUP BY" in step[-1] for step in plan), plan
