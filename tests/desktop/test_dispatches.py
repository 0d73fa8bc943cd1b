"""The list of what was sent: made, sent when she says so, received when the receipt comes back on the window."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.above.dispatches import Dispatches
from doithoai.desktop.above.send import SendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.reports.page import ReportsPage
from doithoai.desktop.settings.keys import KeysSection
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.window.incoming import files_in, take_files
from doithoai.desktop.workspace import Workspace
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.exchange import keys as key_files
from doithoai.exchange.errors import KeyRefused
from doithoai.i18n import gettext as _
from doithoai.register import dispatches, keys, offices
from doithoai.register.connection import Register
from doithoai.register.dispatches import Stage, Way
from doithoai.work import dispatching, office_keys, receiving
from doithoai.work.dispatching import Order, Receiver

YEARS = Period(date(2024, 1, 1), date(2026, 12, 31))
ABOVE = "Ủy ban nhân dân tỉnh Hà Tĩnh"


@pytest.fixture(scope="module")
def above(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("above")
    with Register.create(folder / "tinh.sdt", who="văn phòng") as book:
        offices.set_periods(book, "42", [OfficePeriod(Office("42", ABOVE))])
        office_keys.export(book, folder / "tinh.sdk")
        yield book


@pytest.fixture
def page(qtbot: QtBot, shell: Any) -> Dispatches:
    made = Dispatches(shell)
    qtbot.addWidget(made)
    made.resize(1100, 500)
    made.show()
    return made


@pytest.fixture
def packed(workspace: Workspace, tmp_path: Path) -> Path:
    """A package that was made and noted."""
    packed = dispatching.pack(workspace._writer, Order(YEARS, Receiver(ABOVE), tmp_path), datetime(2026, 4, 5, 9, 30))
    dispatching.note(workspace._writer, packed)
    workspace.noted.emit()
    return packed.path


@pytest.fixture
def receipt(above: Register, packed: Path, tmp_path: Path) -> Path:
    path = tmp_path / "nhan.sdr"
    receiving.make_receipt(above, packed, path, date(2026, 4, 8))
    return path


@pytest.fixture
def questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked about keys; everything is accepted until the list holds ``no``."""
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda question: asked.append(question.text()) or 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda question: question.buttons()[1 if "no" in asked else 0])
    return asked


def cells(page: Dispatches) -> list[str]:
    return [page.table.item(0, column).text() for column in range(page.table.columnCount())]


def drop(target: QWidget, *files: Path) -> None:
    """Drop files where they arrive first: at the window's place on the screen, or at the widget itself."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    if not isinstance(target, QMainWindow):
        target.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, none))
        return
    for kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
        event = QDropEvent(QPointF(9, 9), copy, mime, left, none, kind)
        QApplication.sendEvent(target.windowHandle(), event)
        assert event.isAccepted()


def test_an_empty_list_says_what_to_do_next(page: Dispatches) -> None:
    assert page.empty.isVisible() and not page.table.isVisible()
    assert "Ctrl+Shift+E" in page.empty.text()
    for button in (page.mark, page.unmark, page.slip):
        assert not button.isEnabled()
    page.send.click()
    dialog = page.findChild(SendDialog) or page.window().findChild(SendDialog)
    assert dialog and dialog.isVisible()
    dialog.close()


def test_a_package_is_made_then_sent_and_not_sent_after_all(
    qtbot: QtBot, page: Dispatches, packed: Path, workspace: Workspace
) -> None:
    assert page.table.isVisible() and not page.empty.isVisible()
    line = cells(page)
    assert (line[3], line[4], line[-1]) == ("09:30 05/04/2026", ABOVE, packed.name)
    assert len(line[1]) == 8
    assert not page.unmark.isEnabled()
    page.way.set_value(Way.ZALO)
    page.mark.click()
    qtbot.waitUntil(lambda: page.table.records[0].stage is Stage.SENT)
    assert (page.table.records[0].way, page.table.records[0].sent_on) == (Way.ZALO, date.today())
    assert "Zalo" in cells(page)[0]
    assert not page.mark.isEnabled()
    page.unmark.click()
    qtbot.waitUntil(lambda: page.table.records[0].stage is Stage.MADE)


def test_a_receipt_dropped_on_any_page_of_the_window_is_read_once_its_key_is_confirmed(
    qtbot: QtBot,
    open_window: Callable[..., MainWindow],
    page: Dispatches,
    receipt: Path,
    questions: list[str],
    workspace: Workspace,
) -> None:
    window = open_window(ReportsPage)
    questions.append("no")
    drop(window, receipt)
    workspace.operations.finish_writes()
    assert page.table.records[0].stage is Stage.MADE
    assert ABOVE in questions[-1] and keys.all_trusted(workspace.reader) == []
    questions.clear()
    drop(window, receipt)
    qtbot.waitUntil(lambda: page.table.records[0].stage is Stage.RECEIVED)
    assert (page.table.records[0].received_by, len(questions)) == (ABOVE, 1)
    assert not page.mark.isEnabled() and not page.unmark.isEnabled()
    drop(window, receipt)
    workspace.settle()
    assert len(questions) == 1, "the key is known now"


def test_a_receipt_is_chosen_by_hand_too(
    qtbot: QtBot, page: Dispatches, receipt: Path, questions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: (str(receipt), ""))
    page.receipt.click()
    qtbot.waitUntil(lambda: page.table.records[0].stage is Stage.RECEIVED)
    assert questions


def test_only_receipts_and_keys_are_taken_from_what_is_dropped(tmp_path: Path, page: Dispatches) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.SDR", "b.sdk")])
    assert [path.name for path in files_in(mime)] == ["a.SDR", "b.sdk"]
    mime.setUrls([*mime.urls(), QUrl.fromLocalFile(str(tmp_path / "c.pdf"))])
    assert files_in(mime) == [], "another file among them is for what it was dropped on"


def test_what_is_no_receipt_or_another_offices_is_one_complaint(
    page: Dispatches, shell: Any, tmp_path: Path, above: Register, receipt: Path, workspace: Workspace
) -> None:
    damaged = tmp_path / "x.sdr"
    damaged.write_text(receipt.read_text("utf-8").replace("2026-04-08", "2026-04-09"), "utf-8")
    take_files(shell, page, [damaged, tmp_path / "missing.sdk"])
    assert len(shell.complaints) == 2
    assert dispatches.listed(workspace.reader)[0].stage is Stage.MADE


# -- keys ------------------------------------------------------------------------------------------------


@pytest.fixture
def section(qtbot: QtBot, shell: Any, workspace: Workspace) -> KeysSection:
    made = KeysSection(shell)
    qtbot.addWidget(made)
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    made.show()
    return made


def test_a_key_dropped_on_the_settings_is_known_once_its_fingerprint_is_confirmed(
    qtbot: QtBot, section: KeysSection, above: Register, questions: list[str], shell: Any, workspace: Workspace
) -> None:
    assert section.empty.isVisible()
    file = above.path.with_suffix(".sdk")
    fingerprint = office_keys.own(above).public.fingerprint
    questions.append("no")
    drop(section, file)
    assert fingerprint in questions[-1]
    assert section.table.rowCount() == 0
    questions.clear()
    drop(section, file)
    qtbot.waitUntil(lambda: section.table.rowCount() == 1)
    assert [section.table.item(0, column).text() for column in range(3)] == ["42", ABOVE, fingerprint]
    drop(section, file)
    assert len(questions) == 1
    assert shell.told[-1] == _("The key of {name} is known already.").format(name=ABOVE)
    workspace.undo()
    qtbot.waitUntil(section.empty.isVisible)


def test_another_key_of_a_known_office_is_shown_beside_the_one_before(
    section: KeysSection, above: Register, tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_keys.trust(workspace._writer, above.path.with_suffix(".sdk"))
    with Register.create(tmp_path / "gia.sdt", who="ai đó") as forger:
        offices.set_periods(forger, "42", [OfficePeriod(Office("42", ABOVE))])
        office_keys.export(forger, tmp_path / "gia.sdk")
    advice: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda question: advice.append(question.informativeText()) or 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda question: question.buttons()[1])
    drop(section, tmp_path / "gia.sdk")
    assert office_keys.own(above).public.fingerprint in advice[0]
    (still,) = keys.all_trusted(workspace.reader)
    assert office_keys.fingerprint_of(still) == office_keys.own(above).public.fingerprint


def test_the_own_key_file_is_written_and_refused_as_another_offices(
    section: KeysSection, shell: Any, tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "khoa.sdk"
    monkeypatch.setattr(file_dialogs, "file_to_save", lambda *_: (str(out), ""))
    section.save.click()
    own = office_keys.own(workspace.reader).public
    assert key_files.read(out).public == own
    assert own.fingerprint in section.own.text()
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: (str(out), ""))
    section.take.click()
    assert isinstance(shell.complaints[-1], KeyRefused)
