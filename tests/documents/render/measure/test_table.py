"""The layout of a ruled table."""

import pytest

from doithoai.documents.content.model import Column, Table
from doithoai.documents.formats.load import all_formats
from doithoai.documents.render.measure import faces
from doithoai.documents.render.measure.table import Layout, rows_of

faces.faces()
COLUMNS = (Column("TT", 1), Column("Nội dung", 6), Column("Cơ quan", 3))
FORM = all_formats()["nd30"]


def layout(*, by_hand: bool = False) -> Layout:
    return Layout(Table(COLUMNS, lambda: (), by_hand), FORM, 500)


def test_columns_share_the_width_by_their_weights():
    assert layout().widths == pytest.approx([50, 300, 150])


def test_a_row_is_as_high_as_its_highest_cell():
    table = layout()
    one_line, three_lines = table.row(("1", "a", "b")), table.row(("1", "a\nb\nc", "b"))
    assert table.height(three_lines) - table.height(one_line) == pytest.approx(
        2 * three_lines[1][0].style.leading, rel=0.01
    )


def test_a_row_to_be_signed_in_has_room_for_a_hand():
    assert layout(by_hand=True).height(layout().row(("1", "", ""))) == 26.0


def test_a_table_without_rows_has_a_blank_one():
    assert list(rows_of(Table(COLUMNS, lambda: []))) == [(("",) * len(COLUMNS), False)]


def test_the_last_row_is_the_total_where_the_table_has_one():
    rows = [("a",), ("b",), ("c",)]
    assert [total for _, total in rows_of(Table(COLUMNS, lambda: rows, total=True))] == [False, False, True]
    assert [row for row, _ in rows_of(Table(COLUMNS, lambda: rows))] == rows
