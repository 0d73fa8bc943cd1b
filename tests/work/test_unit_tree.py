"""The tree of units goes by the structure of the period; former units stand where the office says."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from offices_below import Below, any_unit, register_above

from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.register import history
from doithoai.register.connection import Register
from doithoai.work import unit_tree

BEFORE = Period(date(2022, 1, 1), date(2022, 12, 31))
AFTER = Period(date(2026, 1, 1), date(2026, 12, 31))
DAY = date(2026, 12, 31)
# The new Sơn Tiến took the code of An Hòa Thịnh; Sơn Lễ and the district Hương Sơn ended in June 2025.
SON_TIEN, SON_LE, HUONG_SON = "18163", "18148", "439"


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Register]:
    with register_above(tmp_path / "tinh.sdt") as register:
        with register.step("Merge packages"):
            for code, level in ((SON_TIEN, OfficeLevel.COMMUNE), (SON_LE, OfficeLevel.COMMUNE)):
                below = Below(code, f"UBND xã {code}", level)
                below.put(Session(f"s{code}", starts_at=datetime(2022, 3, 5, 8)))
                merge.merge(register, below.package(), any_unit)
        yield register


def names(node: unit_tree.Node, depth: int = 0) -> list[tuple[int, str | None]]:
    return [(depth, node.code), *(pair for child in node.children for pair in names(child, depth + 1))]


def test_communes_stand_under_their_district_while_there_were_districts(above: Register) -> None:
    tree = unit_tree.tree(above, BEFORE, DAY)
    assert names(tree) == [(0, "42"), (1, HUONG_SON), (2, SON_LE), (2, SON_TIEN)]
    assert tree.children[0].level is OfficeLevel.DISTRICT
    assert tree.children[0].codes == (HUONG_SON, SON_LE, SON_TIEN)
    assert not any(node.is_former for node in tree.walk())


def test_a_former_unit_stands_under_the_one_that_holds_it_now(above: Register) -> None:
    tree = unit_tree.tree(above, AFTER, DAY)
    assert names(tree) == [(0, "42"), (1, SON_TIEN), (1, None), (2, SON_LE)]
    assert tree.children[1].is_heading and tree.children[1].codes == (SON_LE,)
    assert SON_TIEN in unit_tree.holders(above, AFTER)
    unit_tree.put_under(above, SON_LE, SON_TIEN)
    tree = unit_tree.tree(above, AFTER, DAY)
    assert names(tree) == [(0, "42"), (1, SON_TIEN), (2, SON_LE)]
    assert tree.children[0].codes == (SON_TIEN, SON_LE)
    assert tree.children[0].children[0].is_former
    history.undo(above)
    assert unit_tree.tree(above, AFTER, DAY).children[1].is_heading
    unit_tree.put_under(above, SON_LE, SON_TIEN)
    unit_tree.put_under(above, SON_LE, None)
    assert unit_tree.tree(above, AFTER, DAY).children[1].is_heading
