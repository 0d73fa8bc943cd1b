"""A draft saved as a file for Word; an issued document is not offered as one."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import DocumentKind
from doithoai.work import printing
from doithoai.work.printing import Order


def test_a_draft_is_saved_for_word(
    qtbot: QtBot,
    workspace: Workspace,
    show_page: Callable[..., Any],
    shell: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = show_page(DocumentsPage)
    uid = page.make.session_choice.currentData()
    page.show_target(DraftTarget(Order(DocumentKind.MINUTES, uid)))
    qtbot.waitUntil(lambda: page.preview.document.pageCount() > 0, timeout=15_000)
    assert page.preview.word.isEnabled()

    wanted, offered = tmp_path / "biên bản.docx", []

    def choose(_parent: Any, _title: str, name: str, kinds: str) -> tuple[str, str]:
        offered.append((name, kinds))
        return str(wanted), kinds

    monkeypatch.setattr(file_dialogs, "file_to_save", choose)
    page.preview.word.click()
    qtbot.waitUntil(wanted.exists, timeout=15_000)
    assert offered == [("minutes-du-thao.docx", "Word (*.docx)")]
    content = wanted.read_bytes()
    assert content == printing.preview_for_word(workspace.reader, Order(DocumentKind.MINUTES, uid), date.today())
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)
    assert "BIÊN BẢN" in text
    assert not list(tmp_path.glob(".*.new"))


def test_what_is_issued_is_a_pdf(
    qtbot: QtBot, workspace: Workspace, show_page: Callable[..., Any], tmp_path: Path
) -> None:
    page = show_page(DocumentsPage)
    page.preview.show_message("…")
    assert not page.preview.word.isEnabled()
    order = Order(DocumentKind.MINUTES, page.make.session_choice.currentData())
    pdf = printing.preview(workspace.reader, order, date.today()).pdf
    page.preview.show_pdf(pdf, "a.pdf", is_draft=True)
    assert page.preview.word.isEnabled()
    page.preview.show_pdf(pdf, "a.pdf")
    assert page.preview.save.isEnabled()
    assert not page.preview.word.isEnabled()
