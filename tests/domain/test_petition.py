"""Where a petition stands on a day: an ended matter first, then the furthest step reached."""

from datetime import date, datetime

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import (
    Answer,
    Assignment,
    Extension,
    Petition,
    PetitionStatus,
    WrittenAnswer,
    due_on,
    is_overdue,
    status,
)

DUE = date(2026, 4, 15)
BEFORE, AFTER = date(2026, 4, 14), date(2026, 4, 16)
ASSIGNED = Assignment("Phòng Kinh tế", due=DUE)
WRITTEN = WrittenAnswer("12/UBND", DUE)


def petition(**parts: object) -> Petition:
    return Petition("p1", 1, content="Đường hỏng.", **parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("parts", "today", "expected"),
    [
        ({}, AFTER, PetitionStatus.RECEIVED),
        ({"answer": Answer("Chủ tịch", "Đã làm.")}, AFTER, PetitionStatus.ANSWERED),
        ({"assignment": ASSIGNED}, BEFORE, PetitionStatus.ASSIGNED),
        ({"assignment": ASSIGNED}, DUE, PetitionStatus.ASSIGNED),
        ({"assignment": ASSIGNED}, AFTER, PetitionStatus.OVERDUE),
        ({"answer": Answer("A", "B"), "assignment": ASSIGNED}, BEFORE, PetitionStatus.ASSIGNED),
        ({"assignment": ASSIGNED, "written_answer": WRITTEN}, AFTER, PetitionStatus.ANSWERED_IN_WRITING),
        ({"assignment": ASSIGNED, "outcome": Outcome.OPEN}, AFTER, PetitionStatus.OVERDUE),
        ({"assignment": ASSIGNED, "outcome": Outcome.CLOSED}, AFTER, PetitionStatus.CLOSED),
        ({"written_answer": WRITTEN, "outcome": Outcome.TRANSFERRED}, AFTER, PetitionStatus.TRANSFERRED),
        ({"answer": Answer("A", "B"), "outcome": Outcome.WITHDRAWN}, AFTER, PetitionStatus.WITHDRAWN),
    ],
)
def test_where_it_stands(parts, today, expected):
    assert status(petition(**parts), today) is expected


def test_without_a_date_nothing_is_overdue():
    assert not is_overdue(petition(assignment=Assignment("Phòng Kinh tế")), AFTER)
    assert not is_overdue(petition(), AFTER)


def test_every_status_can_be_reached_and_overdue_agrees_with_it():
    for outcome in (None, *Outcome):
        for written in (None, WRITTEN):
            assigned = petition(assignment=ASSIGNED, written_answer=written, outcome=outcome)
            assert is_overdue(assigned, AFTER) == (status(assigned, AFTER) is PetitionStatus.OVERDUE)


def test_the_date_in_force_on_a_day_is_not_changed_by_what_was_decided_later() -> None:
    first, second, third = date(2026, 4, 1), date(2026, 4, 15), date(2026, 5, 30)
    moves = (
        Extension(first, second, "Chờ vốn", datetime(2026, 3, 28, 9)),
        Extension(None, second, "không rõ ngày"),
        Extension(second, third, "Mưa lũ", datetime(2026, 4, 20, 17)),
    )
    moved = petition(assignment=Assignment("Phòng Kinh tế", due=third), extensions=moves)
    days = [date(2026, 3, 27), date(2026, 3, 28), date(2026, 4, 19), date(2026, 4, 20), date(2026, 6, 1)]
    assert [due_on(moved, day) for day in days] == [first, second, second, third, third]
    assert due_on(petition(extensions=moves), days[0]) is None, "assigned to nobody any more"
