"""People of the register: names one may be about to type, and those who asked to be kept private."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.domain.privacy import Subject
from doithoai.register import sessions
from doithoai.register.connection import Register

_EARLIER = 20_000  # petitions looked back on: ten years of one commune; 20 ms


@dataclass(frozen=True, slots=True)
class PersonOffer:
    """Someone whose name is known.

    Attributes:
        address: village or body, as last written.
        on_roster: of the session asked for.
    """

    name: str
    address: str | None = None
    on_roster: bool = False


def offers(register: Register, session_uid: str, look_back: int = _EARLIER) -> list[PersonOffer]:
    """The people of the session's roster (citizens before officers), then earlier petitioners, the newest first.

    Each name with each of its addresses once. Those who asked that their name be kept private are offered too:
    the list is seen by the minute taker only.

    Raises:
        SessionUnknown: the register has no such session.
    """
    roster = register.rows(
        "SELECT name, body FROM attendee WHERE session_id = ? ORDER BY role IS 'citizen' DESC, present IS 0, place",
        (sessions.id_of(register, session_uid),),
    )
    earlier = register.rows(
        "SELECT petitioner_name, petitioner_address FROM "
        "(SELECT petitioner_name, petitioner_address, deleted_at FROM petition ORDER BY id DESC LIMIT ?) "
        "WHERE petitioner_name IS NOT NULL AND deleted_at IS NULL",
        (look_back,),
    )
    offers = {(name, address): PersonOffer(name, address, True) for name, address in roster}
    for name, address in earlier:
        offers.setdefault((name, address), PersonOffer(name, address))
    return list(offers.values())


def private(
    register: Register,
    first: date | None = None,
    last: date | None = None,
    *,
    villages: Collection[str] | None = None,
) -> list[Subject]:
    """Those who asked to be kept private and left a name or a telephone, each once, in the order of entry.

    Args:
        first, last: only of sessions that began on these days, both inclusive.
        villages: only who lives in one of them, or left no village; None takes all.
    """
    rows = register.rows(
        "SELECT petitioner_name, petitioner_phone FROM petition p JOIN session s ON s.id = p.session_id "
        "WHERE p.confidential AND p.deleted_at IS NULL AND s.deleted_at IS NULL "
        "AND (p.petitioner_name IS NOT NULL OR p.petitioner_phone IS NOT NULL) "
        "AND (:first IS NULL OR s.starts_at >= :first) AND (:after IS NULL OR s.starts_at < :after) "
        "AND (:villages IS NULL OR p.petitioner_address IS NULL "
        "OR p.petitioner_address IN (SELECT value FROM json_each(:villages))) ORDER BY p.id",
        {
            "villages": json.dumps(sorted(villages)) if villages is not None else None,
            "first": first.isoformat() if first else None,
            "after": (last + timedelta(1)).isoformat() if last else None,
        },
    )
    return list(dict.fromkeys(Subject(name or "", phone) for name, phone in rows))
