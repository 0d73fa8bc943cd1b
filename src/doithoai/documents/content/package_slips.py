"""The paper that goes with a package of data (phiếu gửi), and the one that says it was received (giấy biên nhận)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import TypedDict

from doithoai.documents.content.model import Align, Block, Column, Document, Signature, Table
from doithoai.documents.content.prose import paragraph, sentence
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.formats.model import Family, Format
from doithoai.documents.formats.wording import place_date
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.text import upper

TOTALS = ("sessions", "people", "petitions", "assigned", "documents")


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What both papers say of a package.

    Attributes:
        other: the office it is sent to, or came from; first, last: its period (days inclusive).
        code: of eight letters and digits; totals: those of `TOTALS`; both empty where they are not known.
        file: its name; sealing: ``key``, ``passphrase`` or ``none``; both empty on a receipt.
        since: it holds only what was new since a receipt.
    """

    other: str
    first: date
    last: date
    code: str
    totals: tuple[int, ...]
    file: str = ""
    sealing: str = ""
    since: bool = False


class SlipWords(TypedDict):
    """The phrases of one of the papers."""

    title: str
    summary: str
    why: str
    closing: str
    signed_by: str


class _Words(TypedDict):
    """The file as it is typed."""

    not_known: str
    period: str
    since: str
    slip: SlipWords
    receipt: SlipWords
    columns: Mapping[str, str]
    rows: Mapping[str, str]
    sealings: Mapping[str, str]


@cache
def slip_words() -> _Words:
    """The phrases of both papers."""

    def whole(table: _Words) -> _Words:
        parts = [SlipWords.__annotations__.keys() - words for words in (table["slip"], table["receipt"])]
        missing = set(_Words.__annotations__) - set(table) | set().union(*parts) | set(TOTALS) - set(table["rows"])
        if missing:
            raise ValueError(", ".join(sorted(missing)))
        return table

    return read_table("package_slips", whole)


def build_slip(office: Office, form: Format, day: date, facts: PackageFacts) -> Document:
    """The paper that goes with a package to ``facts.other``."""
    return _paper(office, form, day, facts, slip_words()["slip"])


def build_receipt(office: Office, form: Format, day: date, facts: PackageFacts) -> Document:
    """The paper that says that the package of ``facts.other`` was received on ``day``."""
    return _paper(office, form, day, facts, slip_words()["receipt"])


def _paper(office: Office, form: Format, day: date, facts: PackageFacts, words: SlipWords) -> Document:
    party = form.family is Family.PARTY
    name = (office.party_name if party else office.name) or office.name or office.party_name or ""
    return Document(
        kind=DocumentKind.SLIP,
        superior=upper(office.party_superior) if party and office.party_superior else None,
        issuer=upper(name),
        number_text="",
        place_date=place_date(form, office.place_name or slip_words()["not_known"], day),
        type_name=words["title"],
        summary=words["summary"],
        blocks=partial(_blocks, name, facts, words),
        signatures=(Signature((words["signed_by"],), "", ""),),
        recipients=(),
        title=f"{sentence(words['title'].lower())} {facts.code}".strip(),
        date=day,
    )


def _blocks(name: str, facts: PackageFacts, words: SlipWords) -> Iterator[Block]:
    names = {"office": name, "receiver": facts.other, "sender": facts.other}
    yield paragraph(sentence(words["why"].format(**names)), keep_with_next=True)
    heads = slip_words()["columns"]
    columns = (Column(heads["what"], 1, Align.LEFT), Column(heads["value"], 2, Align.LEFT))
    yield Table(columns, partial(_rows, facts))
    yield paragraph(words["closing"])


def _rows(facts: PackageFacts) -> Iterator[tuple[str, str]]:
    words = slip_words()
    names = words["rows"]
    period = words["period"].format(first=f"{facts.first:%d/%m/%Y}", last=f"{facts.last:%d/%m/%Y}")
    yield names["period"], words["since"].format(period=period) if facts.since else period
    if facts.file:
        yield names["file"], facts.file
    if facts.sealing:
        yield names["sealing"], words["sealings"][facts.sealing]
    yield names["code"], facts.code or words["not_known"]
    for total, count in zip(TOTALS, facts.totals, strict=False):
        yield names[total], str(count)
