"""The keys of this office and of others, as the commands and the window show and exchange them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from doithoai.domain.errors import N_
from doithoai.exchange import keys as key_files
from doithoai.exchange.errors import KeyRefused
from doithoai.exchange.keys import OfficeKey, PublicKey, SecretKey
from doithoai.exchange.trust import accept
from doithoai.i18n import gettext as _
from doithoai.register import keys, offices
from doithoai.register.connection import Register
from doithoai.register.keys import Trusted


@dataclass(frozen=True, slots=True)
class Introduction:
    """Whose key it is that comes in, before anybody believes it.

    Attributes:
        before: the fingerprint of another key that this office is known by; empty where there is none.
        is_known: it is the known key.
    """

    code: str
    name: str
    fingerprint: str
    before: str = ""
    is_known: bool = False


def introduced(register: Register, code: str, name: str, key: PublicKey) -> Introduction:
    """What this register knows of the key of an office."""
    existing = keys.trusted(register, code)
    before = PublicKey(existing.signing, existing.sealing) if existing else None
    is_known = before == key
    return Introduction(
        code, name or code, key.fingerprint, before.fingerprint if before and not is_known else "", is_known
    )


def introduction(register: Register, path: Path) -> Introduction:
    """Whose key the file at ``path`` holds.

    Raises:
        DataUnreadable, DataRefused, KeyRefused: it is no key, was altered, or is this office's own.
    """
    key = _foreign(register, path)
    return introduced(register, key.code, key.name, key.public)


def trusted_keys(register: Register) -> list[Trusted]:
    """Every office whose key is known, by its code."""
    return keys.all_trusted(register)


def fingerprint_of(key: Trusted) -> str:
    """The sixteen letters and digits of a known key."""
    return PublicKey(key.signing, key.sealing).fingerprint


def own(register: Register) -> SecretKey:
    """This office's key."""
    return SecretKey(keys.own(register))


def identity(register: Register) -> tuple[str, str]:
    """Code and name of this office, under which others know its key.

    Raises:
        KeyRefused: the office has no code yet.
    """
    office = offices.on(register, date.today())
    if not office.code:
        raise KeyRefused(
            N_("This register does not say which office it belongs to."),
            remedy=N_("Enter the office's official code in the settings first."),
        )
    return office.code, office.name or office.party_name or ""


def lines(register: Register) -> list[str]:
    """The fingerprint of this office's key, then every office whose key is known: code, name, fingerprint, since when.

    Columns are separated by tabs.
    """
    rows = [_("Own key: {fingerprint}").format(fingerprint=own(register).public.fingerprint)]
    for key in keys.all_trusted(register):
        rows.append("\t".join((key.code, key.name, fingerprint_of(key), key.at[:10])))
    return rows


def export(register: Register, path: Path) -> str:
    """Write the public halves of this office's key to ``path``; gives the fingerprint."""
    key = own(register)
    key_files.write(path, key, *identity(register))
    return key.public.fingerprint


def trust(register: Register, path: Path) -> OfficeKey:
    """Know the key in the file at ``path`` as that of its office, in the place of one known before."""
    key = _foreign(register, path)
    accept(register, key.code, key.name, key.public, "file")
    return key


def _foreign(register: Register, path: Path) -> OfficeKey:
    key = key_files.read(path)
    if key.code == offices.own_code(register):
        raise KeyRefused(N_("{file} is the key of this office itself."), file=path)
    return key
