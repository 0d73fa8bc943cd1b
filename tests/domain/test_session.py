"""A session as it is held in memory: what is not known is None, and nothing can be changed by accident."""

import dataclasses
from dataclasses import replace

import pytest

from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Petition
from doithoai.domain.session import Attendee, Person, Session, state_after, was_held
from session_lives import AHEAD, HELD, NOW, PAST, TODAY


def test_only_its_identity_must_be_known():
    session = Session("s1")
    lists = {field.name for field in dataclasses.fields(Session) if getattr(session, field.name) == ()}
    assert {"attendees", "petitions", "documents", "fields"} <= lists
    unknown = [field.name for field in dataclasses.fields(Session) if field.name not in {"uid", *lists}]
    assert [getattr(session, name) for name in unknown] == [None] * len(unknown)


@pytest.mark.parametrize("thing", [Session("s1"), Attendee("Trần Văn Út"), Person("Lê Thị Nga"), Petition("p1")])
def test_what_was_read_is_never_changed_in_place(thing):
    with pytest.raises((dataclasses.FrozenInstanceError, AttributeError)):
        setattr(thing, dataclasses.fields(thing)[0].name, "other")
    assert hash(thing) == hash(dataclasses.replace(thing))


def test_an_attendee_who_is_not_marked_is_not_known_to_have_come():
    assert Attendee("Trần Văn Út").present is None


# -- the life of a session ---------------------------------------------------------------


@pytest.mark.parametrize(("session", "held"), HELD)
def test_whether_a_session_was_held(session, held):
    assert was_held(session, TODAY) is held


PLANNED = Session("s", state=SessionState.PLANNED, starts_at=NOW)


@pytest.mark.parametrize(
    "entered",
    [
        {"opening": "Báo cáo."},
        {"conclusion": "Kết luận."},
        {"citizens_present": 12},
        {"ends_at": NOW},
        {"attendees": (Attendee("A", present=True),)},
        {"petitions": (Petition("p"),)},
    ],
    ids=lambda entered: next(iter(entered)),
)
@pytest.mark.parametrize("state", [None, SessionState.PLANNED, SessionState.ANNOUNCED])
def test_a_session_becomes_held_by_what_is_entered_of_it(entered, state):
    planned = replace(PLANNED, state=state)
    assert state_after(planned, replace(planned, **entered), NOW) is SessionState.HELD


@pytest.mark.parametrize(
    ("was", "entered"),
    [
        (PLANNED, {"title": "Hội nghị", "place": "Hội trường", "attendees": (Attendee("A"),)}),
        (PLANNED, {"ends_at": NOW.replace(hour=17)}),
        (PLANNED, {"petitions": (Petition("p", received_on=PAST.date()),)}),
        (replace(PLANNED, starts_at=AHEAD), {"opening": "Soạn trước.", "petitions": (Petition("p"),)}),
        (replace(PLANNED, opening="Soạn trước."), {"opening": "Soạn trước, sửa."}),
    ],
    ids=["prepared", "an end to come", "collected before", "its day lies ahead", "written before"],
)
def test_what_is_prepared_does_not_make_it_held(was, entered):
    assert state_after(was, replace(was, **entered), NOW) is SessionState.PLANNED


@pytest.mark.parametrize("state", [SessionState.POSTPONED, SessionState.CANCELLED])
def test_one_postponed_or_cancelled_is_taken_up_by_its_state_only(state):
    was = replace(PLANNED, state=state)
    assert state_after(was, replace(was, opening="Báo cáo."), NOW) is state
    assert state_after(was, replace(was, state=SessionState.HELD), NOW) is SessionState.HELD
