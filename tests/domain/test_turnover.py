"""Figures by the day things happened: nothing is counted in two months, nothing in none."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.domain.kinds import Outcome
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.turnover import Turnover, TurnoverCounting, elapsed, of_petition

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
RAISED = date(2026, 10, 5)


def assigned(due: date | None = date(2026, 10, 20), written: date | None = None, **parts) -> Petition:
    answer = WrittenAnswer("61/UBND-KT", written) if written else None
    return Petition(
        "p", content="Đường hỏng.", assignment=Assignment("Phòng Kinh tế", (), due), written_answer=answer, **parts
    )


def test_an_answer_of_november_belongs_to_november_whenever_the_petition_was_raised():
    petition = assigned(written=date(2026, 11, 12))
    assert of_petition(petition, RAISED, OCTOBER) == Turnover(received=1, left=1, left_late=1)
    assert of_petition(petition, RAISED, NOVEMBER) == Turnover(carried=1, settled_late=1)
    assert of_petition(petition, RAISED, Period(date(2026, 12, 1), date(2026, 12, 31))) == Turnover()


def test_a_month_without_a_session_still_owes_what_is_overdue():
    assert of_petition(assigned(), RAISED, NOVEMBER) == Turnover(carried=1, left=1, left_late=1)


def test_a_date_that_ends_with_the_period_is_not_overdue_yet():
    assert of_petition(assigned(due=OCTOBER.last), RAISED, OCTOBER) == Turnover(received=1, left=1)


@pytest.mark.parametrize(
    ("petition", "counts"),
    [
        (
            Petition("p", content="Đường hỏng.", answer=Answer("Chủ tịch", "Đã ghi.")),
            Turnover(received=1, settled_in_time=1),
        ),
        (Petition("p", content="Đường hỏng."), Turnover(received=1, left=1)),
        (
            Petition("p", content="Xin đèn.", answer=Answer("Chủ tịch"), assignment=Assignment("Công an xã")),
            Turnover(received=1, left=1),
        ),
        (assigned(outcome=Outcome.WITHDRAWN), Turnover(received=1, settled_in_time=1, undated=1, withdrawn=1)),
        (assigned(written=date(2026, 10, 20)), Turnover(received=1, settled_in_time=1)),
        (assigned(written=date(2026, 10, 21)), Turnover(received=1, settled_late=1)),
        (assigned(due=None, written=date(2026, 10, 30)), Turnover(received=1, settled_in_time=1)),
    ],
)
def test_one_petition_in_its_own_month(petition, counts):
    assert of_petition(petition, RAISED, OCTOBER) == counts


def test_rows_by_field_and_agency():
    counting = TurnoverCounting(OCTOBER)
    counting.add(Petition("a", content="Đường hỏng.", field="văn hóa"), RAISED)
    counting.add(Petition("b", content="Đường hỏng.", field="an ninh", assignment=Assignment("Công an xã")), RAISED)
    counting.add(Petition("c", content="Đường hỏng.", assignment=Assignment(None, (), date(2026, 10, 7))), RAISED)
    counting.add(Petition("d", content="Đường hỏng.", field="văn hóa"), date(2026, 11, 3))
    tables = counting.tables(["văn hóa", "an ninh"])
    assert [name for name, _ in tables.by_field] == ["văn hóa", "an ninh", None]
    assert [name for name, _ in tables.by_agency] == ["Công an xã", None]
    assert tables.whole == Turnover(received=3, left=3, left_late=1)
    assert tables.assigned == Turnover(received=2, left=2, left_late=1)


def test_a_row_in_which_nobody_says_anything_is_no_petition():
    task = Assignment("Công an xã", (), date(2026, 10, 7))
    assert of_petition(Petition("p", 1, Petitioner(None, "Thôn 1"), assignment=task), RAISED, OCTOBER) == Turnover()
    assert of_petition(Petition("p", 1, Petitioner("Lê Văn Nam"), assignment=task), RAISED, OCTOBER).received == 1


def test_days_that_have_not_come_are_not_counted():
    assert elapsed(OCTOBER, date(2026, 10, 12)) == Period(date(2026, 10, 1), date(2026, 10, 12))
    assert elapsed(OCTOBER, date(2026, 12, 1)) == OCTOBER
    assert elapsed(OCTOBER, date(2026, 9, 30)) is None
    assert TurnoverCounting(None).tables().whole == Turnover()


days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
petitions = st.builds(
    lambda due, written, outcome, answered, given_out: Petition(
        "p",
        content="Đường hỏng.",
        answer=Answer("Chủ tịch") if answered else None,
        assignment=Assignment("Công an xã", (), due) if given_out else None,
        written_answer=WrittenAnswer("1", written) if written else None,
        outcome=outcome,
    ),
    st.none() | days,
    st.none() | days,
    st.none() | st.sampled_from(Outcome),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(st.tuples(petitions, days), max_size=8))
def test_month_after_month_what_is_left_is_what_is_carried_over(raised):
    left = 0
    received = settled = 0
    for month in range(1, 13):
        last = date(2027, 1, 1) if month == 12 else date(2026, month + 1, 1)
        counting = TurnoverCounting(Period(date(2026, month, 1), last - timedelta(days=1)))
        for petition, day in raised:
            counting.add(petition, day)
        counts = counting.whole
        assert counts.to_settle == counts.settled + counts.left
        assert counts.carried == left
        assert 0 <= counts.left_late <= counts.left
        left = counts.left
        received += counts.received
        settled += counts.settled
    assert received == len(raised) == settled + left
