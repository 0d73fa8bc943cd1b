"""The section of legal bases: edited in place; the province's data saved, and taken from a file by a plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from doithoai.desktop.page import Page
from doithoai.desktop.settings.page import SettingsPage
from doithoai.desktop.settings.province import PlanDialog, ProvinceSection
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.register import catalogues
from doithoai.work import province_file, provinces
from doithoai.work.province_file import Outcome
from doithoai.work.provinces import Citation, ProvinceData, Use

FILE = """
[[base]]
text = "Quyết định số 9-QĐ/TU"
since = 2026-01-01
source = "Công báo"
[[field]]
name = "tài chính, ngân sách"
"""


@pytest.fixture
def section(show_page: Callable[[type[Page]], Any]) -> ProvinceSection:
    found = show_page(SettingsPage).findChild(ProvinceSection)
    assert isinstance(found, ProvinceSection)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "du-lieu-tinh.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def texts(section: ProvinceSection) -> list[str]:
    return [row["text"] for row in section.grid.rows]


def answer(press: str) -> list[PlanDialog]:
    """Press a button of the plan as soon as it is shown; the dialogs that came."""
    shown: list[PlanDialog] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, PlanDialog):
            shown.append(dialog)
            dialog.take.click() if press == "take" else dialog.reject()
        else:
            QTimer.singleShot(10, act)

    QTimer.singleShot(0, act)
    return shown


def test_what_is_cited_is_edited_in_place_and_undone(
    qtbot: QtBot, section: ProvinceSection, workspace: Workspace
) -> None:
    before = provinces.citations(workspace.reader)
    assert texts(section) == [citation.text for citation in before]
    place = next(place for place, column in enumerate(section.grid.columns) if column.key == "text")
    spare = section.grid.table.item(len(before), place)
    assert spare is not None
    spare.setText("Nghị quyết số 5-NQ/ĐU")
    new = Citation(Use.BASE, "Nghị quyết số 5-NQ/ĐU")
    qtbot.waitUntil(lambda: new in provinces.citations(workspace.reader))
    workspace.undo()
    qtbot.waitUntil(lambda: provinces.citations(workspace.reader) == before)
    qtbot.waitUntil(lambda: texts(section) == [citation.text for citation in before])


def test_a_file_is_shown_as_a_plan_then_taken_in_and_undone_as_one(
    qtbot: QtBot, section: ProvinceSection, workspace: Workspace, file: Path
) -> None:
    before = provinces.citations(workspace.reader), catalogues.names(workspace.reader, "fields")
    shown = answer("cancel")
    section.offer_file(file)
    assert [line.words for line in shown[0].table.records] == ["Quyết định số 9-QĐ/TU", "tài chính, ngân sách"]
    assert (provinces.citations(workspace.reader), catalogues.names(workspace.reader, "fields")) == before
    answer("take")
    section.offer_file(file)
    qtbot.waitUntil(lambda: "tài chính, ngân sách" in catalogues.names(workspace.reader, "fields"))
    qtbot.waitUntil(lambda: "Quyết định số 9-QĐ/TU" in texts(section))
    workspace.undo()
    qtbot.waitUntil(
        lambda: (provinces.citations(workspace.reader), catalogues.names(workspace.reader, "fields")) == before
    )


def test_a_file_that_breaks_its_shape_is_refused_in_one_message(
    section: ProvinceSection, workspace: Workspace, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text(FILE + "[[law]]\n", encoding="utf-8")
    complaints: list[AppError] = []
    monkeypatch.setattr(section._shell, "complain", complaints.append)
    before = provinces.citations(workspace.reader)
    section.offer_file(file)
    assert len(complaints) == 1 and provinces.citations(workspace.reader) == before


def test_what_is_saved_is_the_file_that_others_take(section: ProvinceSection, file: Path) -> None:
    section.save(file)
    data = provinces.read(file)
    assert data.code == "42" and data.receivers and data.fields and data.audiences


def test_a_plan_says_what_was_and_what_will_be_and_offers_nothing_where_all_is_here(
    qtbot: QtBot, section: ProvinceSection, workspace: Workspace
) -> None:
    law = provinces.citations(workspace.reader)[0]
    ended = replace(law, valid_to=date(2026, 6, 30))
    dialog = PlanDialog(province_file.plan(workspace.reader, ProvinceData(citations=(ended,))))
    qtbot.addWidget(dialog)
    (line,) = dialog.table.records
    assert line.outcome is Outcome.CHANGED
    assert "30/06/2026" in dialog.table.columns[-1].text(line)
    assert "30/06/2026" not in dialog.table.columns[-2].text(line)
    same = PlanDialog(province_file.plan(workspace.reader, ProvinceData(citations=(law,))))
    qtbot.addWidget(same)
    assert same.table.records == () and not same.take.isEnabled()
