"""Text of the old fonts: TCVN3 (ABC; `.VnTime`) and VNI-Windows, recognised and turned into Unicode.

Files of earlier years hold Vietnamese as Latin letters that only the right font shows as Vietnamese; pasted,
they read ``Céng hßa X· héi`` (TCVN3) or ``Coäng hoøa Xaõ hoäi`` (VNI). Both use the bytes A1–FF, where Latin-1
and Windows-1252 agree, so it does not matter which of the two the text came through.

What cannot be known from the text alone: TCVN3 has no codes for capitals with a tone. The fonts whose names
end in H (`.VnTimeH`) show small letters as capitals instead; where the letters around leave no doubt the
capital is restored (``TØNH`` → ``TỈNH``), else the small letter stays.
Sources: TCVN 5712:1993 (VN3 with VN2's capitals); the VNI-Windows table as Unikey and VietUni publish it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from doithoai.domain.syllables import is_syllable


class Encoding(StrEnum):
    """An old way to write Vietnamese."""

    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text seems to be written in; ``confidence`` 0 to 1: how much of it reads as Vietnamese that way."""

    encoding: Encoding
    confidence: float


@dataclass(frozen=True, slots=True)
class Conversion:
    """The text in Unicode (NFC); ``lost``: the characters that have no letter, each once, as they stand in it."""

    text: str
    lost: tuple[str, ...]


# -- tables ------------------------------------------------------------------------

# TCVN 5712:1993, bytes A1 to FF in their order; a dot where the byte is no letter.
_TCVN3_ROWS = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"  # A1–AF
    ".....àảãáạẲằẳẵắẴ"  # B0–BF: B0–B4 are marks alone, seen as ° ± ² ³ ´
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"  # C0–CF
    "éẹềểễếệìỉỄẾỒĩíịò"  # D0–DF
    "Ổỏõóọồổỗốộờởỡớợù"  # E0–EF
    "ỖủũúụừửữứựỳỷỹýỵỐ"  # F0–FF
)
TCVN3: Mapping[str, str] = {chr(0xA1 + at): letter for at, letter in enumerate(_TCVN3_ROWS) if letter != "."}

# VNI writes a letter, then its mark; the letters below stand alone.
_VNI_ALONE = dict(zip("ôöñìíæóòîÔÖÑÌÍÆÓÒÎ", "ơưđìíỉĩịỵƠƯĐÌÍỈĨỊỴ", strict=True))
_VNI_TONES = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_ROUND = dict(zip("âàáåãä", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True))  # with a circumflex
_VNI_SHORT = dict(zip("êèéúüë", ("", *"\u0300\u0301\u0309\u0303\u0323"), strict=True))  # with a breve


def _vni_pairs() -> dict[str, str]:
    """Every letter of two codes, in small, capital and mixed writing (``aá``, ``AÁ``, ``Aá`` → ``ấ``, ``Ấ``, ``Ấ``)."""
    pairs = {letter + mark: _VNI_ALONE.get(letter, letter) + tone
             for letter in "aeouyôö" for mark, tone in _VNI_TONES.items()}  # fmt: skip
    pairs |= {letter + mark: letter + "\u0302" + tone for letter in "aeo" for mark, tone in _VNI_ROUND.items()}
    pairs |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_SHORT.items()}
    small = {pair: unicodedata.normalize("NFC", letter) for pair, letter in pairs.items()}
    large = {
        pair[0].upper() + mark: letter.upper() for pair, letter in small.items() for mark in (pair[1], pair[1].upper())
    }
    return small | large


VNI: Mapping[str, str] = _VNI_ALONE | _vni_pairs()
_VNI_CODE = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
_TCVN3_CODE = re.compile(f"[{''.join(TCVN3)}]")
# Fonts marked as symbol fonts bring the same codes in the private area.
_PRIVATE = {0xF000 + code: code for code in range(0xA1, 0x100)}

# -- converting --------------------------------------------------------------------


def convert(text: str, encoding: Encoding) -> Conversion:
    """``text`` read in ``encoding``. What is Unicode Vietnamese in it already stays as it is."""
    plain = text.translate(_PRIVATE)
    if encoding is Encoding.TCVN3:
        converted = "".join(_with_capitals(line) for line in plain.splitlines(keepends=True))
    else:
        converted = _VNI_CODE.sub(lambda code: VNI[code.group()], plain)
    return Conversion(unicodedata.normalize("NFC", converted), tuple(dict.fromkeys(_lost(plain, encoding))))


def _from_tcvn3(text: str) -> str:
    return _TCVN3_CODE.sub(lambda code: TCVN3[code.group()], text)


_CHUNK = re.compile(r"\S+")
_SMALL, _LARGE = re.compile("[a-z]"), re.compile("[A-Z]")


def _with_capitals(line: str) -> str:
    """A line of TCVN3; what stands among capitals only becomes capital, for it was shown so."""
    if _is_capital(line):
        return _from_tcvn3(line).upper()
    return _CHUNK.sub(lambda chunk: _word_with_capitals(chunk.group()), line)


def _word_with_capitals(word: str) -> str:
    return _from_tcvn3(word).upper() if _is_capital(word) else _from_tcvn3(word)


def _is_capital(codes: str) -> bool:
    """At least two plain letters, all of them capitals: one alone may only begin a word (``Hµ``)."""
    return len(_LARGE.findall(codes)) > 1 and not _SMALL.search(codes)


_UNMAPPED_TCVN3 = re.compile("[´\ufffd]")
_UNMAPPED_VNI = re.compile("[À-ÖØ-öø-ÿ\ufffd]")


def _lost(text: str, encoding: Encoding) -> Iterable[str]:
    """The characters that stand for a letter which cannot be told any more."""
    if encoding is Encoding.TCVN3:
        return _UNMAPPED_TCVN3.findall(text)
    return _UNMAPPED_VNI.findall(_VNI_CODE.sub("", text))


# -- recognising -------------------------------------------------------------------

# Enough to know; a whole book is not read for it.
_LOOKED_AT = 20_000
_LEAST_SHARE = 0.7
_LETTERS = re.compile(r"[^\W\d_]+")
# In TCVN3 many letters look like signs, and ư like a soft hyphen.
_TCVN3_WORDS = re.compile(r"(?:[^\W\d_]|[¡-¯µ-¿×÷])+")


def detect(text: str) -> Guess | None:
    """The old encoding ``text`` is written in, or None: Unicode, another language, or too little to tell.

    A word tells when it becomes a Vietnamese syllable by conversion and is none as it stands. Two such words
    are needed, or one with a sign inside it (``X·``), and seven words of ten must read as Vietnamese.
    """
    sample = text[:_LOOKED_AT].translate(_PRIVATE)
    guesses = [guess for guess in (_judge(sample, encoding) for encoding in Encoding) if guess]
    return max(guesses, key=lambda guess: guess.confidence, default=None)


_WORDS: Mapping[Encoding, re.Pattern[str]] = {Encoding.TCVN3: _TCVN3_WORDS, Encoding.VNI: _LETTERS}
_READ: Mapping[Encoding, Callable[[str], str]] = {
    Encoding.TCVN3: _from_tcvn3,
    Encoding.VNI: lambda word: _VNI_CODE.sub(lambda code: VNI[code.group()], word),
}


def _judge(text: str, encoding: Encoding) -> Guess | None:
    words = [word for word in _WORDS[encoding].findall(text) if not _is_abbreviation(word)]
    read = {word: is_syllable(_READ[encoding](word)) for word in set(words)}
    telling = [word for word in words if read[word] and not word.isascii() and not is_syllable(word)]
    against = [word for word in words if not word.isascii() and is_syllable(word) and not read[word]]
    if len(set(telling)) < 2 and not any(_has_sign_inside(word) for word in telling):
        return None
    if len(against) >= len(telling) or _is_unicode(text, telling):
        return None
    share = sum(read[word] for word in words) / len(words)
    return Guess(encoding, share * (1 - 1 / (2 + len(telling)))) if share >= _LEAST_SHARE else None


def _is_abbreviation(word: str) -> bool:
    return word.isascii() and word.isupper()


def _has_sign_inside(word: str) -> bool:
    return word[0].isalpha() and not word.isalpha()


_UNICODE_ONLY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")


def _is_unicode(text: str, telling: list[str]) -> bool:
    """Letters that only Unicode has, in as many words as those that tell of an old encoding."""
    return len([word for word in _LETTERS.findall(text) if _UNICODE_ONLY.search(word)]) >= len(telling)
