"""The list of what agencies owe, and the date by which an answer is due."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.petition import Assignment, Petition
from doithoai.domain.session import DocumentRecord, Session
from doithoai.register import sessions
from doithoai.register.assignments import Chosen, Owed
from doithoai.register.connection import Register
from doithoai.work import following
from doithoai.work.setting_up import new_register
from stopping import SHARES, Stop, files_under, stop_at

TODAY = date(2026, 5, 1)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt") as book:
        owing = tuple(
            Petition(f"p{i}", i + 1, content=f"Việc {i}", assignment=Assignment("Phòng Kinh tế", (), date(2026, 4, 1)))
            for i in range(10)
        )
        free = Petition("free", 11, content="Không giao ai")
        notice = DocumentRecord(DocumentKind.NOTICE, 1, "TB-UBND", date(2026, 3, 20))
        sessions.add(
            book,
            [
                Session(
                    "s", side=Side.GOVERNMENT, starts_at=datetime(2026, 3, 18), petitions=(*owing, free),
                    documents=(notice,),
                ),
                Session("none", starts_at=datetime(2026, 3, 19)),
            ],
        )  # fmt: skip
        yield book


def test_the_list_holds_what_is_shown(register: Register, tmp_path: Path) -> None:
    count = following.export_owed(register, Chosen(Owed.OVERDUE, TODAY), tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert count == 10
    assert [sheet.cell(5 + row, 3).value for row in range(10)] == [f"Việc {row}" for row in range(10)]


@pytest.mark.parametrize("share", SHARES)
def test_a_list_that_is_stopped_leaves_nothing_behind(register: Register, tmp_path: Path, share: int) -> None:
    out = tmp_path / "out"
    with pytest.raises(Stop):
        following.export_owed(register, Chosen(Owed.OVERDUE, TODAY), out / "list.xlsx", stop_at(share))
    assert files_under(out) == []


def test_the_answer_counts_from_the_notice(register: Register) -> None:
    assert following.answer_deadline(register, "none") is None
    deadline = following.answer_deadline(register, "s")
    assert deadline is not None and deadline.due > date(2026, 3, 20)
