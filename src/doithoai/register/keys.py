"""The keys of this office, and those of other offices that it knows.

The secret halves never leave the register: only `exchange.keys` asks for them, to sign and to open.
"""

from dataclasses import dataclass
from datetime import datetime

from doithoai.domain.errors import N_
from doithoai.register import errors, outside
from doithoai.register.connection import Register


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secret halves: 32 bytes of Ed25519, 32 bytes of X25519. Their texts show neither."""

    signing: bytes
    sealing: bytes

    def __repr__(self) -> str:
        return "Secrets(…)"


@dataclass(frozen=True, slots=True)
class Trusted:
    """The public halves of an office's keys.

    Attributes:
        code: the office's official code; name: as it was called when the key came.
        signing: 64 hexadecimal digits; sealing: a receiver of age (``age1…``).
        way: ``file`` (handed over), ``package`` or ``receipt`` (seen there first).
        at: when it came, ISO 8601.
    """

    code: str
    name: str
    signing: str
    sealing: str
    way: str = "file"
    at: str = ""


def own(register: Register) -> Secrets:
    """The secret halves of this office's keys; every register has them from its beginning.

    Raises:
        AlteredOutside: they are not those that were made with the register.
        KeysMissing: they were taken out of the file. New ones are never made in silence: other offices know the old.
    """
    row = register.row("SELECT signing, sealing FROM own_key")
    if row is None:
        raise errors.KeysMissing(register.path)
    if "own_key" in outside.altered(register.connection):
        raise errors.AlteredOutside(register.path, "own_key")
    return Secrets(bytes(row[0]), bytes(row[1]))


_COLUMNS = "code, name, signing, sealing, way, at"


def trusted(register: Register, code: str) -> Trusted | None:
    """The known key of the office with this code."""
    row = register.row(f"SELECT {_COLUMNS} FROM trusted_key WHERE code = ?", (code,))
    return Trusted(*row) if row else None


def all_trusted(register: Register) -> list[Trusted]:
    """Every known key, by the offices' codes."""
    return [Trusted(*row) for row in register.rows(f"SELECT {_COLUMNS} FROM trusted_key ORDER BY code")]


def trust(register: Register, key: Trusted) -> None:
    """Know the key of an office from now on, in the place of the one known before."""
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    with register.step(N_("Accept the key of an office")):
        register.execute(
            f"INSERT INTO trusted_key({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(code) DO UPDATE SET "
            "name = excluded.name, signing = excluded.signing, sealing = excluded.sealing, way = excluded.way, "
            "at = excluded.at",
            (key.code, key.name, key.signing, key.sealing, key.way, key.at or at),
        )
