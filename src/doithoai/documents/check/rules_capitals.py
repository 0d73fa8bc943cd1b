"""Rules on capitals inside sentences: the slips that are wrong whatever else a sentence says (Appendix II).

A checker that cries wolf is not read: what may be right, because a unit is named by a person, a number or an event,
because words are quoted, or because a sentence may begin there, is left alone.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from doithoai import paths
from doithoai.documents.check.clauses import clause
from doithoai.documents.check.document import CheckedDocument
from doithoai.documents.check.model import Line
from doithoai.documents.check.report import Departure, departure
from doithoai.domain import text as words
from doithoai.domain.errors import N_

_LETTERS = "".join(map(chr, (*range(0x41, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))))
_BIG = "[" + "".join(filter(str.isupper, _LETTERS)) + "]"
_SMALL = "[" + "".join(filter(str.islower, _LETTERS)) + "]"
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trịnh|Đào|Mai|Cao|Hà|Lưu|Lương|Tô"
    "|Tạ|Thái|Trương|Quách|Đậu|Chu|Phùng|Kiều|Tôn|Hai|Bà|Quang|Gia|Điện|Cách|Quyết|Chiến|Độc|Giải|Thống|Tháng|Văn|Nông"
)
"""Names of people and events that may stand after a unit (``Phường Điện Biên Phủ``), and titles (``Thôn Văn hóa``)."""
_ORGANISATIONS = (
    (re.compile(r"\b[ỦU][yỷ] Ban\b"), "Ủy ban"),
    (re.compile(r"\b[ỦU][yỷ] ban Nhân [Dd]ân\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHội Đồng\b"), "Hội đồng"),
    (re.compile(r"\bHội đồng Nhân [Dd]ân\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bMặt Trận\b"), "Mặt trận"),
    (re.compile(r"\bĐảng Uỷ\b|\bĐảng Ủy\b"), "Đảng ủy"),
)


@cache
def _nouns() -> str:
    """The common nouns of units, one or the other in a pattern; which there are is data, not code."""
    units = tomllib.loads(paths.resource("wording", "capitals.toml").read_text("utf-8"))["units"]
    return "|".join(map(re.escape, units))


@cache
def _unit() -> re.Pattern[str]:
    """A unit's common noun with a capital inside a sentence."""
    nouns = _nouns()
    return re.compile(rf"(?<={_SMALL})\s(?P<unit>{nouns})\s(?!(?:{_SURNAMES})\b)(?P<name>{_BIG}{_SMALL}*)")


_SALUTED = re.compile(
    rf"(?<={_SMALL})\s(?P<word>Ông|Bà)\s(?:{_SURNAMES})\s{_BIG}",
)
_NO_PERSON = (
    "gửi",
    "sông",
    "núi",
    "cầu",
    "chợ",
    "đền",
    "chùa",
    "rạch",
    "kênh",
    "đường",
    "phố",
    "hồ",
    "hòn",
    "đảo",
    "ấp",
)
_ARTICLE = re.compile(
    r"\b(?:khoản \d+|theo|tại|của) (?P<word>điều) \d+\s(?:của )?"
    r"(?:Luật|Bộ luật|Nghị định|Thông tư|Pháp lệnh|Quyết định|Quy định)"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_RUNNING = ("body", "legal_basis", "annex_text", "recipients", "addressee", "summary", "letter_summary")


@cache
def _issued_in() -> re.Pattern[str]:
    """The unit in the name of the issuing body, and what it is called."""
    return re.compile(rf"\b({_nouns()})\s+(.+)$", re.I)


def organisations(document: CheckedDocument) -> Iterator[Departure]:
    """Of a body's kind and field only the first word is capital: ``Ủy ban nhân dân``."""
    for name, line, text in _texts(document):
        for pattern, right in _ORGANISATIONS:
            match = pattern.search(text)
            if match:
                yield _wrong(document, "organisation", name, line, match[0], right)


def units(document: CheckedDocument) -> Iterator[Departure]:
    """The common noun of a unit is small inside a sentence: ``thôn An Phú``, ``xã Sơn Tiến``."""
    for name, line, text in _texts(document):
        for match in _unit().finditer(text):
            printed = f"{match['unit']} {match['name']}"
            yield _wrong(document, "unit", name, line, printed, printed[0].lower() + printed[1:])


def own_place(document: CheckedDocument) -> Iterator[Departure]:
    """The name of the paper's own place has its capitals everywhere."""
    issuer = _issued_in().search(document.text("issuer"))
    if issuer is None:
        return
    right = " ".join(part.capitalize() for part in issuer[2].split())
    pattern = re.compile(rf"\b(?:{_nouns()})\s+({re.escape(right)})(?!\w)", re.I)
    for name, line, text in _texts(document):
        for match in pattern.finditer(text):
            if match[1] != right and match[1] != words.upper(match[1]):
                yield _wrong(document, "unit", name, line, match[1], right)
    for line in document.lines("place_date"):
        place = line.text.partition(",")[0]
        if place.casefold() == right.casefold() and place != right:
            yield _wrong(document, "unit", "place_date", line, place, right)


def salutations(document: CheckedDocument) -> Iterator[Departure]:
    """``ông`` and ``bà`` before a name are small inside a sentence."""
    for name, line, text in _texts(document):
        for match in _SALUTED.finditer(text):
            before = text[: match.start()].rsplit(" ", 1)[-1].casefold()
            if before not in _NO_PERSON:
                yield _wrong(document, "salutation", name, line, match["word"], match["word"].lower())


def cited_articles(document: CheckedDocument) -> Iterator[Departure]:
    """An article of a law that is named is written ``Điều``."""
    for name, line, text in _texts(document):
        if _ARTICLE.search(text):
            yield _wrong(document, "cited_article", name, line, "điều", "Điều")


def first_letters(document: CheckedDocument) -> Iterator[Departure]:
    """A summary begins with a capital."""
    for name in ("summary", "letter_summary"):
        for line in document.lines(name)[:1]:
            first = next((letter for letter in line.text if letter.isalpha()), "")
            if first.islower():
                where = document.form.components[name].clause
                yield departure("capital_first", name, where, N_("does not begin with a capital."), [line])


def _texts(document: CheckedDocument) -> Iterator[tuple[str, Line, str]]:
    """Running text: whole paragraphs of the body, lines elsewhere; quoted words are taken out, they are others'."""
    for paragraph in document.body:
        if paragraph.component != "heading":
            yield paragraph.component, paragraph.first, _QUOTED.sub("“”", paragraph.text)
    for name in _RUNNING:
        if name not in ("body", "legal_basis"):
            for line in document.lines(name):
                yield name, line, _QUOTED.sub("“”", line.text)


def _wrong(document: CheckedDocument, rule: str, name: str, line: Line, printed: str, right: str) -> Departure:
    component = name if name in document.form.components else "body"
    return departure(
        f"capitals_{rule}",
        component,
        clause(document.form, rule),
        N_("“{found}” is written “{wanted}”."),
        [line],
        found=printed,
        wanted=right,
    )


RULES = (organisations, units, own_place, salutations, cited_articles, first_letters)
