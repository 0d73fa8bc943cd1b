"""The papers of a session held by both sides: each body makes its own, in its own format, under its own number."""

from dataclasses import replace
from datetime import date

from doithoai.documents.formats.load import format_for
from doithoai.domain.kinds import Side
from doithoai.domain.session import Session
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
