"""Sealing with a passphrase, in the format of age (age-encryption.org/v1, stanza "scrypt").

`pyrage` does it in one call that lets no other thread run for the seconds it takes: the window stood still, and could
not be told to stop. What is written here it opens, as does every program of age.
"""

import base64
import hashlib
import hmac
import os
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from doithoai.domain.progress import Progress

_VERSION = b"age-encryption.org/v1"
_WORK = 18  # 2 to the power of it; about a second and 256 MB, as age itself takes: each guess costs the same
_CHUNK = 64 << 10
_FOR_ALL = bytes(12)  # the nonce of a key that is used once


def seal_with(source: BinaryIO, file: BinaryIO, passphrase: str, progress: Progress) -> None:
    """Write all of ``source`` sealed to ``file``; ``progress`` stops it by raising, between steps of about a second."""
    progress(1, 1)
    file_key = os.urandom(16)
    salt = os.urandom(16)
    wrapped = ChaCha20Poly1305(_key_of(passphrase, salt)).encrypt(_FOR_ALL, file_key, None)
    progress(1, 1)
    header = b"%s\n-> scrypt %s %d\n%s\n---" % (_VERSION, _base64(salt), _WORK, _base64(wrapped))
    proof = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    nonce = os.urandom(16)
    file.write(header + b" " + _base64(proof) + b"\n" + nonce)
    payload = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    number, chunk = 0, source.read(_CHUNK)
    while True:
        following = source.read(_CHUNK)
        is_last = not following
        file.write(payload.encrypt(number.to_bytes(11, "big") + bytes([is_last]), chunk, None))
        if is_last:
            return
        number, chunk = number + 1, following
        progress(1, 1)


def _key_of(passphrase: str, salt: bytes) -> bytes:
    memory = (128 * 8 << _WORK) + (1 << 20)
    return hashlib.scrypt(
        passphrase.encode(), salt=_VERSION + b"/scrypt" + salt, n=1 << _WORK, r=8, p=1, maxmem=memory, dklen=32
    )


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _base64(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")
