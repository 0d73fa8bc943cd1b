"""A workbook under way can be stopped while its bytes are written, and is let go of without a word more."""

import gc
import io
from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.progress import Meter, untold
from doithoai.reports.book import Book


class Stopped(Exception):
    """What the person's click raises."""


def test_rows_come_out_as_they_were_written() -> None:
    out = io.BytesIO()
    book = Book(out, Meter(untold, 1))
    book.workbook.add_worksheet("Kiến nghị").write_row(0, 0, ["=1+1", "https://a.vn", "0123"])
    book.close()
    (row,) = openpyxl.load_workbook(out)["Kiến nghị"].iter_rows(values_only=True)
    assert row == ("=1+1", "https://a.vn", "0123"), "a person's words stay words"


@pytest.mark.filterwarnings("error")
def test_it_stops_while_its_bytes_are_written_and_writes_no_more(tmp_path: Path) -> None:
    looks = []

    def stop(finished: int, total: int) -> None:
        looks.append((finished, total))
        if len(looks) > 3:
            raise Stopped

    out = io.BytesIO()
    book = Book(out, Meter(stop, 10), tmp_path)
    book.workbook.add_worksheet().write_row(0, 0, ["a", "b"])
    with pytest.raises(Stopped) as stopped:
        book.close()
    size = len(out.getvalue())
    book.drop()
    del book, stopped
    gc.collect()  # zipfile ends its file now
    assert len(out.getvalue()) == size, "nothing is written after the stop"


def test_letting_go_after_a_good_close_changes_nothing() -> None:
    out = io.BytesIO()
    book = Book(out, Meter(untold, 1))
    book.workbook.add_worksheet("Tiến độ")
    book.close()
    whole = out.getvalue()
    book.drop()
    assert out.getvalue() == whole
    assert openpyxl.load_workbook(out).sheetnames == ["Tiến độ"]


def test_rows_wait_in_working_files_of_the_folder_named(tmp_path: Path) -> None:
    out = io.BytesIO()
    book = Book(out, Meter(untold, 1), tmp_path)
    book.workbook.add_worksheet().write_row(0, 0, ["a"])
    assert list(tmp_path.iterdir()), "rows go to the disk at once"
    (sheet,) = book.workbook.worksheets()
    book.drop()
    assert sheet.fh.closed, "Windows removes no open file"
    assert out.getvalue() == b""
