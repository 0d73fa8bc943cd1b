"""People whom words name with a form of address, whoever they are, and numbers that words say are somebody's.

The register knows its own people (`domain.privacy`); whom a petition accuses or calls upon it does not know.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from doithoai.domain.privacy import Personal, PersonalKind
from doithoai.domain.visible import visible

_MOST = 6
"""Words of a name at most."""
_OPENS = '.!?:;…“"(\n\r•-–'
"""Behind one of these, or at the beginning, a form of address has a capital as the first word of a sentence."""
_KEYED = re.compile(
    r"(?<!\w)(?:cccd|cmnd|cmt|căn\s+cước(?:\s+công\s+dân)?|chứng\s+minh(?:\s+(?:nhân\s+dân|thư))?|hộ\s+chiếu"
    r"|tài\s+khoản|stk|tk)(?!\w)[^\d.;\n]{0,25}?(?P<number>[A-Z]?\d(?:[ .\u00a0-]?\d){5,18})(?![\w/])",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"tố\s+cáo|tố\s+giác|tham\s+ô|tham\s+nhũng|hối\s+lộ|chiếm\s+đoạt|nhũng\s+nhiễu|lừa\s+đảo|vòi\s+vĩnh|bao\s+che|ăn\s+(?:tiền|chặn|bớt)",
    re.IGNORECASE,
)


def people_addressed(text: str, address: Collection[str], never: Collection[str] = ()) -> list[Personal]:
    """Names behind a form of address (``ông Hồ Văn Gian``, ``bà Mơ``), in the order of the text.

    In the middle of a sentence a form of address is written small: ``đường Bà Triệu`` names nobody.

    Args:
        address: the forms of address.
        never: beginnings that are posts and bodies (``ông Chủ tịch``, ``anh em Công an``).
    """
    reading = visible(text)
    rows = []
    for match in _pattern(tuple(address)).finditer(reading.text):
        if not _is_address(reading.text, match) or _begins_so(reading.text[match.start("name") :], never):
            continue
        start, end = reading.span(*match.span("name"))
        rows.append(Personal(start, end, PersonalKind.NAME, text[start:end]))
    return rows


def numbers_named(text: str) -> list[Personal]:
    """Numbers that the words before them call an identity card, a passport or an account."""
    return list(_numbers(text))


def _numbers(text: str) -> Iterator[Personal]:
    reading = visible(text)
    for match in _KEYED.finditer(reading.text):
        start, end = reading.span(*match.span("number"))
        yield Personal(start, end, PersonalKind.IDENTITY, text[start:end])


def accuses(text: str) -> bool:
    """Whether words denounce somebody, as far as they say so."""
    return bool(_ACCUSES.search(text))


@lru_cache(maxsize=8)
def _pattern(address: tuple[str, ...]) -> re.Pattern[str]:
    capital = "[" + "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))))) + "]"
    word = rf"{capital}[^\W\d_]*(?:['’][^\W\d_]+)?"
    forms = "|".join(sorted(map(re.escape, address), key=len, reverse=True))
    more = rf"(?:[\s-]{{1,3}}{word}){{0,{_MOST - 1}}}"
    return re.compile(rf"(?<![^\W_])(?P<form>(?i:{forms}))(?:\s*[.:(“\"]\s*|\s+)(?P<name>{word}{more})")


def _is_address(text: str, match: re.Match[str]) -> bool:
    form, before = match["form"], text[: match.start()].rstrip(" \t\u00a0")
    if form.islower() or not before or before[-1] in _OPENS:
        return True
    return len(form) > 1 and form.isupper() and match["name"].isupper()


def _begins_so(words: str, never: Collection[str]) -> bool:
    even = " ".join(words[:60].split()).casefold()
    return any(re.match(rf"{re.escape(beginning.casefold())}(?!\w)", even) for beginning in never)
