"""Text as it is printed: what no font draws is left off, and each line a person typed is a paragraph."""

import re
import unicodedata
from collections.abc import Sequence

from doithoai.documents.content.model import Run
from doithoai.documents.render.measure import faces
from doithoai.domain.text import clean, nfc

# Characters kept in the register that no font draws: soft hyphen, joiners, variation selectors.
_UNSEEN = re.compile("[\u00ad\u200c\u200d\u061c\u180e\ufe00-\ufe0f]")


def visible(text: str) -> str:
    r"""The text as it is drawn: NFC, unseen characters off, line ends as ``\n``, tabs as spaces.

    A character the font lacks gives way to its equal, where it has one: a non-breaking hyphen to ``-``, a tick to √.
    """
    text = clean(text)
    if text.isascii() and "\t" not in text:
        return text
    text = nfc(_UNSEEN.sub("", text)).replace("\t", " ")
    for letter in faces.undrawable(text):
        text = text.replace(letter, _equal(letter))
    return text


# What both Times New Roman and Liberation Serif draw in place of what one of them lacks.
_EQUALS = {
    **dict.fromkeys("\u2010\u2011\u2043\ufe58\ufe63", "-"),
    **{"\u2012": "–", "\u2015": "—", "\u202f": "\u00a0", "\u2025": "..", "\u2236": ":", "\u2215": "/", "\u2044": "/"},
    **dict.fromkeys("✓✔🗸", "√"),
    **dict.fromkeys("✗✘✕✖❌", "×"),
    **dict.fromkeys("☐❏❐❑❒◻⬜▢◽", "□"),
    **dict.fromkeys("☑🗹✅", "[√]"),
    **dict.fromkeys("☒🗷❎", "[×]"),
    **dict.fromkeys("◼⬛◾", "■"),
    **dict.fromkeys("⚫⬤🞄", "●"),
    **dict.fromkeys("◯⚪", "○"),
    **dict.fromkeys("➢➤▶‣⮞➔➨", "►"),
    **dict.fromkeys("➜➡⟶⇒➝", "→"),
    **dict.fromkeys("❖◆⬥", "♦"),
    **dict.fromkeys("★☆✱✻※✦✧", "*"),
    **dict.fromkeys("⁕∗", "*"),
    **{"∙": "·", "⋅": "·", "‐": "-", "℃": "°C", "㎡": "m²", "㎢": "km²", "㎥": "m³", "㎏": "kg", "㎞": "km"},
}


def _equal(letter: str) -> str:
    """What stands for a letter the font lacks; the letter itself where nothing does."""
    if letter in _EQUALS:
        equal = _EQUALS[letter]
    elif unicodedata.category(letter) == "Zs":
        equal = " "
    else:
        equal = unicodedata.normalize("NFKC", letter)  # wide letters of Asian keyboards, ligatures, Roman numerals
    return letter if faces.undrawable(equal) else equal


def lines_of(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """Runs cut at line ends: one list for each paragraph the text asks for; empty lines are dropped."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = clean(run.text).split("\n")
        lines[-1].append(Run(first, run.bold, run.italic))
        for part in rest:
            lines.append([Run(part, run.bold, run.italic)])
    return [tuple(line) for line in lines if any(run.text.strip() for run in line)]
