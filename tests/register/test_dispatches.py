"""What was sent is kept and is no part of the history."""

from datetime import date, datetime

from doithoai.register import dispatches, history
from doithoai.register.dispatches import Dispatch


def test_the_latest_comes_first_and_the_history_does_not_know(register) -> None:
    head = history.head(register)
    first = Dispatch(
        datetime(2026, 1, 5, 9, 30), "Tỉnh ủy", date(2025, 1, 1), date(2025, 12, 31), "a.sdt.zip", "a" * 64
    )
    later = Dispatch(datetime(2026, 4, 5, 9, 30), "Tỉnh ủy", date(2026, 1, 1), date(2026, 3, 31), "b.sdt.zip", "b" * 64)
    dispatches.note(register, first)
    dispatches.note(register, later)
    assert dispatches.listed(register) == [later, first]
    assert history.head(register) == head
    assert history.undo_label(register) is None
