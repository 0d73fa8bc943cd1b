from datetime import datetime

from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.register.connection import Register


def test_the_session_nearest_in_time(register: Register) -> None:
    assert sessions.nearest(register, datetime(2026, 1, 1)) is None
    sessions.add(register, [Session("no-time"), Session("a", starts_at=datetime(2026, 3, 1, 8))])
    sessions.add(register, [Session("b", starts_at=datetime(2026, 3, 3, 8))])
    assert sessions.nearest(register, datetime(2026, 3, 1, 23)) == "a"
    assert sessions.nearest(register, datetime(2026, 3, 2, 9)) == "b"
    sessions.discard(register, "b")
    assert sessions.nearest(register, datetime(2026, 3, 2, 9)) == "a"
