"""Bodies: which still exist to be offered; and each body's own paper of a session that both sides held."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from doithoai.documents.content.bodies import has_ended
from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import Side
from doithoai.domain.session import Session
from doithoai.register import offices
from doithoai.register.connection import Register
from doithoai.work.printing import Order


def each_body(session: Session, order: Order, today: date) -> list[Order]:
    """``order`` for each body that held the session: the one that leads first, as the format in force has it."""
    if session.side is not Side.JOINT or order.choice != "auto":
        return [order]
    day = order.day or today
    leading = format_for(Side.JOINT, day)
    sides = (format_for(side, day) for side in (Side.GOVERNMENT, Side.PARTY))
    others = [form for form in sides if form.family is not leading.family]
    return [order, *(replace(order, choice=form.id) for form in others)]


def not_ended(register: Register, bodies: Iterable[str], days: Sequence[date]) -> list[str]:
    """Those that existed on one of ``days``, as far as their names tell: a body of a district ended with it."""
    office, first = offices.on(register, max(days)), min(days)
    return [body for body in bodies if not has_ended(body, office, first)]
