import io
import itertools
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from counted import tables_of
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import AnswerForm, SessionKind
from doithoai.domain.office import Office
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Person, Session
from doithoai.reports.sheet import MOST_LETTERS, cut
from doithoai.reports.workbook import CannotMakeWorkbook, PeriodWorkbook, write_workbook

OFFICE = Office(code="18163", name="Ủy ban nhân dân xã Sơn Tiến")
PERIOD = (date(2022, 1, 1), date(2022, 6, 30))
TODAY = date(2022, 6, 30)

PETITIONS = (
    Petition(
        "p1",
        1,
        Petitioner("Trần Nuôi", "Thôn 1", "0912345678"),
        field="đất đai",
        content="Xin cấp bìa.",
        assignment=Assignment("Địa chính", ("Công an", "Tư pháp"), date(2022, 6, 20), AnswerForm.WRITTEN),
    ),
    Petition(
        "p2",
        2,
        Petitioner("Người Kín", "Thôn Kín", "0987654321", confidential=True),
        field="đất đai",
        content="Phản ánh.",
        assignment=Assignment("Công an", due=date(2022, 6, 1)),
        written_answer=WrittenAnswer("12/CA", date(2022, 5, 30), "Đã xác minh."),
    ),
    Petition("p3", 3, None, field="giao thông", content="Đường hỏng.", answer=Answer("Chủ tịch", "Sẽ làm.")),
)
SESSION = Session(
    uid="s1",
    kind=SessionKind.PERIODIC,
    title="Hội nghị đối thoại",
    starts_at=datetime(2022, 3, 18, 13, 30),
    chair=Person("Phan Đình Lưu", "Chủ tịch"),
    citizens_present=126,
    petitions=PETITIONS,
)


def made(*sessions: Session, **options) -> openpyxl.Workbook:
    out = io.BytesIO()
    with PeriodWorkbook(OFFICE, PERIOD, out, TODAY, **options) as book:
        for session in sessions:
            book.add(session)
    return openpyxl.load_workbook(out)


def rows(book: openpyxl.Workbook, sheet: str) -> list[tuple]:
    """The rows below the heads."""
    return [tuple(cell.value for cell in row) for row in book[sheet].iter_rows(min_row=5)]


def head(book: openpyxl.Workbook, sheet: str) -> list[str]:
    return [cell.value for cell in book[sheet][4]]


def test_the_sheets_and_their_print_set_up():
    book = made(SESSION)
    assert book.sheetnames == [
        "Hội nghị",
        "Kiến nghị",
        "Phân công",
        "Tổng hợp theo đơn vị",
        "Tổng hợp theo lĩnh vực",
        "Tổng hợp theo cơ quan",
    ]
    for sheet in book:
        assert sheet.freeze_panes == "A5"
        assert sheet.print_title_rows == "$4:$4"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)  # one page wide
        assert sheet.auto_filter.ref.startswith("A4:")
        assert sheet.oddFooter.center.text == "&P/&N"


def test_a_row_a_session_with_its_counts():
    book = made(SESSION)
    (row,) = rows(book, "Hội nghị")
    assert row[:4] == (1, datetime(2022, 3, 18, 13, 30), "Hội nghị đối thoại", "Định kỳ")
    assert row[7] == "Phan Đình Lưu, Chủ tịch"
    assert row[8:] == (0, 126, 3, 1, 2, 1)
    assert book["Hội nghị"]["B5"].number_format == "dd/mm/yyyy hh:mm"


def test_assignments_in_the_columns_of_the_notice():
    book = made(SESSION)
    assert head(book, "Phân công")[2:8] == [
        "Nội dung kiến nghị",
        "Người kiến nghị, địa chỉ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn",
        "Hình thức trả lời",
    ]
    first, second = rows(book, "Phân công")
    assert first[2:8] == (
        "Xin cấp bìa.",
        "Trần Nuôi, Thôn 1",
        "Địa chính",
        "Công an; Tư pháp",
        datetime(2022, 6, 20),
        "Bằng văn bản",
    )
    assert first[11:] == ("Quá hạn", 10)
    assert second[8:11] == ("12/CA", datetime(2022, 5, 30), "Đã xác minh.")
    assert second[12] is None
    assert book["Phân công"]["G5"].number_format == "dd/mm/yyyy"


def test_the_tables_of_figures_have_the_columns_of_a_report():
    book = made(SESSION, replace(SESSION, uid="s2", kind=SessionKind.ADHOC, petitions=()))
    heads = "TT|Đơn vị|Số cuộc|Định kỳ|Đột xuất|Chuyên đề|Số người dự|Tổng ý kiến|Trả lời tại hội nghị|Phân công"
    heads += "|Đã trả lời bằng văn bản|Đang giải quyết|Quá hạn"
    assert head(book, "Tổng hợp theo đơn vị") == heads.split("|")
    first, sums, *_ = rows(book, "Tổng hợp theo đơn vị")
    assert first == (1, "Ủy ban nhân dân xã Sơn Tiến", 2, 1, 1, 0, 252, 3, 1, 2, 1, 1, 1)
    assert sums[1:] == ("Tổng cộng", *first[2:])
    fields = rows(book, "Tổng hợp theo lĩnh vực")
    assert fields[0] == (1, "đất đai", 1, 2, 0, 2, 1, 1, 1)
    assert fields[1] == (2, "giao thông", 1, 1, 1, 0, 0, 0, 0)
    assert "30/06/2022" in fields[-1][0], "the day of the figures is named"


def test_what_was_carried_over_settled_and_is_left_by_field_and_agency():
    tables = tables_of([(petition, date(2021, 12, 20)) for petition in PETITIONS[:2]], Period(*PERIOD))
    book = made(SESSION, turnover=tables)
    heads = (
        "TT|Lĩnh vực|Kỳ trước chuyển sang|Nhận trong kỳ|Phải giải quyết|Đã giải quyết đúng hạn|Đã giải quyết quá hạn"
    )
    assert head(book, "Giải quyết theo lĩnh vực") == [*heads.split("|"), "Còn lại trong hạn", "Còn lại quá hạn"]
    row, sums, *_, note = rows(book, "Giải quyết theo lĩnh vực")
    assert row == (1, "đất đai", 2, 0, 2, 1, 0, 0, 1)
    assert sums[1:] == ("Tổng cộng", *row[2:])
    assert "30/06/2022" in note[0]
    agencies = {line[1]: line[2:] for line in rows(book, "Giải quyết theo cơ quan")[:3]}
    assert agencies == {
        "Công an": (1, 0, 1, 1, 0, 0, 0),
        "Địa chính": (1, 0, 1, 0, 0, 0, 1),
        "Tổng cộng": (2, 0, 2, 1, 0, 0, 1),
    }


def test_sessions_not_held_and_rows_in_which_nobody_says_anything_are_left_out():
    ahead = replace(SESSION, uid="s2", starts_at=datetime(2022, 7, 1, 8))
    book = made(ahead, replace(SESSION, petitions=(*PETITIONS, Petition("p4", 4, field="đất đai"))))
    assert len(rows(book, "Hội nghị")) == 1
    assert len(rows(book, "Kiến nghị")) == 3


def everything_in(book: openpyxl.Workbook) -> str:
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_who_asked_for_it_is_not_named_and_nobodys_telephone_is_shown():
    text = everything_in(made(SESSION))
    assert "(giữ kín danh tính)" in text
    for secret in ("Người Kín", "Thôn Kín", "0987654321", "0912345678"):
        assert secret not in text


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "-1", "@SUM(A1)", "http://a.vn", "0123", "{=A1}", "internal:A1", '<b>&"']
)
def test_a_persons_text_stays_text(text):
    book = made(replace(SESSION, title=text, petitions=(replace(PETITIONS[0], content=text),)))
    for cell in (book["Hội nghị"]["C5"], book["Kiến nghị"]["H5"], book["Phân công"]["C5"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_what_is_longer_than_a_cell_says_so():
    long = "Đ" * 40_000
    value = made(replace(SESSION, opening=None, petitions=(Petition("p", content=long),)))["Kiến nghị"]["H5"].value
    assert len(value) == MOST_LETTERS
    assert value.endswith("data.json)")
    assert cut("😀" * 16_383 + "a") == "😀" * 16_383 + "a"
    assert len(cut("😀" * 16_384).encode("utf-16-le")) // 2 <= MOST_LETTERS


def test_a_session_of_which_the_time_is_not_known_has_its_day():
    book = made(replace(SESSION, starts_at=datetime(2022, 3, 18)))
    assert book["Hội nghị"]["B5"].number_format == "dd/mm/yyyy"


def test_a_date_before_excels_calendar_is_written_as_text():
    book = made(replace(SESSION, starts_at=datetime(1899, 12, 31, 8)))
    assert rows(book, "Kiến nghị")[0][1] == "31/12/1899"


def test_a_list_longer_than_a_sheet_goes_on_in_another():
    book = made(*[replace(SESSION, uid=str(number)) for number in range(5)], most_rows=6)
    names = [name for name in book.sheetnames if name.startswith("Hội nghị")]
    assert names == ["Hội nghị", "Hội nghị (2)", "Hội nghị (3)"]
    numbers = itertools.chain.from_iterable(rows(book, name) for name in names)
    assert [row[0] for row in numbers] == [1, 2, 3, 4, 5]
    assert head(book, "Hội nghị (3)") == head(book, "Hội nghị")


def bytes_of(today: date = TODAY) -> bytes:
    out = io.BytesIO()
    write_workbook(OFFICE, PERIOD, iter([SESSION]), out, today)
    return out.getvalue()


def test_the_same_data_gives_the_same_bytes(monkeypatch):
    first = bytes_of()
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    assert bytes_of() == first
    assert bytes_of(date(2022, 7, 1)) != first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_empty_period_is_a_workbook_too():
    assert rows(made(), "Hội nghị") == []


def test_the_working_files_go_even_when_it_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), PeriodWorkbook(OFFICE, PERIOD, io.BytesIO(), TODAY, folder=tmp_path) as book:
        book.add(SESSION)
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_no_room_for_the_working_files_is_one_clear_error(tmp_path, monkeypatch):
    with pytest.raises(CannotMakeWorkbook), PeriodWorkbook(OFFICE, PERIOD, io.BytesIO(), TODAY, folder=tmp_path / "no"):
        pass
    with pytest.raises(CannotMakeWorkbook), PeriodWorkbook(OFFICE, PERIOD, io.BytesIO(), TODAY) as book:
        monkeypatch.setattr(book._sessions, "add", fail)
        book.add(SESSION)


def fail(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_result_that_cannot_be_written_is_an_error():
    with pytest.raises((OSError, AppError)), Path("/dev/full").open("wb") as out:
        write_workbook(OFFICE, PERIOD, [SESSION], out, TODAY)
