"""A list is one list of records: a column more is one record more, and head, width, text and alignment follow."""

from dataclasses import dataclass, replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.models.paged import PagedModel
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.petition_columns import as_text, columns, petitioner_column
from doithoai.desktop.widgets.tables import RecordTable, RowTable
from doithoai.domain.petition import Petition, Petitioner
from doithoai.register.petitions import PetitionRow


@dataclass(frozen=True)
class Village:
    name: str
    houses: int


VILLAGES = [Village("Khe Sắn", 120), Village("Hùng Tiến", 8)]
COLUMNS = [
    Column[Village]("Thôn", lambda village: village.name, REST, tip=lambda village: f"Thôn {village.name}"),
    Column[Village]("Hộ", lambda village: str(village.houses), 12, right=True),
]
MORE = Column[Village](
    "Lớn", lambda village: "lớn" if village.houses > 100 else "", 9, icon=lambda _village: icon("eye")
)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@pytest.fixture
def model() -> PagedModel[Village]:
    def fetch(last: Village | None, _limit: int) -> list[Village]:
        return VILLAGES if last is None else []

    model = PagedModel([*COLUMNS, MORE], fetch, lambda village: village.name)
    model.restart()
    return model


def test_a_table_over_a_model_takes_everything_from_the_records(qtbot: QtBot, model: PagedModel[Village]) -> None:
    table = RowTable(model, "Thôn")
    qtbot.addWidget(table)
    letter = table.fontMetrics().averageCharWidth()
    heads = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    assert heads == ["Thôn", "Hộ", "Lớn"]
    assert table.horizontalHeader().sectionResizeMode(0) == QHeaderView.ResizeMode.Stretch
    assert [table.columnWidth(place) for place in (1, 2)] == [12 * letter, 9 * letter]
    assert model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "Thôn Khe Sắn"
    assert [model.index(row, 2).data() for row in (0, 1)] == ["lớn", ""]
    assert model.index(0, 2).data(Qt.ItemDataRole.DecorationRole) is not None


def test_a_column_is_left_out_by_its_record(qtbot: QtBot, model: PagedModel[Village]) -> None:
    table = RowTable(model, "Thôn")
    qtbot.addWidget(table)
    table.show_column(MORE, False)
    assert [table.isColumnHidden(place) for place in range(3)] == [False, False, True]
    table.show_column(MORE, True)
    assert not table.isColumnHidden(2)


def test_a_short_list_takes_everything_from_the_records(qtbot: QtBot) -> None:
    table: RecordTable[Village] = RecordTable([*COLUMNS, replace(MORE, width=FIT)], "Thôn")
    qtbot.addWidget(table)
    table.show_records(VILLAGES)
    assert [table.horizontalHeaderItem(place).text() for place in range(3)] == ["Thôn", "Hộ", "Lớn"]
    assert [table.item(1, place).text() for place in range(3)] == ["Hùng Tiến", "8", ""]
    assert table.item(0, 0).toolTip() == "Thôn Khe Sắn"
    assert table.item(0, 1).textAlignment() == RIGHT.value
    assert table.horizontalHeader().sectionResizeMode(2) == QHeaderView.ResizeMode.ResizeToContents
    table.selectRow(1)
    assert table.chosen() == [VILLAGES[1]]
    table.show_records(VILLAGES[:1])
    assert table.rowCount() == 1


def row(petitioner: Petitioner | None, words: str) -> PetitionRow:
    petition = Petition("p1", 1, petitioner, content=words)
    return PetitionRow(1, "s1", "Hội nghị", datetime(2026, 3, 18, 8), petition)


def test_the_clipboard_has_the_columns_of_the_list_and_all_the_words() -> None:
    words = "Đường liên thôn hỏng nặng. " * 20
    text = as_text([row(Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn"), f"{words}\nHết.")], date(2026, 4, 1))
    heads, cells = (line.split("\t") for line in text.split("\n"))
    assert heads == [column.title for column in columns(lambda: date(2026, 4, 1))][:-1], "no unit but one's own"
    assert len(cells) == len(heads)
    assert f"{words}Hết." in cells


def test_nobody_who_asked_to_be_kept_private_is_copied() -> None:
    secret = row(Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", "0912", confidential=True), "Cho vay lãi nặng.")
    assert not {"Ngô", "Cồn Dâu", "0912"} & set(as_text([secret], date(2026, 4, 1)).replace("\t", " ").split())
    assert "Cồn Dâu" not in as_text([secret], date(2026, 4, 1))
    assert petitioner_column(17).text(secret) == "Ngô Thị Thu", "the list itself shows who it is"
