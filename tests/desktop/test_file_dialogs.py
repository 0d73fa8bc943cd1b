"""Dialogs of files leave the open register its locks, whatever it is called."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QMimeDatabase, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QFileSystemModel

from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.file_dialogs import file_to_open, file_to_save, files_to_open, folder_to_use
from doithoai.register.connection import Register

SOURCES = Path(file_dialogs.__file__).parents[2]
LOCKS = Path("/proc/locks")


def locks_of_this_process() -> list[str]:
    """Kind, file and range of each lock, as Linux lists them."""
    lines = [line.split()[1:] for line in LOCKS.read_text().splitlines()]
    return sorted(" ".join(line) for line in lines if line[0] == "POSIX" and line[3] == str(os.getpid()))


@pytest.fixture
def register(register_path: Path) -> Iterator[Register]:
    """An open register whose name tells nobody what it is."""
    with Register.open(register_path.rename(register_path.with_name("sổ của xã"))) as register:
        register.rows("SELECT id FROM session")
        yield register


@pytest.mark.skipif(not LOCKS.exists(), reason="only Linux tells which locks a process has")
def test_listing_the_folder_of_the_open_register_ends_none_of_its_locks(qtbot, register: Register) -> None:
    before = locks_of_this_process()
    assert len(before) >= 2, "the register and the index of its log"
    asking = file_dialogs.dialog(None, "Mở", str(register.path.parent), "")
    qtbot.addWidget(asking)
    model = asking.findChild(QFileSystemModel)
    asking.show()
    # A kind is told of a file only after Qt asked for its picture too.
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(register.path.parent))) >= 3)
    assert [model.type(model.index(f"{register.path}{end}")) for end in ("", "-wal", "-shm")]
    assert locks_of_this_process() == before


def test_pictures_and_kinds_go_by_names(qtbot, tmp_path: Path) -> None:
    pictures = file_dialogs.NamesOnly()
    paper = tmp_path / "giấy.pdf"
    paper.write_bytes(b"")
    assert pictures.type(QFileInfo(str(paper))) == QMimeDatabase().mimeTypeForName("application/pdf").comment() != ""
    kinds = file_dialogs.QFileIconProvider.IconType
    for path, kind in ((paper, kinds.File), (tmp_path, kinds.Folder), (Path(tmp_path.anchor), kinds.Drive)):
        assert pictures.icon(QFileInfo(str(path))).cacheKey() == pictures.icon(kind).cacheKey()


def answer(act: Callable[[QFileDialog], None]) -> None:
    """Let a person answer the next dialog of files."""

    def go() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, QFileDialog)
        act(asking)

    QTimer.singleShot(0, go)


def agree(asking: QFileDialog) -> None:
    asking.accept()


def test_each_dialog_gives_what_was_chosen(qtbot, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()

    def choose(asking: QFileDialog) -> None:
        asking.selectFile("a.txt")
        asking.accept()

    answer(choose)
    assert file_to_open(None, "Mở", str(tmp_path), "Text (*.txt)") == (str(tmp_path / "a.txt"), "Text (*.txt)")
    answer(choose)
    assert files_to_open(None, "Mở", str(tmp_path))[0] == [str(tmp_path / "a.txt")]
    answer(agree)
    assert file_to_save(None, "Lưu", str(tmp_path / "c.txt"))[0] == str(tmp_path / "c.txt")
    answer(agree)
    assert file_to_save(None, "Lưu", "d.txt")[0] == str(tmp_path / "d.txt"), "where the last dialog stood"
    answer(agree)
    assert folder_to_use(None, "Thư mục", str(tmp_path)) == str(tmp_path)


def test_nothing_chosen_is_empty(qtbot, tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    for ask, empty in ((file_to_open, ""), (files_to_open, []), (file_to_save, "")):
        answer(QFileDialog.reject)
        assert ask(None, "Mở", str(tmp_path / "a.txt"))[0] == empty
    answer(QFileDialog.reject)
    assert folder_to_use(None, "Thư mục", str(tmp_path)) == ""


def test_every_dialog_of_files_is_made_by_this_module() -> None:
    """Qt's own would read what they list."""
    makes = re.compile(r"\bQ(FileDialog|FileSystemModel|FileIconProvider|AbstractFileIconProvider)\b")
    modules = {path.name for path in SOURCES.rglob("*.py") if makes.search(path.read_text("utf-8"))}
    assert modules == {"file_dialogs.py"}
