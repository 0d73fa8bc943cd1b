"""A newer version from the window: nothing is started that the project did not sign, or that nobody asked for."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.window import about, update
from doithoai.desktop.window.about import About
from doithoai.desktop.window.error import ErrorDialog
from doithoai.work import updating

SECRET = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder a person chooses."""
    monkeypatch.setattr(updating, "public_key", lambda: SECRET.public_key().public_bytes_raw())
    monkeypatch.setattr(file_dialogs, "folder_to_use", lambda *_: str(tmp_path))
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    paths_started: list[Path] = []

    def start(url: QUrl) -> bool:
        paths_started.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(update.QDesktopServices, "openUrl", start)
    return paths_started


def put_installer(folder: Path, *, signed: bool = True) -> None:
    path = folder / "doithoai_99.0.0_amd64.deb"
    path.write_bytes(b"installer")
    if signed:
        digest = hashlib.sha256(b"installer").hexdigest()
        text = updating.signature_text(digest, SECRET.sign(updating.message(path.name, digest)))
        Path(f"{path}.sig").write_text(text, encoding="ascii")


def answer(act: Callable[[QDialog], None]) -> list[QDialog]:
    """Act on the next dialog over the one shown."""
    dialogs: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox | ErrorDialog):
            dialogs.append(dialog)
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    return dialogs


@pytest.fixture
def dialog(qtbot: QtBot) -> About:
    shown_dialog = About()
    qtbot.addWidget(shown_dialog)
    shown_dialog.show()
    return shown_dialog


def test_a_signed_one_is_started_from_a_checked_copy(dialog: About, stick: Path, started: list[Path]) -> None:
    put_installer(stick)
    answer(install)
    dialog.update_button.click()
    (copy,) = started
    assert copy.read_bytes() == b"installer"
    assert copy.parent != stick


def install(box: QDialog) -> None:
    assert isinstance(box, QMessageBox)
    assert "99.0.0" in box.text()
    (button,) = [button for button in box.buttons() if box.buttonRole(button) == QMessageBox.ButtonRole.AcceptRole]
    button.click()


def test_who_says_no_starts_nothing(dialog: About, stick: Path, started: list[Path]) -> None:
    put_installer(stick)
    answer(lambda box: box.reject())
    dialog.update_button.click()
    assert started == []


def test_an_unsigned_one_is_refused(dialog: About, stick: Path, started: list[Path]) -> None:
    put_installer(stick, signed=False)
    dialogs = answer(lambda box: box.reject())
    dialog.update_button.click()
    assert isinstance(dialogs[0], ErrorDialog)
    assert started == []


def test_nothing_newer_is_said(dialog: About, stick: Path, started: list[Path]) -> None:
    dialogs = answer(lambda box: box.accept())
    dialog.update_button.click()
    assert isinstance(dialogs[0], QMessageBox)
    assert started == []


def test_the_licences_of_an_installed_program_are_one_press_away(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "licences", lambda: tmp_path)
    opened: list[str] = []
    monkeypatch.setattr(about.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    dialog = About()
    qtbot.addWidget(dialog)
    dialog.licences_button.click()
    assert opened == [str(tmp_path)]
