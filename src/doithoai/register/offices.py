"""The owner of the register: its names over time, leaders, receivers, terms, and the rules of numbering."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import Side
from doithoai.domain.numbering import OPEN_TERM, NumberRule
from doithoai.domain.office import Leader, Office, OfficePeriod, Receiver, Term, holds_on
from doithoai.register import rows
from doithoai.register.connection import Register


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


def own_id(register: Register) -> int:
    """The row of the office that owns the register; made on the first use."""
    found = register.value("SELECT id FROM office WHERE own = 1")
    if found is None:
        found = register.execute("INSERT INTO office(uid, own) VALUES (?, 1)", (str(uuid.uuid4()),))
    return int(found)


def own_code(register: Register) -> str | None:
    """The official code of the owner, when it is known."""
    code: str | None = register.value("SELECT code FROM office WHERE own = 1")
    return code


def periods(register: Register) -> list[OfficePeriod]:
    """What the owner was called, oldest first; empty when it is not set yet."""
    found = register.rows(
        f"SELECT o.code, {rows.names(rows.PERIOD, 'p')} FROM office_period p JOIN office o ON o.id = p.office_id "
        "WHERE o.own = 1 ORDER BY p.valid_from, p.id"
    )
    return [_with_code(rows.period_of(row), code) for code, *row in found]


def _with_code(period: OfficePeriod, code: str | None) -> OfficePeriod:
    return replace(period, office=replace(period.office, code=code))


def on(register: Register, day: date) -> Office:
    """The owner as it was called on ``day``; outside all its periods, the nearest one; unknown, an empty office."""
    known = periods(register)
    for period in known:
        if holds_on(period.valid_from, period.valid_to, day):
            return period.office
    if not known:
        return Office()
    first = known[0]
    return first.office if first.valid_from and day < first.valid_from else known[-1].office


def set_periods(register: Register, code: str | None, known: Sequence[OfficePeriod]) -> None:
    """Replace the owner's code and names."""
    with register.step(N_("Edit the office")):
        office = own_id(register)
        register.execute("UPDATE office SET code = ? WHERE id = ?", (rows.clean(code), office))
        register.execute("DELETE FROM office_period WHERE office_id = ?", (office,))
        register.execute_many(
            f"INSERT INTO office_period(uid, office_id, {rows.names(rows.PERIOD)}) "
            f"VALUES (?, ?, {rows.marks(rows.PERIOD)})",
            ((str(uuid.uuid4()), office, *rows.period_row(period)) for period in known),
        )


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


def set_leaders(register: Register, known: Sequence[Leader]) -> None:
    """Replace the list of those who may sign."""
    with register.step(N_("Edit the leaders")):
        register.execute("DELETE FROM leader")
        register.execute_many(
            f"INSERT INTO leader(place, {rows.names(rows.LEADER)}) VALUES (?, {rows.marks(rows.LEADER)})",
            ((place, *rows.leader_row(leader)) for place, leader in enumerate(known)),
        )


def all_receivers(register: Register) -> tuple[Receiver, ...]:
    """All who get or got reports."""
    return tuple(map(rows.receiver_of, register.rows(f"SELECT {rows.names(rows.RECEIVER)} FROM receiver ORDER BY id")))


def receivers(register: Register, day: date) -> tuple[Receiver, ...]:
    """Those above who get reports on ``day``."""
    known = all_receivers(register)
    return tuple(receiver for receiver in known if holds_on(receiver.valid_from, receiver.valid_to, day))


def set_receivers(register: Register, known: Sequence[Receiver]) -> None:
    """Replace the list of receivers."""
    with register.step(N_("Edit the receivers")):
        register.execute("DELETE FROM receiver")
        register.execute_many(
            f"INSERT INTO receiver({rows.names(rows.RECEIVER)}) VALUES ({rows.marks(rows.RECEIVER)})",
            map(rows.receiver_row, known),
        )


def terms(register: Register) -> tuple[Term, ...]:
    """The committee's terms, oldest first."""
    return tuple(map(rows.term_of, register.rows(f"SELECT {rows.names(rows.TERM)} FROM term ORDER BY starts_on")))


def set_terms(register: Register, known: Sequence[Term]) -> None:
    """Replace the committee's terms."""
    with register.step(N_("Edit the terms")):
        register.execute("DELETE FROM term")
        register.execute_many(
            f"INSERT INTO term({rows.names(rows.TERM)}) VALUES ({rows.marks(rows.TERM)})", map(rows.term_row, known)
        )
        if known:
            _carry_numbers_over(register, max(term.starts_on for term in known))


def _carry_numbers_over(register: Register, term: date) -> None:
    """Numbers taken while no term was known go on in the newest term: none is given out twice."""
    register.execute(
        "INSERT INTO number_series(series, period, last) SELECT series, ?, last FROM number_series WHERE period = ? "
        "ON CONFLICT(series, period) DO UPDATE SET last = max(last, excluded.last) WHERE last < excluded.last",
        (term.isoformat(), OPEN_TERM),
    )


# -- numbering ---------------------------------------------------------------------


def number_rules(register: Register) -> dict[Side, NumberRule]:
    """How documents of each side are numbered."""
    found = register.rows("SELECT side, scheme, scope, body_symbol, archive_unit FROM number_rule")
    return {Side(row[0]): NumberRule(Side(row[0]), *row[1:]) for row in found}


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
