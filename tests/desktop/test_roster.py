"""The roster as a table: each cell is edited by its column's record, the blank row takes a name only."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from doithoai.desktop.sessions.roster import NAME, PRESENT, RosterModel
from doithoai.domain.kinds import Role
from doithoai.domain.session import Attendee
from doithoai.i18n import gettext as _

EDITABLE = Qt.ItemFlag.ItemIsEditable


@pytest.fixture
def model(qapp: QApplication) -> RosterModel:
    model = RosterModel()
    model.show_people((Attendee("Nguyễn Thị Ánh", "Trưởng thôn", "Thôn Hùng Tiến", Role.CITIZEN, True),))
    return model


def cell(model: RosterModel, row: int, title: str) -> QModelIndex:
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return model.index(row, heads.index(title))


def test_every_cell_is_edited_where_it_stands(model: RosterModel) -> None:
    assert model.setData(cell(model, 0, _("Position")), " Bí thư Chi bộ ")
    assert model.setData(cell(model, 0, _("Body or address")), "")
    assert model.setData(cell(model, 0, _("Role")), Role.INVITED)
    assert model.setData(model.index(0, PRESENT), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert model.people == (Attendee("Nguyễn Thị Ánh", "Bí thư Chi bộ", None, Role.INVITED, False),)
    assert model.setData(cell(model, 0, _("Role")), None)
    assert model.people[0].role is None
    assert not model.setData(model.index(0, NAME), "  "), "a person without a name is none"


def test_a_role_is_read_as_a_word_and_edited_as_a_code(model: RosterModel) -> None:
    role = cell(model, 0, _("Role"))
    assert (role.data(), role.data(Qt.ItemDataRole.EditRole)) == (_("Citizen"), Role.CITIZEN)
    assert model.index(0, PRESENT).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_blank_row_takes_a_name_and_nothing_else(model: RosterModel) -> None:
    assert model.index(1, NAME).flags() & EDITABLE
    others = [model.index(1, place) for place in range(model.columnCount()) if place != NAME]
    assert not any(index.flags() & EDITABLE for index in others)
    assert not model.index(1, PRESENT).flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert model.setData(model.index(1, NAME), "Trần Quốc Bảo")
    assert model.people[1] == Attendee("Trần Quốc Bảo")
