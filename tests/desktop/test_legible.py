"""What is measured in letters follows them, and the window stays on a small screen."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.test_every_page import each_state
from doithoai import i18n
from doithoai.desktop import theme
from doithoai.desktop.app import Desk
from doithoai.desktop.main_window import MainWindow
from doithoai.desktop.preferences import LANGUAGE, Preferences


@pytest.fixture
def window(qapp: QApplication, register_path: Path, preferences: Preferences) -> Iterator[MainWindow]:
    preferences.set(LANGUAGE, "vi")
    before = i18n.language()
    desk = Desk(qapp, preferences, [str(register_path)])
    assert desk.begin()
    assert desk.window is not None
    yield desk.window
    resized(desk.window, 100)
    desk.window.close()
    desk.window.deleteLater()
    qapp.processEvents()
    i18n.set_language(before)


def settle(seconds: float = 0.02) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QApplication.processEvents()


def resized(window: MainWindow, size: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light", size)
    window.resize(1366, 740)  # of a screen of 768, less the task bar
    settle()


def test_what_follows_the_letters_goes_back_with_them(window: MainWindow) -> None:
    """Rows, the side bar and the list of sections, there and back, without a restart."""
    window.go("settings")
    page = window.page

    def sizes() -> tuple[int, ...]:
        settle()
        sections, bar = page.sections, window.sidebar  # type: ignore[attr-defined]
        return (
            bar.sizeHint().width(),
            bar.sizeHintForRow(0),
            bar.iconSize().height(),
            sections.width(),
            sections.sizeHintForRow(0),
        )

    resized(window, 100)
    before = sizes()
    resized(window, 200)
    large = sizes()
    assert all(now > 1.5 * then for now, then in zip(large, before, strict=True))
    resized(window, 100)
    assert sizes() == before


def test_the_window_is_never_larger_than_a_small_screen(window: MainWindow) -> None:
    """911 × 512 are the points of 1366 × 768 at 150 %."""
    resized(window, 100)
    for state in each_state(window):
        settle(0)
        needs = window.minimumSizeHint()
        assert needs.width() <= 911, state
        assert needs.height() <= 512, state
