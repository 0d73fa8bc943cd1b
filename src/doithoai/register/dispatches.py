"""What was sent to the office above, and when.

A dispatch is no change of the register's contents: it is outside the history and its chain, so that the same
data packed twice gives the same bytes, and undo never takes back what has left the house.
"""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from doithoai.domain.errors import N_
from doithoai.register import outside
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One package made for someone above.

    Attributes:
        at: by the computer's clock, to the minute; first, last: the period (days inclusive).
        file: its name; sha256: of its bytes, 64 hexadecimal digits.
    """

    at: datetime
    receiver: str
    first: date
    last: date
    file: str
    sha256: str


def note(register: Register, sent: Dispatch) -> None:
    """Keep a line of what was sent."""
    with register.step(N_("Note what was sent")):
        register.execute(
            "INSERT INTO dispatch(uid, at, receiver, first, last, file, sha256) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                str(uuid.uuid4()),
                f"{sent.at:%Y-%m-%dT%H:%M}",
                sent.receiver,
                sent.first.isoformat(),
                sent.last.isoformat(),
                sent.file,
                sent.sha256,
            ),
        )
        outside.seal(register.connection, "dispatch")


def listed(register: Register, limit: int = 200) -> list[Dispatch]:
    """What was sent, the latest first."""
    rows = register.rows(
        "SELECT at, receiver, first, last, file, sha256 FROM dispatch ORDER BY at DESC, id DESC LIMIT ?", (limit,)
    )
    return [
        Dispatch(datetime.fromisoformat(at), who, date.fromisoformat(first), date.fromisoformat(last), file, sha)
        for at, who, first, last, file, sha in rows
    ]
