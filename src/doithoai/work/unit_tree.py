"""The units whose sessions a register holds, as a tree by the structure that held at the end of a period.

Districts ended on 30 June 2025, communes were merged on 1 July: a unit that the list of the day no longer has stands
under the one that holds it now, where the office said so (`put_under`), else under former units.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.period import Period
from doithoai.register import consolidated, offices, settings
from doithoai.register.connection import Register
from doithoai.work import structure
from doithoai.work.structure import Place

_HOLDS = "unit_now:"  # key of the settings, before the code of the former unit


@dataclass(frozen=True, slots=True)
class Node:
    """A unit with those under it.

    Attributes:
        code: None for a heading that is no unit, and for an office without a code.
        name: blank for the heading of former units.
        is_former: the list of the day does not have it.
    """

    code: str | None
    name: str
    level: OfficeLevel | None = None
    is_former: bool = False
    is_heading: bool = False
    children: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This one and all under it, each before those under it."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def codes(self) -> tuple[str | None, ...]:
        """Of the offices in it."""
        return tuple(node.code for node in self.walk() if not node.is_heading)


def tree(register: Register, period: Period, today: date) -> Node:
    """The register's own office, under it the units that have sessions here and what stands between."""
    own, *others = consolidated.offices_in(register, today)
    code = offices.own_code(register)
    places = {place.code: place for place in structure.below(code, period.last)} if code else {}
    names = {office.code: office for office in others}
    under: dict[str | None, list[Node]] = {}
    wanted: set[str] = set()
    for office in others:
        if office.code in places:
            wanted.add(office.code)
            continue
        holder = settings.get(register, f"{_HOLDS}{office.code}")
        node = Node(office.code, office.name or office.code or "", office.level, is_former=True)
        under.setdefault(holder if holder in places else None, []).append(node)
        wanted |= {holder} & places.keys()
    wanted |= {above for name in wanted for above in _above(places, name)}
    children = dict[str | None, list[str]]()
    for place in places.values():
        if place.code in wanted:
            children.setdefault(place.above, []).append(place.code)

    def node_of(name: str) -> Node:
        place = places[name]
        below = [*map(node_of, children.get(name, ())), *under.get(name, ())]
        office = names.get(name)
        return Node(name, (office.name if office else None) or place.words, place.level, children=tuple(below))

    below = [node_of(name) for name in children.get(code, ())]
    if former := under.get(None):
        below.append(Node(None, "", is_former=True, is_heading=True, children=tuple(former)))
    return Node(own.code, own.name or own.code or "", own.level, children=tuple(below))


def _above(places: Mapping[str, Place], name: str) -> Iterator[str]:
    """What stands between a unit and this office."""
    above = places[name].above
    while above and above in places:
        yield above
        above = places[above].above


def put_under(register: Register, former: str, holder: str | None) -> None:
    """Say which unit of today holds a former one; None takes that back."""
    with register.step(N_("Say which unit holds a former one")):
        settings.put(register, f"{_HOLDS}{former}", holder or "")


def holders(register: Register, period: Period) -> Mapping[str, str]:
    """The units that may hold a former one, by their codes: all below this office at the end of the period."""
    code = offices.own_code(register)
    return {place.code: place.words for place in structure.below(code, period.last)} if code else {}
