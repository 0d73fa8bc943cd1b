"""Every part of a petition has its field, and a part is one undo on whatever page it is typed."""

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget

from doithoai import i18n
from doithoai.desktop.capture.draft import Draft
from doithoai.desktop.widgets.petition_fields import PetitionFields, several
from doithoai.desktop.widgets.petition_filters import values_to_choose
from doithoai.domain.petition import Petition
from doithoai.domain.shape import columns_of
from doithoai.register import catalogues, petitions


@pytest.fixture(autouse=True)
def _english():
    i18n.set_language("en")


@pytest.fixture
def fields(qtbot, workspace):
    widget = PetitionFields(workspace)
    qtbot.addWidget(widget)
    widget.show_petition(petitions.get(workspace.reader, "pig26").petition)
    return widget


def strands(workspace):
    return [strand for (strand,) in workspace.reader.rows("SELECT strand FROM step ORDER BY id") if strand]


def test_every_part_of_a_petition_is_saved_by_one_field(fields, monkeypatch):
    saved = []
    monkeypatch.setattr(fields, "_save", lambda part, value: saved.append(part))
    for widget in fields.findChildren(QWidget):
        if hasattr(widget, "saved"):
            widget.saved.emit(None)
        elif isinstance(widget, QCheckBox):
            widget.click()
    parts = {column.path for column in columns_of(Petition)} - {
        "uid",
        "number",
        "matter",
        "extensions",
    }  # acts of their own change these
    assert sorted(saved) == sorted(parts)


def test_a_field_shows_and_saves_its_part(fields, qtbot, workspace):
    assert fields.name.text() == "Hồ Sỹ Đàn"
    fields.phone.saved.emit("0912345678")
    qtbot.waitUntil(
        lambda: petitions.get(workspace.reader, "pig26").petition.petitioner.phone == "0912345678", timeout=5000
    )


def test_the_day_it_came_in_is_typed_as_people_write_it(fields, qtbot, workspace):
    fields.received_on.setText("14/3/2022")
    fields.received_on.commit()
    qtbot.waitUntil(
        lambda: petitions.get(workspace.reader, "pig26").petition.received_on == date(2022, 3, 14), timeout=5000
    )
    assert fields.received_on.text() == "14/03/2022"


def test_the_same_part_typed_in_the_meeting_and_on_the_page_is_one_undo(fields, qtbot, workspace):
    draft = Draft(workspace)
    draft.resume("s2026", petitions.get(workspace.reader, "pig26").petition)
    draft.put("petitioner.name", "Hồ Sỹ Đ", now=True)
    qtbot.waitUntil(lambda: draft.settled, timeout=5000)
    fields.name.saved.emit("Hồ Sỹ")
    qtbot.waitUntil(lambda: len(strands(workspace)) == 2, timeout=5000)
    assert set(strands(workspace)) == {"petition:pig26:petitioner.name"}
    workspace.undo()
    qtbot.waitUntil(
        lambda: petitions.get(workspace.reader, "pig26").petition.petitioner.name == "Hồ Sỹ Đàn", timeout=5000
    )


def test_several_names_in_one_line():
    assert several(" Công an xã; ;Văn phòng ") == ("Công an xã", "Văn phòng")
    assert several(None) == ()


def dissolved(workspace):
    return {entry.name for entry in catalogues.entries(workspace.reader, "agencies") if entry.valid_to}


def test_a_petition_is_offered_the_agencies_of_its_session_s_day_and_of_today(fields, workspace):
    """Of 2024 those of before the communes were joined too; it may be given to an agency of today all the same."""
    assert not dissolved(workspace) & set(fields.lead.completer().model().stringList())
    fields.show_petition(petitions.get(workspace.reader, "pig24").petition)
    offered = set(fields.lead.completer().model().stringList())
    assert dissolved(workspace) | {"Phòng Kinh tế xã"} <= offered


def test_dissolved_agencies_are_not_offered_on_later_days(workspace):
    before, after = date(2024, 3, 1), date(2026, 3, 1)
    gone = dissolved(workspace)
    assert gone
    assert gone <= set(values_to_choose(workspace.reader, "lead", [before]))
    assert not gone & set(values_to_choose(workspace.reader, "lead", [after]))
    assert gone <= set(values_to_choose(workspace.reader, "lead", [before, after]))
    assert gone <= set(values_to_choose(workspace.reader, "lead")), "to filter by, all are there"
