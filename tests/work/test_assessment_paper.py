"""The paper of the assessment: of one office its own sheet, above it the ranking; its pages keep the rules."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.session import Session, SessionOffice
from doithoai.register import offices, sessions
from doithoai.register.connection import Register
from doithoai.work import assessment_paper, checking, sending
from doithoai.work.assessment_paper import YearAhead
from doithoai.work.setting_up import new_register

TODAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("sample") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sending.load(register, paths.resource("sample", "sessions.json"))
        yield register


def departures(register: Register, tmp_path: Path) -> list[str]:
    """What our checker says of the paper once its number and day are on it."""
    numbered = replace(assessment_paper.brief_for(register, TODAY), for_signing=False, number=5)
    path = tmp_path / "paper.pdf"
    path.write_bytes(assessment_paper.pages(numbered, assessment_paper.assessed(register, 2026, TODAY)))
    report = checking.check(path, "auto")
    return checking.lines(report, path) if report.departures else []


def test_the_own_sheet_of_one_office_keeps_the_rules(sample: Register, tmp_path: Path) -> None:
    assert assessment_paper.assessed(sample, 2026, TODAY).own
    assert departures(sample, tmp_path) == []


def test_the_ranking_of_an_office_above_keeps_the_rules(tmp_path: Path) -> None:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as register:
        above = Office("99", "Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "99", [OfficePeriod(above)])
        for code in ("18164", "18165"):
            office = SessionOffice(code, f"Ủy ban nhân dân xã {code}")
            sessions.add(register, [Session(code, office=office, starts_at=datetime(2026, 3, 2, 8))])
        subject = assessment_paper.assessed(register, 2026, TODAY)
        assert not subject.own and [sheet.unit.code for sheet in subject.sheets] == ["18164", "18165"]
        assert departures(register, tmp_path) == []


def test_both_files_are_written(sample: Register, tmp_path: Path) -> None:
    assert assessment_paper.write(sample, 2026, tmp_path / "a.pdf", TODAY).read_bytes().startswith(b"%PDF")
    assert assessment_paper.write(sample, 2026, tmp_path / "a.xlsx", TODAY).read_bytes().startswith(b"PK")


def test_a_year_that_has_not_begun_is_refused(sample: Register, tmp_path: Path) -> None:
    with pytest.raises(YearAhead):
        assessment_paper.write(sample, 2027, tmp_path / "a.pdf", TODAY)
    assert not (tmp_path / "a.pdf").exists()
