from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from counted import summarise
from doithoai.domain.figures import Counting, Figures, of_petition, of_session, total
from doithoai.domain.kinds import Outcome, Role, SessionKind
from doithoai.domain.petition import Answer, Assignment, Petition, WrittenAnswer
from doithoai.domain.session import Attendee, Session

TODAY = date(2022, 6, 1)
LAND, ROADS = "đất đai", "cầu đường"

ANSWERED = Petition("a", content="Đường hỏng.", field=ROADS, answer=Answer("Chủ tịch", "Sẽ làm."))
LATE = Petition("b", content="Đường hỏng.", field=LAND, assignment=Assignment("Địa chính", due=date(2022, 5, 31)))
DUE_TODAY = Petition("c", content="Đường hỏng.", field=LAND, assignment=Assignment("Địa chính", due=TODAY))
WRITTEN = Petition(
    "d",
    content="Đường hỏng.",
    field=LAND,
    assignment=Assignment("Công an", due=date(2022, 4, 1)),
    written_answer=WrittenAnswer("12/CA"),
)
GONE = Petition(
    "e", content="Đường hỏng.", assignment=Assignment("Công an", due=date(2022, 4, 1)), outcome=Outcome.TRANSFERRED
)
BOTH = Petition(
    "f", content="Đường hỏng.", field=ROADS, answer=Answer(text="Tạm."), assignment=Assignment(), outcome=Outcome.OPEN
)
NEITHER = Petition("g", content="Đường hỏng.", outcome=Outcome.WITHDRAWN)


def session(*petitions: Petition, **attributes) -> Session:
    return Session(uid="s", starts_at=datetime(2022, 3, 18, 8), petitions=petitions, **attributes)


def test_the_counts_of_each_kind_of_petition():
    found = of_session(session(ANSWERED, LATE, DUE_TODAY, WRITTEN, GONE, BOTH, NEITHER), TODAY)
    assert found.petitions == 7
    assert found.answered == 2
    assert found.assigned == 5
    assert found.answered_in_writing == 1
    assert found.in_progress == 3  # late, due today, and answered for the moment
    assert found.overdue == 1
    assert (found.closed, found.transferred, found.withdrawn) == (0, 1, 1)


def test_a_petition_is_overdue_from_the_day_after():
    assert of_petition(DUE_TODAY, TODAY).overdue == 0
    assert of_petition(DUE_TODAY, date(2022, 6, 2)).overdue == 1


def people(**attributes) -> tuple[int, int, int]:
    found = of_session(session(**attributes), TODAY)
    return found.officials, found.citizens, found.people


def test_the_number_noted_at_the_session_counts_citizens_named_or_not():
    roster = (
        Attendee("A", role=Role.LEADER, present=True),
        Attendee("B", role=Role.AGENCY),  # not known whether absent
        Attendee("C", present=False),
        Attendee("D", role=Role.CITIZEN, present=True),
        Attendee("E", role=Role.CITIZEN, present=False),
    )
    assert people(attendees=roster) == (2, 1, 3)
    assert people(attendees=roster, citizens_present=126) == (2, 126, 128)
    assert people(attendees=roster, citizens_present=0) == (2, 0, 2)


def test_kinds_of_session_and_those_of_no_known_kind():
    kinds = [SessionKind.PERIODIC, SessionKind.PERIODIC, SessionKind.ADHOC, SessionKind.THEMATIC, None]
    whole = summarise([session(kind=kind) for kind in kinds], TODAY).whole
    assert (whole.sessions, whole.periodic, whole.adhoc, whole.thematic) == (5, 2, 1, 1)


def test_by_field_counts_sessions_that_touched_it_and_keeps_the_order_asked_for():
    sessions = [session(LATE, DUE_TODAY, NEITHER, fields=(ROADS,)), session(ANSWERED)]
    summary = summarise(sessions, TODAY, field_order=["an ninh", LAND, ROADS])
    assert [(name, row.sessions, row.petitions) for name, row in summary.by_field] == [
        (LAND, 1, 2),
        (ROADS, 2, 1),
        (None, 1, 1),
    ]
    assert [name for name, _ in summarise(sessions, TODAY).by_field] == [ROADS, LAND, None], "then by name"


def test_by_agency_has_the_assigned_only_the_busiest_first():
    summary = summarise([session(ANSWERED, WRITTEN, LATE, DUE_TODAY, BOTH)], TODAY)
    assert [(name, row.assigned, row.overdue) for name, row in summary.by_agency] == [
        ("Địa chính", 2, 1),
        ("Công an", 1, 0),
        (None, 1, 0),
    ]


def test_by_unit_has_a_row_for_each_that_sent():
    counting = Counting(TODAY)
    for unit in ("xã A", "xã B", "xã A"):
        counting.add(session(ANSWERED), unit)
    summary = counting.summary()
    assert [(name, row.sessions, row.petitions) for name, row in summary.by_unit] == [("xã A", 2, 2), ("xã B", 1, 1)]
    assert summary.whole.sessions == 3


def test_a_session_that_lies_ahead_counts_nowhere():
    ahead = replace(session(LATE, ANSWERED, kind=SessionKind.PERIODIC), starts_at=datetime(2022, 6, 2, 8))
    assert summarise([ahead], TODAY).whole == Figures() == of_session(ahead, TODAY)
    assert summarise([ahead], TODAY).by_kind == ()
    assert summarise([ahead], date(2022, 6, 2)).whole.sessions == 1


def test_a_row_in_which_nobody_says_anything_is_no_petition():
    summary = summarise([session(ANSWERED, Petition("x", 2, field=LAND, assignment=Assignment("Công an")))], TODAY)
    assert summary.whole.petitions == 1
    assert [name for name, _ in summary.by_field] == [ROADS]
    assert summary.by_agency == ()


def test_nothing_is_all_zeros():
    assert summarise([], TODAY).whole == Figures() == total([])


petitions = st.lists(st.sampled_from([ANSWERED, LATE, DUE_TODAY, WRITTEN, GONE, BOTH, NEITHER]), max_size=8)


@given(st.lists(petitions, max_size=4), st.dates(date(2022, 1, 1), date(2023, 1, 1)))
def test_every_table_adds_up_to_the_whole(sessions, today):
    summary = summarise([session(*some) for some in sessions], today)
    whole = summary.whole
    assert total(row for _, row in summary.by_unit) == whole
    assert sum(row.petitions for _, row in summary.by_field) == whole.petitions
    assert sum(row.assigned for _, row in summary.by_agency) == whole.assigned
    assert sum(row.overdue for _, row in summary.by_agency) == whole.overdue
    assert 0 <= whole.overdue <= whole.in_progress <= whole.assigned
