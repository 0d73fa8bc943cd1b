"""What a thing consists of, declared once: its frozen dataclass, with a `Part` where the type does not say all.

The columns of the register, the JSON of the data file, the names in the history and the strands of undo all
come from here. A new attribute of a thing is one line in its dataclass (and a migration that adds its column)::

    salutation: Annotated[Salutation | None, Part(N_("Salutation"), since=2)] = None

A part is named by its way from the thing, with dots: ``content``, ``petitioner.name``, ``assignment.due``.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    Protocol,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)


class Declared(Protocol):
    """A dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Thing = TypeVar("Thing", bound=Declared)


@dataclass(frozen=True, slots=True)
class Part:
    """One attribute of a thing; the last five are read off its dataclass, the others declared there.

    Attributes:
        label: message id of its name, as the history shows it.
        column: its column in the register, where that is not its own name (after the ``prefix`` of its group).
        prefix: of a group (`petitioner`): begins the columns of its parts, which stand in the row of the whole.
        check: what its text must be, beyond a text; ``field`` is one of the catalogue of fields,
            ``name`` the name of a person.
        least: the least value of a number.
        since: the version of the data file that has it first.
        stored: False where the row of another thing holds it.
        kind: the type of its value, or of one element where there are ``many``.
        packed: a list of things that is kept in the row of the whole, not in rows of its own.
        required: it has no default; a text that must be there is empty while it is not known.
        optional: it may be None.
    """

    label: str = ""
    column: str = ""
    prefix: str = ""
    check: Literal["", "uid", "sha256", "member", "field", "name"] = ""
    least: int = 0
    since: int = 1
    stored: bool = True
    packed: bool = False
    name: str = ""
    kind: type = str
    many: bool = False
    required: bool = False
    optional: bool = False

    @property
    def is_group(self) -> bool:
        """True for a thing inside the thing, such as the petitioner of a petition."""
        return is_dataclass(self.kind) and not self.many

    @property
    def is_exact(self) -> bool:
        """True for a text that is kept exactly as it is: an identity, a hash, a file's name."""
        return self.check in ("uid", "sha256", "member")

    @property
    def is_choice(self) -> bool:
        """True for a value of a closed list (`kinds`)."""
        return issubclass(self.kind, StrEnum)

    @property
    def in_row(self) -> bool:
        """False for what other rows hold, such as the petitions of a session."""
        return self.stored and (self.packed or not (is_dataclass(self.kind) and self.many))


@cache
def parts_of(kind: type[Declared]) -> tuple[Part, ...]:
    """The parts of a thing, in the order of its dataclass."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _part(field.name, hints[field.name], required=field.default is field.default_factory is MISSING)
        for field in fields(kind)
    )


def _part(name: str, hint: Any, *, required: bool) -> Part:
    declared = Part()
    if get_origin(hint) is Annotated:
        hint, *notes = get_args(hint)
        declared = next((note for note in notes if isinstance(note, Part)), declared)
    optional = isinstance(hint, UnionType) and NoneType in get_args(hint)
    if optional:
        (hint,) = (choice for choice in get_args(hint) if choice is not NoneType)
    many = get_origin(hint) is tuple
    if many:
        hint = get_args(hint)[0]
    return replace(declared, name=name, kind=hint, many=many, required=required, optional=optional)


class Column(NamedTuple):
    """A column of the register and the part it holds; ``labels`` name its group, if that has a name, and it."""

    name: str
    path: str
    labels: tuple[str, ...]
    part: Part


@cache
def columns_of(kind: type[Declared]) -> tuple[Column, ...]:
    """The columns of a thing's own row; lists of things have rows of their own."""
    return tuple(_columns(kind, "", "", ()))


def _columns(kind: type[Declared], prefix: str, way: str, labels: tuple[str, ...]) -> list[Column]:
    columns: list[Column] = []
    for part in parts_of(kind):
        if not part.in_row:
            continue
        named = (*labels, part.label) if part.label else labels
        if part.is_group:
            columns += _columns(part.kind, part.prefix, f"{way}{part.name}.", named)
        else:
            columns.append(Column(part.column or prefix + part.name, way + part.name, named, part))
    return columns


def getter(names: Sequence[str]) -> Callable[[object], tuple[object, ...]]:
    """Gives the values of the attributes named, in this order."""
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda thing: (get(thing),)


@cache
def empty(kind: type[Thing]) -> Thing:
    """The thing of which nothing is known."""
    return kind(**{part.name: "" for part in parts_of(kind) if part.required})


def something(thing: Thing) -> Thing | None:
    """The thing, or None when nothing of it is known: a part of which nothing is left is none."""
    return None if thing == empty(type(thing)) else thing


def part_of(thing: Any, path: str) -> Any:
    """A part by its name; None where its group is not there."""
    for name in path.split("."):
        thing = getattr(thing, name) if thing is not None else None
    return thing


def with_parts(thing: Thing, parts: Mapping[str, object]) -> Thing:
    """The thing with the parts named set; a group of which nothing is left is none."""
    for path, value in parts.items():
        name, _, rest = path.partition(".")
        thing = replace(thing, **{name: _group_with(thing, name, rest, value) if rest else value})
    return thing


def _group_with(thing: Declared, name: str, path: str, value: object) -> object:
    kind = next(part.kind for part in parts_of(type(thing)) if part.name == name)
    return something(with_parts(getattr(thing, name) or empty(kind), {path: value}))


def strand(thing: str, uid: str, path: str) -> str:
    """The name under which changes of one part, one after the other, are undone together."""
    return f"{thing}:{uid}:{path}"
