"""Where a line must not end: inside a date, between a form of address and a name, a number and its unit.

Binding replaces a space by a no-break space; nothing else of the text changes. PDFs give it back as a plain
space when read.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from functools import cache

from doithoai import paths

NBSP = "\u00a0"

# Not the range À-Ỹ: capitals and small letters alternate in it.
_CAPITAL = "[A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1F00)))) + "]"
_ADDRESS = r"(?:[Ôô]ng/bà|[Ôô]ng|[Bb]à|[Cc]ụ|[Aa]nh|[Cc]hị|[Bb]ác)"
_UNITS = (
    r"(?:%|km|m|m2|m3|m²|m³|ha|kg|tấn|tạ|đồng|triệu|tỷ|nghìn|người|hộ|ngày|tháng|năm|giờ|phút|cuộc|ý kiến|kiến nghị)"
)
_RULES = (
    (re.compile(rf"\b([Đđ]ồng) (chí) (?={_CAPITAL})"), rf"\1{NBSP}\2{NBSP}"),
    (re.compile(rf"\b({_ADDRESS}) (?={_CAPITAL})"), rf"\1{NBSP}"),
    (re.compile(r"\bTHÀNH (?=PHỐ\b)"), f"THÀNH{NBSP}"),
    # Not the month after a day: a whole date that never breaks would tear its line apart.
    (re.compile(rf"(\d) (?={_UNITS}(?!\w)(?! \d))"), rf"\1{NBSP}"),
    (re.compile(r"\b(Điều|khoản|Mục|Thôn|thôn|số|Số|ngày|tháng|năm) (?=\d)"), rf"\1{NBSP}"),
)


# What stays together whole: years from - to, a count in brackets, numbers in a row, the name of a person.
_WHOLE = (
    re.compile(r"\b(?:19|20)\d\d [-–] (?:19|20)\d\d\b"),
    re.compile(r"\(\d[\d.,]* [^()\n]{1,24}\)"),
    re.compile(r"\b\d{1,3}(?:, \d{1,3}){1,5}(?: và \d{1,3})?(?![\d.,]*\d)|\b\d{1,3} và \d{1,3}\b"),
)
_LONGEST_NAME = 28  # letters; of a longer name only family and first middle name are kept together


def bind(text: str) -> str:
    """``text`` with no-break spaces where a line must not end."""
    for pattern in _WHOLE:
        text = pattern.sub(_without_breaks, text)
    for pattern, form in _RULES:
        text = pattern.sub(form, text)
    return _person().sub(_named, text)


def _without_breaks(match: re.Match[str]) -> str:
    return match[0].replace(" ", NBSP)


def _named(match: re.Match[str]) -> str:
    name = match[0]
    return name.replace(" ", NBSP) if len(name) <= _LONGEST_NAME else name.replace(" ", NBSP, 1)


@cache
def _person() -> re.Pattern[str]:
    """Family, middle and given name, each with a capital: two to four words, the first of them a family name."""
    families = "|".join(map(re.escape, _breaks()["families"]))
    return re.compile(rf"\b(?:{families})(?: {_CAPITAL}[^\W\d_]*(?:'[^\W\d_]+)?(?!\w)){{1,3}}")


# -- centred lines -----------------------------------------------------------------

Breaker = Callable[[Sequence[str], float, Callable[[str], float]], list[str]]

_MOST_BALANCED = 8  # lines; more are no heading any more, and weighing them would take long
_WORD_PENALTY = 0.35  # of the line's width: how much more uneven lines may be to begin with a good word


@cache
def _breaks() -> dict[str, list[str]]:
    with paths.resource("wording", "breaks.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _good_beginnings() -> frozenset[str]:
    return frozenset(_breaks()["before"])


def centred_lines(words: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """``words`` in as few lines of at most ``width`` as they need, alike in length, begun with fitting words.

    Args:
        measure: the width of a text, in the unit of ``width``. A single word may be wider than a line.
    """
    filled = filled_lines(words, width, measure)
    count = len(filled)
    if not 2 <= count <= _MOST_BALANCED:
        return filled
    return _best(tuple(words), count, width, measure)


def filled_lines(words: Sequence[str], width: float, measure: Callable[[str], float]) -> list[str]:
    """``words`` in lines as full as ``width`` allows; arguments as of `centred_lines`."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _best(words: tuple[str, ...], count: int, width: float, measure: Callable[[str], float]) -> list[str]:
    """The division into ``count`` lines with the least cost: uneven lengths, and lines begun in mid-phrase."""
    ideal = measure(" ".join(words)) / count
    good = _good_beginnings()

    @cache
    def cheapest(start: int, lines: int) -> tuple[float, tuple[int, ...]]:
        """The least cost of so many lines from the word ``start`` on, and where each of them ends."""
        options: list[tuple[float, tuple[int, ...]]] = []
        for end in range(start + 1, len(words) - lines + 2) if lines > 1 else (len(words),):
            wide = measure(" ".join(words[start:end]))
            if wide > width and end > start + 1:
                break
            cost = ((wide - ideal) / width) ** 2
            if lines == 1:
                options.append((cost, (end,)))
                continue
            if words[end].lower() not in good:
                cost += _WORD_PENALTY**2
            rest, ends = cheapest(end, lines - 1)
            options.append((cost + rest, (end, *ends)))
        return min(options, default=(float("inf"), ()))

    cost, ends = cheapest(0, count)
    if cost == float("inf"):
        return filled_lines(words, width, measure)
    starts = (0, *ends[:-1])
    return [" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)]
