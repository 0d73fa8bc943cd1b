"""A draft for Word carries marks by which it comes back: at each paragraph, and of the whole file."""

import io
import json
import re
import zipfile

import docx
from docx.oxml.ns import qn

from documents.render.pages import document, say, table
from doithoai.documents.content.model import Annex, Chart, ChartKind
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.render import render_docx
from doithoai.documents.word_parts import fingerprint, parts_of

LONG = "đơn vị " * 60


def made(*blocks, draft: str = LONG, annexes: tuple[Annex, ...] = ()) -> bytes:
    out = io.BytesIO()
    render_docx(document(blocks, annexes=annexes), all_formats()["nd30"], out, draft=draft)
    return out.getvalue()


def body(content: bytes):
    return docx.Document(io.BytesIO(content)).element.body


def record(content: bytes) -> dict:
    """What is said of the whole file."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        pieces = re.findall(r"<vt:lpwstr>(.*?)</vt:lpwstr>", packed.read("docProps/custom.xml").decode())
    assert all(len(piece) <= 255 for piece in pieces), "Word takes no more"
    return json.loads("".join(pieces))


def test_each_paragraph_has_a_mark_with_its_place_its_lines_and_what_it_said():
    parts = parts_of(body(made(say("một"), table([("1", "a", "b")]), say("hai\nba"))))
    marks = [part.mark for part in parts.passages]
    assert [(mark.place, mark.lines) for mark in marks] == [(0, 1), (1, 2)]
    assert marks[1].fingerprint == fingerprint("hai ba")
    assert all(part.unchanged for part in parts.passages)


def test_what_cannot_come_back_belongs_to_no_paragraph():
    chart = Chart("Biểu 1", ChartKind.BARS, ("a",), (3,), "Việc", "Số")
    annex = Annex("Phụ lục", "Danh sách", "(Kèm theo)", lambda: [say("trong phụ lục")])
    content = made(say("một"), chart, say("hai"), say("Ký:", to_fill=True), say("ba"), annexes=(annex,))
    parts = parts_of(body(content))
    assert [part.texts for part in parts.passages] == [["một"], ["hai"], ["ba"]]
    assert {"Biểu 1", "trong phụ lục"} <= set(parts.rest)
    assert record(content)["unmarked"] == "2"


def test_the_file_says_which_draft_it_is_and_what_it_looked_like():
    content = made(say("một"), table([("1", "a", "b")]))
    parts = parts_of(body(content))
    assert record(content) == {
        "draft": LONG,
        "paragraphs": 1,
        "unmarked": "",
        "tables": parts.tables,
        "rest": fingerprint("\n".join(parts.rest)),
    }


def test_the_bookmarks_are_each_of_their_own_name_and_number():
    starts = list(body(made(say("một"), say("hai"), say("ba"))).iter(qn("w:bookmarkStart")))
    for name in ("w:id", "w:name"):
        assert len({start.get(qn(name)) for start in starts}) == len(starts) == 3


def test_a_paper_that_is_not_to_come_back_carries_nothing():
    content = made(say("một"), draft="")
    assert next(body(content).iter(qn("w:bookmarkStart")), None) is None
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert "docProps/custom.xml" not in packed.namelist()
