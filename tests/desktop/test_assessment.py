"""Chấm điểm: units by rank, marks with their reasons, marks set by hand, the papers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.above.assessment import AssessmentTab
from doithoai.desktop.above.hand_mark import HandMarkDialog
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.page import Page
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.workspace import Workspace
from doithoai.work import assessment

RECEPTION = 8  # the line of the scheme that nothing feeds


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> AssessmentTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("assessment")
    assert isinstance(tab, AssessmentTab)
    tab.restore({"year": 2024})
    qtbot.waitUntil(lambda: bool(tab.units.rows) and tab.units.rows[0].marks[3].value is not None)
    return tab


def test_the_own_sheet_of_a_commune(tab: AssessmentTab) -> None:
    assert [row.unit.code for row in tab.units.rows] == ["18163"]
    assert len(tab.marks.records) == len(assessment.shipped(None).criteria)
    assert tab.marks.item(RECEPTION, 3).text() == "Chưa có số liệu"
    assert tab.marks.item(RECEPTION, 2).text() == ""
    assert "70 điểm" in tab.result.text()
    assert tab.state() == {"year": 2024}


def test_a_mark_is_set_by_hand_with_a_reason_and_taken_back(
    tab: AssessmentTab, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not tab.hand.isEnabled(), "no line is chosen"
    tab.marks.selectRow(RECEPTION)

    def set_eight(dialog: HandMarkDialog) -> bool:
        assert not dialog.accept_button.isEnabled(), "a mark by hand needs a reason"
        dialog.points.setText("8")
        dialog.reason.setText("Theo sổ tiếp công dân")
        assert dialog.accept_button.isEnabled()
        dialog.accept()
        return True

    monkeypatch.setattr(HandMarkDialog, "exec", set_eight)
    tab.hand.click()
    qtbot.waitUntil(lambda: tab.marks.item(RECEPTION, 2).text() == "8")
    assert tab.marks.item(RECEPTION, 3).text() == "Chấm 8 điểm; lý do: Theo sổ tiếp công dân"
    workspace.undo()
    qtbot.waitUntil(lambda: tab.marks.item(RECEPTION, 2).text() == "")
    workspace.redo()
    qtbot.waitUntil(lambda: tab.marks.item(RECEPTION, 2).text() == "8")
    monkeypatch.setattr(HandMarkDialog, "exec", lambda dialog: bool(dialog.counted_button.click()) or True)
    tab.hand.click()
    qtbot.waitUntil(lambda: tab.marks.item(RECEPTION, 2).text() == "")


@pytest.mark.parametrize("typed", ["7,5", "7.5"])
def test_points_are_typed_with_a_comma_or_a_dot(tab: AssessmentTab, qtbot: QtBot, typed: str) -> None:
    dialog = HandMarkDialog("Xã", tab.units.rows[0].marks[RECEPTION])
    qtbot.addWidget(dialog)
    dialog.reason.setText("Theo sổ")
    qtbot.keyClicks(dialog.points, typed)
    dialog.accept()
    assert dialog.points.text() == "7,5"
    assert dialog.answer() == (7.5, "Theo sổ")


@pytest.mark.parametrize("typed", ["7,55", "99", "tám", "-1"])
def test_points_that_cannot_be_read_are_refused_as_typed(tab: AssessmentTab, qtbot: QtBot, typed: str) -> None:
    dialog = HandMarkDialog("Xã", tab.units.rows[0].marks[RECEPTION])
    qtbot.addWidget(dialog)
    dialog.reason.setText("Theo sổ")
    dialog.points.setText(typed)
    dialog.accept()
    assert dialog.result() == 0
    assert dialog.points.text() == typed
    assert typed in dialog.notice.text()


@pytest.mark.parametrize(("button", "ending"), [("paper", ".pdf"), ("sheet", ".xlsx")])
def test_the_papers_are_saved_and_opened(
    tab: AssessmentTab,
    qtbot: QtBot,
    shell: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    ending: str,
) -> None:
    out = tmp_path / f"a{ending}"
    monkeypatch.setattr(file_dialogs, "file_to_save", lambda *_: (str(tmp_path / "a"), ""))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert not tab.open.isEnabled()
    getattr(tab, button).click()
    qtbot.waitUntil(lambda: bool(shell.told), timeout=20_000)
    assert out.stat().st_size > 1000
    tab.open.click()
    assert opened == [str(out)]


def test_the_office_marks_by_its_own_scheme(
    tab: AssessmentTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "scheme.toml"
    text = paths.resource("assessment", "national.toml").read_text("utf-8")
    own.write_text(text.replace("points = 20", "points = 30", 1), "utf-8")
    monkeypatch.setattr(file_dialogs, "file_to_open", lambda *_: (str(own), ""))
    tab.scheme.click()
    qtbot.waitUntil(lambda: tab.marks.item(0, 1).text() == "30")
