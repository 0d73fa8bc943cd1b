"""Our TOML files are read strictly: each key is asked for once, and what is wrong is named by its place."""

from datetime import date
from enum import StrEnum
from pathlib import Path

import pytest

from doithoai.work import tables
from doithoai.work.tables import Table, TableRefused


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def table(text: str, tmp_path: Path) -> Table:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return tables.read(path)


def test_values_of_each_kind(tmp_path: Path) -> None:
    values = table("name = 'a'\ncount = 3\nday = 2026-05-03\nwords = ['x', 'y']\ncolour = 'red'\n", tmp_path)
    assert values.text("name") == "a"
    assert values.number("count") == 3
    assert values.day("day") == date(2026, 5, 3)
    assert values.texts("words") == ("x", "y")
    assert values.one_of("colour", Colour) is Colour.RED
    values.done()


def test_what_may_be_absent_is_none(tmp_path: Path) -> None:
    values = table("", tmp_path)
    assert values.maybe_text("a") is values.maybe_date("b") is values.table("c") is None
    assert (values.texts("d"), values.tables("e")) == ((), [])


def test_tables_inside_know_their_place(tmp_path: Path) -> None:
    values = table("[a]\n[[a.b]]\nname = 'x'\n[[a.b]]\nname = 1\n", tmp_path)
    inner = values.table("a")
    assert inner is not None
    with pytest.raises(TableRefused) as refused:
        inner.each("b", lambda each: each.text("name"))
    assert refused.value.path == "a.b[1].name"


def test_a_key_nobody_asked_for_is_refused_unless_it_may_be_there(tmp_path: Path) -> None:
    values = table("name = 'a'\nmark = 'S'\nnaem = 'b'\n", tmp_path)
    values.text("name")
    values.skip("mark")
    with pytest.raises(TableRefused) as refused:
        values.done()
    assert refused.value.path == "naem"


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("", lambda values: values.text("a")),
        ("", lambda values: values.number("a")),
        ("", lambda values: values.day("a")),
        ("a = 1", lambda values: values.text("a")),
        ("a = true", lambda values: values.number("a")),
        ("a = [1]", lambda values: values.texts("a")),
        ("a = [1]", lambda values: values.tables("a")),
        ("a = 'green'", lambda values: values.one_of("a", Colour)),
        ("a = 'x'", lambda values: values.table("a")),
    ],
)
def test_a_value_that_is_missing_or_of_another_kind_is_refused(tmp_path: Path, text, ask) -> None:
    with pytest.raises(TableRefused) as refused:
        ask(table(text, tmp_path))
    assert refused.value.path == "a"


def test_a_file_that_is_missing_or_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableRefused):
        tables.read(tmp_path / "none.toml")
    with pytest.raises(TableRefused):
        tables.read(tmp_path)
    for content in (b"a = ", b"a = '\xff'"):
        (tmp_path / "a.toml").write_bytes(content)
        with pytest.raises(TableRefused):
            tables.read(tmp_path / "a.toml")
