"""The shipped lists of words: keywords of the fields, and words that tell nothing of a matter."""

from functools import cache
from pathlib import Path

from doithoai import paths
from doithoai.domain import text
from doithoai.domain.errors import N_
from doithoai.work import tables


@cache
def field_keywords(path: Path | None = None) -> dict[str, tuple[str, ...]]:
    """The keywords by the name of the field they tell of, in the order of the fields.

    Raises:
        TableRefused: the list is missing, broken, or names a field that ``national.toml`` does not have.
    """
    path = path or paths.resource("catalogues", "field_keywords.toml")
    table = tables.read(path)
    table.skip("source", "mark")
    keywords = table.table("keywords")
    if keywords is None:
        raise tables.TableRefused("keywords", N_("{file}: {path} is missing."), file=path)
    names = _field_names()
    by_field = {name: keywords.texts(key) for key, name in names.items()}
    keywords.done()
    table.done()
    return by_field


def _field_names() -> dict[str, str]:
    """The names of the shipped fields by their keys."""
    fields = tables.read(paths.resource("provinces", "national.toml"))
    return {field.text("key"): field.text("name") for field in fields.tables("field")}


@cache
def stopwords(path: Path | None = None) -> frozenset[str]:
    """The words left out when petitions are compared, in lower case with one spelling of tone place.

    Raises:
        TableRefused: the list is missing or broken.
    """
    path = path or paths.resource("catalogues", "stopwords.toml")
    table = tables.read(path)
    table.skip("source", "mark")
    groups = [table.text(key) for key in ("grammar", "meeting", "measures")]
    table.done()
    words_left_out = frozenset(text.marked(word) for group in groups for word in text.words(group))
    if not words_left_out:
        raise tables.TableRefused("", N_("{file}: no word is listed."), file=path)
    return words_left_out
