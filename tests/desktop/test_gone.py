"""What is acted on and is no longer there gives one line in passing, for every act of a row; never a dialog."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from doithoai.desktop.assignments.extend import ExtendDialog
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.pages import PAGES
from doithoai.desktop.targets import PetitionTarget, SessionTarget
from doithoai.desktop.window.error import ErrorDialog
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import Outcome
from doithoai.register import petitions, sessions
from doithoai.register.petitions import AttachmentUnknown


@pytest.fixture
def window(open_window: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, workspace: Workspace) -> MainWindow:
    def forbidden(dialog: ErrorDialog) -> int:
        raise AssertionError(dialog.findChildren(type(dialog)))

    monkeypatch.setattr(ErrorDialog, "exec", forbidden)
    workspace.failed.disconnect()  # the window alone takes what fails
    return open_window(*PAGES)


def line(window: MainWindow) -> str:
    return window.statusBar().currentMessage()


def choose(qtbot: QtBot, window: MainWindow, uid: str) -> None:
    qtbot.waitUntil(lambda: window.page.model.place_of(uid) is not None)
    window.page.table.choose(window.page.model.place_of(uid))


ACTS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "close": ("assignments", lambda page: page._act("close")),
    "transfer": ("assignments", lambda page: page._act("transfer")),
    "extend": ("assignments", lambda page: page.extend()),
    "answer": ("assignments", lambda page: page.strip.number.saved.emit("12")),
    "field": ("petitions", lambda page: page.changes.field.saved.emit("đất")),
    "outcome": ("petitions", lambda page: page.changes.outcome.saved.emit(Outcome.CLOSED)),
    "link": ("petitions", lambda page: (page.changes.show_chosen(["canal26", "pig26"]), page.changes.link_chosen())),
    "words": ("petitions", lambda page: page.pane.fields.content.saved.emit("khác")),
    "file": ("petitions", lambda page: page.pane.files._workspace.write(petitions.attach, "canal26", "a.pdf", b"1")),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_petition_binned_meanwhile(act: str, window: MainWindow, qtbot: QtBot, monkeypatch: Any) -> None:
    key, do = ACTS[act]
    monkeypatch.setattr(ExtendDialog, "exec", lambda _dialog: pytest.fail("nothing to extend"))
    window.go(key)
    choose(qtbot, window, "canal26")
    page = window.page
    window.workspace.write(petitions.discard, ["canal26"])
    if act == "extend":  # it reads before it asks
        window.workspace.operations.finish()
    do(page)
    qtbot.waitUntil(lambda: "không còn" in line(window) or "no longer there" in line(window))


def test_a_session_binned_meanwhile(window: MainWindow, qtbot: QtBot) -> None:
    window.go("sessions")
    page: Any = window.page
    page.show_target(SessionTarget("s2024"))
    window.workspace.write(sessions.discard, "s2024")
    page.view.general.title.saved.emit("khác")
    qtbot.waitUntil(lambda: "không còn" in line(window) or "no longer there" in line(window))
    qtbot.waitUntil(page.table.isVisible)


def test_a_file_taken_off_meanwhile(window: MainWindow, qtbot: QtBot, tmp_path: Any) -> None:
    with pytest.raises(AttachmentUnknown):
        petitions.attached(window.workspace.reader, "nobody")
    window.workspace.write(petitions.attach, "canal26", "a.pdf", b"1")
    window.go("petitions", PetitionTarget("canal26"))
    files = window.page.pane.files  # type: ignore[attr-defined]
    window.page.pane.tabs.setCurrentWidget(files)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: files.list.count() == 1)
    files.list.setCurrentRow(0)
    window.workspace.changed.disconnect()  # the list does not hear of it
    (attachment, _name), *_ = petitions.attachments(window.workspace.reader, "canal26")
    window.workspace.write(petitions.detach, attachment)
    window.workspace.operations.finish()
    files.save_current(tmp_path / "a.pdf")
    assert line(window)
