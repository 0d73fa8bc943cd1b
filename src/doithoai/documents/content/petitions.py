"""The petitions of a session as documents order them: by field in the order of the catalogue, then by number."""

import itertools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from doithoai import paths
from doithoai.documents.brief import Brief
from doithoai.domain.kinds import Outcome
from doithoai.domain.petition import Petition
from doithoai.domain.session import Session


@dataclass(frozen=True, slots=True)
class Numbered:
    """A petition with the number it is called by in every document of its session."""

    number: int
    petition: Petition


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """The petitions of one field; ``field`` None: of no known field."""

    field: str | None
    petitions: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the petitions of a session were taken: the same in its minutes, its notice and its results.

    All but ``both`` add up to the total. What was taken back after it was assigned was assigned all the same.

    Attributes:
        both: answered and assigned, counted under both; noted: neither, and not taken back.
        withdrawn: taken back with nothing done about it.
        withdrawn_after: numbers of those assigned and taken back, which nobody has to settle any more.
    """

    total: int
    answered: int
    assigned: int
    both: int
    noted: int
    withdrawn: int
    withdrawn_after: tuple[int, ...]


def tally(session: Session) -> Tally:
    """How the petitions of a session were taken."""
    rows = numbered(session.petitions)
    after = {item.number for item in rows if item.petition.assignment and item.petition.outcome is Outcome.WITHDRAWN}
    left = [item for item in rows if item.petition.answer is None and item.petition.assignment is None]
    plain = sum(item.petition.outcome is Outcome.WITHDRAWN for item in left)
    return Tally(
        len(rows),
        sum(item.petition.answer is not None for item in rows),
        sum(item.petition.assignment is not None for item in rows),
        sum(item.petition.answer is not None and item.petition.assignment is not None for item in rows),
        len(left) - plain,
        plain,
        tuple(sorted(after)),
    )


@cache
def catalogue_fields() -> tuple[str, ...]:
    """The fields of the shipped catalogue, in its order."""
    table = tomllib.loads(paths.resource("provinces", "national.toml").read_text("utf-8"))
    return tuple(row["name"] for row in table["field"])


def numbered(petitions: Sequence[Petition]) -> list[Numbered]:
    """Each petition with its number; one that has none takes the next number nobody has."""
    taken = {petition.number for petition in petitions}
    free = (number for number in itertools.count(1) if number not in taken)
    return [
        Numbered(petition.number if petition.number is not None else next(free), petition) for petition in petitions
    ]


def by_field(brief: Brief, session: Session | None = None) -> Iterator[FieldGroup]:
    """The petitions by field: the catalogue's order, then fields it does not know, then those of no field.

    Args:
        session: another one than the brief's own.
    """
    session = session or brief.session
    order = dict.fromkeys((*(brief.fields or catalogue_fields()), *session.fields))
    groups: dict[str | None, list[Numbered]] = {field: [] for field in order}
    unknown: list[Numbered] = []
    for item in numbered(session.petitions):
        if item.petition.field:
            groups.setdefault(item.petition.field, []).append(item)
        else:
            unknown.append(item)
    groups[None] = unknown
    for field, members in groups.items():
        if members:
            yield FieldGroup(field, tuple(sorted(members, key=lambda item: item.number)))


def in_order(brief: Brief, session: Session | None = None) -> Iterator[Numbered]:
    """All petitions in the order of `by_field`."""
    return itertools.chain.from_iterable(group.petitions for group in by_field(brief, session))


def by_number(brief: Brief) -> list[Numbered]:
    """All petitions by the number they are called by."""
    return sorted(numbered(brief.session.petitions), key=lambda item: item.number)
