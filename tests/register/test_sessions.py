"""Sessions go in and come back whole."""

import uuid
from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.domain.kinds import SessionState
from doithoai.domain.petition import Answer, Petition, Petitioner
from doithoai.domain.session import Person, Session
from doithoai.register import history, petitions, session_life, sessions
from doithoai.register.connection import Register


def test_a_whole_session_comes_back_as_it_went_in(register: Register, session: Session) -> None:
    assert sessions.add(register, [session]) == (1, 0)
    assert sessions.get(register, session.uid) == session


def test_adding_the_same_again_adds_nothing(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    assert sessions.add(register, [session]) == (0, 1)
    assert register.value("SELECT count(*) FROM petition") == 3


def test_other_contents_under_a_known_uid_are_refused_with_their_place(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    other = replace(session, title="Khác")
    with pytest.raises(sessions.SessionConflict) as refused:
        sessions.add(register, [replace(session, uid="new", petitions=()), other])
    assert refused.value.path == "sessions[1].uid"
    assert register.value("SELECT count(*) FROM session") == 1, "nothing of a refused file stands"


def test_a_petition_that_another_session_holds_is_refused(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    with pytest.raises(sessions.SessionConflict) as refused:
        sessions.add(register, [replace(session, uid="other")])
    assert refused.value.path == "sessions[0].petitions[0].uid"


def test_text_is_stored_in_nfc_and_blank_parts_are_unknown(register: Register) -> None:
    decomposed = "Ho\u0300a Bi\u0300nh"
    petition = Petition("p", petitioner=Petitioner("  ", None), content=decomposed, answer=Answer(None, " "))
    sessions.add(register, [Session("s", petitions=(petition,))])
    back = sessions.get(register, "s").petitions[0]
    assert back == Petition("p", content="Hòa Bình")


def test_summaries_count_and_know_what_is_overdue(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    (late,) = sessions.summaries(register, date(2022, 4, 2))
    assert (late.petitions, late.answered, late.assigned, late.overdue) == (3, 1, 2, 1)
    (still,) = sessions.summaries(register, date(2022, 4, 1))
    assert still.overdue == 0, "on the day itself the agency is not late"


def test_a_period_takes_both_its_days(register: Register, session: Session) -> None:
    def at(uid: str, moment: datetime) -> Session:
        return replace(session, uid=uid, starts_at=moment, ends_at=None, petitions=())

    sessions.add(
        register,
        [
            at("b", datetime(2022, 3, 31, 23, 59)),
            at("a", datetime(2022, 3, 1, 0, 0)),
            at("c", datetime(2022, 4, 1, 0, 0)),
        ],
    )
    march = [one.uid for one in sessions.each(register, date(2022, 3, 1), date(2022, 3, 31))]
    assert march == ["a", "b"]
    assert sessions.days(register) == (date(2022, 3, 1), date(2022, 4, 1))


def test_a_session_is_found_by_the_beginning_of_its_uid(register: Register, session: Session) -> None:
    sessions.add(register, [session, replace(session, uid="2022-06", petitions=())])
    assert sessions.find(register, "2022-03") == session.uid
    for key in ("2022", "x", "", "%"):
        with pytest.raises(sessions.SessionUnknown):
            sessions.find(register, key)


def test_a_discarded_session_is_gone_from_lists_and_comes_back_with_undo(register: Register, session: Session) -> None:

    sessions.add(register, [session])
    sessions.discard(register, session.uid)
    assert list(sessions.summaries(register, date(2022, 4, 2))) == []
    with pytest.raises(sessions.SessionUnknown):
        sessions.get(register, session.uid)
    history.undo(register)
    assert sessions.get(register, session.uid) == session


def test_editing_the_roster_keeps_the_petitions(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    edited = replace(session, title="Hội nghị mới", attendees=session.attendees[:1])
    sessions.update(register, edited)
    assert sessions.get(register, session.uid) == edited


_text = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_text, _text, _text), max_size=4))
def test_any_words_come_back_as_they_are_cleaned(register: Register, words: list[tuple[str, str, str]]) -> None:
    uid = uuid.uuid4()  # the register lives through all examples
    petitions = tuple(
        Petition(f"{uid}-{i}", petitioner=Petitioner(name), content=content, answer=Answer(None, answer))
        for i, (name, content, answer) in enumerate(words)
    )
    one = Session(str(uid), petitions=petitions)
    sessions.add(register, [one])
    assert sessions.get(register, one.uid) == sessions.canonical(one)
    assert sessions.add(register, [one]) == (0, 1)


def test_a_file_that_knows_no_state_and_no_matter_is_the_same_session(register, session):
    sessions.add(register, [session])
    session_life.set_state(register, session.uid, SessionState.HELD)
    petitions.link(register, [petition.uid for petition in session.petitions])
    assert sessions.add(register, [session]) == (0, 1)
    with pytest.raises(sessions.SessionConflict):
        sessions.add(register, [replace(session, state=SessionState.CANCELLED)])


def test_who_took_minutes_is_listed_with_the_position_last_written(register: Register) -> None:
    def taken(uid: str, year: int, name: str, position: str | None) -> Session:
        return Session(uid, starts_at=datetime(year, 3, 1, 8), minute_taker=Person(name, position))

    lines = (("a", 2023, "Mai", "Thống kê"), ("b", 2024, "Lan", None), ("c", 2025, "Mai", "Văn phòng"))
    sessions.add(register, [taken(*line) for line in (*lines, ("d", 2026, "Mai", None))])
    assert sessions.minute_takers(register) == {"Mai": "Văn phòng", "Lan": None}
    assert list(sessions.minute_takers(register)) == ["Mai", "Lan"], "the latest first"
    assert list(sessions.minute_takers(register, 1)) == ["Mai"]
