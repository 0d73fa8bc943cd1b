"""What speaks against a paper by what it tells of; the table of cases is that of the gate (`test_gate.py`)."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.session import Session
from doithoai.work.gate_subject import subject_facts

TODAY = date(2026, 11, 20)


def codes(kind: DocumentKind, session: Session) -> list[str]:
    form = format_for(Side.GOVERNMENT, TODAY, "nd30")
    brief = SimpleNamespace(
        kind=kind, format=form, date=TODAY, session=session, sessions=(), petitions=(), reported=None, addressee=""
    )
    candidate = SimpleNamespace(brief=brief, session=session, today=TODAY)
    return [finding.code for finding in subject_facts(candidate)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("side", "found"),
    [(Side.GOVERNMENT, []), (Side.JOINT, []), (Side.PARTY, ["format.other_body"]), (None, [])],
)
def test_a_paper_is_of_the_body_that_held_the_session(side: Side | None, found: list[str]) -> None:
    """Of whose session it was nothing is said where nothing is known."""
    assert codes(DocumentKind.NOTICE, Session("s", side=side, starts_at=datetime(2026, 11, 2, 8))) == found


def test_nothing_is_told_of_a_session_to_come() -> None:
    ahead = Session("s", side=Side.GOVERNMENT, starts_at=datetime(2026, 12, 2, 8))
    assert codes(DocumentKind.MINUTES, ahead) == ["session.ahead"]
    assert codes(DocumentKind.INVITATION, ahead) == []
