"""The office's own phrases for its documents, kept in its register over the shipped ones."""

import tomllib
from collections.abc import Sequence

from doithoai.documents.content.wording import Wording, load_wording, standard_phrases
from doithoai.documents.formats.model import Family
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.register import settings
from doithoai.register.connection import Register
from doithoai.work.settings_tables import Row
from doithoai.work.tables import quoted

__all__ = ["Family"]  # whose phrases: handed out to those who ask for them

_KEY = "wording"


class WordingRefused(AppError):
    """A phrase typed by the office cannot be used; the one in force stays."""


def own_phrases(register: Register) -> str:
    """The office's own phrases as TOML; empty when it has none."""
    return settings.get(register, _KEY)


def in_use(register: Register, kind: DocumentKind, family: Family) -> Wording:
    """The phrases a document is written with; what is wrong in the office's own leaves the shipped one in force."""
    return load_wording(kind, family, own_phrases(register)).wording


def rows(register: Register, kind: DocumentKind, family: Family) -> list[Row]:
    """``key``, ``shipped`` phrase, the office's ``own`` or blank; of every phrase of a kind of document."""
    own = _tables(own_phrases(register))
    return [
        {"key": key, "shipped": rule.text, "own": own.get((kind, family, key), "")}
        for key, rule in standard_phrases(kind, family).items()
    ]


def set_rows(register: Register, kind: DocumentKind, family: Family, rows: Sequence[Row]) -> None:
    """Keep the office's phrases as `rows` shows them.

    Raises:
        WordingRefused: a phrase names what it cannot; nothing is changed.
    """
    own = {place: phrase for place, phrase in _tables(own_phrases(register)).items() if place[:2] != (kind, family)}
    written = _checked(kind, family, own | _own(kind, family, rows))
    with register.step(N_("Change a phrase of a document")):
        settings.put(register, _KEY, written)


def check(kind: DocumentKind, family: Family, rows: Sequence[Row]) -> None:
    """See whether `set_rows` would take these rows.

    Raises:
        WordingRefused: a phrase names what it cannot.
    """
    _checked(kind, family, _own(kind, family, rows))


def _own(kind: DocumentKind, family: Family, rows: Sequence[Row]) -> "Own":
    return {(kind, family, row["key"]): row["own"] for row in rows if row["own"] not in ("", row["shipped"])}


def _checked(kind: DocumentKind, family: Family, own: "Own") -> str:
    """The phrases as TOML, once nothing is wrong with those of this kind and family."""
    written = _written(own)
    for wrong in load_wording(kind, family, written).problems:
        raise WordingRefused(
            wrong.message,
            remedy=N_("Nothing was changed; the phrase before stays in force."),
            file=wrong.file.name,
            line=wrong.line,
            word=wrong.word,
            **{name: str(value) for name, value in wrong.more},
        )
    return written


Own = dict[tuple[DocumentKind, Family, str], str]


def _tables(text: str) -> Own:
    """The phrases of the kept text; ``[kind.family]`` tables, as `_written` writes them."""
    tables = tomllib.loads(text)
    return {
        (DocumentKind(kind), Family(family), key): phrase
        for kind, families in tables.items()
        for family, phrases in families.items()
        for key, phrase in phrases.items()
    }


def _written(own: Own) -> str:
    """TOML with one table a kind and family."""
    places = sorted({(kind, family) for kind, family, _key in own})
    parts = []
    for kind, family in places:
        lines = [
            f"{key} = {quoted(own[place])}" for place in sorted(own) if place[:2] == (kind, family) for key in place[2:]
        ]
        parts.append("\n".join([f"[{kind}.{family}]", *lines, ""]))
    return "\n".join(parts)
