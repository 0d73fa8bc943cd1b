from datetime import date, datetime

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Assignment, Petition, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register import assignments, petitions, sessions
from doithoai.register.assignments import AgencyCount, Chosen, Owed

TODAY = date(2026, 6, 10)


def petition(uid, lead, due, **more):
    return Petition(uid, content=uid, assignment=Assignment(lead, (), due), **more)


@pytest.fixture
def filled(register):
    raised = (
        petition("late", "A", date(2026, 6, 9)),
        petition("today", "A", date(2026, 6, 10)),
        petition("week", "B", date(2026, 6, 17)),
        petition("later", "B", date(2026, 6, 18)),
        petition("nodate", "A", None),
        petition("nobody", None, date(2026, 7, 1)),
        petition("answered", "A", date(2026, 6, 1), written_answer=WrittenAnswer("1", None, None)),
        petition("closed", "B", date(2026, 6, 1), outcome=Outcome.CLOSED),
        petition("binned", "B", date(2026, 6, 1)),
        Petition("unassigned", content="x"),
    )
    sessions.add(register, [Session("s", starts_at=datetime(2026, 5, 1, 8), petitions=raised)])
    petitions.discard(register, ["binned"])
    return register


def uids(register, owed, lead=None):
    return [row.petition.uid for row in assignments.page(register, Chosen(owed, TODAY, lead))]


def test_counts_by_agency_most_overdue_first(filled):
    assert assignments.agencies(filled, TODAY) == [
        AgencyCount("A", 3, 1, 1),
        AgencyCount("B", 2, 1, 0),
        AgencyCount(None, 1, 0, 0),
    ]


def test_what_waits_stands_in_the_order_of_dates_the_undated_first(filled):
    assert uids(filled, Owed.WAITING) == ["nodate", "late", "today", "week", "later", "nobody"]
    assert uids(filled, Owed.WAITING, "A") == ["nodate", "late", "today"]
    assert uids(filled, Owed.WAITING, "") == ["nobody"]


def test_week_overdue_and_settled(filled):
    assert uids(filled, Owed.WEEK) == ["today", "week"]
    assert uids(filled, Owed.OVERDUE) == ["late"]
    assert uids(filled, Owed.SETTLED) == ["closed", "answered"]


@pytest.mark.parametrize("owed", list(Owed))
def test_pages_follow_on_without_gap_or_repeat(filled, owed):
    chosen = Chosen(owed, TODAY)
    whole = [row.petition.uid for row in assignments.each(filled, chosen)]
    uids, last = [], None
    while part := assignments.page(filled, chosen, after=last, limit=2):
        uids += [row.petition.uid for row in part]
        last = part[-1]
    assert uids == whole


def test_a_moved_date_keeps_what_was_and_why(filled):
    petitions.extend(filled, ["late"], date(2026, 7, 20), "Chờ kinh phí")
    petitions.extend(filled, ["late"], date(2026, 8, 1), "Mưa lũ")
    first, second = petitions.get(filled, "late").petition.extensions
    assert (first.was, first.due, first.reason) == (date(2026, 6, 9), date(2026, 7, 20), "Chờ kinh phí")
    assert (second.was, second.due, second.reason) == (date(2026, 7, 20), date(2026, 8, 1), "Mưa lũ")
    assert uids(filled, Owed.OVERDUE) == []


def test_the_lists_use_their_indexes(filled):
    plan = " ".join(
        row[3]
        for row in filled.rows(
            f"EXPLAIN QUERY PLAN SELECT p.id FROM petition p WHERE {assignments._OWED} ORDER BY p.due, p.id LIMIT 10"
        )
    )
    assert "petition_owed_due" in plan
    assert "TEMP B-TREE" not in plan
