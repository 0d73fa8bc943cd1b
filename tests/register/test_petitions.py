from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, PetitionStatus, WrittenAnswer, status
from doithoai.domain.session import Session
from doithoai.register import history, petitions, sessions
from doithoai.register.petitions import Filter

TODAY = date(2026, 6, 10)
DUE = date(2026, 6, 1)


@pytest.fixture
def filled(register):
    made = [
        Petition("p0", content="Đường liên thôn hỏng", field="nông nghiệp", petitioner=Petitioner("An", "Thôn Đông")),
        Petition(
            "p1", content="Kênh mương bồi lắng", answer=Answer("Chủ tịch"), petitioner=Petitioner("Ba", "Thôn Tây")
        ),
        Petition("p2", content="Đường điện yếu", assignment=Assignment("Công an xã", (), DUE)),
        Petition("p3", content="Rác thải", assignment=Assignment("Phòng Kinh tế", (), date(2026, 7, 1))),
        Petition("p4", content="Đường Đông", assignment=Assignment("B", (), DUE), written_answer=WrittenAnswer("1")),
        Petition("p5", content="Xong", outcome=Outcome.CLOSED),
        Petition("p6", content="Chuyển", outcome=Outcome.TRANSFERRED),
        Petition("p7", content="Rút", outcome=Outcome.WITHDRAWN),
    ]
    old = Session("old", starts_at=datetime(2022, 3, 1, 8), petitions=tuple(made[:4]))
    new = Session("new", starts_at=datetime(2026, 3, 1, 8), petitions=tuple(made[4:]))
    sessions.add(register, [old, new])
    return register


def uids(register, **wanted):
    return [row.petition.uid for row in petitions.page(register, Filter(today=TODAY, **wanted))]


def test_every_status_lists_what_the_domain_says(filled):
    listed = {known: uids(filled, status=known) for known in PetitionStatus}
    for row in petitions.page(filled, Filter()):
        assert row.petition.uid in listed[status(row.petition, TODAY)]
    assert sum(map(len, listed.values())) == 8


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"field": "nông nghiệp"}, ["p0"]),
        ({"village": "Thôn Tây"}, ["p1"]),
        ({"lead": "Công an xã"}, ["p2"]),
        ({"query": "đường"}, ["p4", "p2", "p0"]),
        ({"query": "đường", "village": "Thôn Đông"}, ["p0"]),
        ({"query": "đường", "lead": "Công an xã"}, ["p2"]),
        ({"query": "duong", "first": date(2026, 1, 1)}, ["p4"]),
        ({"last": date(2022, 3, 1)}, ["p3", "p2", "p1", "p0"]),
        ({"first": date(2022, 3, 1), "last": date(2022, 3, 1), "query": "rac"}, ["p3"]),
        ({"first": date(2023, 1, 1), "last": date(2023, 12, 31)}, []),
        ({"query": "Thôn", "village": 'Thôn "lạ'}, []),
    ],
)
def test_filters_alone_and_together(filled, wanted, expected):
    assert uids(filled, **wanted) == expected
    assert petitions.count(filled, Filter(today=TODAY, **wanted)) == len(expected)


def test_search_results_continue_below_a_row(filled):
    wanted = Filter(query="đường", today=TODAY)
    (first,) = petitions.page(filled, wanted, limit=1)
    rest = petitions.page(filled, wanted, before=first.row)
    assert [row.petition.uid for row in (first, *rest)] == ["p4", "p2", "p0"]


def test_the_time_a_matter_is_raised_counts_sessions_not_people(filled):
    """Two who say the same in one session raise it once; the next session is the second time."""
    petitions.link(filled, ["p4", "p0", "p2"])
    assert petitions.get(filled, "p0").session_uid == petitions.get(filled, "p2").session_uid
    times = {row.petition.uid: row.times for row in petitions.page(filled, Filter())}
    assert (times["p0"], times["p2"], times["p4"], times["p1"]) == (1, 1, 2, 1)
    petitions.unlink_many(filled, ["p0", "p2"])
    assert petitions.get(filled, "p4").times == 1
    history.undo(filled)
    assert petitions.get(filled, "p4").times == 2


def test_the_history_of_a_row_tells_what_was_and_what_it_became(filled):
    petitions.edit(filled, "p0", lambda p: replace(p, content="một"))
    petitions.edit(filled, "p0", lambda p: replace(p, content="hai", field=None))
    told = [(c.operation, c.column, c.was, c.became) for c in history.of_row(filled, "petition", "p0")]
    assert set(told[:2]) == {("update", "content", "một", "hai"), ("update", "field", "nông nghiệp", None)}
    assert told[2:] == [
        ("update", "content", "Đường liên thôn hỏng", "một"),
        ("insert", "", None, None),
    ]
    history.undo(filled)
    assert history.of_row(filled, "petition", "p0")[0].became in ("một", "nông nghiệp")


def test_a_file_taken_off_comes_back_with_undo(filled):
    petitions.attach(filled, "p0", "quét.pdf", b"%PDF-")
    ((uid, _name),) = petitions.attachments(filled, "p0")
    petitions.detach(filled, uid)
    assert petitions.attachments(filled, "p0") == []
    history.undo(filled)
    assert petitions.attached(filled, uid) == b"%PDF-"


def test_one_answer_closes_all_that_are_linked_each_with_its_own_record(filled):
    petitions.link(filled, ["p4", "p0", "p2", "p7"])
    petitions.edit(filled, "p4", lambda p: replace(p, outcome=Outcome.CLOSED))
    waiting = petitions.waiting_with(filled, petitions.get(filled, "p4"))
    assert [row.petition.uid for row in waiting] == ["p0", "p2"], "one that was withdrawn waits for nothing"
    petitions.answer_linked(filled, "p4")
    for uid in ("p0", "p2"):
        petition = petitions.get(filled, uid).petition
        assert (petition.written_answer, petition.outcome) == (WrittenAnswer("1"), Outcome.CLOSED)
    assert petitions.get(filled, "p7").petition.outcome is Outcome.WITHDRAWN
    assert [change.column for change in history.of_row(filled, "petition", "p2")[:2]] == ["written_number", "outcome"]
    petitions.edit(filled, "p2", lambda p: replace(p, written_answer=WrittenAnswer("2")))
    assert petitions.get(filled, "p4").petition.written_answer == WrittenAnswer("1"), "records of their own"
    history.undo(filled)
    history.undo(filled)
    assert petitions.get(filled, "p0").petition.written_answer is None, "one act"


def test_without_an_answer_nothing_is_answered_for_others(filled):
    petitions.link(filled, ["p0", "p2"])
    assert not petitions.answer_linked(filled, "p0")
    assert petitions.waiting_with(filled, petitions.get(filled, "p1")) == []


def test_a_number_given_anew_meanwhile_is_no_longer_that_of_what_comes_out_of_the_bin(register):
    """Papers call a petition by its number: of two in one session no two have the same, wherever one comes from."""
    sessions.add(register, [Session("s", petitions=tuple(Petition(f"p{n}", n, content="Đường hỏng") for n in (1, 2)))])
    petitions.discard(register, ["p1", "p2"])
    petitions.add(register, "s", Petition("new", content="Rác thải"))
    petitions.add(register, "s", Petition("typed", 1, content="Điện yếu"))
    petitions.recover(register, ["p1", "p2"])
    numbers = {row.petition.uid: row.petition.number for row in petitions.of_session(register, "s")}
    assert numbers == {"new": 1, "typed": 2, "p1": 3, "p2": 4}
    history.undo(register)
    petitions.recover(register, ["p2"])
    numbers = {row.petition.uid: row.petition.number for row in petitions.of_session(register, "s")}
    assert numbers == {"new": 1, "typed": 2, "p2": 3}, "undone, it waits in the bin as it was"
