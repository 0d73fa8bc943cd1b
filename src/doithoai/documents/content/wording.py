"""What documents say, phrase by phrase: the shipped wording and an office's own phrases over it.

A shipped file (`resources/wording/minutes.toml`) holds one table for each phrase::

    [purpose]
    text = "…"            # or state = "…" and party = "…" where the families differ
    names = ["audience"]  # placeholders allowed beside those the shipped text uses

An office's own file names only the phrases it changes, under the kind of document (and the family)::

    [minutes]
    read_aloud = "…"
    [notice.party]
    closing = "…"

A phrase of the office that is wrong is reported and the shipped one stays in force. An empty phrase leaves the
sentence out.
"""

import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypedDict

from doithoai.documents.content.override import Problem, read_override
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind

COMMON = "common"


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """One phrase: its text and the placeholders a text in its place may use."""

    text: str
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one kind of document in one family."""

    phrases: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The phrase ``key`` with its placeholders filled; empty where the office has emptied it."""
        return self.phrases[key].format_map(values)

    def lines(self, key: str, **values: object) -> list[str]:
        """The lines of a phrase of several, empty ones left out."""
        return [line.strip() for line in self.say(key, **values).splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class LoadedWording:
    """A wording with what is wrong in the office's own file; ``problems`` is empty when nothing is."""

    wording: Wording
    problems: tuple[Problem, ...] = field(default=())


def load_wording(kind: DocumentKind, family: Family, override: Path | str | None = None) -> LoadedWording:
    """The wording of ``kind`` in ``family``, with the office's phrases over the shipped ones.

    Args:
        override: the office's own TOML for all kinds, a file or its text; none, or a file that is not there: the
            shipped wording.

    Raises:
        WordingDamaged: a shipped file is wrong (never the office's: that is a problem, not an error).
    """
    rules = standard_phrases(kind, family)
    phrases = {key: rule.text for key, rule in rules.items()}
    if not override or (isinstance(override, Path) and not override.exists()):
        return LoadedWording(Wording(phrases))
    allowed = {key: rule.names for key, rule in rules.items()}
    own, problems = read_override(override, kind, family, allowed)
    return LoadedWording(Wording(phrases | own), problems)


@cache
def standard_phrases(kind: str, family: Family) -> Mapping[str, PhraseRule]:
    """The shipped phrases: those all documents share, and those of ``kind`` (the name of their file)."""

    def rules(tables: Mapping[str, _PhraseTable]) -> dict[str, PhraseRule]:
        return {key: _phrase(key, table, family) for key, table in tables.items()}

    return {**read_table(COMMON, rules), **read_table(kind, rules)}


class _PhraseTable(TypedDict, total=False):
    """One phrase as it is typed."""

    text: str
    state: str
    party: str
    names: list[str]


def _phrase(key: str, table: _PhraseTable, family: Family) -> PhraseRule:
    of_both, of_family = table.get("text"), {Family.STATE: table.get("state"), Family.PARTY: table.get("party")}
    texts = [text for text in (of_both, *of_family.values()) if text is not None]
    chosen = of_both if of_family[family] is None else of_family[family]
    if chosen is None or set(table) - {"text", "names", *Family}:
        raise ValueError(f"[{key}] needs text, or state and party; beside them only names")
    names = {name for text in texts for name in placeholders(text)} | set(table.get("names", ()))
    return PhraseRule(chosen, frozenset(names))


def placeholders(text: str) -> Iterator[str]:
    """The placeholders of a phrase, e.g. ``name`` of ``{name}``.

    Raises:
        ValueError: a brace without its fellow, or anything but a name between braces.
    """
    for _, name, spec, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"{{{name}}}")
        yield name
