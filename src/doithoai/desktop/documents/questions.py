"""What the page of documents asks the register off the user's thread, and reads of its own stored state."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import date

from doithoai.desktop.operations import Cancelled
from doithoai.domain.errors import AppError
from doithoai.domain.misprint import Misprint
from doithoai.domain.period import Period
from doithoai.domain.progress import Progress
from doithoai.register import documents, petitions
from doithoai.register.connection import Register
from doithoai.register.documents import IssuedDocument
from doithoai.work import corrections, printing
from doithoai.work.gate import Gate
from doithoai.work.printing import Draft, Order


def drawn(register: Register, order: Order, progress: Progress) -> Draft | AppError:
    """The pages of a draft; what is missing for it is told in their place."""
    try:
        return printing.preview(register, order, date.today(), progress)
    except Cancelled:
        raise
    except AppError as error:
        return error


def looked(register: Register, order: Order, drawn: Draft, progress: Progress) -> Gate | AppError:
    """What the gate says of a paper whose draft is ``drawn``; what stops it is told instead."""
    try:
        return printing.look(register, order, date.today(), progress, drawn)
    except Cancelled:
        raise
    except AppError as error:
        return error


def goes_by(register: Register, order: Order) -> Callable[[Hashable], bool]:
    """Whether what is ordered goes by what is typed for a thing: the session and its petitions, or the letter's.

    A paper of a period goes by every session and petition: one with a day that cannot be read may belong to it.
    """
    things = {order.session_uid, *order.petitions} - {""}
    if not things:
        return lambda thing: isinstance(thing, str)
    if order.session_uid:
        things |= {row.petition.uid for row in petitions.of_session(register, order.session_uid)}
    return things.__contains__


def order_again(register: Register, old: IssuedDocument) -> Order:
    """The order of a paper that replaces one issued before."""
    corrects, misprints = corrections.content_of(register, old.uid)
    addressee, petitions = documents.letter_of(register, old.uid)
    order = Order(old.record.kind, old.session_uid, addressee=addressee, petitions=petitions, replaces=old.uid)
    return replace(order, period=old.covers, corrects=corrects or None, misprints=misprints)


def letter_state(order: Order) -> list[object]:
    """A letter of correction as it is stored with the state of the page."""
    return [order.corrects, order.addressee, *([pair.wrong, pair.right] for pair in order.misprints)]


def with_letter(order: Order, stored: object) -> Order:
    """``order`` with what is stored of a letter of correction; as it is for anything that is none."""
    try:
        corrects, addressee, *pairs = list(stored)  # type: ignore[call-overload]
        misprints = tuple(Misprint(str(wrong), str(right)) for wrong, right in pairs)
    except (TypeError, ValueError):
        return order
    return replace(order, corrects=str(corrects), addressee=str(addressee), misprints=misprints)


def period_of(stored: object) -> Period | None:
    """The period of a stored state; None for anything that is none."""
    try:
        first, last = (date.fromisoformat(day) for day in stored)  # type: ignore[attr-defined]
        return Period(first, last)
    except (TypeError, ValueError, AppError):
        return None
