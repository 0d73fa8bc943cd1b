"""An office's keys: Ed25519 signs what it sends, X25519 (age) seals what is for it; the file of their public halves.

The file (``*.sdk``) is JSON, signed by the key that it holds, so that a letter changed by hand or by a worn stick is
noticed; that it is the office's own only its fingerprint tells, read out by telephone.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import RecipientError
from pyrage.x25519 import Identity, Recipient

from doithoai.domain.errors import N_
from doithoai.exchange import bech32
from doithoai.exchange.errors import KeyRefused, NotText, Wrong, missing, quoted
from doithoai.exchange.json_file import read_json
from doithoai.exchange.values import Json, an_object, text
from doithoai.files import whole_file
from doithoai.register.keys import Secrets

SUFFIX = ".sdk"
FORMAT = "doithoai-key/1"

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U to be misread or misheard
_GROUPS = 4  # of four letters: 80 bits


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Both public halves.

    Attributes:
        signing: Ed25519, 64 lower-case hexadecimal digits.
        sealing: X25519 as a receiver of age, ``age1…``.
    """

    signing: str
    sealing: str

    @property
    def fingerprint(self) -> str:
        """Sixteen letters and digits in four groups, to be compared by telephone."""
        digest = hashlib.sha256(f"{FORMAT}\n{self.signing}\n{self.sealing}\n".encode()).digest()
        letters = base32(digest, 4 * _GROUPS)
        return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether ``signature`` is this key's over ``message``."""
        try:
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.signing)).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def recipient(self) -> Recipient:
        """The receiver that age seals for."""
        return Recipient.from_str(self.sealing)


class SecretKey:
    """Both secret halves, out of the register."""

    def __init__(self, secrets: Secrets) -> None:
        self._signing = Ed25519PrivateKey.from_private_bytes(secrets.signing)
        self.identity = Identity.from_str(bech32.encode("age-secret-key-", secrets.sealing).upper())
        self.public = PublicKey(self._signing.public_key().public_bytes_raw().hex(), str(self.identity.to_public()))

    def sign(self, message: bytes) -> bytes:
        """64 bytes of Ed25519; the same message always gets the same."""
        return self._signing.sign(message)


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """The public key of an office, as its file tells it."""

    code: str
    name: str
    public: PublicKey


def base32(digest: bytes, letters: int) -> str:
    """The first ``letters`` times five bits of ``digest`` as letters and digits."""
    bits = int.from_bytes(digest, "big") >> len(digest) * 8 - 5 * letters
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(letters)))


# -- the file ---------------------------------------------------------------------


def write(path: Path, key: SecretKey, code: str, name: str) -> None:
    """Write the public halves of ``key`` for other offices.

    Raises:
        CannotWriteFile: there is no room or no right to write.
    """
    public = key.public
    content = {"format": FORMAT, "office": {"code": code, "name": name}, **_halves(public)}
    signature = key.sign(_signed(code, name, public)).hex()
    content |= {"fingerprint": public.fingerprint, "signature": signature}
    with whole_file(path) as file:
        file.write((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _halves(public: PublicKey) -> Json:
    return {"signing": public.signing, "sealing": public.sealing}


def _signed(code: str, name: str, public: PublicKey) -> bytes:
    return f"{FORMAT}\n{code}\n{name}\n{public.signing}\n{public.sealing}\n".encode()


def read(path: Path) -> OfficeKey:
    """The key in the file at ``path``.

    Raises:
        DataUnreadable, DataRefused: it is not such a file; the text names the place.
        KeyRefused: it was altered.
    """
    try:
        data = read_json(path)
    except NotText:
        data = None
    if type(data) is not dict or data.get("format") != FORMAT:
        raise KeyRefused(N_("{file} is not the key of an office."), file=path)
    key: OfficeKey
    try:
        key, fingerprint, signature = _SHAPE(data)
    except Wrong as wrong:
        raise wrong.refused(path.name) from None
    if fingerprint != key.public.fingerprint or not key.public.verifies(
        signature, _signed(key.code, key.name, key.public)
    ):
        raise KeyRefused(N_("{file} was damaged or altered: the key does not confirm it."), file=path)
    return key


def signing_half(value: object) -> str:
    """The check of a public signing half: 64 lower-case hexadecimal digits."""
    if type(value) is str and len(value) == 64 and set(value) <= set("0123456789abcdef"):
        return value
    raise Wrong(N_("{path}: {value} is not the signing half of a key."), value=quoted(value))


def sealing_half(value: object) -> str:
    """The check of a public sealing half: a receiver of age."""
    try:
        if type(value) is str:
            return str(Recipient.from_str(value))
    except RecipientError:
        pass
    raise Wrong(N_("{path}: {value} is not the sealing half of a key."), value=quoted(value))


def signature_bytes(value: object) -> bytes:
    """The check of a signature in hexadecimal digits."""
    try:
        if type(value) is str:
            return bytes.fromhex(value)
    except ValueError:
        pass
    raise Wrong(N_("{path}: {value} is not a signature."), value=quoted(value))


def key_office(values: Json) -> tuple[str, str]:
    """Code and name of the office a key belongs to; without a code nobody knows whose it is."""
    if values.get("code") is None:
        raise missing("code")
    return values["code"], values.get("name") or ""


def _of_file(values: Json) -> tuple[OfficeKey, str, bytes]:
    for name in ("office", "signing", "sealing", "fingerprint", "signature"):
        if values.get(name) is None:
            raise missing(name)
    code, name = values["office"]
    public = PublicKey(values["signing"], values["sealing"])
    return OfficeKey(code, name, public), values["fingerprint"], values["signature"]


_SHAPE = an_object(
    {
        "format": text,
        "office": an_object({"code": text, "name": text}, key_office),
        "signing": signing_half,
        "sealing": sealing_half,
        "fingerprint": text,
        "signature": signature_bytes,
    },
    _of_file,
)

PUBLIC = an_object({"signing": signing_half, "sealing": sealing_half}, lambda values: PublicKey(**both(values)))
"""The check of the public halves inside another file."""


def both(values: Json) -> Json:
    """Both halves must be there."""
    for name in ("signing", "sealing"):
        if name not in values:
            raise missing(name)
    return values
