"""Số liệu chung: the tree of units and what stands under it; every figure opens what it counts."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from offices_below import Below, any_unit, register_above
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from doithoai.desktop.above.consolidated import ConsolidatedTab, Shown
from doithoai.desktop.above.page import AbovePage
from doithoai.desktop.page import Page
from doithoai.desktop.targets import CountedTarget, HeldTarget, PetitionTarget
from doithoai.desktop.workspace import Workspace
from doithoai.domain.kinds import Competence, OfficeLevel, SessionKind
from doithoai.domain.period import Period
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure
from doithoai.exchange import merge
from doithoai.register import sessions

YEAR = Period(date(2022, 1, 1), date(2022, 12, 31))
SESSIONS, OVERDUE = 1, 8  # columns


def raised(uid: str, village: str, **parts: Any) -> Petition:
    return Petition(uid, 1, Petitioner("Hồ Sỹ Đàn", village), content="Trại lợn xả thải.", matter="m1", **parts)


@pytest.fixture(scope="module")
def _above(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A province with a session of its own, a district with one, a commune of that district with two."""
    path = tmp_path_factory.mktemp("tỉnh") / "tinh.sdt"
    start = datetime(2022, 3, 5, 8)
    district, commune = Below("439", "UBND huyện Hương Sơn", OfficeLevel.DISTRICT), Below("18148", "UBND xã Sơn Lễ")
    district.put(Session("d", starts_at=start, petitions=(raised("p1", "Thôn 1", competence=Competence.PROVINCE),)))
    late = Assignment("Phòng Kinh tế", (), date(2022, 4, 1))
    commune.put(
        Session("a", kind=SessionKind.PERIODIC, starts_at=start, petitions=(raised("p2", "Thôn 2", assignment=late),)),
        Session("b", kind=SessionKind.ADHOC, starts_at=start),
    )
    with register_above(path) as register:
        sessions.add(register, [Session("own", starts_at=start)])
        with register.step("Merge packages"):
            for below in (district, commune):
                merge.merge(register, below.package(), any_unit)
    return path


@pytest.fixture
def register_path(_above: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_above, tmp_path / "so.sdt"))


@pytest.fixture
def tab(show_page: Callable[[type[Page]], Any], qtbot: QtBot) -> ConsolidatedTab:
    page: AbovePage = show_page(AbovePage)
    tab = page.show_tab("consolidated")
    assert isinstance(tab, ConsolidatedTab)
    tab.period.show_period(YEAR)
    qtbot.waitUntil(lambda: len(tab.parts.rows) == 4)
    return tab


def show(tab: ConsolidatedTab, qtbot: QtBot, shown: Shown) -> list[list[str]]:
    """Choose a list; gives its cells."""
    tab.shown.set_value(str(shown))
    tab.shown.saved.emit(str(shown))
    qtbot.waitUntil(lambda: not tab._parts.busy)
    model: Any = tab._lists.currentWidget().model()  # type: ignore[attr-defined]
    return [[column.text(row) for column in model.columns] for row in model.rows]


def cells(tab: ConsolidatedTab) -> list[tuple[str, str, str]]:
    return [(item.text(0), item.text(SESSIONS), item.text(OVERDUE)) for item in tab._items()]


def test_each_unit_stands_under_its_own_with_the_figures_of_all_below(tab: ConsolidatedTab) -> None:
    assert cells(tab) == [
        ("UBND tỉnh Hà Tĩnh", "4", "1"),
        ("UBND huyện Hương Sơn", "3", "1"),
        ("UBND xã Sơn Lễ", "2", "1"),
    ]
    assert [(row.name, row.sessions) for row in tab.parts.rows][-1][1] == 4
    assert [row.sessions for row in tab.parts.rows] == [1, 1, 2, 4], "by level, and their sum"


def test_a_figure_of_a_unit_opens_its_rows(tab: ConsolidatedTab, shell: Any) -> None:
    item = tab._items()[1]
    tab.tree.itemActivated.emit(item, OVERDUE)
    page, target = shell.went[-1]
    assert page == "petitions" and isinstance(target, CountedTarget)
    assert target.counted.figure is Figure.LEFT_LATE
    assert target.counted.row.parts[0][1] == ("439", "18148")  # type: ignore[union-attr]
    tab.tree.itemActivated.emit(item, SESSIONS)
    page, target = shell.went[-1]
    assert page == "sessions" and isinstance(target, HeldTarget)
    assert target.within.name == "UBND huyện Hương Sơn"


def test_the_lower_list_is_of_the_unit_chosen(tab: ConsolidatedTab, qtbot: QtBot, shell: Any) -> None:
    tab.tree.setCurrentItem(tab._items()[2])
    kinds = show(tab, qtbot, Shown.KIND)
    assert sorted(row[SESSIONS] for row in kinds) == ["1", "1", "2"]
    agencies = show(tab, qtbot, Shown.AGENCY)
    assert agencies[0][0] == "Phòng Kinh tế" and agencies[0][OVERDUE] == "1"
    tab.parts.activated.emit(tab.parts.model_of_rows.index(0, OVERDUE))
    (_page, target) = shell.went[-1]
    assert target.counted.row.name == "UBND xã Sơn Lễ; Phòng Kinh tế"


def test_what_is_for_this_office_and_what_is_raised_in_several_places(
    tab: ConsolidatedTab, qtbot: QtBot, shell: Any
) -> None:
    assert [row[0] for row in show(tab, qtbot, Shown.PASSED_UP)] == ["UBND huyện Hương Sơn"]
    tab.passed_up.activated.emit(tab.passed_up.model_of_rows.index(0, 0))
    assert shell.went[-1] == ("petitions", PetitionTarget("p1"))
    (matter,) = show(tab, qtbot, Shown.MATTERS)
    assert matter[1:4] == ["2", "2", "2"]


def test_a_former_unit_is_put_under_the_one_that_holds_it(
    tab: ConsolidatedTab, qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.period.show_period(Period(date(2022, 1, 1), date(2025, 12, 31)))
    qtbot.waitUntil(lambda: len(tab._items()) == 4)
    assert tab.holder.isHidden()
    tab.tree.setCurrentItem(next(item for item in tab._items() if item.text(0) == "UBND xã Sơn Lễ"))
    assert not tab.holder.isHidden()
    choose: Callable[..., tuple[str, bool]] = lambda *args, **_: (  # noqa: E731
        next(name for name in args[3] if "18163" in name),
        True,
    )
    monkeypatch.setattr(QInputDialog, "getItem", choose)
    tab.holder.click()
    qtbot.waitUntil(lambda: [item.text(0) for item in tab._items()].count("xã Sơn Tiến") == 1)
    workspace.undo()
    qtbot.waitUntil(lambda: "xã Sơn Tiến" not in [item.text(0) for item in tab._items()])


def test_what_was_chosen_is_found_again(tab: ConsolidatedTab) -> None:
    tab.restore({"shown": "kind", "period": "year"})
    assert tab.state()["shown"] == "kind"
    tab.restore({"shown": "no such list"})
    assert tab.state()["shown"] == "kind"
