"""What belongs to rows of another register: files, material to be prepared."""

from datetime import date, datetime
from pathlib import Path

from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import Session
from doithoai.register import carried_over, check, petitions, preparations, sessions
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation


def a_register(path: Path, *uids: str) -> Register:
    register = Register.create(path)
    raised = tuple(
        Petition(uid, content="Đường hỏng.", assignment=Assignment("Phòng Kinh tế", due=date(2026, 4, 1)))
        for uid in uids
    )
    sessions.add(register, [Session("s", starts_at=datetime(2026, 3, 2, 8), petitions=raised)])
    return register


def test_what_is_not_there_yet_is_copied_once(tmp_path: Path) -> None:
    with a_register(tmp_path / "a.sdt", "p", "q") as other, a_register(tmp_path / "b.sdt", "p") as register:
        for uid in ("p", "q"):
            petitions.attach(other, uid, "scan.pdf", b"scanned")
        preparations.put(other, "s", [Preparation("Báo cáo", "Phòng Kinh tế", date(2026, 2, 20))])
        with register.step("Join"):
            assert carried_over.copy(other, register) == 2, "what belongs to q has no place"
        with register.step("Join"):
            assert carried_over.copy(other, register) == 0
        ((uid, _name),) = petitions.attachments(register, "p")
        assert petitions.attached(register, uid) == b"scanned"
        assert preparations.of_session(register, "s") == preparations.of_session(other, "s")
        assert check.first_break(register) is None
