"""The shipped lists of words: read strictly, whole, and in the order of the fields."""

from pathlib import Path

import pytest

from doithoai import paths
from doithoai.work import tables
from doithoai.work.keywords import field_keywords, stopwords
from doithoai.work.tables import TableRefused

EVERY_FIELD = [field.text("key") for field in tables.read(paths.resource("provinces", "national.toml")).tables("field")]


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_every_shipped_field_has_keywords() -> None:
    by_field = field_keywords()
    fields = tables.read(paths.resource("provinces", "national.toml")).tables("field")
    assert list(by_field) == [field.text("name") for field in fields]
    assert all(by_field.values())


def test_a_field_that_is_not_shipped_is_refused_by_its_key(tmp_path: Path) -> None:
    listed = "\n".join(f"{key} = ['a']" for key in EVERY_FIELD)
    file = write(tmp_path / "words.toml", f"[keywords]\n{listed}\nfishing = ['cá']\n")
    with pytest.raises(TableRefused) as refused:
        field_keywords(file)
    assert refused.value.path == "keywords.fishing"


@pytest.mark.parametrize("content", ["source = 'x'\n", "[keywords]\n[other]\na = 1\n"])
def test_a_list_of_another_shape_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(TableRefused):
        field_keywords(write(tmp_path / "words.toml", content))


def test_words_that_tell_nothing_are_compared_in_one_spelling(tmp_path: Path) -> None:
    file = write(tmp_path / "stop.toml", "grammar = 'Là thì'\nmeeting = 'Đề nghị'\nmeasures = 'hoà'\n")
    assert stopwords(file) == {"là", "thì", "đề", "nghị", "hòa"}
    assert {"là", "đề"} <= stopwords()


@pytest.mark.parametrize("content", ["", "grammar = ''\nmeeting = ''\nmeasures = ''\n", "grammar = 1\n"])
def test_a_list_without_words_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(TableRefused):
        stopwords(write(tmp_path / "stop.toml", content))
