"""Reading a DOCX: paragraphs, columns, sections, page numbers."""

from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.model import Side, Source
from doithoai.documents.check.reading_docx import read_docx


def read(word, folder: Path):
    word.save(str(folder / "a.docx"))
    return read_docx(folder / "a.docx")


def test_paragraphs_in_order_with_their_looks(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Một")
    word.add_paragraph()
    run = word.add_paragraph().add_run("Hai")
    run.bold, run.font.size = True, Pt(14)
    paper = read(word, tmp_path)
    assert paper.source is Source.DOCX
    assert [line.text for line in paper.lines] == ["Một", "Hai"]
    assert [line.row for line in paper.lines] == [1, 3]
    assert (paper.lines[1].size, paper.lines[1].wholly("bold")) == (14.0, True)


def test_a_table_without_lines_holds_columns_and_a_ruled_one_data(tmp_path: Path) -> None:
    word = docx.Document()
    head, data = word.add_table(1, 2), word.add_table(1, 2, style="Table Grid")
    head.cell(0, 0).text, head.cell(0, 1).text = "Trái", "Phải"
    data.cell(0, 0).text = "Số liệu"
    left, right, cell = read(word, tmp_path).lines
    assert (left.side, right.side, left.in_table) == (Side.LEFT, Side.RIGHT, False)
    assert cell.in_table


def test_capitals_by_formatting_are_capitals_and_hidden_text_is_none(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph().add_run("Thông báo").font.all_caps = True
    word.add_paragraph().add_run("ẩn").font.hidden = True
    assert [line.text for line in read(word, tmp_path).lines] == ["THÔNG BÁO"]


def test_margins_of_the_section(tmp_path: Path) -> None:
    word = docx.Document()
    word.sections[0].left_margin = Mm(30)
    assert read(word, tmp_path).pages[0].margins["left"] == pytest.approx(30, abs=0.01)


def test_without_a_number_in_the_margins_there_is_none(tmp_path: Path) -> None:
    numbering = read(docx.Document(), tmp_path).numbering
    assert numbering is not None
    assert numbering.line is None


def test_what_is_no_docx_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK no archive")
    with pytest.raises(Unreadable):
        read_docx(tmp_path / "a.docx")
