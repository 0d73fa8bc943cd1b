"""A copy to find out what an act would do: nothing of it comes back, nothing of it stays."""

from pathlib import Path

from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.register.connection import Register
from doithoai.register.scratch import scratch_copy


def test_what_is_done_to_the_copy_stays_there(tmp_path: Path) -> None:
    with Register.create(tmp_path / "so.sdt", who="thư ký") as register:
        sessions.add(register, [Session("s1", title="Hội nghị")])
        with register.reader() as reader, scratch_copy(reader) as copy:
            assert copy.who == "thư ký"
            sessions.add(copy, [Session("s2", title="Thử")])
            assert sessions.count(copy) == 2
            path = copy.path
        assert not path.parent.exists()
        assert [session.uid for session in sessions.each(register)] == ["s1"]
