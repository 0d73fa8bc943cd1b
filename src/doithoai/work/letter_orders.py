"""Which letters an order means, each an order of its own: one an agency, one a petition; and the files they go to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from doithoai.documents.content.bodies import body_key
from doithoai.documents.content.letters import NothingToWrite
from doithoai.domain.errors import N_, AppError
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.text import fold
from doithoai.register import offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.work import letters, printing, requests
from doithoai.work.dating import document_day
from doithoai.work.letters import LETTERS, LetterDue
from doithoai.work.printing import Order

PAGES = ".pdf"
_OF_SESSION = {
    DocumentKind.TRANSFER: letters.transfers_due,
    DocumentKind.COVER: letters.covers_of,
    DocumentKind.PRIVATE_SHEET: letters.private_due,
    DocumentKind.REQUEST: letters.requests_due,
}


class LetterRefused(AppError):
    """What is ordered is no letter that can be written."""


def due(register: Register, order: Order, today: date) -> list[LetterDue]:
    """The letters of the order's kind that its session calls for, those that are most due first.

    Of reminders, one to each agency that owes something of the session, over all sessions; without a session to every
    agency. Of slips and answers, one to each petition; of sheets on private people one for each agency, of requests one
    to each body above.
    """
    if order.kind is DocumentKind.REMINDER:
        return letters.reminders_due(register, order.day or today, (), order.session_uid)
    if order.kind not in _OF_SESSION or not order.session_uid:
        return []
    session = sessions.get(register, order.session_uid)
    day = document_day(order.kind, session, order.day, today)
    # Which letters there are does not hang on who signs them, nor on what is chosen already.
    bare = Order(order.kind, order.session_uid, order.day, order.choice)
    brief = printing.brief_for(register, bare, session, day)
    return _OF_SESSION[order.kind](brief)


def order_of(letter: LetterDue, order: Order) -> Order:
    """The order of one letter, for the rest as ``order`` has it."""
    return replace(order, session_uid=letter.session_uid, addressee=letter.addressee, petitions=letter.petitions)


def one_each(register: Register, order: Order, today: date, *, apart: bool = True) -> list[Order]:
    """What ``order`` means: itself, in the session where it belongs, or one order for each letter that is due.

    A reminder to nobody named is one to each agency, and so are a sheet on private people and a request.

    Args:
        apart: slips of several petitions are wanted too; else the first that is due.

    Raises:
        NothingToWrite: no letter is due.
        LetterRefused: a paper of no session, or a petition of another one.
        PetitionUnknown: there is no such petition.
    """
    if order.of_period:
        return [order]
    if order.petitions:
        named = _of_petitions(register, order)
        return _of_bodies(register, named, today) if order.kind is DocumentKind.REQUEST else [named]
    if order.kind is DocumentKind.REMINDER:
        return _reminders(register, order, today)
    if order.kind is DocumentKind.REQUEST and not order.session_uid:
        return _requests(register, order, today)
    if order.period:
        return [order]
    if not order.session_uid:
        raise LetterRefused(
            N_("This document belongs to a session; “-” stands for none."), remedy=N_("Name the session.")
        )
    to_each = order.kind in (DocumentKind.PRIVATE_SHEET, DocumentKind.REQUEST)
    if order.kind is DocumentKind.TRANSFER or (to_each and not order.addressee):
        return _of_session(register, order, today, apart=apart or to_each)
    return [order]


def _of_session(register: Register, order: Order, today: date, *, apart: bool) -> list[Order]:
    """One order for each letter the session calls for, or for the first; an addressee named gets them all."""
    letters_due = due(register, order, today)
    orders = [
        replace(order_of(letter, order), addressee=order.addressee or letter.addressee)
        for letter in (letters_due if apart else letters_due[:1])
    ]
    return orders or [order]  # whoever writes it says that there is nothing to write


def _of_petitions(register: Register, order: Order) -> Order:
    """The order about petitions named, in their session."""
    if order.kind not in (*letters.PETITION_LETTERS, DocumentKind.REQUEST):
        raise LetterRefused(N_("Only a transfer slip, a request and an answer letter are about petitions named."))
    for uid in order.petitions:
        owner = petitions.get(register, uid).session_uid
        if order.session_uid and owner != order.session_uid:
            raise LetterRefused(N_("Petition {uid} was not raised in this session."), uid=uid)
        order = replace(order, session_uid=owner)
    return order


def _reminders(register: Register, order: Order, today: date) -> list[Order]:
    day = order.day or today
    agencies = [order.addressee] if order.addressee else []
    due_letters = letters.reminders_due(register, day, agencies, "" if agencies else order.session_uid)
    if not due_letters and agencies:
        raise NothingToWrite(
            N_("{agency} has no petition overdue on {day}, so there is nothing to remind of."),
            agency=order.addressee,
            day=f"{day:%d/%m/%Y}",
        )
    if not due_letters:
        raise NothingToWrite(
            N_("No petition is overdue on {day}, so there is nothing to remind of."), day=f"{day:%d/%m/%Y}"
        )
    return [replace(order, session_uid=letter.session_uid, addressee=letter.addressee) for letter in due_letters]


def _requests(register: Register, order: Order, today: date) -> list[Order]:
    """The letters over all sessions, or that to the body named."""
    due_letters = letters.requests_over_all(register, order.day or today)
    if order.addressee:
        office = offices.on(register, order.day or today)
        key = body_key(order.addressee, office)
        due_letters = [letter for letter in due_letters if body_key(letter.addressee, office) == key]
    if not due_letters:
        raise NothingToWrite(N_("Nothing waits with a level above."))
    return [order_of(letter, order) for letter in due_letters]


def _of_bodies(register: Register, order: Order, today: date) -> list[Order]:
    """The order about petitions named, one to each body that is to settle some of them; a body named gets them all."""
    if order.addressee or len(order.petitions) == 1:
        return [order]
    session = sessions.get(register, order.session_uid)
    brief = printing.brief_for(register, order, session, order.day or today)
    return [
        replace(order, addressee=body, petitions=uids, session_uid=petitions.get(register, uids[-1]).session_uid)
        for body, uids in requests.by_body(register, brief)
    ]


# -- files -------------------------------------------------------------------------------


def is_folder(out: Path, kind: DocumentKind) -> bool:
    """Whether letters are to go into a folder, under names of their own."""
    return kind in LETTERS and (out.is_dir() or not out.suffix)


def paths_of(register: Register, orders: Sequence[Order], out: Path) -> list[Path]:
    """The file of each order: in the folder ``out``; or ``out`` itself, of several letters with what tells each apart.

    Two letters never share a file.
    """
    folder = is_folder(out, orders[0].kind)
    if not folder and len(orders) == 1:
        return [out]
    stem, suffix = (str(orders[0].kind), PAGES) if folder else (out.stem, out.suffix)
    place = out if folder else out.parent
    tags = (_tag(register, order) for order in orders)
    return [place / name for name in _unlike([f"{stem}-{tag}" if tag else stem for tag in tags], suffix)]


def _tag(register: Register, order: Order) -> str:
    """What tells a letter from its like, in letters of every file system: its agency, or its session's day and number.

    A reminder is about many sessions, any other letter about one: two of a day are told apart by their petitions.
    """
    words = [order.addressee] if order.kind in letters.AGENCY_LETTERS else []
    if order.kind is not DocumentKind.REMINDER:
        moment = sessions.particulars(register, order.session_uid).starts_at
        words.insert(0, moment.date().isoformat() if moment else "")
    if order.petitions and order.kind is not DocumentKind.REQUEST:
        number = petitions.get(register, order.petitions[0]).petition.number
        words.append(str(number) if number is not None else order.petitions[0])
    return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(words))).strip("-")


def _unlike(stems: Sequence[str], suffix: str) -> Iterator[str]:
    used: set[str] = set()
    for stem in stems:
        name, count = stem, 1
        while name in used:
            count += 1
            name = f"{stem}-{count}"
        used.add(name)
        yield f"{name}{suffix}"
