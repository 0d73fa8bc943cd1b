"""Letters to all who have not sent: one a unit, by the rules of the format, its number left to the hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from doithoai import paths
from doithoai.documents.check.lint import check_drawn
from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import Side
from doithoai.domain.period import Period
from doithoai.register.connection import Register
from doithoai.work import send_reminders
from doithoai.work.board import Row
from doithoai.work.setting_up import new_register

QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
DAY = date(2026, 4, 10)
FORM = format_for(Side.GOVERNMENT, DAY)
ROW = Row("18163", "xã Sơn Tiến", None, 10, (QUARTER,))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("board") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as made:
        yield made


def text_of(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(page.extract_text().replace("\n", " ") for page in pdf.pages)


def test_each_unit_that_misses_anything_gets_a_letter(register: Register, tmp_path: Path) -> None:
    part = replace(ROW, code="18115", name="xã Sơn Tây", missing=(Period(date(2026, 3, 1), date(2026, 3, 31)),))
    whole = replace(ROW, code="18160", name="xã Sơn Hồng", missing=())
    told: list[tuple[int, int]] = []
    rows = [ROW, part, whole]
    first, second = send_reminders.write_all(
        register, rows, QUARTER, tmp_path, DAY, lambda done, total: told.append((done, total))
    )
    assert first.name == "don-doc-18163-xa-son-tien.pdf"
    assert told[-1] == (2, 2)
    text = text_of(first)
    assert "Kính gửi: Ủy ban nhân dân xã Sơn Tiến" in text
    assert "đã chậm 10 ngày" in text and "31/3/2026" in text.replace("31 tháng 3 năm 2026", "31/3/2026")
    assert "còn thiếu số liệu các ngày" in text_of(second)
    assert "DỰ THẢO" not in text
    departures = {(departure.rule, departure.component) for departure in check_drawn(first.read_bytes(), FORM)}
    assert departures == {("number_form", "number")}, "the number is written by hand"


def test_nobody_is_reminded_of_nothing(register: Register, tmp_path: Path) -> None:
    assert send_reminders.write_all(register, [replace(ROW, missing=())], QUARTER, tmp_path, DAY) == []
    assert not list(tmp_path.iterdir())
