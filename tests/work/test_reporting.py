"""Periods and their figures."""

from datetime import date, datetime
from pathlib import Path

import openpyxl

from doithoai.domain.period import named_period
from doithoai.domain.petition import Answer, Petition
from doithoai.domain.session import Session
from doithoai.register import sessions
from doithoai.work import reporting
from doithoai.work.setting_up import new_register


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
