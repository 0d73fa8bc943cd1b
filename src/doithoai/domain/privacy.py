"""Personal data inside running words: names, telephone and identity numbers, found however they are typed.

A petitioner who asked to be kept private must not be readable in another's petition, an answer or a conclusion
either (Law 91/2025/QH15; domain.md section 9). What is found is shown to a person, who blanks it or leaves it on
purpose; nothing is ever blanked by itself.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from doithoai.domain.text import fold, has_marks, marked

# Before a given name these make it the name of one person: "bà Thu". Without marks, as `fold` gives them.
_ADDRESS = frozenset(["ong", "ba", "anh", "chi", "co", "chu", "bac", "cu", "em", "thay", "di", "cau", "mo"])
_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"  # marks set apart from their letters too
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")  # an apostrophe is a letter in H'Bia
# Digits with what people put between them; never a slash, which makes a date or the number of a document.
_DIGITS = re.compile(r"(?<![\w/.,-])\+?\d(?:[ .\-\u00a0)]{0,2}\d){8,14}(?![\w/])")
_COUNTRY = "84"
_folded = lru_cache(maxsize=8192)(fold)  # the words of petitions come again and again


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


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class _Form:
    """One way a person is named.

    Attributes:
        folded: the words in one form for all spellings.
        partial: a part of the name, which names the person only behind a word of address and with a capital.
        alone: the name has one word, so a capital is enough.
    """

    parts: tuple[str, ...]
    folded: tuple[str, ...]
    name: str
    partial: bool = False
    alone: bool = False


class Subjects:
    """People whose data are looked for, by the first word of each way they are named: made once for many texts.

    Of those who are named alike the first is told.
    """

    def __init__(self, people: Iterable[Subject]) -> None:
        forms: dict[tuple[tuple[str, ...], bool, bool], _Form] = {}
        self.phones: dict[str, str] = {}
        for person in people:
            for form in _forms(person.name):
                forms.setdefault((form.parts, form.partial, form.alone), form)
            if person.phone and (digits := _national(person.phone)):
                self.phones.setdefault(digits, person.name)
        self.forms: dict[str, list[_Form]] = {}
        for form in forms.values():
            self.forms.setdefault(form.folded[0], []).append(form)


def _forms(name: str) -> Iterator[_Form]:
    parts = tuple(match[0] for match in _WORD.finditer(name))
    folded = tuple(map(fold, parts))
    if not parts:
        return
    if len(parts) > 1:
        yield _Form(parts, folded, name)
    if len(parts) > 2:
        yield _Form((parts[0], parts[-1]), (folded[0], folded[-1]), name)
        yield _Form(parts[-2:], folded[-2:], name, partial=True)
    yield _Form(parts[-1:], folded[-1:], name, partial=True, alone=len(parts) == 1)


def personal_data(text: str, subjects: Subjects | Iterable[Subject], *, any_number: bool = False) -> list[Personal]:
    """Where ``text`` names one of ``subjects`` or gives a telephone of theirs, in the order of the text.

    A name is known with marks, without them and in either spelling of tone place, whole, without its middle
    names, or as a given name after a word of address (``bà Thu``). A word with other marks is another person.

    Args:
        subjects: `Subjects` where many texts are looked through.
        any_number: find every number that looks like a telephone (10 or 11 digits from 0) or an identity number
            (12 digits) too, whoever's it is.
    """
    people = subjects if isinstance(subjects, Subjects) else Subjects(subjects)
    hits = set(_numbers(text, people.phones, any_number=any_number))
    if people.forms:
        words = [_Word(m.start(), m.end(), m[0], _folded(m[0])) for m in _WORD.finditer(text)]
        hits.update(_names(text, words, people.forms))
    return _longest(hits)


def blanked(text: str, data: Iterable[Personal], mark: str = "…") -> str:
    """``text`` with ``mark`` in the place of each piece of ``data`` (as `personal_data` gives them for it)."""
    pieces, position = [], 0
    for piece in data:
        pieces += [text[position : piece.start], mark]
        position = piece.end
    return "".join((*pieces, text[position:]))


def _names(text: str, words: list[_Word], forms: Mapping[str, list[_Form]]) -> Iterator[Personal]:
    for place, word in enumerate(words):
        for form in forms.get(word.folded, ()):
            if _names_by(text, words, place, form):
                start, end = word.start, words[place + len(form.parts) - 1].end
                yield Personal(start, end, PersonalKind.NAME, text[start:end], form.name)


def _names_by(text: str, words: list[_Word], place: int, form: _Form) -> bool:
    """Whether the words from ``place`` on name the person by ``form``."""
    last = place + len(form.folded) - 1
    if last >= len(words) or words[last].folded != form.folded[-1]:
        return False
    if form.partial and not words[place].text[0].isupper():
        return False
    if form.partial and not form.alone and not _is_addressed(text, words, place):
        return False
    return _reads(text, words, place, form)


def _is_addressed(text: str, words: list[_Word], place: int) -> bool:
    return place > 0 and words[place - 1].folded in _ADDRESS and _beside(text, words[place - 1], words[place])


def _reads(text: str, words: list[_Word], place: int, form: _Form) -> bool:
    """Whether the words from ``place`` on read as ``form``, with nothing but blanks between them.

    Words typed without any mark may be any that fold to them; the word of address tells too how one typed.
    """
    row = words[place : place + len(form.parts)]
    if tuple(word.folded for word in row) != form.folded:
        return False
    if not all(_beside(text, before, after) for before, after in itertools.pairwise(row)):
        return False
    typed = [word.text for word in words[max(place - 1, 0) : place] if word.folded in _ADDRESS]
    typed += [word.text for word in row]
    if not any(map(has_marks, typed)) or not any(map(has_marks, form.parts)):
        return True
    return all(marked(word.text) == marked(part) for word, part in zip(row, form.parts, strict=True))


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
    for piece in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.person)):
        if not row or piece.start >= row[-1].end:
            row.append(piece)
    return row
