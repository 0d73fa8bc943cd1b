"""Sessions as the data file orders them."""

from doithoai.domain.session import Attendee, DocumentRecord, Session
from doithoai.domain.shape import parts_of


def test_the_parts_of_a_session_stand_in_the_order_of_the_design():
    expected = "uid kind side title starts_at ends_at place audience fields chair minute_taker citizens_present"
    expected += " opening conclusion attendees petitions documents"
    assert [part.name for part in parts_of(Session)] == expected.split()


def test_what_a_roster_and_the_book_know_of_each():
    assert [part.name for part in parts_of(Attendee)] == ["name", "position", "body", "role", "present"]
    assert [part.name for part in parts_of(DocumentRecord)] == ["kind", "number", "symbol", "date", "sha256", "file"]
    required = [part.name for kind in (Attendee, DocumentRecord) for part in parts_of(kind) if part.required]
    assert required == ["name", "kind"]


def test_a_session_of_which_only_the_identity_is_known_has_nothing_else():
    session = Session("s")
    values = {part.name: getattr(session, part.name) for part in parts_of(Session)}
    assert {name for name, value in values.items() if value not in (None, ())} == {"uid"}
