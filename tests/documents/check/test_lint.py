"""Checking one file: its kind, its format, its departures."""

import io
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from documents.check.parts import departures_of_ours
from documents.render.pages import document, made
from documents.render.printed import notice
from doithoai.documents.check.errors import FormatUnclear, Unreadable
from doithoai.documents.check.lint import check_file
from doithoai.documents.check.model import Source


def written(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
def test_our_own_notice_departs_from_nothing(form: str, tmp_path: Path) -> None:
    report = check_file(written(tmp_path, "a.pdf", made(notice(form), form)), form)
    assert (report.source, report.form.id) == (Source.PDF, form)
    assert not departures_of_ours(report)


def test_the_head_says_which_family_and_the_date_which_rules(tmp_path: Path) -> None:
    assert check_file(written(tmp_path, "a.pdf", made(document(), "nd30"))).form.id == "nd30"


def test_the_state_s_paper_by_the_party_s_rules(tmp_path: Path) -> None:
    report = check_file(written(tmp_path, "a.pdf", made(document(), "nd30")), "hd05")
    assert {"missing", "unwanted"} <= {departure.rule for departure in report.departures}


def test_other_files_and_damaged_ones_are_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "a.pdf", "a.docx"):
        with pytest.raises(Unreadable):
            check_file(written(tmp_path, name, b"no paper"))
    with pytest.raises(Unreadable):
        check_file(tmp_path / "missing.pdf")


def test_a_head_that_says_nothing_wants_the_format_named(tmp_path: Path) -> None:
    word, out = docx.Document(), io.BytesIO()
    word.add_paragraph("Xin chào")
    word.save(out)
    with pytest.raises(FormatUnclear):
        check_file(written(tmp_path, "a.docx", out.getvalue()))


def test_a_page_that_is_a_picture_is_said_to_be_one(tmp_path: Path) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595.3, 841.9))
    for number in range(60):
        canvas.bezier(100, 700, 120, 720, 140, 680, 160 + number, 700)
    canvas.save()
    report = check_file(written(tmp_path, "a.pdf", out.getvalue()))
    assert [departure.rule for departure in report.departures] == ["scanned"]
