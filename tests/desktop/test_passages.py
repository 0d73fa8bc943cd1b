"""Editing the words of a draft: typed, printed, kept over newer data, taken back."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytest import MonkeyPatch
from pytestqt.qtbot import QtBot

from doithoai.desktop.documents.passages import PassagesDialog
from doithoai.desktop.workspace import Workspace
from doithoai.documents.content.passages import Line
from doithoai.domain.kinds import DocumentKind
from doithoai.register import documents, sessions
from doithoai.work import printing
from doithoai.work.printing import Order

ORDER = Order(DocumentKind.MINUTES, "s2024")


@pytest.fixture
def dialog(qtbot: QtBot, workspace: Workspace) -> PassagesDialog:
    made = PassagesDialog(workspace, ORDER)
    qtbot.addWidget(made)
    made.show()
    row = next(place for place, line in enumerate(made.lines) if line.text.startswith("Địa điểm"))
    made.list.setCurrentRow(row)
    return made


def said(workspace: Workspace) -> list[str]:
    found = printing.paragraphs(workspace.reader, ORDER, date.today())
    return [line.passage.now if line.passage else line.text for line in found]


def test_a_paragraph_typed_anew_is_in_the_draft(
    qtbot: QtBot, dialog: PassagesDialog, workspace: Workspace, type_text: Callable[[QWidget, str], None]
) -> None:
    assert dialog.words.toPlainText() == "Địa điểm: Hội trường xã."
    dialog.words.selectAll()
    type_text(dialog.words, "Địa điểm: sân kho.")
    qtbot.waitUntil(lambda: "Địa điểm: sân kho." in said(workspace))
    assert "Địa điểm: Hội trường xã." not in said(workspace)
    workspace.undo()
    qtbot.waitUntil(lambda: "Địa điểm: Hội trường xã." in said(workspace))


def test_newer_data_stand_beside_and_can_be_taken(qtbot: QtBot, dialog: PassagesDialog, workspace: Workspace) -> None:
    was = dialog.lines[dialog.list.currentRow()].text
    workspace.write(printing.edit_passage, ORDER, was, "Địa điểm: sân kho.")
    workspace.write(sessions.edit, "s2024", lambda session: replace(session, place="Hội trường xã mới"))
    qtbot.waitUntil(lambda: dialog.newer.isVisible() and "Hội trường xã mới" in dialog.newer.text())
    assert dialog.words.toPlainText() == "Địa điểm: sân kho."
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Địa điểm: Hội trường xã mới." in said(workspace))
    qtbot.waitUntil(lambda: not dialog.newer.isVisible())


def test_words_are_for_the_paragraph_in_hand_wherever_it_stands_now(
    qtbot: QtBot, dialog: PassagesDialog, workspace: Workspace, type_text: Callable[[QWidget, str], None]
) -> None:
    """The list grew above it while it was in hand: by its place in the list the words went to another paragraph."""
    place = dialog.list.currentRow()
    dialog.words.selectAll()
    type_text(dialog.words, "Địa điểm: sân kho.")
    real = printing.paragraphs

    def shifted(*arguments: object) -> list[Line]:
        lines = real(*arguments)  # type: ignore[arg-type]
        return [*lines[2:], *lines[:2]]

    with MonkeyPatch.context() as patch:
        patch.setattr(printing, "paragraphs", shifted)
        dialog.show_lines()  # what is typed is not saved yet
        dialog.words.commit()
        workspace.operations.finish()
    assert dialog.list.currentRow() != place
    edited = {line.text: line.passage.now for line in real(workspace.reader, ORDER, date.today()) if line.passage}
    assert edited["Địa điểm: Hội trường xã."] == "Địa điểm: sân kho."


def test_an_issued_document_has_the_hands_words(dialog: PassagesDialog, workspace: Workspace) -> None:
    was = dialog.lines[dialog.list.currentRow()].text
    workspace.write(printing.edit_passage, ORDER, was, "Địa điểm: sân kho hợp tác xã.")
    workspace.write(printing.issue, ORDER, date(2024, 3, 14))
    workspace.operations.finish()
    (made,) = documents.book(workspace.reader)
    with pdfplumber.open(io.BytesIO(documents.pdf(workspace.reader, made.uid))) as pdf:
        assert "sân kho hợp tác xã" in (pdf.pages[0].extract_text() or "")
