"""The format a document takes, and what an office may choose inside it. Numbers are those of domain.md."""

from dataclasses import replace
from datetime import date

import pytest

from doithoai.documents.formats.load import FormatUnknown, all_formats, format_for, with_choices
from doithoai.documents.formats.model import Family, Figure, Format
from doithoai.documents.formats.reading import FormatRefused
from doithoai.domain.kinds import Side


@pytest.mark.parametrize(
    ("side", "day", "expected"),
    [
        (Side.GOVERNMENT, date(2020, 3, 5), "nd30"),
        (Side.GOVERNMENT, date(2026, 11, 1), "nd30"),
        (Side.JOINT, date(2026, 5, 27), "nd30"),
        (Side.PARTY, date(2018, 4, 3), "hd36"),
        (Side.PARTY, date(2026, 5, 26), "hd36"),
        (Side.PARTY, date(2026, 5, 27), "hd05"),
        (Side.PARTY, date(2035, 1, 1), "hd05"),
        # Before all known rules: the earliest, so that old sessions still print.
        (Side.GOVERNMENT, date(2015, 1, 1), "nd30"),
        (Side.PARTY, date(2018, 4, 2), "hd36"),
    ],
)
def test_the_format_in_force_on_the_day(side, day, expected):
    assert format_for(side, day).id == expected


def test_a_format_asked_for_by_name_wins_over_the_date():
    assert format_for(Side.PARTY, date(2026, 6, 1), "hd36").id == "hd36"


def test_an_unknown_name_is_refused_with_those_known():
    with pytest.raises(FormatUnknown, match=r"hd99.*hd05, hd36, nd30"):
        format_for(Side.PARTY, date(2026, 6, 1), "hd99")


def test_the_latest_begun_wins_where_two_are_in_force():
    known = dict(all_formats())
    known["nd31"] = replace(known["nd30"], id="nd31", valid_from=date(2027, 1, 1))
    assert format_for(Side.GOVERNMENT, date(2026, 12, 31), among=known).id == "nd30"
    assert format_for(Side.GOVERNMENT, date(2027, 1, 1), among=known).id == "nd31"


def test_a_day_after_all_rules_is_refused():
    known = {"hd36": all_formats()["hd36"]}
    with pytest.raises(FormatUnknown, match="27/05/2026"):
        format_for(Side.PARTY, date(2026, 5, 27), among=known)
    with pytest.raises(FormatUnknown):
        format_for(Side.GOVERNMENT, date(2026, 5, 27), among=known)


# -- every figure inside the rule --------------------------------------------------------

STATE_SIZES = {
    "national_name": (12, 13),
    "motto": (13, 14),
    "superior": (12, 13),
    "issuer": (12, 13),
    "number": (13, 13),
    "place_date": (13, 14),
    "type_name": (13, 14),
    "summary": (13, 14),
    "letter_summary": (12, 13),
    "legal_basis": (13, 14),
    "body": (13, 14),
    "heading": (13, 14),
    "addressee": (13, 14),
    "authority": (13, 14),
    "position": (13, 14),
    "signer": (13, 14),
    "recipients_title": (12, 12),
    "recipients": (11, 11),
    "page_number": (13, 14),
}
PARTY_SIZES = {
    "party_title": (15, 15),
    "superior": (14, 14),
    "issuer": (14, 14),
    "number": (14, 14),
    "place_date": (14, 14),
    "type_name": (15, 16),
    "summary": (14, 15),
    "letter_summary": (12, 12),
    "body": (14, 15),
    "legal_basis": (14, 15),
    "heading": (14, 15),
    "authority": (14, 14),
    "position": (14, 14),
    "signer": (14, 14),
    "recipients_title": (14, 14),
    "recipients": (12, 12),
    "page_number": (14, 14),
}
STATE_MARGINS = {"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)}
PARTY_MARGINS = {"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)}


def of_form(name: str) -> tuple[Format, dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    if name == "nd30":
        return all_formats()[name], STATE_SIZES, STATE_MARGINS
    return all_formats()[name], PARTY_SIZES, PARTY_MARGINS


@pytest.mark.parametrize("name", ["nd30", "hd36", "hd05"])
def test_sizes_and_margins_are_those_of_the_rule(name):
    form, sizes, margins = of_form(name)
    for component, (low, high) in sizes.items():
        figure = form.components[component].size
        assert (figure.low, figure.high) == (low, high), component
        assert low <= figure.value <= high, component
    for margin, (low, high) in margins.items():
        figure = getattr(form.page, margin)
        assert (figure.low, figure.high) == (low, high), margin


def test_styles_of_the_state():
    parts = all_formats()["nd30"].components
    bold = {name for name, part in parts.items() if part.bold}
    assert {"national_name", "motto", "issuer", "type_name", "summary", "authority", "position", "signer"} <= bold
    assert not bold & {"superior", "number", "place_date", "letter_summary", "body", "recipients", "page_number"}
    italic = {name for name, part in parts.items() if part.italic}
    assert {"place_date", "legal_basis", "recipients_title"} <= italic
    assert not italic & {"number", "body", "letter_summary"}
    assert not any(part.underline for part in parts.values())


@pytest.mark.parametrize("name", ["hd36", "hd05"])
def test_styles_of_the_party(name):
    parts = all_formats()[name].components
    assert parts["authority"].bold
    assert not parts["position"].bold
    assert parts["recipients_title"].underline
    assert not parts["recipients_title"].bold
    assert not parts["recipients_title"].italic
    assert parts["letter_summary"].italic
    assert parts["body"].leading_exact
    assert (parts["body"].leading.low, parts["body"].leading.high) == (18, 22)
    assert "national_name" not in parts


@pytest.mark.parametrize("name", ["hd36", "hd05"])
def test_back_pages_are_turned_only_where_the_office_prints_on_both_sides(name):
    form = all_formats()[name]
    assert not form.page.mirrored
    assert with_choices(form, {"page.mirrored": 1}).page.mirrored
    assert not with_choices(form, {"page.mirrored": 0}).page.mirrored


@pytest.mark.parametrize(("name", "value"), [("nd30", 1), ("hd05", 2), ("hd05", 0.5)])
def test_margins_are_not_turned_where_the_rule_has_no_such_choice(name, value):
    with pytest.raises(FormatRefused):
        with_choices(all_formats()[name], {"page.mirrored": value})


def test_legal_bases_are_italic_in_the_state_s_papers_only():
    assert {name: form.components["legal_basis"].italic for name, form in all_formats().items()} == {
        "nd30": True,
        "hd36": False,
        "hd05": False,
    }


def test_headings_are_not_stretched():
    assert {form.components["heading"].align for form in all_formats().values()} == {"left"}


@pytest.mark.parametrize("name", ["nd30", "hd36", "hd05"])
def test_every_component_says_its_clause(name):
    for part in all_formats()[name].components.values():
        assert part.clause.strip(), part.name


# -- an office's choices ---------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nd30", "hd36", "hd05"])
def test_each_end_of_each_range_may_be_chosen_and_nothing_outside_it(name):
    form = all_formats()[name]
    for path, figure in figures(form):
        assert get(with_choices(form, {path: figure.low}), path) == figure.low
        assert get(with_choices(form, {path: figure.high}), path) == figure.high
        for outside in (figure.low - 0.5, figure.high + 0.5):
            with pytest.raises(FormatRefused) as refused:
                with_choices(form, {path: outside})
            assert path in str(refused.value)
            assert figure.clause in str(refused.value)


def figures(form: Format) -> list[tuple[str, Figure]]:
    page = [(f"page.{name}", getattr(form.page, name)) for name in ("top", "bottom", "left", "right")]
    parts = [
        (f"components.{key}.{name}", getattr(part, name))
        for key, part in form.components.items()
        for name in ("size", "space_before", "leading", "first_indent")
    ]
    return page + parts


def get(form: Format, path: str) -> float:
    holder, *rest = path.split(".")
    found = form.page if holder == "page" else form.components[rest.pop(0)]
    return getattr(found, rest[0]).value


def test_a_body_size_brings_the_sizes_that_go_with_it():
    small = with_choices(all_formats()["nd30"], {"components.body.size": 13})
    sizes = {name: small.components[name].size.value for name in ("body", "motto", "national_name", "legal_basis")}
    assert sizes == {"body": 13, "motto": 13, "national_name": 12, "legal_basis": 13}


def test_a_size_chosen_apart_stays():
    form = with_choices(all_formats()["nd30"], {"components.body.size": 13, "components.motto.size": 14})
    assert form.components["motto"].size.value == 14


@pytest.mark.parametrize("path", ["page.colour", "components.body.bold", "components.nothing.size", "body", "page"])
def test_an_unknown_figure_is_refused(path):
    with pytest.raises(FormatRefused, match="is not a figure of"):
        with_choices(all_formats()["nd30"], {path: 1})


def test_families():
    assert {name: form.family for name, form in all_formats().items()} == {
        "nd30": Family.STATE,
        "hd36": Family.PARTY,
        "hd05": Family.PARTY,
    }
