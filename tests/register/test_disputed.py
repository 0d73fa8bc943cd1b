"""Which sessions may have to be looked at: those whose words are not the last ones of every office."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from offices_below import Below, any_unit, register_above

from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.register import disputed, sessions

SESSION = Session("s1", title="Hội nghị", starts_at=datetime(2022, 3, 5, 8))


def test_only_a_session_that_an_office_words_otherwise_is_listed(tmp_path: Path) -> None:
    below = Below("18163", "UBND xã Sơn Tiến")
    with register_above(tmp_path / "tinh.sdt") as register:

        def receive() -> None:
            with register.step("Merge packages"):
                merge.merge(register, below.package(), any_unit)

        below.put(SESSION, Session("s2", starts_at=SESSION.starts_at))
        receive()
        below.put(replace(SESSION, place="Hội trường"))
        receive()
        assert disputed.candidates(register) == [], "an update that was taken is none"
        sessions.edit(register, "s1", lambda session: replace(session, place="Sân"))
        below.put(replace(SESSION, place="Nhà văn hóa"))
        receive()
        (session,) = disputed.candidates(register)
        assert (session.uid, session.day, session.office) == ("s1", date(2022, 3, 5), "UBND xã Sơn Tiến")
        sessions.edit(register, "s2", lambda session: replace(session, place="Sân"))
        below.drop("s2")
        receive()
        assert {session.uid for session in disputed.candidates(register)} == {"s1", "s2"}
