"""Every change is recorded, can be taken back after a restart, and is chained."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.session import Session
from doithoai.register import documents, history, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter


def _state(register: Register) -> list[tuple[object, ...]]:
    return [
        *register.rows("SELECT * FROM session"),
        *register.rows("SELECT * FROM petition"),
        *register.rows("SELECT * FROM attendee"),
    ]


def test_undo_and_redo_walk_through_every_state(register: Register, session: Session) -> None:
    states = [_state(register)]
    acts = [
        lambda: sessions.add(register, [session]),
        lambda: sessions.update(register, replace(session, title="Một", attendees=())),
        lambda: sessions.update(register, replace(session, title=None, place="Nhà văn hóa")),
        lambda: sessions.discard(register, session.uid),
    ]
    for act in acts:
        act()
        states.append(_state(register))
    for state in reversed(states[:-1]):
        history.undo(register)
        assert _state(register) == state
    with pytest.raises(history.NothingToUndo):
        history.undo(register)
    for state in states[1:]:
        history.redo(register)
        assert _state(register) == state
    with pytest.raises(history.NothingToUndo):
        history.redo(register)


def test_undo_survives_a_restart(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="Nhầm"))
    register.close()
    with Register.open(register.path) as again:
        assert history.undo_label(again) == "Edit the session"
        history.undo(again)
        assert sessions.get(again, session.uid) == session


def test_a_new_act_ends_redoing(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="A"))
    history.undo(register)
    sessions.update(register, replace(session, title="B"))
    assert history.redo_label(register) is None


def test_undoing_keeps_the_search_right(register: Register, session: Session) -> None:
    def uids() -> list[str]:
        return [row.petition.uid for row in petitions.page(register, Filter("mầm non"))]

    sessions.add(register, [session])
    assert uids() == ["p1"]
    history.undo(register)
    assert uids() == []
    history.redo(register)
    assert uids() == ["p1"]


def test_nothing_changed_leaves_no_step(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    before = len(history.steps(register))
    assert not sessions.update(register, session)
    assert len(history.steps(register)) == before


def test_the_history_says_who_did_what_and_what_was(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="Mới"))
    newest = history.steps(register)[0]
    assert (newest.who, newest.label, newest.kind) == ("thư ký", "Edit the session", "do")
    was = register.value("SELECT before FROM change WHERE step_id = ? AND tbl = 'session'", (newest.id,))
    assert was == '{"title":"' + str(session.title) + '"}'


def test_a_failed_step_leaves_nothing(register: Register, session: Session) -> None:
    head = history.head(register)
    with pytest.raises(ZeroDivisionError), register.step("x"):
        sessions.add(register, [session])
        raise ZeroDivisionError
    assert _state(register) == []
    assert history.head(register) == head


def test_the_same_work_gives_the_same_chain_and_other_work_another(tmp_path: Path, session: Session) -> None:
    heads = []
    for name, content in (("a", session), ("b", session), ("c", replace(session, place="Khác"))):
        with Register.create(tmp_path / f"{name}.sdt", who=name) as register:
            sessions.add(register, [content])
            heads.append(history.head(register))
    assert heads[0] == heads[1] != heads[2]
    assert len(heads[0]) == 64


def test_typing_in_one_field_is_undone_as_one(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    for title in ("H", "Hội", "Hội nghị"):
        with register.step("Edit the session", strand="session:1:title"):
            sessions.update(register, replace(session, title=title))
    with register.step("Edit the session", strand="session:1:place"):
        sessions.update(register, replace(session, title="Hội nghị", place="Sân vận động"))
    history.undo(register)
    assert sessions.get(register, session.uid).place == session.place
    assert sessions.get(register, session.uid).title == "Hội nghị"
    history.undo(register)
    assert sessions.get(register, session.uid) == session
    history.redo(register)
    assert sessions.get(register, session.uid).title == "Hội nghị"


def _issue(register: Register, session: Session, day: date = date(2022, 3, 15)) -> None:
    documents.issue(
        register,
        DocumentKind.MINUTES,
        session.uid,
        lambda: documents.Decided(
            day,
            SeriesKey("government/BB", "2022"),
            lambda _: documents.Making(b"%PDF", "BB-UBND", "nd30"),
        ),
    )


def test_undo_never_goes_past_an_issued_paper_in_silence(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="Mới"))
    _issue(register, session)
    assert history.undo_label(register) is None
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    assert "01/BB-UBND" in str(stays.value)
    assert sessions.particulars(register, session.uid).title == "Mới", "nothing was taken back"
    assert history.undo_label(register, stays.value.acknowledge) == "Edit the session"
    history.undo(register, stays.value.acknowledge)
    assert sessions.particulars(register, session.uid).title == session.title
    assert history.undo_label(register, stays.value.acknowledge) == "Load sessions", "once said, it goes on"


def _content(register: Register) -> str | None:
    return petitions.get(register, "p1").petition.content


def test_typing_on_in_one_field_after_a_paper_is_not_undone_with_what_was_typed_before_it(
    register: Register, session: Session
) -> None:
    sessions.add(register, [session])
    for content in ("Trước", "Trước khi ban hành"):
        petitions.set_parts(register, "p1", {"content": content})
    _issue(register, session)
    for content in ("Sau", "Sau khi ban hành"):
        petitions.set_parts(register, "p1", {"content": content})
    history.undo(register)
    assert _content(register) == "Trước khi ban hành", "the first takes back what came after the paper only"
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    assert _content(register) == "Trước khi ban hành"
    history.undo(register, stays.value.acknowledge)
    assert _content(register) == session.petitions[0].content, "and one more goes past it, the strand as one"


def test_typing_on_after_an_undo_is_not_undone_with_what_was_typed_before_it(
    register: Register, session: Session
) -> None:
    sessions.add(register, [session])
    petitions.set_parts(register, "p1", {"content": "Trước"})
    petitions.set_parts(register, "p2", {"content": "Nhầm"})
    history.undo(register)
    petitions.set_parts(register, "p1", {"content": "Sau"})
    history.undo(register)
    assert _content(register) == "Trước"


def test_a_paper_is_spoken_of_again_after_something_new_was_done(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    _issue(register, session)
    with pytest.raises(history.PaperStays) as first:
        history.undo(register)
    sessions.update(register, replace(session, title="Mới"))
    assert history.undo_label(register, first.value.acknowledge) == "Edit the session"
    history.undo(register, first.value.acknowledge)
    with pytest.raises(history.PaperStays):
        history.undo(register, first.value.acknowledge)


def test_several_papers_are_named_together_and_undo_never_gets_stuck(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    for _ in range(5):
        _issue(register, session)
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    assert "05/BB-UBND, 04/BB-UBND, 03/BB-UBND, …" in str(stays.value)
    sessions.update(register, replace(session, title="Mới"))
    history.undo(register, stays.value.acknowledge)
    assert history.undo_label(register) is None


def test_a_session_that_has_an_issued_paper_is_not_taken_back(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    _issue(register, session)
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    with pytest.raises(history.NothingToUndo) as refused:
        history.undo(register, stays.value.acknowledge)
    assert "Load sessions" in str(refused.value)
    assert sessions.get(register, session.uid).title == session.title


def test_a_paper_with_nothing_before_it_promises_nothing(register: Register, session: Session) -> None:
    with register.step("x", kind="final"):
        sessions.add(register, [session])
    _issue(register, session)
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    assert stays.value.remedy == ""


def test_issuing_ends_redoing(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="A"))
    history.undo(register)
    _issue(register, session)
    assert history.redo_label(register) is None
    with pytest.raises(history.NothingToUndo):
        history.redo(register)


def test_inside_a_step_the_head_is_that_of_the_step_before(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    before = history.head(register)
    with register.step("x"):
        sessions.update(register, replace(session, title="A"))
        assert history.head(register) == before
    assert history.head(register) != before


def test_what_happened_to_a_row_is_told_newest_first(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    sessions.update(register, replace(session, title="A"))
    sessions.update(register, replace(session, title="B"))
    lines = [
        (line.operation, line.column, line.was, line.became)
        for line in history.of_row(register, "session", session.uid)
    ]
    assert lines == [("update", "title", "A", "B"), ("update", "title", session.title, "A"), ("insert", "", None, None)]
