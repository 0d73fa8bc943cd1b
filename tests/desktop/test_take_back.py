"""A draft edited in Word is dropped onto the page of documents: each change is taken or left."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai import i18n
from doithoai.desktop.documents.page import DocumentsPage
from doithoai.desktop.documents.take_back import TakeBackDialog
from doithoai.desktop.targets import DraftTarget
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.workspace import Workspace
from doithoai.documents.word_back import NotTakenBack
from doithoai.domain.kinds import DocumentKind
from doithoai.register import history
from doithoai.work import printing
from doithoai.work.printing import Order
from doithoai.work.taking_back import Comparison

ORDER = Order(DocumentKind.MINUTES, "s2024")
PLACE = "Địa điểm: Hội trường xã."


@pytest.fixture(autouse=True)
def _in_english() -> None:
    i18n.set_language("en")


@pytest.fixture
def page(show_page: Callable[..., Any]) -> DocumentsPage:
    shown = show_page(DocumentsPage)
    assert isinstance(shown, DocumentsPage)
    return shown


@pytest.fixture
def edited(workspace: Workspace, tmp_path: Path) -> Path:
    """The minutes of 2024 with two paragraphs changed in Word."""
    path = tmp_path / "biên bản.docx"
    printing.print_to(workspace.reader, ORDER, path, issuing=False, today=date.today())
    word = docx.Document(str(path))
    changed = [each for each in word.paragraphs if each.text.startswith("Địa điểm") or "Trại lợn" in each.text]
    for each in changed:
        each.add_run(" (sửa <b>)")
    word.save(str(path))
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Callable[[TakeBackDialog], object]]]:
    """What the person does with the dialog, one act for each time it is shown; all were asked for in the end."""
    acts: list[Callable[[TakeBackDialog], object]] = []

    def act(dialog: TakeBackDialog) -> object:
        return acts.pop(0)(dialog)

    monkeypatch.setattr(TakeBackDialog, "exec", act)
    yield acts
    assert acts == []


def drop(page: DocumentsPage, path: Path) -> bool:
    """Drag a file over the page and let it go; whether the page takes it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDropEvent(QPointF(9, 9), copy, data, left, none, QEvent.Type.DragEnter)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    if enter.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, data, left, none))
    return enter.isAccepted()


def texts(workspace: Workspace) -> list[str]:
    lines = printing.paragraphs(workspace.reader, ORDER, date.today())
    return [line.passage.now if line.passage else line.text for line in lines]


def test_a_dropped_file_shows_its_draft_and_what_is_ticked_is_taken(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, shell: Any, edited: Path, answers: list[Any]
) -> None:
    def look(dialog: TakeBackDialog) -> None:
        assert page.make.order() == ORDER, "the page shows the draft the file belongs to"
        row = next(at for at in range(dialog.list.count()) if dialog.list.item(at).text().startswith("Địa điểm"))
        dialog.list.setCurrentRow(row)
        assert dialog.today.toPlainText() == PLACE
        assert dialog.word.toPlainText() == f"{PLACE} (sửa <b>)"
        assert not dialog.newer.isVisibleTo(dialog)
        for other in range(dialog.list.count()):
            dialog.list.item(other).setCheckState(Qt.CheckState.Checked if other == row else Qt.CheckState.Unchecked)
        dialog.take.click()

    before = texts(workspace)
    page.show_target(DraftTarget(Order(DocumentKind.NOTICE, "s2026")))
    answers.append(look)
    assert drop(page, edited)
    qtbot.waitUntil(lambda: texts(workspace) != before, timeout=15_000)
    assert set(texts(workspace)) - set(before) == {f"{PLACE} (sửa <b>)"}
    qtbot.waitUntil(lambda: "1 paragraph was taken back from Word." in shell.told)
    workspace.write(history.undo)
    qtbot.waitUntil(lambda: texts(workspace) == before)


def test_nothing_ticked_nothing_is_taken_and_leaving_changes_nothing(
    qtbot: QtBot,
    page: DocumentsPage,
    workspace: Workspace,
    edited: Path,
    answers: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def untick(dialog: TakeBackDialog) -> None:
        assert dialog.take.isEnabled()
        for row in range(dialog.list.count()):
            dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        assert not dialog.take.isEnabled()
        dialog.reject()

    before = texts(workspace)
    answers.append(untick)
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: (str(edited), ""))
    qtbot.mouseClick(page.make.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: answers == [], timeout=15_000)
    workspace.operations.finish()
    assert texts(workspace) == before


def test_a_file_nobody_changed_is_told_in_one_line(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, shell: Any, tmp_path: Path
) -> None:
    path = tmp_path / "nháp.docx"
    printing.print_to(workspace.reader, ORDER, path, issuing=False, today=date.today())
    page.twin.take_back(path)
    qtbot.waitUntil(lambda: bool(shell.told), timeout=15_000)
    assert shell.told == ["In nháp.docx nothing was changed that is not in the draft already."]


def test_a_file_that_is_no_draft_is_refused_and_other_files_are_not_taken(
    qtbot: QtBot, page: DocumentsPage, workspace: Workspace, tmp_path: Path
) -> None:
    assert not drop(page, tmp_path / "ảnh.png")
    docx.Document().save(str(tmp_path / "khác.docx"))
    faults: list[Any] = []
    workspace.failed.disconnect()
    workspace.failed.connect(faults.append)
    assert drop(page, tmp_path / "khác.docx")
    qtbot.waitUntil(lambda: bool(faults), timeout=15_000)
    assert isinstance(faults[0], NotTakenBack)


def test_words_without_a_place_are_shown_to_be_copied(qtbot: QtBot) -> None:
    dialog = TakeBackDialog("x.docx", Comparison(ORDER, (), ("Câu lạc chỗ.",), rest_changed=True))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.homeless.isVisible()
    assert dialog.homeless.toPlainText() == "Câu lạc chỗ."
    assert "signatures" in dialog.notice.text()
    assert not dialog.take.isEnabled()
