"""Personal data inside running words: names, telephone and identity numbers, found however they are typed.

A petitioner who asked to be kept private must not be readable in another's petition, an answer or a conclusion
either (Law 91/2025/QH15; domain.md section 9). What is found is shown to a person, who blanks it or leaves it on
purpose; nothing is ever blanked by itself.
"""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from doithoai.domain.telephones import core, national, telephones
from doithoai.domain.text import fold, has_marks, marked, nfc
from doithoai.domain.visible import visible

_LETTERS = r"[^\W_](?:[^\W_]|[\u0300-\u036f])*"  # marks set apart from their letters too
_WORD = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*")  # an apostrophe is a letter in H'Bia
# Digits of nobody known with what people put between them; never a slash, which makes a date or the number of a
# document.
_DIGITS = re.compile(r"(?<![\w/.,-])\+?\d(?:[ .\-\u00a0\u2010-\u2015)]{0,2}\d){8,14}(?![\w/])")
_SIGNS = 3
"""As many signs stand between two words of a name at most: ``Tôn, Nữ (Xuyến)``."""
_JOINED = 8
"""From so many letters on a name of two words is known written as one: in ``Lê An`` one would see any ``lean``."""
_MOST_WORDS = 8
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
        whole: every word of a name of several.
    """

    parts: tuple[str, ...]
    folded: tuple[str, ...]
    name: str
    partial: bool = False
    alone: bool = False
    whole: bool = False


class Subjects:
    """People whose data are looked for, by the first word of each way they are named: made once for many texts.

    Of those who are named alike the first is told.

    Args:
        address: words that make the given name behind them the name of one person (``bà Thu``).
        alone: a name of one word needs none of them: false where other words may have a capital too (``Nam``).
    """

    def __init__(self, people: Iterable[Subject], address: Collection[str] = (), *, alone: bool = True) -> None:
        self.address = {fold(word): marked(word) for word in address}
        forms: dict[tuple[tuple[str, ...], bool, bool], _Form] = {}
        self.phones: dict[str, str] = {}
        self.joined: dict[str, _Form] = {}
        for person in people:
            for form in _forms(person.name, alone=alone):
                forms.setdefault((form.parts, form.partial, form.alone), form)
            if person.phone and (digits := core(person.phone)):
                self.phones.setdefault(digits, person.name)
        self.forms: dict[str, list[_Form]] = {}
        for form in forms.values():
            self.forms.setdefault(form.folded[0], []).append(form)
            if form.whole and len(form.folded) > 2 and len(form.folded[0]) > 1:
                self.forms.setdefault(form.folded[0][0], []).append(form)
            if form.whole and (len(form.folded) > 2 or len(only_letters(form.name)) >= _JOINED):
                self.joined.setdefault(only_letters(form.name), form)


def _forms(name: str, *, alone: bool) -> Iterator[_Form]:
    parts = tuple(match[0] for match in _WORD.finditer(name))
    folded = tuple(map(fold, parts))
    if not parts:
        return
    if len(parts) > 1:
        yield _Form(parts, folded, name, whole=True)
    if len(parts) > 2:
        initials = "".join(part[0] for part in parts[:-1])
        yield _Form((initials, parts[-1]), (fold(initials), folded[-1]), name)
        yield _Form((parts[0], parts[-1]), (folded[0], folded[-1]), name)
        yield _Form(parts[-2:], folded[-2:], name, partial=True)
    yield _Form(parts[-1:], folded[-1:], name, partial=True, alone=alone and len(parts) == 1)


def personal_data(text: str, subjects: Subjects | Iterable[Subject], *, any_number: bool = False) -> list[Personal]:
    """Where ``text`` names one of ``subjects`` or gives a telephone of theirs, in the order of the text.

    A name is known with marks, without them and in either spelling of tone place, whole, without its middle
    names, with initials, written as one word or with signs between its words, or as a given name after a word of
    address (``bà Thu``). A word with other marks is another person. What cannot be seen hides nothing.

    Args:
        subjects: `Subjects` where many texts are looked through.
        any_number: find every number that looks like a telephone (10 or 11 digits from 0) or an identity number
            (12 digits) too, whoever's it is.
    """
    people = subjects if isinstance(subjects, Subjects) else Subjects(subjects)
    reading = visible(text)
    hits = set(_numbers(reading.text, people.phones, any_number=any_number))
    if people.forms:
        words = [_Word(m.start(), m.end(), m[0], _folded(m[0])) for m in _WORD.finditer(reading.text)]
        hits.update(_names(reading.text, words, people))
        hits.update(_written_as_one(reading.text, words, people.joined))
    if reading.text == text:
        return _longest(hits)
    spans = ((reading.span(hit.start, hit.end), hit) for hit in hits)
    return _longest({Personal(*span, hit.kind, text[slice(*span)], hit.person) for span, hit in spans})


def only_letters(name: str) -> str:
    """The letters and digits of a name without marks, as one word: what all ways to part its words have in common."""
    return "".join(letter for letter in fold(visible(name).text) if letter.isalnum())


def blanked(text: str, data: Iterable[Personal], mark: str = "…") -> str:
    """``text`` with ``mark`` in the place of each piece of ``data`` (as `personal_data` gives them for it)."""
    pieces, position = [], 0
    for piece in data:
        pieces += [text[position : piece.start], mark]
        position = piece.end
    return "".join((*pieces, text[position:]))


def _names(text: str, words: list[_Word], people: Subjects) -> Iterator[Personal]:
    for place, word in enumerate(words):
        for form in people.forms.get(word.folded, ()):
            if _names_by(text, words, place, form, people.address):
                start, end = word.start, words[place + len(form.parts) - 1].end
                yield Personal(start, end, PersonalKind.NAME, text[start:end], form.name)


def _written_as_one(text: str, words: list[_Word], joined: Mapping[str, _Form]) -> Iterator[Personal]:
    """Whole names whose words are parted otherwise than in the name: ``TônNữ Xuyến``, ``Xuy-ến``."""
    longest = max(map(len, joined), default=0)
    for place, first in enumerate(words) if joined else ():
        letters = ""
        for last in range(place, min(place + _MOST_WORDS, len(words))):
            if last > place and not _parted(text, words[last - 1], words[last]):
                break
            letters += words[last].folded.replace("'", "").replace("’", "")
            if len(letters) > longest:
                break
            form = joined.get(letters)
            if form and _reads_as_one(words[place : last + 1], form):
                start, end = first.start, words[last].end
                yield Personal(start, end, PersonalKind.NAME, text[start:end], form.name)


def _reads_as_one(row: list[_Word], form: _Form) -> bool:
    """Whether words of the letters of a name have its marks, or none."""
    letters = nfc("".join(word.text for word in row))
    if not has_marks(letters) or not any(map(has_marks, form.parts)):
        return True
    lengths = [len(nfc(part)) for part in form.parts]
    ends = list(itertools.accumulate(lengths))
    pieces = (letters[end - length : end] for length, end in zip(lengths, ends, strict=True))
    # With apostrophes or letters of two marks the pieces do not fall together: then the plain letters decide.
    return len(letters) != ends[-1] or all(
        marked(piece) == marked(part) for piece, part in zip(pieces, form.parts, strict=True)
    )


def _names_by(text: str, words: list[_Word], place: int, form: _Form, address: Mapping[str, str]) -> bool:
    """Whether the words from ``place`` on name the person by ``form``."""
    last = place + len(form.folded) - 1
    if last >= len(words) or words[last].folded != form.folded[-1]:
        return False
    if form.partial and not words[place].text[0].isupper():
        return False
    if form.partial and not form.alone and not _is_addressed(text, words, place, address):
        return False
    return _reads(text, words, place, form, address)


def _is_addressed(text: str, words: list[_Word], place: int, address: Mapping[str, str]) -> bool:
    return place > 0 and _addresses(words[place - 1], address) and _beside(text, words[place - 1], words[place])


def _addresses(word: _Word, address: Mapping[str, str]) -> bool:
    """Whether a word is one of address, with its marks or typed without any: ``ở`` is not ``o``."""
    return word.folded in address and (not has_marks(word.text) or marked(word.text) == address[word.folded])


def _reads(text: str, words: list[_Word], place: int, form: _Form, address: Mapping[str, str]) -> bool:
    """Whether the words from ``place`` on read as ``form``, with no other word between them.

    Words typed without any mark may be any that fold to them; the word of address tells too how one typed.
    """
    row = words[place : place + len(form.parts)]
    initial = [form.whole and _is_initial(word, part) for word, part in zip(row[:-1], form.folded[:-1], strict=True)]
    if not all(
        short or word.folded == part for word, part, short in zip(row, form.folded, [*initial, False], strict=True)
    ):
        return False
    near = _parted if len(row) > 2 else _beside
    if not all(near(text, before, after) for before, after in itertools.pairwise(row)):
        return False
    if any(initial):
        return row[-1].text[0].isupper() and _is_marked_so(row[-1:], form.parts[-1:], form.name)
    typed = [word.text for word in words[max(place - 1, 0) : place] if _addresses(word, address)]
    return _is_marked_so(row, form.parts, form.name, *typed)


def _is_initial(word: _Word, part: str) -> bool:
    return len(word.folded) == 1 < len(part) and word.text.isupper() and part.startswith(word.folded)


def _is_marked_so(row: list[_Word], parts: tuple[str, ...], name: str, *typed: str) -> bool:
    """Whether words of the right letters have the marks of the name, or none at all; ``typed``: others beside them.

    A ``name`` without any mark may have been typed so.
    """
    if not any(map(has_marks, (*typed, *(word.text for word in row)))) or not has_marks(name):
        return True
    return all(marked(word.text) == marked(part) for word, part in zip(row, parts, strict=True))


def _beside(text: str, before: _Word, after: _Word) -> bool:
    """Whether two words are one name for certain: between them stand blanks, or signs that end no part of a sentence.

    ``bà. Thu`` begins a sentence and ``Lê, Thu`` are two; ``bà.Thu`` and ``Lê-Thu`` are one.
    """
    gap = text[before.end : after.start]
    if len(before.folded) > 1 and not gap.isspace() and re.search(r"[,;!?]|\.\s", gap):
        return False
    return _parted(text, before, after)


def _parted(text: str, before: _Word, after: _Word) -> bool:
    """Whether nothing but blanks and a few signs stands between two words."""
    return len("".join(text[before.end : after.start].split())) <= _SIGNS


def _numbers(text: str, phones: Mapping[str, str], *, any_number: bool) -> Iterator[Personal]:
    taken: list[tuple[int, int]] = []
    for start, end, owner in telephones(text, phones):
        taken.append((start, end))
        yield Personal(start, end, PersonalKind.PHONE, text[start:end], owner)
    for match in _DIGITS.finditer(text) if any_number else ():
        digits = national(match[0])
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        if len(digits) == 12:
            yield Personal(match.start(), match.end(), PersonalKind.IDENTITY, match[0])
        elif len(digits) in (10, 11) and digits.startswith("0"):
            yield Personal(match.start(), match.end(), PersonalKind.PHONE, match[0])


def _longest(hits: set[Personal]) -> list[Personal]:
    """In the order of the text; of pieces that overlap the longest."""
    row: list[Personal] = []
    for piece in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.person)):
        if not row or piece.start >= row[-1].end:
            row.append(piece)
    return row
