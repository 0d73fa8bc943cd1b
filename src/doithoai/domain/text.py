"""Vietnamese text: one form for storing, two for searching, one for sorting, and upper case that keeps marks.

Folding is done here and nowhere else, the same way for what is stored and what is asked for
(domain.md section 8): SQLite's own folding misses ``đ``.
"""

import re
import unicodedata
from functools import lru_cache

# -- storing -----------------------------------------------------------------------

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters; marks of no width and of direction; half characters and those XML forbids: none can
# be seen, no font draws them, and each would hide a word from the search. The soft hyphen stays: it is
# the letter ư of the old encoding TCVN3 (`domain.encodings`).
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
# Ð (U+00D0, Icelandic) and Ɖ look like Đ, ð and ɖ are typed for đ. Not after a small letter or before a final
# consonant: there Ð is the é of the old encoding TCVN3 (``xÐt``, ``Ðp``), which is converted on its own.
_ETH = re.compile("[ÐƉɖ]|(?<![a-zµ-ÿ¡-¯])ð")
_TCVN3_ETH = re.compile("(?<=[a-zµ-ÿ¡-¯])Ð|Ð(?=[cmnpt])")
_ETHS = {"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"}
# Bullets and boxes of Symbol and Wingdings, as Word copies them: standing alone, for the same codes are letters
# in fonts of TCVN3 that are marked as symbol fonts.
_BULLETS = {
    **dict.fromkeys("\uf0b7\uf076\uf09f\uf0d7", "•"),
    **{"\uf0a7": "▪", "\uf06c": "●", "\uf06e": "■", "\uf0d8": "➢", "\uf0f0": "➢", "\uf0e0": "→", "\uf02d": "-"},
    **dict.fromkeys("\uf0a8\uf06f\uf071\uf072", "☐"),
    **{"\uf0fc": "✓", "\uf0fe": "☑", "\uf0fd": "☒", "\uf0fb": "✗"},
}
_BULLET = re.compile(rf"(?<![\w\uf0a1-\uf0ff])(?:[{''.join(_BULLETS)}](?!\S)|\uf0b7)")


def nfc(text: str) -> str:
    """The composed form: one code point a letter, as everything is stored."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    r"""NFC, line ends (Word's too) as ``\n``, other characters that cannot be seen off; a tab stays.

    Letters that only look like Đ are Đ, bullets of symbol fonts are bullets, places of pictures are off.
    """
    if not text.isprintable():
        text = _BULLET.sub(_bullet, _UNSEEN.sub("", _LINE_END.sub("\n", text)))
    elif text.isascii():
        return text
    if "Ð" in text or "ð" in text or "ɖ" in text or "Ɖ" in text:
        text = _with_plain_d(text)
    if "\ufffc" in text:  # printable to Python, unlike the others
        text = text.replace("\ufffc", "")
    return nfc(text)


def _bullet(match: re.Match[str]) -> str:
    return _BULLETS[match[0]]


def _with_plain_d(text: str) -> str:
    kept_places = {match.start() for match in _TCVN3_ETH.finditer(text)}
    return _ETH.sub(lambda match: match[0] if match.start() in kept_places else _ETHS[match[0]], text)


def name_text(name: str) -> str:
    """A person's name as it is kept: clean, one plain blank between words; empty when nothing of it can be seen."""
    words = " ".join(_MARK.sub("", clean(name)).split())
    return words if any(unicodedata.category(letter)[0] in "LNPS" for letter in words) else ""


# Marks of no width that a running text may need and a name does not; fillers that look like a blank.
_MARK = re.compile("[\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200c\u200d\u2800\u3164\uffa0\ufe00-\ufe0f]")


def shortened(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters; where something is cut off it ends in ``…``."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def upper(text: str) -> str:
    """Upper case with every mark kept (``ủy`` → ``ỦY``), in NFC."""
    return nfc(nfc(text).upper())


# -- searching ---------------------------------------------------------------------


def _bases() -> dict[int, str]:
    """Every marked Latin letter to its plain one; combining marks to nothing.

    Plain letters stand for themselves: `str.translate` finds a letter several times faster than it misses one.
    """
    table = {code: chr(code) for code in range(0x80)} | dict.fromkeys(range(0x300, 0x370), "")
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()
        if plain.isascii():
            table[code] = plain
    # Letters that Unicode does not take apart; ð and ɖ look like đ in capitals and are typed for it.
    return table | {ord("đ"): "d", ord("ð"): "d", ord("ɖ"): "d", ord("ł"): "l", ord("ø"): "o"}


_BASES = _bases()


def fold(text: str) -> str:
    """Lower case without any mark, ``đ`` as ``d``: what a word typed without marks is compared with."""
    return nfc(text).lower().translate(_BASES)


def _tone_places() -> dict[str, str]:
    """The pairs whose tone moves, both ways: ``oà`` → ``òa`` ends a word, ``òa`` → ``oà`` stands inside one."""
    pairs = zip("oouuu", "aeyae", strict=True)
    toned = [(f"{a}{mark}{b}", f"{a}{b}{mark}") for a, b in pairs for mark in _TONE_ORDER]
    ways = [(nfc(outer), nfc(inner)) for outer, inner in toned]
    return {**dict(ways), **{late: early for early, late in ways}}


# The order of tones: none, huyền, hỏi, ngã, sắc, nặng.
_TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_TONE_PLACES = _tone_places()
# First: an open syllable, where both spellings are right (hoà, hòa) and the early one is taken. Second: with a
# final letter only the late one is (hoàn, huỳnh), and hùynh is a slip of the keys. Third: after q the u belongs
# to the consonant (quý, quả). The look ahead is for speed alone.
_TONE = re.compile(
    r"(?=[ouòóỏõọùúủũụ])(?:"
    r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)"
    r"|(?:[òóỏõọ][ae]|[ùúủũụ]y)(?=\w)"
    r"|(?<=q)[ùúủũụ][aey])"
)


def marked(text: str) -> str:
    """Lower case in NFC with one spelling of tone place.

    ``hoà``, ``hòa`` → ``hòa``; ``Uỷ``, ``Ủy`` → ``ủy``; ``Hùynh``, ``Huỳnh`` → ``huỳnh``; ``qúy``, ``quý`` → ``quý``.
    """
    plain = nfc(text.lower()).replace("ð", "đ").replace("ɖ", "đ")
    return _TONE.sub(lambda match: _TONE_PLACES[match.group()], plain)


_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of ``text`` in NFC: runs of letters and digits."""
    return [word for run in _WORD.findall(nfc(text)) for word in run.split("_") if word]


def has_marks(word: str) -> bool:
    """True when ``word`` has a tone or a letter that unmarked Latin lacks (đ, ă, â, ê, ô, ơ, ư)."""
    return fold(word) != nfc(word).lower()


def index_folded(text: str) -> str:
    """``text`` as `fold` gives it: one column of the search index."""
    return fold(text)


def index_marked(text: str) -> str:
    """Each word with marks once, as `marked` gives it: the other column of the index.

    Words without marks are left out: whoever types one searches the folded column.
    """
    return " ".join([word for word in set(marked(text).split()) if not word.isascii()])


# -- sorting -----------------------------------------------------------------------

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: chr(ord("A") + place) for place, letter in enumerate(ALPHABET)}
_RUN = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """A text whose plain order is the Vietnamese order of ``text``; fit to be stored and indexed.

    Word by word: first the letters (a ă â b c d đ …), then the tone, numbers by value, and last the text itself.
    """
    return " ".join(_run_key(run) for run in _RUN.findall(marked(text))) + "\x1f" + nfc(text)


def _run_key(run: str) -> str:
    if run.isdigit():
        digits = run.lstrip("0") or "0"
        return f"{len(digits):03d}{digits}"
    letters, tones = [], []
    for letter in run:
        plain, tone = _split(letter)
        letters.append(_PLACE.get(plain) or "~" + plain)
        if tone:
            tones.append(tone)
    return "".join(letters) + "!" + ("".join(tones) or "0")


@lru_cache(maxsize=4096)
def _split(letter: str) -> tuple[str, str]:
    """A letter of the alphabet and its tone (``ắ`` → ``ă`` and sắc)."""
    if letter in _PLACE:
        return letter, ""
    parts = unicodedata.normalize("NFD", letter)
    tone = next((part for part in parts if part in _TONE_ORDER), "")
    plain = nfc(parts.replace(tone, "")) if tone else letter
    if plain not in _PLACE:  # a letter of another language: where its base stands
        plain = fold(plain) or plain
    return plain, _TONE_ORDER.get(tone, "")


def name_sort_key(name: str) -> str:
    """The order of people: given name (the last word), then family name, then the middle names."""
    parts = name.split()
    if len(parts) < 2:
        return sort_key(name)
    return sort_key(" ".join((parts[-1], parts[0], *parts[1:-1])))


# -- numbers -----------------------------------------------------------------------


def number(value: float, decimals: int = 0) -> str:
    """A number as offices write it: ``1.234.567,89``."""
    plain = f"{value:z,.{decimals}f}"  # z: what rounds to nothing has no sign
    return plain.replace(",", " ").replace(".", ",").replace(" ", ".")
