"""An office's own wording: the good phrases are taken, and each wrong one is named with its line."""

import pytest

from doithoai.documents.content import override
from doithoai.documents.content.override import read_override
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind

ALLOWED = {"closing": frozenset({"office"}), "purpose": frozenset()}


def read(text: str, family: Family = Family.STATE):
    return read_override(text, DocumentKind.NOTICE, family, ALLOWED)


def test_good_phrases_are_taken_and_the_family_s_own_goes_before_that_of_both():
    text = '[notice]\nclosing = "Của cả hai"\n[notice.party]\nclosing = "Của {office}"\n'
    assert read(text) == ({"closing": "Của cả hai"}, ())
    assert read(text, Family.PARTY) == ({"closing": "Của {office}"}, ())


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ('[notice]\nclosing = "{who}"', override.NO_NAME, 2),
        ('[notice]\n\nclosing = "{"', override.BAD_BRACE, 3),
        ("[notice]\nclosing = 3", override.NO_TEXT, 2),
        ('[notice]\nending = "x"', override.NO_KEY, 2),
        ('[memo]\nclosing = "x"', override.NO_KIND, 1),
        ('[notice]\nclosing = "x', override.NOT_TOML, 2),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, message: str, line: int) -> None:
    phrases, (problem,) = read(text)
    assert phrases == {}
    assert (problem.message, problem.line) == (message, line)
    assert problem.render(str)


def test_a_wrong_phrase_does_not_take_a_good_one_with_it():
    phrases, problems = read('[notice]\npurpose = "Mục đích"\nclosing = "{who}"')
    assert phrases == {"purpose": "Mục đích"}
    assert len(problems) == 1


def test_a_long_line_that_is_no_toml_is_shortened():
    _, (problem,) = read("x" * 100)
    assert len(problem.word) == 60
    assert problem.word.endswith("…")


def test_files_that_cannot_be_read(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    for name, message in (("a.toml", override.NOT_TEXT), ("missing.toml", override.UNREADABLE)):
        _, (problem,) = read_override(tmp_path / name, DocumentKind.NOTICE, Family.STATE, ALLOWED)
        assert problem.message == message
