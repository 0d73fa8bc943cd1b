"""What was deleted waits in the bin, and comes back to where it was."""

from doithoai.domain.session import Session
from doithoai.register import bin as bins
from doithoai.register import history, petitions, sessions
from doithoai.register.connection import Register


def test_a_petition_deleted_by_itself_is_listed_with_who_said_what(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    petitions.discard(register, ["p1"])
    (thing,) = bins.listed(register)
    assert (thing.kind, thing.uid, thing.held) == (bins.PETITION, "p1", "2022-03-14T08:00")
    assert thing.words == "Đặng Văn Đức: Đề nghị sửa mái trường mầm non bị dột."
    assert thing.deleted


def test_a_petition_deleted_with_its_session_comes_back_with_it(register: Register, session: Session) -> None:
    sessions.add(register, [session])
    petitions.discard(register, ["p1"])
    sessions.discard(register, session.uid)
    (thing,) = bins.listed(register)
    assert (thing.kind, thing.uid, thing.words) == (bins.SESSION, session.uid, session.title)
    bins.recover(register, [thing])
    assert [row.petition.uid for row in petitions.of_session(register, session.uid)] == ["p2", "p3"]
    assert [thing.uid for thing in bins.listed(register)] == ["p1"], "what was deleted by itself stays deleted"


def test_several_things_are_taken_out_as_one_act(register: Register, session: Session) -> None:
    sessions.add(register, [session, Session("other", title="Khác")])
    petitions.discard(register, ["p1", "p2"])
    sessions.discard(register, "other")
    bins.recover(register, bins.listed(register))
    assert bins.listed(register) == []
    assert sessions.get(register, session.uid) == session
    history.undo(register)
    assert {thing.uid for thing in bins.listed(register)} == {"p1", "p2", "other"}


def test_the_list_has_an_end(register: Register) -> None:
    sessions.add(register, [Session(f"s{n}") for n in range(5)])
    for n in range(5):
        sessions.discard(register, f"s{n}")
    assert len(bins.listed(register, limit=3)) == 3
