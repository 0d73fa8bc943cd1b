"""What rows became, worked out for a history that kept only what they were."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from doithoai.register.connection import Register
from doithoai.register.schema import second

STRUCTURE_1 = Path(__file__).parents[2] / "data" / "registers" / "structure-1.sdt"
COLUMNS = ["id", "title", "place"]

# Of one row, newest first: (line of the history, step, operation, what was).
MADE, TITLED, MOVED, GONE = (
    (1, 1, "insert", None),
    (2, 2, "update", '{"title": null}'),
    (3, 2, "update", '{"place": "Hội trường"}'),
    (4, 3, "delete", '{"id": 7, "title": "A", "place": "Sân"}'),
)
NOTHING = {"id": None, "title": None, "place": None}


def walked(changes: list[tuple[int, int, str, str | None]], state: dict[str, object] | None) -> dict[int, object]:
    return {line: json.loads(left) for left, line in second._walked_back(changes, state, COLUMNS)}


def test_each_step_is_given_the_row_as_it_left_it() -> None:
    now = {"id": 7, "title": "A", "place": "Sân"}
    first = {"id": 7, "title": None, "place": "Hội trường"}
    assert walked([MOVED, TITLED, MADE], now) == {3: now, 2: now, 1: first}, (
        "not as it was between two changes of a step"
    )


def test_a_row_that_is_gone_is_found_again_behind_its_deletion() -> None:
    left = walked([GONE, MOVED, TITLED, MADE], None)
    assert left[4] == NOTHING
    assert left[3] == left[2] == {"id": 7, "title": "A", "place": "Sân"}


def test_a_row_made_and_deleted_in_one_step_left_nothing() -> None:
    assert walked([(2, 1, "delete", '{"id": 7, "title": "A", "place": null}'), (1, 1, "insert", None)], None) == {
        2: NOTHING,
        1: NOTHING,
    }


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[Register]:
    with Register.open(Path(shutil.copy(STRUCTURE_1, tmp_path / "so.sdt"))) as register:
        yield register


def test_every_change_has_what_became_of_its_row(upgraded: Register) -> None:
    before = "(kind <> 'final' OR label <> 'Bring the register up to date')"
    assert upgraded.rows(f"SELECT DISTINCT form FROM step WHERE {before}") == [(1,)]
    unknown = f"SELECT count(*) FROM change JOIN step s ON s.id = step_id WHERE after IS NULL AND {before}"
    assert upgraded.value(unknown) == 0
    assert upgraded.value(f"SELECT count(*) FROM step WHERE length(seal) = 64 AND {before}") == 10


def test_the_last_change_of_a_row_left_it_as_it_is(upgraded: Register) -> None:
    rows = upgraded.rows(
        "SELECT p.content, p.deleted_at, c.after FROM petition p "
        "JOIN change c ON c.tbl = 'petition' AND c.row_id = p.id "
        "WHERE c.id = (SELECT max(h.id) FROM change h JOIN step t ON t.id = h.step_id "
        "WHERE h.tbl = 'petition' AND h.row_id = p.id AND t.label <> 'Bring the register up to date')"
    )
    assert len(rows) == 56
    for content, deleted, after in rows:
        assert (json.loads(after)["content"], json.loads(after)["deleted_at"]) == (content, deleted)


def test_new_steps_are_chained_in_the_new_form(upgraded: Register) -> None:
    with upgraded.step("x"):
        upgraded.execute("UPDATE receiver SET place = 3")
    assert upgraded.value("SELECT form FROM step ORDER BY id DESC LIMIT 1") == 2
