"""Level lines, ruled tables and the line to cut along."""

from types import SimpleNamespace

from doithoai.documents.check.drawn import Box, cut_at, level_lines, tables
from doithoai.documents.check.model import Rule


def edge(x: float, top: float, bottom: float) -> dict:
    return {"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom}


def level(x0: float, x1: float, y: float, **look) -> dict:
    return {"x0": x0, "x1": x1, "top": y, "bottom": y + 0.5, "stroke": True, **look}


def page(edges=(), lines=(), rects=()):
    return SimpleNamespace(edges=list(edges), lines=list(lines), rects=list(rects), curves=[], height=842.0)


def test_upright_lines_side_by_side_are_a_table():
    (box,) = tables(page([edge(90, 300, 400), edge(200, 300, 400), edge(520, 300, 400)]))
    assert (box.x0, box.x1, box.top, box.bottom) == (90, 520, 300, 400)
    assert box.edges == (90, 200, 520)
    assert box.holds(300, 350)
    assert not box.holds(300, 450)


def test_a_frame_round_the_page_is_no_table():
    assert tables(page([edge(20, 20, 820), edge(570, 20, 820)])) == []


def test_pieces_that_touch_are_one_line_and_white_ones_none():
    rules = level_lines(page(lines=[level(100, 150, 90), level(150, 200, 90), level(300, 400, 200, stroke=False)]), [])
    assert [(rule.x0, rule.x1) for rule in rules] == [(100, 200)]


def test_lines_of_tables_are_left_out():
    assert level_lines(page(lines=[level(100, 200, 350)]), [Box(90, 520, 300, 400, (90, 520))]) == ()


def test_a_line_from_edge_to_edge_parts_the_sheet():
    assert cut_at([Rule(100, 200, 90), Rule(0, 595, 421)], 595) == 421
    assert cut_at([Rule(100, 200, 90)], 595) is None
