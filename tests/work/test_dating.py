"""The date of a paper: the one chosen, of minutes the session's day, else today."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.work.dating import DateUnknown, document_day

TODAY, CHOSEN = date(2026, 4, 10), date(2026, 4, 2)
HELD = Session("s", starts_at=datetime(2026, 3, 18, 22), ends_at=datetime(2026, 3, 19, 0, 30))


def test_minutes_carry_the_day_on_which_the_session_ended() -> None:
    assert document_day(DocumentKind.MINUTES, HELD, None, TODAY) == date(2026, 3, 19)
    assert document_day(DocumentKind.MINUTES, replace(HELD, ends_at=None), None, TODAY) == date(2026, 3, 18)
    assert document_day(DocumentKind.MINUTES, HELD, CHOSEN, TODAY) == CHOSEN
    with pytest.raises(DateUnknown):
        document_day(DocumentKind.MINUTES, Session("s"), None, TODAY)


def test_any_other_paper_carries_today() -> None:
    assert document_day(DocumentKind.NOTICE, HELD, None, TODAY) == TODAY
    assert document_day(DocumentKind.NOTICE, HELD, CHOSEN, TODAY) == CHOSEN
