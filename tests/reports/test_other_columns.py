"""Petitions as rows for other systems, by columns that are data."""

import io
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from doithoai.domain.kinds import Competence
from doithoai.domain.office import Office
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Session, SessionOffice
from doithoai.paths import resource
from doithoai.reports import other_columns
from doithoai.reports.other_columns import VALUES, ColumnsRefused

TODAY = date(2026, 5, 1)
PETITION = Petition(
    "p1",
    3,
    Petitioner("Lê An", "Thôn 1", "0912345678"),
    field="đất đai",
    content="=1+1",
    competence=Competence.COMMUNE,
    answer=Answer("Chủ tịch", "Sẽ sửa."),
    assignment=Assignment("Phòng Kinh tế", ("Công an xã", "Văn phòng"), date(2026, 3, 20)),
    written_answer=WrittenAnswer("61/UBND", date(2026, 3, 12), "Đã sửa."),
)
PRIVATE = Petition("p2", 4, Petitioner("Ngô Thu", "Thôn 2", confidential=True), date(2026, 2, 1), content="Tôi sợ.")
HELD = Session("s", starts_at=datetime(2026, 3, 1, 8), petitions=(PETITION, PRIVATE, Petition("blank")))
OF_OTHERS = Session(
    "t",
    office=SessionOffice("18164", "UBND xã Khác"),
    starts_at=datetime(2026, 4, 1, 8),
    petitions=(Petition("q", content="Cầu hỏng."),),
)
AHEAD = Session("u", starts_at=datetime(2026, 6, 1, 8), petitions=(Petition("r", content="x"),))


def rows(columns: Path) -> list[dict[str, object]]:
    out = io.BytesIO()
    office = Office("18163", "UBND xã Sơn Tiến")
    layout = other_columns.read(columns)
    count = other_columns.write(out, layout, [HELD, OF_OTHERS, AHEAD], office=office, today=TODAY)
    assert count == 3
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [layout.sheet]
    heads, *lines = book.active.iter_rows(min_row=4, values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def test_the_national_database_of_citizen_reception() -> None:
    first, private, other = rows(resource("columns", "national.toml"))
    assert first == {
        "STT": 1,
        "Đơn vị tiếp": "UBND xã Sơn Tiến",
        "Ngày tiếp nhận": datetime(2026, 3, 1),
        "Họ tên công dân": "Lê An",
        "Địa chỉ": "Thôn 1",
        "Nội dung": "=1+1",
        "Lĩnh vực": "đất đai",
        "Loại đơn": "Kiến nghị, phản ánh",
        "Thẩm quyền giải quyết": "Cấp xã",
        "Kết quả tiếp công dân": "Sẽ sửa.",
        "Cơ quan chủ trì giải quyết": "Phòng Kinh tế",
        "Thời hạn giải quyết": datetime(2026, 3, 20),
        "Số văn bản trả lời": "61/UBND",
        "Ngày văn bản trả lời": datetime(2026, 3, 12),
        "Kết quả giải quyết": "Đã sửa.",
        "Tình trạng": "Đã trả lời bằng văn bản",
    }
    assert (private["Họ tên công dân"], private["Địa chỉ"]) == ("(giữ kín danh tính)", None)
    assert private["Ngày tiếp nhận"] == datetime(2026, 2, 1)
    assert other["Đơn vị tiếp"] == "UBND xã Khác"


def test_an_offices_own_system_of_documents() -> None:
    first, *_rest = rows(resource("columns", "office.toml"))
    assert first["Số, ký hiệu"] == "3/01/03/2026"
    assert first["Đơn vị phối hợp"] == "Công an xã; Văn phòng"
    assert first["Số đến"] is None  # given there


@pytest.mark.parametrize("path", other_columns.shipped().values(), ids=other_columns.shipped())
def test_what_is_shipped_has_its_source_and_may_be_chosen(path: Path) -> None:
    assert "(" not in other_columns.read(path).title  # it stands in the list of kinds of files
    assert 'source = "Nghị định' in path.read_text(encoding="utf-8")


def test_every_value_is_described() -> None:
    described = (resource("columns") / "README.md").read_text(encoding="utf-8").partition("Values: ")[2]
    assert [name for name in VALUES if f"`{name}`" not in described] == []
    assert all(name.isidentifier() for name in VALUES)


def test_every_value_of_a_petition_of_which_nothing_is_known(tmp_path: Path) -> None:
    columns = "".join(f'[[column]]\nhead = "{name}"\nvalue = "{name}"\n' for name in VALUES)
    file = tmp_path / "own.toml"
    file.write_text(f'title = "a"\nsheet = "b"\nheading = "c"\n{columns}', encoding="utf-8")
    row = rows(file)[2]
    assert {name for name, value in row.items() if value is not None} == {
        *("number", "unit", "unit_code", "received_on", "session_day", "content", "status")
    }


HEAD = 'title = "a"\nsheet = "b"\nheading = "c"\n'


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[", "own.toml"),
        (HEAD, "column"),
        ('[[column]]\nhead = "x"\n', "sheet"),
        (HEAD.replace('"b"', '"a/b"') + '[[column]]\nhead = "x"\n', "sheet"),
        (HEAD.replace('title = "a"', "title = 1") + '[[column]]\nhead = "x"\n', "title"),
        (HEAD + '[[column]]\nhead = "x"\n[[column]]\nwidth = 3\n', "column[1].head"),
        (HEAD + '[[column]]\nhead = "x"\nwidth = 0\n', "column[0].width"),
        (HEAD + '[[column]]\nhead = "x"\nvalue = "phone"\n', "column[0].value"),
        (HEAD + '[[column]]\nhead = "x"\ntext = 3\n', "column[0].text"),
        (HEAD + "column = [1]\n", "column[0]"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_names_the_place(tmp_path: Path, text: str, place: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ColumnsRefused) as caught:
        other_columns.read(file)
    assert caught.value.path == place
    assert str(caught.value).startswith(place)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ColumnsRefused, match="cannot be read"):
        other_columns.read(tmp_path / "none.toml")
