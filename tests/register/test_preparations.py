"""What is to be prepared for a session."""

from datetime import date

from doithoai.domain.session import Session
from doithoai.register import history, preparations, sessions
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation

LIST = (
    Preparation("Báo cáo kết quả giải quyết kiến nghị kỳ trước", "Văn phòng", date(2026, 3, 10)),
    Preparation("Tài liệu về đất đai", None, None, True),
)


def test_the_list_comes_back_in_its_order_and_can_be_undone(register: Register) -> None:
    sessions.add(register, [Session("s"), Session("other")])
    preparations.put(register, "s", LIST)
    assert preparations.of_session(register, "s") == LIST
    assert preparations.of_session(register, "other") == ()
    preparations.put(register, "s", LIST[:1])
    history.undo(register)
    assert preparations.of_session(register, "s") == LIST
