"""Building a page is not seen: no part of it stands on the screen as a window of its own before it has its place."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from doithoai.desktop.pages import PAGES, PageEntry


class ShownWindows(QObject):
    """Notes every widget without a parent that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[ShownWindows]:
    watch = ShownWindows()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_no_window_flashes_while_a_page_is_built(
    qtbot: QtBot, shell: Any, windows: ShownWindows, entry: PageEntry
) -> None:
    page = entry(shell)
    qtbot.addWidget(page)
    page.refresh()
    QApplication.processEvents()
    assert windows.names == []
    page.show()
    assert type(page).__name__ in windows.names, "the watch sees what is shown"
