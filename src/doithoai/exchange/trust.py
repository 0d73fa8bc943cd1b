"""Whose key is this: the known key of an office, a first one, or another than before."""

from enum import Enum

from doithoai.domain.errors import N_
from doithoai.exchange.errors import KeyChanged
from doithoai.exchange.keys import PublicKey
from doithoai.register import keys
from doithoai.register.connection import Register
from doithoai.register.keys import Trusted


class Standing(Enum):
    """What this register knows of a key."""

    KNOWN = "known"
    FIRST = "first"


def standing(register: Register, code: str, key: PublicKey) -> Standing:
    """Whether ``key`` is the known key of the office ``code``.

    Raises:
        KeyChanged: another key of that office is known.
    """
    existing = keys.trusted(register, code)
    if existing is None:
        return Standing.FIRST
    known = PublicKey(existing.signing, existing.sealing)
    if known != key:
        raise changed(code, known, key)
    return Standing.KNOWN


def changed(code: str, known: PublicKey, key: PublicKey) -> KeyChanged:
    """Another key than the known one."""
    return KeyChanged(
        N_("Office {code} is known by the key {known}, this is signed by {key}."),
        remedy=N_("Ask the office by telephone; if it has a new key, accept its key file first."),
        code=code,
        known=known.fingerprint,
        key=key.fingerprint,
    )


def accept(register: Register, code: str, name: str, key: PublicKey, way: str) -> None:
    """Know ``key`` as that of the office from now on.

    Args:
        way: ``file``, ``package`` or ``receipt``.
    """
    keys.trust(register, Trusted(code, name, key.signing, key.sealing, way))
