"""Screens that others see name nobody who asked to be kept private: the session's list, reading back, the room."""

import pytest

from doithoai import i18n
from doithoai.desktop.capture.page import CapturePage
from doithoai.desktop.sessions.page import SessionsPage
from doithoai.desktop.targets import SessionTarget
from doithoai.desktop.words import person_words
from doithoai.domain.petition import Petitioner

THU = Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", "0912345678", confidential=True)


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")


@pytest.mark.parametrize(
    ("who", "name", "with_village"),
    [
        (None, "", ""),
        (Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn"), "Hồ Sỹ Đàn", "Hồ Sỹ Đàn, Thôn Khe Sắn"),
        (Petitioner(address="Thôn Khe Sắn"), "", "Thôn Khe Sắn"),
        (THU, "(kept private)", "(kept private)"),
    ],
)
def test_who_may_be_read_on_a_screen(who, name, with_village):
    assert person_words(who) == name
    assert person_words(who, village=True) == with_village


def test_the_list_of_a_session_names_the_open_ones_only(show_page, qtbot):
    page = show_page(SessionsPage)
    page.show_target(SessionTarget("s2026"))
    page.view.tabs.setCurrentWidget(page.view.petitions)
    model = page.view.petitions.model
    qtbot.waitUntil(lambda: model.rowCount() == 4)
    names = [model.index(row, 1).data() for row in range(4)]
    assert names == ["Hồ Sỹ Đàn", "(kept private)", "Phạm Thị Tùng", "Võ Thị Tám"]
    page.view.petitions.table.choose(1)
    assert page.view.petitions.fields.name.text() == "Ngô Thị Thu", "whoever types it sees what is typed"


def test_reading_back_names_the_open_ones_only(show_page, qtbot):
    page = show_page(CapturePage)
    page.show_target(SessionTarget("s2026"))
    qtbot.waitUntil(lambda: page.list.count() == 4)
    page.read_action.trigger()
    lines = [page.read_back.list.item(row).text() for row in range(4)]
    assert lines[0].startswith("1. Hồ Sỹ Đàn, Thôn Khe Sắn\n")
    assert lines[1].startswith("2. (kept private)\nCó người cho vay")
    assert not any(words in line for line in lines for words in ("Ngô Thị Thu", "Cồn Dâu"))
