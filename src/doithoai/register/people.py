"""Names one may be about to type: the roster's, and those who spoke in earlier sessions."""

from dataclasses import dataclass

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
