"""Bech32 (BIP 173), the writing of age's keys: ``age1…`` for the public half, ``AGE-SECRET-KEY-1…`` for the secret."""

_LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_LENGTH = 6


def encode(prefix: str, content: bytes) -> str:
    """``content`` behind ``prefix``, in lower case."""
    digits = _fives(content)
    return f"{prefix}1" + "".join(_LETTERS[digit] for digit in (*digits, *_checksum(prefix, digits)))


def _fives(content: bytes) -> list[int]:
    """Groups of five bits, the last filled up with zeros."""
    missing = -len(content) * 8 % 5
    bits = int.from_bytes(content, "big") << missing
    return [bits >> place & 31 for place in range(len(content) * 8 + missing - 5, -1, -5)]


def _checksum(prefix: str, digits: list[int]) -> list[int]:
    spread = [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]
    rest = _rest([*spread, *digits, *[0] * _CHECK_LENGTH]) ^ 1
    return [rest >> 5 * place & 31 for place in reversed(range(_CHECK_LENGTH))]


def _rest(digits: list[int]) -> int:
    rest = 1
    for digit in digits:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ digit
        for place, factor in enumerate(_GENERATOR):
            rest ^= factor if top >> place & 1 else 0
    return rest
