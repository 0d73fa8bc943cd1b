"""What was sent to the office above: made, gone out of the house, received there.

A dispatch is no change of the register's contents: it is outside the history and its chain, so that the same
data packed twice gives the same bytes, and undo never takes back what has left the house.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from doithoai.domain.errors import N_, Gone
from doithoai.register import outside
from doithoai.register.connection import Register


class Sealing(StrEnum):
    """How a package is closed."""

    KEY = "key"
    PASSPHRASE = "passphrase"
    NONE = "none"


class Way(StrEnum):
    """By what a package left the house."""

    STICK = "stick"
    MAIL = "mail"
    ZALO = "zalo"
    SYSTEM = "system"
    OTHER = "other"


class Stage(StrEnum):
    """How far a package has come."""

    MADE = "made"
    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One package made for someone above.

    Attributes:
        at: by the computer's clock, to the minute; first, last: the period (days inclusive).
        file: its name; sha256: of its bytes, 64 hexadecimal digits.
        manifest: SHA-256 of its manifest, which names it; empty of one made by an earlier program, as are
            totals: sessions, people, petitions, assigned, documents, as they are read out; sealing: how it is closed.
        since: it holds only what was new since a receipt.
        sent_on, way: when and by what it left the house, once somebody said so.
        received_on, received_by: what the receipt says that came back.
    """

    at: datetime
    receiver: str
    first: date
    last: date
    file: str
    sha256: str
    manifest: str = ""
    totals: tuple[int, ...] = ()
    sealing: Sealing | None = None
    since: bool = False
    sent_on: date | None = None
    way: Way | None = None
    received_on: date | None = None
    received_by: str = ""
    uid: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def stage(self) -> Stage:
        """A receipt proves what nobody said."""
        if self.received_on:
            return Stage.RECEIVED
        return Stage.SENT if self.sent_on else Stage.MADE


_COLUMNS = "uid, at, receiver, first, last, file, sha256, manifest, totals, sealing, since, sent_on, way"


def note(register: Register, sent: Dispatch) -> None:
    """Keep a line of what was made to be sent."""
    with register.step(N_("Note what was sent")):
        register.execute(
            f"INSERT INTO dispatch({_COLUMNS}) VALUES ({', '.join('?' * len(_COLUMNS.split(',')))})",
            (
                sent.uid,
                f"{sent.at:%Y-%m-%dT%H:%M}",
                sent.receiver,
                sent.first.isoformat(),
                sent.last.isoformat(),
                sent.file,
                sent.sha256,
                sent.manifest or None,
                json.dumps(sent.totals) if sent.totals else None,
                sent.sealing,
                int(sent.since),
                sent.sent_on.isoformat() if sent.sent_on else None,
                sent.way,
            ),
        )
        outside.seal(register.connection, "dispatch")


def mark_sent(register: Register, uid: str, on: date | None, way: Way | None) -> None:
    """Say when and by what a package left the house; None for both takes back what was said.

    Raises:
        Gone: there is no such package.
    """
    with register.step(N_("Note what was sent")):
        if not register.value("SELECT 1 FROM dispatch WHERE uid = ?", (uid,)):
            raise Gone(N_("There is no such package in the list of what was made."))
        day = on.isoformat() if on else None
        register.execute("UPDATE dispatch SET sent_on = ?, way = ? WHERE uid = ?", (day, way, uid))
        outside.seal(register.connection, "dispatch")


_OLDEST_RECEIPT = """
SELECT {columns}, r.at, r.name FROM dispatch d LEFT JOIN receipt r ON r.id =
    (SELECT id FROM receipt WHERE manifest = d.manifest ORDER BY at, id LIMIT 1)
"""


def listed(register: Register, limit: int = 200) -> list[Dispatch]:
    """What was made to be sent, the latest first."""
    columns = ", ".join(f"d.{name.strip()}" for name in _COLUMNS.split(","))
    sql = f"{_OLDEST_RECEIPT.format(columns=columns)} ORDER BY d.at DESC, d.id DESC LIMIT ?"
    return [_dispatch(row) for row in register.rows(sql, (limit,))]


def _dispatch(row: Sequence[str | int | None]) -> Dispatch:
    uid, at, receiver, first, last, file, sha, manifest, totals, sealing, since, sent_on, way, received, by = row
    return Dispatch(
        datetime.fromisoformat(str(at)),
        str(receiver),
        date.fromisoformat(str(first)),
        date.fromisoformat(str(last)),
        str(file),
        str(sha),
        str(manifest or ""),
        tuple(json.loads(str(totals or "[]"))),
        Sealing(str(sealing)) if sealing else None,
        bool(since),
        date.fromisoformat(str(sent_on)) if sent_on else None,
        Way(str(way)) if way else None,
        date.fromisoformat(str(received)) if received else None,
        str(by or ""),
        str(uid),
    )
