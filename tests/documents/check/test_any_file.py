"""Whatever a file holds, the checker answers or refuses; it never breaks."""

import io
import tempfile
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from documents.check.drawn_by_hand import FACES, MM, drawn, faces
from documents.check.typed_by_hand import state, typed
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.lint import check_file
from doithoai.domain.errors import AppError

WORDS = st.sampled_from(
    [
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐẢNG CỘNG SẢN VIỆT NAM", "*", "-----"),
        *("Số: 05/TB-UBND", "Số", "Sơn Tiến, ngày 05 tháng 01 năm 2026", "ngày 99 tháng 99 năm 9999", "THÔNG BÁO"),
        *("Kính gửi: A", "V/v a", "Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN", "CHỦ TỊCH", "Đinh Lộc", "PHỤ LỤC", "(Kèm)"),
        *("Căn cứ Luật;", "2", "²", "DỰ THẢO", "…………………", "BIÊN BẢN", "THƯ KÝ", "CHỦ TỌA", "Nội dung ./."),
    ]
)
LINE = st.tuples(
    WORDS | st.text("abcđ ", max_size=12),
    st.integers(0, 580),
    st.integers(0, 840),
    st.sampled_from([6, 11, 13, 14, 40]),
    st.sampled_from(sorted(FACES)),
)
MANY = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CHOICES = st.sampled_from(["auto", "nd30", "hd36", "hd05"])


def answered(name: str, data: bytes, choice: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(data)
        try:
            report = check_file(file, choice)
        except AppError:
            return
        for one in report.departures:
            assert one.message.format(**one.params)
            assert one.clause


@pytest.mark.slow
@MANY
@given(
    st.lists(st.lists(LINE, max_size=12), min_size=1, max_size=3), st.lists(st.integers(0, 590), max_size=4), CHOICES
)
def test_any_lines_on_a_page(pages, rules, choice):
    faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM), initialFontName=FACES["regular"])
    for lines in pages:
        for text, x, y, size, look in lines:
            canvas.setFont(FACES[look], size)
            canvas.drawString(x, y, text)
        for x in rules:
            canvas.line(x, x, 590 - x, x)
            canvas.line(x, 0, x, x)
        canvas.showPage()
    canvas.save()
    answered("a.pdf", out.getvalue(), choice)


@pytest.mark.slow
@MANY
@given(st.lists(st.tuples(WORDS, st.integers(0, 2), st.booleans()), max_size=14), CHOICES)
def test_any_paragraphs(lines, choice):
    document = Document()
    for text, columns, bold in lines:
        if columns:
            cells = document.add_table(rows=1, cols=columns).rows[0].cells
            cells[-1].paragraphs[0].add_run(text).bold = bold
        else:
            document.add_paragraph().add_run(text).bold = bold
    out = io.BytesIO()
    document.save(out)
    answered("a.docx", out.getvalue(), choice)


@pytest.mark.parametrize("step", range(1, 12))
def test_a_pdf_with_bytes_turned(step):
    data = bytearray(drawn(paragraphs=1))
    for place in range(step * 7, len(data), 997 + step * 31):
        data[place] ^= 0x55
    answered("a.pdf", bytes(data), "auto")


def test_a_docx_whose_parts_are_cut(tmp_path):
    whole = typed(tmp_path / "a.docx", state()).read_bytes()
    (tmp_path / "a.docx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unreadable):
        check_file(tmp_path / "a.docx")
