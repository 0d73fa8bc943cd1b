"""What the tab of all units counts, off the user's thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doithoai.desktop.above.figure_rows import FigureRow, total
from doithoai.desktop.words import KINDS, word_in
from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel, SessionKind
from doithoai.domain.period import Period
from doithoai.domain.text import sort_key
from doithoai.domain.turnover import Turnover
from doithoai.i18n import gettext as _
from doithoai.register import consolidated, turnover
from doithoai.register.connection import Register
from doithoai.register.parts import OF_SESSIONS, By, OfParts
from doithoai.work import unit_tree
from doithoai.work.unit_tree import Node

_LEVELS = {
    OfficeLevel.PROVINCE: N_("Province level"),
    OfficeLevel.DISTRICT: N_("District level"),
    OfficeLevel.COMMUNE: N_("Commune level"),
}


@dataclass(frozen=True, slots=True)
class Units:
    """The tree with the figures of each office by its code."""

    tree: Node
    parts: Mapping[str | None, Turnover]
    sessions: Mapping[str | None, int]

    def row(self, node: Node) -> FigureRow:
        """The figures of a unit and of all under it."""
        codes = node.codes
        parts = sum((self.parts.get(code, Turnover()) for code in codes), Turnover())
        within = OfParts(((By.UNIT, codes),), node.name)
        return FigureRow(node.name, within, parts, sum(self.sessions.get(code, 0) for code in codes))


def counted(register: Register, period: Period, today: date) -> Units:
    """All units of a period, in one moment of the register."""
    with register.snapshot():
        return Units(
            unit_tree.tree(register, period, today),
            turnover.groups(register, period, today, By.UNIT),
            consolidated.sessions_by(register, period, today, By.UNIT),
        )


def rows_of(register: Register, period: Period, today: date, by: str, node: Node, whole: FigureRow) -> list[FigureRow]:
    """The figures of a unit by level, field, kind, audience or agency, the most at the top; then their sum."""
    with register.snapshot():
        rows = (
            _levels(register, period, today, node)
            if by == "level"
            else _groups(register, period, today, By(by), whole.within)
        )
    return [*rows, total(rows, _("Total"), whole.within)]


def _levels(register: Register, period: Period, today: date, node: Node) -> list[FigureRow]:
    units = counted(register, period, today)
    rows = []
    for level in (*reversed(OfficeLevel), None):
        codes = tuple(each.code for each in node.walk() if not each.is_heading and each.level is level)
        if codes:
            name = _(_LEVELS[level]) if level else _("Level not known")
            of_level = Node(None, name, is_heading=True, children=tuple(Node(code, "") for code in codes))
            rows.append(units.row(of_level))
    return rows


def _groups(register: Register, period: Period, today: date, by: By, within: OfParts) -> list[FigureRow]:
    parts = turnover.groups(register, period, today, by, within)
    sessions = consolidated.sessions_by(register, period, today, by, within)
    counts_sessions = by in OF_SESSIONS
    rows = [
        FigureRow(
            _name(by, value),
            OfParts((*within.parts, (by, (value,))), f"{within.name}; {_name(by, value)}"),
            parts.get(value, Turnover()),
            sessions.get(value, 0) if counts_sessions else None,
        )
        for value in parts.keys() | sessions.keys()
    ]
    if by is By.AGENCY:  # who keeps people waiting stands first
        return sorted(rows, key=lambda row: (-row.part.left_late, -row.part.left, sort_key(row.name)))
    return sorted(rows, key=lambda row: (-row.part.to_settle, sort_key(row.name)))


def _name(by: By, value: str | None) -> str:
    if value is None:
        return {By.FIELD: _("Without a field"), By.AGENCY: _("Agency not known")}.get(by, _("Not said"))
    return word_in(KINDS, SessionKind(value)) if by is By.KIND else value
