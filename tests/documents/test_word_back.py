"""A file is read back whole, or refused in one line (drafts of a real register: `tests/work/test_taking_back.py`)."""

import io
from pathlib import Path

import docx
import pytest

from documents.render.pages import document, say
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.docx.render import render_docx
from doithoai.documents.word_back import NotTakenBack, read_back


def saved(path: Path, draft: str) -> Path:
    out = io.BytesIO()
    render_docx(document([say("một"), say("Ký:", to_fill=True), say("hai")]), all_formats()["nd30"], out, draft=draft)
    path.write_bytes(out.getvalue())
    return path


def test_a_draft_gives_its_paragraphs_back(tmp_path: Path) -> None:
    returned = read_back(saved(tmp_path / "nháp.docx", "tên <&> nháp"))
    assert returned.draft == "tên <&> nháp"
    assert (returned.paragraphs, returned.marked) == (3, (0, 2))
    assert [part.texts for part in returned.passages] == [["một"], ["hai"]]
    assert not returned.rest_changed


def test_what_is_no_draft_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotTakenBack, match=r"x\.docx is no draft"):
        read_back(saved(tmp_path / "x.docx", ""))
    docx.Document().save(str(tmp_path / "y.docx"))
    with pytest.raises(NotTakenBack, match=r"y\.docx is no draft"):
        read_back(tmp_path / "y.docx")
