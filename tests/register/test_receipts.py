"""What was confirmed, and what changed since."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai.domain.session import Attendee, Session
from doithoai.register import history, petitions, receipts, sessions
from doithoai.register.connection import Register
from doithoai.register.receipts import Confirmed

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


def confirmed(register: Register, manifest: str = "ab" * 32) -> Confirmed:
    state = history.state(register)
    assert state
    receipt = Confirmed("42", "UBND tỉnh", manifest, state[0], history.head(register), *YEAR, date(2023, 1, 5))
    receipts.note(register, receipt)
    return receipt


@pytest.fixture
def filled(register: Register, session: Session) -> Register:
    sessions.add(register, [session, Session("khac", starts_at=datetime(2022, 5, 5, 8))])
    return register


def test_the_latest_is_that_of_the_furthest_state(filled: Register, session: Session) -> None:
    assert receipts.latest(filled) is None
    first = confirmed(filled)
    assert receipts.note(filled, first) is False
    sessions.discard(filled, "khac")
    second = confirmed(filled, "cd" * 32)
    assert receipts.latest(filled) == second
    assert history.undo_label(filled) == "Delete the session"  # a receipt is no act to be undone


def test_a_receipt_of_a_state_this_register_never_had_counts_for_nothing(filled: Register) -> None:
    """A register put back to an older copy goes another way: what it would leave out, nobody has."""
    receipts.note(filled, replace(confirmed(filled), manifest="cd" * 32, state=99, head="ef" * 32))
    latest = receipts.latest(filled)
    assert latest is not None
    assert latest.state != 99


def test_whatever_is_touched_in_a_session_counts(filled: Register, session: Session) -> None:
    def touched(since: int) -> set[str]:
        return set(receipts.changed_since(filled, since, *YEAR).touched)

    state = confirmed(filled).state
    assert touched(state) == set()
    petitions.discard(filled, [session.petitions[0].uid])
    assert touched(state) == {session.uid}
    newer = confirmed(filled, "cd" * 32).state
    sessions.edit(filled, "khac", lambda now: replace(now, attendees=(Attendee("Lê Văn An"),)))
    assert touched(newer) == {"khac"}
    sessions.edit(filled, "khac", lambda now: replace(now, attendees=()))
    assert touched(newer) == {"khac"}
    history.undo(filled)
    assert touched(newer) == {"khac"}


def test_what_is_gone_is_named(filled: Register, session: Session) -> None:
    state = confirmed(filled).state
    sessions.discard(filled, "khac")
    sessions.create(filled, Session("mới", starts_at=datetime(2022, 6, 5, 8)))
    history.undo(filled)
    changed = receipts.changed_since(filled, state, *YEAR)
    assert changed.gone == {"khac", "mới"}
