"""Where a petition stands: an ended matter first, then the furthest step reached."""

from datetime import date

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Answer, Assignment, Petition, PetitionStatus, WrittenAnswer, is_overdue, status

DUE = date(2026, 4, 10)
TASK = Assignment("Công an xã", due=DUE)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, PetitionStatus.RECEIVED),
        ({"answer": Answer("Chủ tịch", "Sẽ làm.")}, PetitionStatus.ANSWERED),
        ({"answer": Answer("Chủ tịch"), "assignment": TASK}, PetitionStatus.ASSIGNED),
        ({"assignment": TASK, "written_answer": WrittenAnswer("31/UBND")}, PetitionStatus.ANSWERED_IN_WRITING),
        ({"assignment": TASK, "outcome": Outcome.OPEN}, PetitionStatus.ASSIGNED),
        ({"assignment": TASK, "outcome": Outcome.CLOSED}, PetitionStatus.CLOSED),
        ({"written_answer": WrittenAnswer("31/UBND"), "outcome": Outcome.TRANSFERRED}, PetitionStatus.TRANSFERRED),
        ({"outcome": Outcome.WITHDRAWN}, PetitionStatus.WITHDRAWN),
    ],
)
def test_where_a_petition_stands(parts, expected):
    assert status(Petition("p", **parts), DUE) is expected


def test_it_is_overdue_the_day_after_and_not_on_the_day():
    petition = Petition("p", assignment=TASK)
    assert not is_overdue(petition, DUE)
    assert is_overdue(petition, date(2026, 4, 11))
    assert status(petition, date(2026, 4, 11)) is PetitionStatus.OVERDUE


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"assignment": Assignment("Công an xã")},
        {"assignment": TASK, "written_answer": WrittenAnswer("31/UBND")},
        {"assignment": TASK, "outcome": Outcome.CLOSED},
        {"assignment": TASK, "outcome": Outcome.TRANSFERRED},
    ],
)
def test_what_has_no_date_or_is_answered_or_ended_is_never_overdue(parts):
    assert not is_overdue(Petition("p", **parts), date(2030, 1, 1))
