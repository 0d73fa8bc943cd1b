"""The file itself: fonts whole inside it, title and language, text that comes back, the same bytes each time."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from documents.render.pages import FORMS, SENTENCE, annex, bare, document, made, pages_of, read, say, table, words
from documents.render.printed import minutes, notice
from doithoai.documents.content.model import Paragraph

BASE_14 = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats")


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def fonts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("build", [minutes, notice])
def test_every_font_is_embedded_and_cut_down(build, form):
    pdf = opened(made(build(form), form))
    found = fonts(pdf)
    assert len(found) >= 3
    for font in found:
        name = str(font.BaseFont).lstrip("/")
        assert not name.startswith(BASE_14)
        assert name[6] == "+"
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 1000
        assert "/ToUnicode" in font


def test_particulars():
    pdf = opened(made(document([say("Nội dung.")]), "nd30"))
    assert str(pdf.docinfo["/Title"]) == "Thông báo số 05"
    assert str(pdf.docinfo["/Author"]) == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"
    assert str(pdf.docinfo["/CreationDate"]).startswith("D:20260105")
    assert str(pdf.Root.Lang) == "vi-VN"
    assert tuple(map(int, pdf.pdf_version.split("."))) >= (1, 4)


def test_annexes_are_bookmarked():
    pdf = opened(made(document([say("Nội dung.")], annexes=(annex(table([("1", "a", "b")])),) * 2), "nd30"))
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["Thông báo số 05", *["PHỤ LỤC: Phân công giải quyết"] * 2]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_document_gives_the_same_bytes(form):
    assert made(minutes(form), form) == made(minutes(form), form)


@pytest.mark.slow
def test_another_process_gives_the_same_bytes():
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]);"
        "from documents.render.pages import *; from documents.render.printed import notice;"
        "print(hashlib.sha256(made(notice('nd30'), 'nd30')).hexdigest())"
    )
    folder = str(Path(__file__).parents[3])
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, folder],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("build", [minutes, notice])
def test_the_text_comes_back_whole(build, form):
    paper = build(form)
    printed = words(read(paper, form))
    for block in paper.blocks():
        assert isinstance(block, Paragraph)
    said = ["".join(run.text for run in block.runs) for block in paper.blocks() if isinstance(block, Paragraph)]
    missing = [text for text in said if bare(text) not in printed]
    assert not missing


def test_no_break_spaces_come_back_as_spaces():
    page = opened(made(document([say("5\u00a0km; ông\u00a0An; ngày 05 tháng 01 năm 2026")]), "nd30"))
    assert page is not None
    import pdfplumber

    with pdfplumber.open(io.BytesIO(made(document([say("5\u00a0km; ông An; thôn 5")]), "nd30"))) as pdf:
        text = pdf.pages[0].extract_text()
    assert "\u00a0" not in text
    assert "5 km; ông An; thôn 5" in text


def test_reading_order_is_the_order_of_the_paper():
    data = made(document([say("Đoạn một."), say("Đoạn hai.")]), "nd30")
    text = pages_of(data)[0].text
    assert text.index("THÔNG BÁO") < text.index("Đoạn một.") < text.index("Đoạn hai.") < text.index("TM. ỦY BAN")


def test_a_renderer_used_by_several_threads():
    from concurrent.futures import ThreadPoolExecutor

    paper = document([say(SENTENCE * 20)])
    alone = made(paper, "nd30")
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: made(paper, "nd30"), range(8))) == {alone}
