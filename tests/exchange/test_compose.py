"""What is written: every key in the order of the declaration, null for what is not known."""

from datetime import date, datetime

from sendable import OFFICE

from doithoai.domain.kinds import DocumentKind, Role, SessionKind
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session
from doithoai.domain.shape import parts_of
from doithoai.exchange import compose


def test_the_head_names_schema_office_and_period():
    head = compose.head("doithoai/2", OFFICE, (date(2022, 1, 1), None))
    assert list(head) == ["schema", "office", "period"]
    assert head["office"]["code"] == "18163"
    assert head["period"] == {"from": "2022-01-01", "to": None}
    assert compose.head("doithoai/2", None, (None, None))["office"] is None


def test_every_part_is_a_key_and_what_is_unknown_is_null():
    written = compose.session(Session("s"))
    assert list(written) == [part.name for part in parts_of(Session)]
    lists = {"fields": [], "villages": [], "co_chairs": [], "attendees": [], "petitions": [], "documents": []}
    assert written == {**dict.fromkeys(written), "uid": "s", **lists}


def test_days_times_lists_and_closed_lists_are_plain_json():
    written = compose.session(
        Session(
            "s",
            kind=SessionKind.PERIODIC,
            starts_at=datetime(2022, 3, 18, 13, 30),
            fields=("đất đai",),
            attendees=(Attendee("A", role=Role.LEADER, present=False),),
            petitions=(Petition("p", assignment=Assignment(due=date(2022, 4, 1))),),
            documents=(DocumentRecord(DocumentKind.NOTICE, 5, sha256="ab" * 32),),
        )
    )
    assert (type(written["kind"]), written["kind"], written["starts_at"]) == (str, "periodic", "2022-03-18T13:30")
    assert written["fields"] == ["đất đai"]
    assert written["attendees"][0] == {"name": "A", "position": None, "body": None, "role": "leader", "present": False}
    assert written["petitions"][0]["assignment"] == {"lead": None, "supporting": [], "due": "2022-04-01", "form": None}
    assert written["documents"][0]["sha256"] == "ab" * 32


def test_a_name_that_must_be_there_and_is_not_known_is_null():
    written = compose.session(Session("s", chair=Person("", "Chủ tịch"), attendees=(Attendee(""),)))
    assert written["chair"] == {"name": None, "position": "Chủ tịch"}
    assert written["attendees"][0]["name"] is None


def test_what_no_file_may_hold_is_left_out():
    written = compose.session(Session("s", petitions=(Petition("p", petitioner=Petitioner("A\x00\x0bB")),)))
    assert written["petitions"][0]["petitioner"]["name"] == "A B"


def test_a_number_that_two_petitions_of_an_old_register_have_is_written_once():
    """A file with both is refused by whoever reads it, and what is dumped must be loaded again."""
    petitions = tuple(Petition(f"p{place}", number) for place, number in enumerate((1, 2, 1, None)))
    written = compose.session(Session("s", petitions=petitions))
    assert [petition["number"] for petition in written["petitions"]] == [1, 2, None, None]
