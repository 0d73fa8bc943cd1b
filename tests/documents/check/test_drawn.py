"""Level lines, ruled tables and the line to cut along."""

from doithoai.documents.check.drawn import Box, cut_at, level_lines, tables
from doithoai.documents.check.glyphs import Drawn, Sheet, Upright
from doithoai.documents.check.model import Rule


def sheet(*uprights: Upright) -> Sheet:
    return Sheet(1, 595.0, 842.0, uprights=list(uprights))


def test_upright_lines_side_by_side_are_a_table():
    (box,) = tables(sheet(Upright(300, 400, 90), Upright(300, 400, 200), Upright(300, 400, 520)))
    assert (box.x0, box.x1, box.top, box.bottom) == (90, 520, 300, 400)
    assert box.edges == (90, 200, 520)
    assert box.holds(300, 350)
    assert not box.holds(300, 450)


def test_a_frame_round_the_page_is_no_table():
    assert tables(sheet(Upright(20, 820, 20), Upright(20, 820, 570))) == []


def test_pieces_that_touch_are_one_line():
    rules = level_lines([Drawn(100, 150, 90, 90.5), Drawn(150, 200, 90, 90.5)], [])
    assert [(rule.x0, rule.x1) for rule in rules] == [(100, 200)]


def test_lines_of_tables_are_left_out():
    assert level_lines([Drawn(100, 200, 350, 350.5)], [Box(90, 520, 300, 400, (90, 520))]) == ()


def test_a_line_from_edge_to_edge_parts_the_sheet():
    assert cut_at([Rule(100, 200, 90), Rule(0, 595, 421)], 595) == 421
    assert cut_at([Rule(100, 200, 90)], 595) is None
