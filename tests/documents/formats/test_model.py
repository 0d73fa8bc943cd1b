"""A format is read once and shared by every document: nobody changes it in passing."""

from dataclasses import FrozenInstanceError

import pytest

from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.model import Family, Figure, LineRule


def test_families_are_named_as_in_the_rule_files():
    assert [family.value for family in Family] == ["state", "party"]


def test_without_a_rule_there_is_no_mark():
    assert (LineRule().kind, LineRule().share, LineRule().text) == ("none", None, "")


def test_a_figure_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        Figure(13, 13, 14, "").value = 15


@pytest.mark.parametrize("form", ["nd30", "hd36", "hd05"])
def test_every_figure_in_use_lies_inside_its_range_and_names_its_clause(form: str) -> None:
    for component in all_formats()[form].components.values():
        for figure in (component.size, component.leading, component.first_indent, component.space_before):
            assert figure.low <= figure.value <= figure.high
            assert figure.clause
