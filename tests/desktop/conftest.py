"""A register of the practice office with a few sessions, and the real window over it."""

import gc
import shutil
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai import paths
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.operations import Cancelled
from doithoai.desktop.page import Page
from doithoai.desktop.preferences import Preferences
from doithoai.desktop.window.collector import collect_due
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.domain.kinds import Outcome, Role, SessionKind, Side
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Person, Session
from doithoai.register import sessions
from doithoai.work.setting_up import new_register

FIELDS = (
    "nông nghiệp, nông thôn, xây dựng nông thôn mới",
    "bảo vệ môi trường, giải phóng mặt bằng, cấp giấy chứng nhận quyền sử dụng đất",
)


def small_sessions() -> list[Session]:
    """Two sessions: 2024 with three petitions, 2026 with four, in every state that lists tell apart."""
    first = (
        Petition(
            "pig24",
            1,
            Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn"),
            field=FIELDS[1],
            content="Trại lợn đầu nguồn xả nước thải xuống Khe Sắn, hôi thối.",
            assignment=Assignment("Phòng Kinh tế xã", (), date(2024, 4, 1)),
            written_answer=WrittenAnswer("112/UBND-KT", date(2024, 3, 28), "Đã xử phạt chủ trại."),
            outcome=Outcome.CLOSED,
        ),
        Petition(
            "road24",
            2,
            Petitioner("Nguyễn Thị Hường", "Thôn Hùng Tiến"),
            field=FIELDS[0],
            content="Đường liên thôn hỏng nặng.",
            answer=Answer("Chủ tịch UBND xã", "Đã bố trí vốn năm 2024."),
        ),
        Petition("plain24", 3, Petitioner("Trần Văn Bình", "Thôn Hùng Tiến"), content="Loa thôn mất tiếng."),
    )
    second = (
        Petition(
            "pig26",
            1,
            Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn"),
            field=FIELDS[1],
            content="Trại lợn vẫn xả nước thải ban đêm.",
            assignment=Assignment("Phòng Kinh tế xã", (), date(2026, 4, 15)),
        ),
        Petition(
            "secret26",
            2,
            Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", None, confidential=True),
            content="Có người cho vay lãi nặng.",
            assignment=Assignment("Công an xã", (), date(2999, 1, 1)),
        ),
        Petition(
            "canal26",
            3,
            Petitioner("Phạm Thị Tùng", "Thôn Bãi Trạm"),
            field=FIELDS[0],
            content="Kênh mương bồi lắng.",
            assignment=Assignment("Phòng Kinh tế xã", (), date(2999, 2, 1)),
        ),
        Petition("light26", 4, Petitioner("Võ Thị Tám", "Thôn Bãi Trạm"), field=FIELDS[0], content="Xin đèn đường."),
    )
    roster = (
        Attendee("Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến", Role.CITIZEN, True),
        Attendee("Trần Quốc Bảo", "Trưởng Công an xã", "Công an xã", Role.AGENCY, None),
    )
    return [
        Session(
            "s2024",
            kind=SessionKind.PERIODIC,
            side=Side.GOVERNMENT,
            title="Hội nghị đối thoại năm 2024",
            starts_at=datetime(2024, 3, 14, 8),
            ends_at=datetime(2024, 3, 14, 11, 30),
            place="Hội trường xã",
            chair=Person("Phan Đình Lưu", "Chủ tịch UBND xã"),
            minute_taker=Person("Mai Thị Phượng", "Công chức Văn phòng - Thống kê"),
            citizens_present=126,
            attendees=roster,
            petitions=first,
        ),
        Session(
            "s2026",
            kind=SessionKind.THEMATIC,
            side=Side.GOVERNMENT,
            title="Hội nghị đối thoại năm 2026",
            starts_at=datetime(2026, 3, 18, 8),
            place="Nhà văn hóa thôn Khe Sắn",
            petitions=second,
        ),
    ]


@pytest.fixture(scope="package", autouse=True)
def _no_thread_collects() -> Iterator[None]:
    """As in the program (`desktop.window.collector`), between tests too: threads of a window may still be ending."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _garbage_goes_in_this_thread() -> Iterator[None]:
    """A cycle with a widget is collected in this thread, never in a worker's: after each test, what is due."""
    gc.disable()
    yield
    gc.disable()  # a test of the collector leaves it to Python
    collect_due()


@pytest.fixture(scope="session")
def _made_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register, made once; each test works on a copy."""
    path = tmp_path_factory.mktemp("register") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml"), who="thư ký") as register:
        sessions.add(register, small_sessions())
    return path


@pytest.fixture
def register_path(_made_register: Path, tmp_path: Path) -> Path:
    """A register of one's own with `small_sessions`."""
    return Path(shutil.copy(_made_register, tmp_path / "so.sdt"))


@pytest.fixture
def workspace(qapp: QApplication, register_path: Path) -> Iterator[Workspace]:
    """The register as pages see it; an error that no page took fails the test."""
    one = Workspace(register_path)
    faults: list[AppError] = []
    one.failed.connect(lambda fault: isinstance(fault, Cancelled) or faults.append(fault))
    yield one
    one.close()
    assert not faults, [f"{fault} {fault.detail}" for fault in faults]


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Choices of nobody yet."""
    return Preferences(tmp_path / "choices.ini")


@pytest.fixture
def open_window(qtbot: QtBot, workspace: Workspace, preferences: Preferences) -> Iterator[Callable[..., MainWindow]]:
    """Open the main window with some pages: ``open_window(PetitionsPage)``."""
    opened: list[MainWindow] = []

    def make(*pages: type[Page]) -> MainWindow:
        window = MainWindow(workspace, preferences, list(pages))
        opened.append(window)
        window.resize(1280, 720)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield make
    workspace.operations.finish()
    QApplication.processEvents()  # what changed last is told before the register closes
    for window in opened:
        window._unlisten()
        window.hide()
        window.deleteLater()


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Type words with Vietnamese letters into a field as an input method does (QTest types ASCII only)."""

    def type_in(field: QWidget, words: str) -> None:
        field.setFocus()
        for letter in words:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(field, event)

    return type_in


@dataclass
class ShellStub:
    """What a page asks of the window, kept to be looked at."""

    workspace: Workspace
    preferences: Preferences
    went: list[tuple[str, Any]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    complaints: list[AppError] = field(default_factory=list)

    def go(self, page: str, target: Any = None) -> None:
        self.went.append((page, target))

    def tell(self, text: str) -> None:
        self.told.append(text)

    def is_stopped(self, concerns: Callable[[Hashable], bool]) -> bool:
        return False  # a page alone: nothing is typed on another one

    def give_room(self, *, whole: bool) -> None:
        """A page alone has all the room there is."""

    def complain(self, error: AppError) -> None:
        self.complaints.append(error)


@pytest.fixture
def shell(workspace: Workspace, preferences: Preferences) -> ShellStub:
    """A shell for a page without a window; connect ``workspace.changed`` to the page's refresh yourself."""
    return ShellStub(workspace, preferences)


@pytest.fixture
def show_page(qtbot: QtBot, workspace: Workspace, shell: ShellStub) -> Callable[[type[Page]], Any]:
    """Show one page alone, refreshed after each change: ``show_page(PetitionsPage)``."""

    def make(kind: type[Page]) -> Page:
        page = kind(shell)
        qtbot.addWidget(page)
        workspace.changed.connect(page.refresh)
        page.resize(1150, 680)
        page.refresh()
        page.show()
        qtbot.waitExposed(page)
        return page

    return make
