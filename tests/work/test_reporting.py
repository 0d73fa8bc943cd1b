"""Periods and their figures."""

import tempfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.period import named_period
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.work import reporting
from doithoai.work.setting_up import new_register
from stopping import SHARES, Stop, files_under, stop_at


def test_figures_and_spreadsheet_of_a_period(tmp_path: Path) -> None:
    with new_register(tmp_path / "o.sdt") as register:
        inside = Session(
            "a", starts_at=datetime(2022, 9, 30, 14), petitions=(Petition("p", content="x", answer=Answer("A", "B")),)
        )
        sessions.add(register, [inside, Session("b", starts_at=datetime(2022, 10, 1, 8))])
        period = named_period("nine_months", date(2022, 11, 1))
        summary = reporting.figures(register, period, date(2022, 11, 1))
        assert (summary.whole.sessions, summary.whole.petitions, summary.whole.answered) == (1, 1, 1)
        path = reporting.save_workbook(register, period, tmp_path / "r.xlsx", date(2022, 11, 1))
        assert openpyxl.load_workbook(path).sheetnames


@pytest.mark.parametrize("share", SHARES)
def test_a_spreadsheet_that_is_stopped_leaves_nothing_behind(
    tmp_path: Path, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    (out / "r.xlsx").write_text("the one before")
    period = named_period("year", date(2022, 11, 1))
    with new_register(tmp_path / "o.sdt") as register:
        texts = tuple(Petition(f"p{i}", content="Đường hỏng. " * 9) for i in range(25))
        sessions.add(register, [Session("a", starts_at=datetime(2022, 1, 5), petitions=texts)])
        sessions.add(register, [Session(f"s{n}", starts_at=datetime(2022, 1 + n, 6)) for n in range(12)])
        with pytest.raises(Stop):
            reporting.save_workbook(register, period, out / "r.xlsx", date(2022, 11, 1), stop_at(share))
        assert files_under(out) == ["r.xlsx"]
        assert (out / "r.xlsx").read_text() == "the one before"
        assert files_under(scratch) == []
        path = reporting.save_workbook(register, period, out / "r.xlsx", date(2022, 11, 1))
        assert openpyxl.load_workbook(path).sheetnames
