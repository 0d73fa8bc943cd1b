"""Periods and their figures."""

import tempfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.period import Period, named_period
from doithoai.domain.petition import Answer, Assignment, Petition, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.domain.turnover import Turnover
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


def test_petitions_go_out_by_columns_that_are_named_or_are_a_file(tmp_path: Path) -> None:
    period, day = Period(date(2022, 1, 1), date(2022, 12, 31)), date(2022, 11, 1)
    own = tmp_path / "own.toml"
    own.write_text(
        'title="a"\nsheet="b"\nheading="c"\n[[column]]\nhead="Nội dung"\nvalue="content"\n', encoding="utf-8"
    )
    with new_register(tmp_path / "o.sdt") as register:
        sessions.add(
            register, [Session("a", starts_at=datetime(2022, 9, 30, 14), petitions=(Petition("p", content="x"),))]
        )
        for columns, cell in (("national", "F5"), (str(own), "A5")):
            path = reporting.save_spreadsheet(register, period, tmp_path / "r.xlsx", day, columns)
            assert openpyxl.load_workbook(path).active[cell].value == "x"
        with pytest.raises(AppError, match="cannot be read"):
            reporting.save_spreadsheet(register, period, tmp_path / "none.xlsx", day, "no-such")
    assert not (tmp_path / "none.xlsx").exists()
    assert set(reporting.other_columns()) == {"national", "office"}


def test_a_month_without_a_session_reports_what_is_overdue_and_what_was_answered_in_it(tmp_path: Path) -> None:
    task = Assignment("Phòng Kinh tế xã", (), date(2026, 10, 20))
    late = tuple(Petition(f"p{number}", content="Đường hỏng.", assignment=task) for number in range(11))
    answered = replace(late[0], written_answer=WrittenAnswer("61/UBND-KT", date(2026, 11, 12)))
    ahead = Session("ahead", starts_at=datetime(2026, 12, 10, 8), petitions=(Petition("q", content="Xin đèn."),))
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    with new_register(tmp_path / "o.sdt") as register:
        october = Session("s", starts_at=datetime(2026, 10, 5, 8), petitions=(answered, *late[1:]))
        sessions.add(register, [october, ahead])
        report = reporting.reported(register, november, date(2026, 12, 3))
        assert report.turnover.whole == Turnover(carried=11, settled_late=1, left=10, left_late=10)
        assert report.figures.whole.sessions == 0
        december = reporting.reported(register, named_period("month", date(2026, 12, 1)), date(2026, 12, 3))
        assert december.figures.whole.sessions == 0, "planned, not held"
        assert december.turnover.whole == Turnover(carried=10, left=10, left_late=10)
        sheet = openpyxl.load_workbook(
            reporting.save_workbook(register, november, tmp_path / "r.xlsx", date(2026, 12, 3))
        )["Giải quyết theo cơ quan"]
        assert [cell.value for cell in sheet[5]] == [1, "Phòng Kinh tế xã", 11, 0, 11, 0, 1, 0, 10]


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
