"""The owner of the register: its names over time, leaders, receivers, terms, and the rules of numbering."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.numbering import NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term, holds_on
from doithoai.register import number_series, row_lists, rows
from doithoai.register.connection import Register
from doithoai.register.row_lists import RowList


class OtherOffice(AppError):
    """Data of one office was offered to the register of another."""

    def __init__(self, path: str, theirs: str, ours: str) -> None:
        super().__init__(
            N_("{path}: the file is of office {theirs}, this register belongs to office {ours}."),
            remedy=N_("Merge a package of another office instead; nothing was changed."),
            path=path,
            theirs=theirs,
            ours=ours,
        )


def new_uid() -> str:
    """An identity for a leader, a receiver, a term that is new."""
    return str(uuid.uuid4())


def own_id(register: Register) -> int:
    """The row of the office that owns the register; made on the first use."""
    row = register.value("SELECT id FROM office WHERE own = 1")
    if row is None:
        row = register.execute("INSERT INTO office(uid, own) VALUES (?, 1)", (str(uuid.uuid4()),))
    return int(row)


def id_of(register: Register, code: str | None, level: OfficeLevel | None = None) -> int:
    """The row of the office with this code; made where it is met for the first time. Without a code, the owner's."""
    if not code or code == own_code(register):
        return own_id(register)
    row = register.row("SELECT id, level FROM office WHERE code = ?", (code,))
    if row is None:
        values = (str(uuid.uuid4()), code, level)
        return register.execute("INSERT INTO office(uid, own, code, level) VALUES (?, 0, ?, ?)", values)
    if row[1] is None and level is not None:
        register.execute("UPDATE office SET level = ? WHERE id = ?", (level, row[0]))
    return int(row[0])


def code_of(register: Register, office: int) -> str | None:
    """The official code of the office in a row."""
    code: str | None = register.value("SELECT code FROM office WHERE id = ?", (office,))
    return code


def own_code(register: Register) -> str | None:
    """The official code of the owner, when it is known."""
    code: str | None = register.value("SELECT code FROM office WHERE own = 1")
    return code


def periods(register: Register) -> list[OfficePeriod]:
    """What the owner was called, oldest first; empty when it is not set yet."""
    dated_names = register.rows(
        f"SELECT o.code, {rows.names(rows.PERIOD, 'p')} FROM office_period p JOIN office o ON o.id = p.office_id "
        "WHERE o.own = 1 ORDER BY p.valid_from, p.id"
    )
    return [_with_code(rows.period_of(row), code) for code, *row in dated_names]


def _with_code(period: OfficePeriod, code: str | None) -> OfficePeriod:
    return replace(period, office=replace(period.office, code=code))


def on(register: Register, day: date) -> Office:
    """The owner as it was called on ``day``; outside all its periods, the nearest one; unknown, an empty office."""
    names = periods(register)
    for period in names:
        if holds_on(period.valid_from, period.valid_to, day):
            return period.office
    if not names:
        return Office()
    first = names[0]
    return first.office if first.valid_from and day < first.valid_from else names[-1].office


def set_periods(register: Register, code: str | None, names: Sequence[OfficePeriod]) -> None:
    """Replace the owner's code and names."""
    with register.step(N_("Edit the office")):
        office = own_id(register)
        register.execute("UPDATE office SET code = ? WHERE id = ?", (rows.clean(code), office))
        target = RowList("office_period", rows.PERIOD, scope={"office_id": office}, has_uid=True)
        row_lists.put(register, target, [rows.period_row(period) for period in names])


def take(register: Register, office: Office | None) -> None:
    """Take the office of a data file where the register's own is not set yet.

    Raises:
        OtherOffice: both are known and are not the same.
    """
    if office is None or office == Office():
        return
    ours = own_code(register)
    if not periods(register) and ours in (None, office.code):
        set_periods(register, office.code, [OfficePeriod(office)])
    elif ours and office.code and ours != office.code:
        raise OtherOffice("office.code", office.code, ours)


# -- leaders, receivers, terms -----------------------------------------------------


_LEADERS = RowList("leader", rows.LEADER, key=("uid",), ordered=True)
_RECEIVERS = RowList("receiver", rows.RECEIVER, key=("uid",), ordered=True)
_TERMS = RowList("term", rows.TERM, key=("uid",))


def all_leaders(register: Register) -> tuple[Leader, ...]:
    """All who may or might sign, past and present, in the office's order."""
    return tuple(map(rows.leader_of, register.rows(f"SELECT {rows.names(rows.LEADER)} FROM leader ORDER BY place, id")))


def leaders(register: Register, day: date, side: Side | None = None) -> tuple[Leader, ...]:
    """Those who may sign on ``day`` (for ``side``), in the office's order."""
    return tuple(
        leader
        for leader in all_leaders(register)
        if holds_on(leader.valid_from, leader.valid_to, day) and side in (None, Side.JOINT, leader.side)
    )


def set_leaders(register: Register, leaders: Sequence[Leader]) -> None:
    """Replace the list of those who may sign."""
    with register.step(N_("Edit the leaders")):
        row_lists.put(register, _LEADERS, list(map(rows.leader_row, leaders)))


def all_receivers(register: Register) -> tuple[Receiver, ...]:
    """All who get or got reports."""
    receivers = register.rows(f"SELECT {rows.names(rows.RECEIVER)} FROM receiver ORDER BY place, id")
    return tuple(map(rows.receiver_of, receivers))


def receivers(register: Register, day: date) -> tuple[Receiver, ...]:
    """Those above who get reports on ``day``."""
    every = all_receivers(register)
    return tuple(receiver for receiver in every if holds_on(receiver.valid_from, receiver.valid_to, day))


def set_receivers(register: Register, receivers: Sequence[Receiver]) -> None:
    """Replace the list of receivers."""
    with register.step(N_("Edit the receivers")):
        row_lists.put(register, _RECEIVERS, list(map(rows.receiver_row, receivers)))


def terms(register: Register) -> tuple[Term, ...]:
    """The committee's terms, oldest first."""
    return tuple(map(rows.term_of, register.rows(f"SELECT {rows.names(rows.TERM)} FROM term ORDER BY starts_on")))


def set_terms(register: Register, terms: Sequence[Term]) -> None:
    """Replace the committee's terms; no number is given out twice, whatever terms begin when."""
    with register.step(N_("Edit the terms")):
        row_lists.put(register, _TERMS, list(map(rows.term_row, terms)))
        number_series.carry_over(register)


# -- numbering ---------------------------------------------------------------------


def number_rules(register: Register) -> dict[Side, NumberRule]:
    """How documents of each side are numbered."""
    rules = register.rows("SELECT side, scheme, scope, body_symbol, archive_unit FROM number_rule")
    return {Side(side): NumberRule(Side(side), *rule) for side, *rule in rules}


def set_number_rules(register: Register, rules: Sequence[NumberRule]) -> None:
    """Set the numbering of the sides named; the others stay."""
    with register.step(N_("Edit the numbering")):
        for rule in rules:
            register.execute(
                "INSERT INTO number_rule(side, scheme, scope, body_symbol, archive_unit) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT(side) DO UPDATE SET scheme = excluded.scheme, scope = excluded.scope, "
                "body_symbol = excluded.body_symbol, archive_unit = excluded.archive_unit",
                (rule.side, rule.scheme, rule.scope, rule.body_symbol, rule.archive_unit),
            )
