"""Whom a paper is sent to: Phụ lục I, Phần I, mục II, khoản 9."""

import pytest

from documents.check.parts import line, rules_of, shape, taken_apart
from doithoai.documents.check import rules_addressees
from doithoai.documents.check.model import Side, Source

TITLE = line("Kính gửi:", base=200.0, x0=200.0, x1=255.0)


def dashed(*places: float, base: float = 216.0) -> list:
    return [TITLE, *(line("- A;", base=base + 16 * row, x0=x) for row, x in enumerate(places))]


@pytest.mark.parametrize(("kind", "due"), [("letter", 1), ("report", 1), ("submission", 1), ("notice", 0)])
def test_who_needs_kinh_gui(kind, due):
    assert len(list(rules_addressees.kinh_gui(taken_apart({}, kind=kind)))) == due
    assert not list(rules_addressees.kinh_gui(taken_apart({"addressee": [TITLE]}, kind=kind)))
    assert not list(rules_addressees.kinh_gui(taken_apart({}, kind=kind, form="hd05")))


def test_recipients_begin_with_those_above():
    other = {"addressee": [TITLE], "recipients": [line("- Sở Nội vụ;", side=Side.LEFT)]}
    assert rules_of(rules_addressees.as_above(taken_apart(other, kind="letter"))) == [("as_above", "recipients")]
    above = {"addressee": [TITLE], "recipients": [line("- Như trên;", side=Side.LEFT)]}
    assert not list(rules_addressees.as_above(taken_apart(above, kind="letter")))


@pytest.mark.parametrize(
    ("places", "right"),
    [((258.0, 258.0), True), ((258.0, 262.0), False), ((150.0, 150.0), False), ((300.0, 300.0), False)],
)
def test_dashes_stand_in_one_column_below_the_colon(places, right):
    assert (not list(rules_addressees.dashes(taken_apart({"addressee": dashed(*places)})))) == right


@pytest.mark.parametrize(("align", "right"), [("left", True), ("centre", False)])
def test_in_a_docx_the_paragraphs_are_set_alike(align, right):
    lines = [line("Kính gửi:", base=None), *(line(text, base=None, shape=shape(align)) for text in ("- A;", "- B."))]
    document = taken_apart({"addressee": lines}, source=Source.DOCX)
    assert (not list(rules_addressees.dashes(document))) == right


def test_one_alone_stands_beside_it():
    assert rules_of(rules_addressees.listed(taken_apart({"addressee": dashed(258.0)}))) == [
        ("one_addressee", "addressee")
    ]
