"""The periods of reports in an office's profile: those that reports are made for, and no other."""

from pathlib import Path

import pytest

from doithoai.work import profile
from doithoai.work.tables import TableRefused


def write(folder: Path, periods: str) -> Path:
    path = folder / "profile.toml"
    path.write_text(f'[[receiver]]\nname = "Ủy ban nhân dân tỉnh"\nperiods = [{periods}]\n', encoding="utf-8")
    return path


def test_a_receiver_gets_reports_of_the_periods_named(tmp_path: Path) -> None:
    (receiver,) = profile.read(write(tmp_path, '"half", "year"')).receivers
    assert receiver.periods == ("half", "year")


def test_a_period_that_no_report_has_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableRefused) as refusal:
        profile.read(write(tmp_path, '"half", "fortnight"'))
    assert refusal.value.params["path"] == "receiver[0].periods"
    assert "nine_months" in str(refusal.value)
