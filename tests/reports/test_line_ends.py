"""A workbook made on Windows has the bytes of one made on Linux."""

import builtins
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from doithoai.reports.sheet import Column, List, Styles


def like_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text files get the line ends of Windows unless who opens them says otherwise."""
    open_ = builtins.open

    def windows_open(
        file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None, newline: Any = None
    ) -> Any:
        if "b" not in mode and newline is None:
            newline = "\r\n"
        return open_(file, mode, buffering, encoding, errors, newline)

    monkeypatch.setattr(builtins, "open", windows_open)
    monkeypatch.setattr(io, "open", windows_open)


def test_no_part_ends_its_lines_as_windows_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    like_windows(monkeypatch)
    path = tmp_path / "figures.xlsx"
    book = Workbook(path, {"constant_memory": True})
    sheet = List(book.add_worksheet, Styles(book), "Kiến nghị", "DANH SÁCH", "UBND xã", [Column("Nội dung", 30)])
    sheet.add(["Đường liên thôn hỏng nặng."])
    sheet.end()
    book.close()
    with zipfile.ZipFile(path) as archive:
        with_line_ends = [name for name in archive.namelist() if b"\r\n" in archive.read(name)]
    assert with_line_ends == []
