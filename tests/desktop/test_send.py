"""Sending upwards in the window: three keys to a stick, sealed or asked, written whole, read back, noted, received."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from doithoai.desktop.above import choices
from doithoai.desktop.above.choices import Choices
from doithoai.desktop.above.send import SendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.workspace import Workspace
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.exchange import seal
from doithoai.exchange.verify import verify
from doithoai.i18n import gettext as _
from doithoai.register import dispatches, offices
from doithoai.register.connection import Register
from doithoai.register.dispatches import Sealing, Stage, Way
from doithoai.work import dispatching, drives, handing_over, office_keys, receiving
from doithoai.work.drives import Drive
from stopping import files_under

YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
ABOVE = "Ủy ban nhân dân tỉnh Hà Tĩnh"
WAIT = 20_000  # ms
WRITE, GO_BACK = QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.RejectRole
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The office above, whose key file lies beside its register."""
    folder = tmp_path_factory.mktemp("above")
    book = Register.create(folder / "tinh.sdt", who="văn phòng")
    offices.set_periods(book, "42", [OfficePeriod(Office("42", ABOVE))])
    office_keys.export(book, folder / "tinh.sdk")
    return book


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory stick that is in."""
    folder = tmp_path / "THE NHO"
    folder.mkdir()
    monkeypatch.setattr(drives, "connected", lambda: [Drive(folder, "THE NHO", 7_500_000_000)])
    return folder


@pytest.fixture
def make(qtbot: QtBot, shell: Any) -> Callable[[], SendDialog]:
    """Shows the dialog for the three years of the small register."""

    def made() -> SendDialog:
        dialog = SendDialog(shell, connected=drives.connected)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.choose_days(YEARS)
        return dialog

    return made


def trusted(workspace: Workspace, above: Register) -> None:
    office_keys.trust(workspace._writer, above.path.with_suffix(".sdk"))


def answer(role: QMessageBox.ButtonRole, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer the next questions with the button of that role; gives what was asked."""
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda question: asked.append(question.text()) or 0)
    monkeypatch.setattr(
        QMessageBox,
        "clickedButton",
        lambda question: next(button for button in question.buttons() if question.buttonRole(button) == role),
    )
    return asked


def made(qtbot: QtBot, dialog: SendDialog) -> Path:
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=WAIT)
    assert dialog.outcome.packed
    return dialog.outcome.packed.path


# -- three keys ---------------------------------------------------------------------------------


def test_three_keys_to_a_stick_the_second_time_too(
    qtbot: QtBot, open_window: Callable[..., MainWindow], workspace: Workspace, above: Register, stick: Path
) -> None:
    trusted(workspace, above)
    window = open_window(ReportsPage)
    for time in (1, 2):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        QTest.keyClick(window, Qt.Key.Key_E, CTRL_SHIFT)  # first key
        (dialog,) = (each for each in window.findChildren(SendDialog) if each.isVisible())
        qtbot.keyClick(dialog, Qt.Key.Key_Return)  # second
        package = made(qtbot, dialog)
        assert package.parent == stick and package.suffix == ".sdta"
        qtbot.keyClick(dialog, Qt.Key.Key_Return)  # third: it has been sent
        qtbot.waitUntil(lambda dialog=dialog: not dialog.isVisible())
        workspace.operations.finish_writes()
        assert [(line.stage, line.way) for line in dispatches.listed(workspace.reader)] == [
            (Stage.SENT, Way.STICK)
        ] * time


def test_afterwards_it_says_that_the_stick_may_go_and_what_is_told_by_telephone(
    qtbot: QtBot, make: Callable[[], SendDialog], workspace: Workspace, above: Register, stick: Path
) -> None:
    trusted(workspace, above)
    dialog = make()
    assert dialog.receiver.value() == ABOVE
    assert dialog.sealing.value() == Sealing.KEY
    dialog.begin()
    path = made(qtbot, dialog)
    report = verify(path, office_keys.own(above))
    assert not report.problems and report.manifest
    assert report.manifest.receiver == ABOVE
    assert report.code and report.code in dialog.outcome.code.text()
    assert dialog.outcome.heading.text() == _("Written and read back rightly; the memory stick may be pulled out.")
    assert str(report.manifest.counts.petitions) in dialog.outcome.totals.text()
    assert dialog.outcome.file.text() == str(path)
    (line,) = dispatches.listed(workspace.reader)
    assert (line.stage, line.sealing, line.totals[2]) == (Stage.MADE, Sealing.KEY, report.manifest.counts.petitions)


# -- what is chosen -------------------------------------------------------------------------------


def test_choices_are_remembered_for_each_register_and_never_a_passphrase(
    qtbot: QtBot,
    make: Callable[[], SendDialog],
    preferences: Preferences,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secrets: list[str] = []  # the real seal takes seconds on purpose: tests/exchange/test_seal.py
    monkeypatch.setattr(seal, "seal_with", lambda _source, _file, secret, _progress: secrets.append(secret))
    dialog = make()
    dialog.where.choose(tmp_path)
    dialog.where._is_folder_chosen = True
    dialog.sealing.set_value(Sealing.PASSPHRASE.value)
    dialog.sealing.saved.emit(dialog.sealing.value())
    dialog.begin()
    assert not dialog.notice.isHidden(), "a passphrase is missing"
    dialog.passphrase.setText("sông Ngàn Phố")
    dialog.begin()
    assert made(qtbot, dialog).suffix == ".sdta"
    assert secrets == ["sông Ngàn Phố"]
    preferences.sync()
    assert "Ngàn" not in (tmp_path / "choices.ini").read_text("utf-8")
    assert dialog.outcome.folder.isDefault(), "what is in a folder has still to be attached to something"
    kept = choices.remembered(preferences, workspace.path)
    assert (kept.sealing, kept.folder, kept.stick) == ("passphrase", str(tmp_path), "")
    assert choices.remembered(preferences, tmp_path / "other.sdt") == Choices()
    again = make()
    assert (again.sealing.value(), again.where.place().folder) == ("passphrase", tmp_path)
    assert again.passphrase.text() == "" and again.passphrase.isVisible()


def test_choices_that_cannot_be_read_are_as_if_nothing_was_chosen(preferences: Preferences, tmp_path: Path) -> None:
    option = choices._option(tmp_path)
    for stored in ("{", "[1]", '{"since": "yes", "folder": 3, "receiver": "Tỉnh ủy"}'):
        preferences.set(option, stored)
        assert choices.remembered(preferences, tmp_path).folder == ""


def test_a_stick_just_put_in_is_chosen_and_one_pulled_out_is_not_offered(
    make: Callable[[], SendDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drives, "connected", lambda: [])
    dialog = make()
    assert dialog.where.place().drive is None
    stick = Drive(tmp_path / "E", "THE NHO", 8_000_000_000)
    dialog.where.show_drives([stick, Drive(tmp_path / "F", "KHÓA", 1, is_locked=True)])
    assert dialog.where.place().drive == stick
    assert tmp_path / "F" not in dialog.where.places_offered(), "it may only be read"
    dialog.where.show_drives([])
    assert dialog.where.place().drive is None
    assert tmp_path / "E" not in dialog.where.places_offered()


def test_it_looks_again_by_itself_while_it_is_shown(
    qtbot: QtBot, make: Callable[[], SendDialog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("doithoai.desktop.above.where._LOOK_AGAIN_MS", 20)
    connected: list[Drive] = []
    monkeypatch.setattr(drives, "connected", lambda: list(connected))
    dialog = make()
    connected.append(Drive(tmp_path / "E", "THE NHO", 8_000_000_000))
    qtbot.waitUntil(lambda: dialog.where.place().drive is not None)
    dialog.close()


# -- private names ------------------------------------------------------------------------------------


def test_private_names_that_nothing_seals_are_asked_about(
    qtbot: QtBot, make: Callable[[], SendDialog], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = make()
    assert dialog.sealing.value() == Sealing.NONE, "no key is known"
    asked = answer(GO_BACK, monkeypatch)
    dialog.begin()
    qtbot.waitUntil(lambda: bool(asked))
    assert "1" in asked[0] and dialog.task is None
    assert files_under(stick) == []
    answer(WRITE, monkeypatch)
    dialog.begin()
    assert made(qtbot, dialog).name.endswith(".sdt.zip")
    dialog.choose_days(Period(date(2024, 1, 1), date(2024, 12, 31)))
    nothing = answer(GO_BACK, monkeypatch)
    dialog.begin()
    qtbot.waitUntil(lambda: len(files_under(stick)) == 2, timeout=WAIT)
    assert nothing == [], "nobody of that year asked to be kept private"
    qtbot.waitUntil(dialog.write.isEnabled)


# -- faults ---------------------------------------------------------------------------------------------


def test_a_stick_pulled_or_full_in_the_middle_is_one_line_and_the_next_act_works(
    qtbot: QtBot,
    make: Callable[[], SendDialog],
    workspace: Workspace,
    above: Register,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusted(workspace, above)
    dialog = make()
    read_back = handing_over._read_back

    def pulled(path: Path, *_args: object) -> bytes:
        path.rename(path.parent.with_name("gone"))
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(handing_over, "_read_back", pulled)
    dialog.begin()
    qtbot.waitUntil(lambda: not dialog.notice.isHidden(), timeout=WAIT)
    assert "\n" not in dialog.notice.text() and str(stick) in dialog.notice.text()
    assert not dialog.outcome.isVisible() and files_under(stick) == []
    assert dispatches.listed(workspace.reader) == []
    monkeypatch.setattr(handing_over, "_read_back", read_back)
    monkeypatch.setattr(drives, "free", lambda _path: 10)
    dialog.begin()
    qtbot.waitUntil(lambda: dialog.write.isEnabled() and not dialog.notice.isHidden(), timeout=WAIT)
    assert files_under(stick) == []
    monkeypatch.undo()
    monkeypatch.setattr(drives, "connected", lambda: [Drive(stick, "THE NHO", 1)])
    dialog.begin()
    assert made(qtbot, dialog).parent == stick
    assert dialog.notice.isHidden()


@pytest.mark.mounts("tmpfs")
def test_a_real_disk_too_small_and_pulled(
    qtbot: QtBot, make: Callable[[], SendDialog], workspace: Workspace, above: Register, stick: Path
) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(stick)], check=True)
    trusted(workspace, above)
    try:
        dialog = make()
        dialog.begin()
        qtbot.waitUntil(lambda: not dialog.notice.isHidden(), timeout=WAIT)
        assert files_under(stick) == []
    finally:
        subprocess.run(["umount", "-l", str(stick)], check=True)
    assert files_under(stick) == []


def test_cancel_leaves_nothing_and_says_so(
    qtbot: QtBot,
    make: Callable[[], SendDialog],
    workspace: Workspace,
    above: Register,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    trusted(workspace, above)
    dialog = make()
    pack = dispatching.pack

    def slow(*args: Any) -> Any:
        dialog.task.cancel()  # type: ignore[union-attr]
        return pack(*args)

    monkeypatch.setattr(dispatching, "pack", slow)
    dialog.begin()
    assert dialog.stop.isVisible() and dialog.progress.isVisible()
    qtbot.waitUntil(lambda: not dialog.stop.isVisible(), timeout=WAIT)
    assert not dialog.notice.isHidden()
    assert files_under(stick) == []
    assert dialog.write.isEnabled()


# -- what is new since the receipt ---------------------------------------------------------------------------


def test_only_what_is_new_can_be_sent_once_a_receipt_came(
    qtbot: QtBot, make: Callable[[], SendDialog], workspace: Workspace, above: Register, stick: Path, tmp_path: Path
) -> None:
    trusted(workspace, above)
    dialog = make()
    assert not dialog.extent.isEnabled()
    dialog.begin()
    package = made(qtbot, dialog)
    receiving.make_receipt(above, package, tmp_path / "nhan.sdr", date(2026, 4, 8))
    receiving.read_receipt(workspace._writer, tmp_path / "nhan.sdr")
    (line,) = dispatches.listed(workspace.reader)
    assert (line.stage, line.received_on, line.received_by) == (Stage.RECEIVED, date(2026, 4, 8), ABOVE)
    later = make()
    assert later.extent.isEnabled()
    later.extent.set_value(True)
    later.begin()
    assert "_bo-sung" in made(qtbot, later).name
    assert make().extent.value() is True, "remembered"
