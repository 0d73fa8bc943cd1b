"""What was sent is kept and is no part of the history."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from doithoai.domain.errors import Gone
from doithoai.register import dispatches, history, outside, receipts
from doithoai.register.dispatches import Dispatch, Sealing, Stage, Way
from doithoai.register.receipts import Confirmed


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


def test_it_is_made_then_sent_then_received(register) -> None:
    year = (date(2026, 1, 1), date(2026, 12, 31))
    at = datetime(2026, 4, 5, 9, 30)
    made = Dispatch(at, "Tỉnh ủy", *year, "b.sdta", "b" * 64, "c" * 64, (1, 2, 3, 4, 5), Sealing.KEY, since=True)
    dispatches.note(register, made)
    assert (dispatches.listed(register), made.stage) == ([made], Stage.MADE)

    dispatches.mark_sent(register, made.uid, date(2026, 4, 6), Way.ZALO)
    (line,) = dispatches.listed(register)
    assert line == replace(made, sent_on=date(2026, 4, 6), way=Way.ZALO)
    assert line.stage is Stage.SENT
    dispatches.mark_sent(register, made.uid, None, None)
    assert dispatches.listed(register) == [made], "said by mistake, taken back"

    for day, name in ((date(2026, 4, 9), "UBND tỉnh"), (date(2026, 4, 8), "Tỉnh ủy")):
        receipts.note(register, Confirmed(name, name, "c" * 64, 1, "h", *year, day))
    (line,) = dispatches.listed(register)
    assert (line.stage, line.received_on, line.received_by) == (Stage.RECEIVED, date(2026, 4, 8), "Tỉnh ủy")
    assert list(outside.altered(register.connection)) == []
    with pytest.raises(Gone):
        dispatches.mark_sent(register, "nothing", date(2026, 4, 6), Way.STICK)
