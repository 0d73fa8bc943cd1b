"""Clauses are named with the appendix and the part, so that a clerk can look them up."""

import pytest

from doithoai.documents.check.clauses import clause
from doithoai.documents.formats.load import all_formats


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("margin", "Phụ lục I, Phần I, mục I, khoản 3"),
        ("annex_pages", "Phụ lục I, Phần I, mục III, khoản 1, điểm đ"),
        ("addressed", "Phụ lục I, Phần I, mục II, khoản 9, điểm b"),
        ("salutation", "Phụ lục II, mục II, khoản 1; mục I"),
    ],
)
def test_of_the_state(rule, named):
    assert clause(all_formats()["nd30"], rule) == named


def test_of_the_party_they_name_its_guidance():
    assert clause(all_formats()["hd05"], "page_number") == "HD 05-HD/VPTW, số trang"


def test_a_rule_without_one_stands_on_the_component_s():
    form = all_formats()["nd30"]
    assert clause(form, "size", "summary") == form.components["summary"].clause


def test_every_figure_of_the_decree_names_the_part():
    for component in all_formats()["nd30"].components.values():
        assert component.clause.startswith(("Phụ lục I, Phần I, ", "P"))
