"""An office moves a figure inside the range its format allows, and nowhere else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.documents.formats.load import all_formats
from doithoai.domain.errors import AppError
from doithoai.domain.options import PRINTED
from doithoai.i18n import render, set_language
from doithoai.register import history, settings
from doithoai.register.connection import Register
from doithoai.work import format_choices as choices
from doithoai.work.setting_up import new_register

TODAY = date(2026, 6, 1)
LEFT = "page.left"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as book:
        yield book


def test_a_figure_chosen_is_the_one_a_document_is_set_with(register: Register) -> None:
    choices.choose(register, {"nd30": {LEFT: 35.0}})
    assert choices.chosen_figures(register, "nd30") == {LEFT: 35.0}
    assert choices.applied(register, all_formats()["nd30"]).page.left.value == 35.0
    assert choices.applied(register, all_formats()["hd36"]) == all_formats()["hd36"]


def test_the_formats_own_figure_is_no_choice(register: Register) -> None:
    choices.choose(register, {"nd30": {LEFT: 35.0}})
    choices.choose(register, {"nd30": {LEFT: all_formats()["nd30"].page.left.value}})
    assert choices.chosen_figures(register, "nd30") == {}


def test_a_figure_outside_its_range_is_refused_with_the_clause_and_changes_nothing(register: Register) -> None:
    choices.choose(register, {"nd30": {LEFT: 35.0}})
    with pytest.raises(AppError):
        choices.choose(register, {"hd36": {LEFT: 32.0}, "nd30": {LEFT: 90.0}})
    assert choices.chosen_figures(register, "nd30") == {LEFT: 35.0}
    assert choices.chosen_figures(register, "hd36") == {}


def test_a_figure_refused_is_called_by_its_words(register: Register) -> None:
    set_language("en")
    for refused in (
        lambda: choices.choose(register, {"nd30": {"components.body.size": 99.0}}),
        lambda: choices.checked_figures([{"format": "nd30", "path": "components.body.size", "value": "99"}]),
    ):
        with pytest.raises(AppError) as raised:
            refused()
        assert render(raised.value).startswith("Size of the text (points): 99 is outside")


def test_all_figures_of_one_choice_are_undone_together(register: Register) -> None:
    choices.choose(register, {"nd30": {LEFT: 35.0}, "hd36": {"components.body.leading": 19.0}})
    history.undo(register)
    assert choices.chosen_figures(register, "nd30") == choices.chosen_figures(register, "hd36") == {}


def test_the_table_shows_what_may_be_moved_in_the_formats_in_force(register: Register) -> None:
    rows = choices.rows(register, TODAY)
    assert {row["format"] for row in rows} == {
        form.id for form in all_formats().values() if (form.valid_from or TODAY) <= TODAY <= (form.valid_to or TODAY)
    }
    assert {row["path"] for row in rows} <= set(choices.CHOOSABLE)
    figure = all_formats()["nd30"].page.left
    (row,) = [row for row in rows if (row["format"], row["path"]) == ("nd30", LEFT)]
    assert (row["value"], row["low"], row["high"]) == (f"{figure.value:g}", f"{figure.low:g}", f"{figure.high:g}")
    assert row["clause"] == figure.clause


def test_the_table_can_be_taken_back_as_it_was_shown(register: Register) -> None:
    choices.choose(register, {"nd30": {"components.body.leading": 1.25}})
    rows = choices.rows(register, TODAY)
    assert "1,25" in {row["value"] for row in rows}
    choices.choose(register, choices.figures_of(rows))
    assert choices.chosen_figures(register, "nd30") == {"components.body.leading": 1.25}


@pytest.mark.parametrize("text", ["", "rộng", "1,2,3"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(choices.ChoiceUnreadable):
        choices.figures_of([{"format": "nd30", "path": LEFT, "value": text, "low": "30", "high": "35", "clause": ""}])


@pytest.mark.parametrize("stored", ["not json", "[1, 2]"])
def test_a_setting_spoilt_from_outside_is_no_choice(register: Register, stored: str) -> None:
    settings.put(register, "format/nd30", stored)
    assert choices.chosen_figures(register, "nd30") == {}


@pytest.mark.parametrize(("form", "turned"), [("nd30", False), ("hd36", True), ("hd05", True)])
def test_back_pages_are_turned_where_the_office_prints_on_both_sides_and_the_rules_let_it(
    register: Register, form: str, turned: bool
) -> None:
    assert not choices.applied(register, all_formats()[form]).page.mirrored
    with register.step("x"):
        settings.choose(register, PRINTED, True)
    assert choices.applied(register, all_formats()[form]).page.mirrored is turned
