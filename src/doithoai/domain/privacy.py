"""Personal data inside running words: names, telephone and identity numbers, found however they are typed.

A petitioner who asked to be kept private must not be readable in another's petition, an answer or a conclusion
either (Law 91/2025/QH15; domain.md section 9). What is found is shown to a person, who blanks it or leaves it on
purpose; nothing is ever blanked by itself.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from doithoai.domain.text import fold, has_marks, marked

# Before a given name these make it the name of one person: "bà Thu". Without marks, as `fold` gives them.
_ADDRESS = frozenset(["ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "thay", "di", "cau", "mo"])
_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"  # marks set apart from their letters too
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")  # an apostrophe is a letter in H'Bia
# Digits with what people put between them; never a slash, which makes a date or the number of a document.
_DIGITS = re.compile(r"(?<![\w/.,-])\+?\d(?:[ .\-\u00a0)]{0,2}\d){8,14}(?![\w/])")
_COUNTRY = "84"


class PersonalKind(StrEnum):
    """What a piece of personal data is."""

    NAME = "name"
    PHONE = "phone"
    IDENTITY = "identity"


@dataclass(frozen=True, slots=True, order=True)
class Personal:
    """A piece of personal data in a text.

    Attributes:
        start, end: where it stands, as of a slice.
        words: as it stands in the text.
        person: the name it belongs to; empty for a number nobody in the register has.
    """

    start: int
    end: int
    kind: PersonalKind
    words: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """A person whose data are looked for."""

    name: str
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    folded: str


def personal_data(text: str, subjects: Iterable[Subject], *, any_number: bool = False) -> list[Personal]:
    """Where ``text`` names one of ``subjects`` or gives a telephone of theirs, in the order of the text.

    A name is known with marks, without them and in either spelling of tone place, whole, without its middle
    names, or as a given name after a word of address (``bà Thu``). A word with other marks is another person.

    Args:
        any_number: find every number that looks like a telephone (10 or 11 digits from 0) or an identity number
            (12 digits) too, whoever's it is.
    """
    words = [_Word(m.start(), m.end(), m[0], fold(m[0])) for m in _WORD.finditer(text)]
    hits: set[Personal] = set()
    phones: dict[str, str] = {}
    for subject in subjects:
        hits.update(_names(text, words, subject.name))
        if subject.phone and (digits := _national(subject.phone)):
            phones[digits] = subject.name
    hits.update(_numbers(text, phones, any_number=any_number))
    return _longest(hits)


def blanked(text: str, data: Iterable[Personal], mark: str = "…") -> str:
    """``text`` with ``mark`` in the place of each piece of ``data`` (as `personal_data` gives them for it)."""
    pieces, position = [], 0
    for piece in data:
        pieces += [text[position : piece.start], mark]
        position = piece.end
    return "".join((*pieces, text[position:]))


def _names(text: str, words: list[_Word], name: str) -> Iterator[Personal]:
    parts = [match[0] for match in _WORD.finditer(name)]
    if not parts:
        return
    for place in range(len(words)):
        length = _length_of_name(text, words, place, parts)
        if length:
            start, end = words[place].start, words[place + length - 1].end
            yield Personal(start, end, PersonalKind.NAME, text[start:end], name)


def _length_of_name(text: str, words: list[_Word], place: int, parts: list[str]) -> int:
    """How many words from ``place`` on name the person; 0 for none."""
    whole = [parts] if len(parts) > 1 else []
    if len(parts) > 2:
        whole.append([parts[0], parts[-1]])
    for form in whole:
        if _reads(text, words, place, form):
            return len(form)
    addressed = place > 0 and words[place - 1].folded in _ADDRESS and _beside(text, words[place - 1], words[place])
    if addressed or (len(parts) == 1 and words[place].text[0].isupper()):
        for form in (parts[-2:], parts[-1:]):
            if _reads(text, words, place, form) and words[place].text[0].isupper():
                return len(form)
    return 0


def _reads(text: str, words: list[_Word], place: int, form: list[str]) -> bool:
    """Whether the words from ``place`` on read as ``form``, with nothing but blanks between them.

    Words typed without any mark may be any that fold to them; the word of address tells too how one typed.
    """
    row = words[place : place + len(form)]
    if [word.folded for word in row] != [fold(part) for part in form]:
        return False
    if not all(_beside(text, before, after) for before, after in itertools.pairwise(row)):
        return False
    typed = [word.text for word in words[max(place - 1, 0) : place] if word.folded in _ADDRESS]
    typed += [word.text for word in row]
    if not any(map(has_marks, typed)) or not any(map(has_marks, form)):
        return True
    return all(marked(word.text) == marked(part) for word, part in zip(row, form, strict=True))


def _beside(text: str, before: _Word, after: _Word) -> bool:
    return text[before.end : after.start].isspace()


def _numbers(text: str, phones: dict[str, str], *, any_number: bool) -> Iterator[Personal]:
    for match in _DIGITS.finditer(text):
        digits = _national(match[0])
        if digits in phones:
            kind = PersonalKind.PHONE
        elif any_number and len(digits) == 12:
            kind = PersonalKind.IDENTITY
        elif any_number and len(digits) in (10, 11) and digits.startswith("0"):
            kind = PersonalKind.PHONE
        else:
            continue
        yield Personal(match.start(), match.end(), kind, match[0], phones.get(digits, ""))


def _national(number: str) -> str:
    """The digits of a telephone number as dialled inside the country; ``+84 912 …`` → ``0912…``."""
    digits = "".join(letter for letter in number if letter.isdecimal())
    if digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + 9:
        return "0" + digits.removeprefix(_COUNTRY)
    return digits


def _longest(hits: set[Personal]) -> list[Personal]:
    """In the order of the text; of pieces that overlap the longest."""
    row: list[Personal] = []
    for piece in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not row or piece.start >= row[-1].end:
            row.append(piece)
    return row
