"""The letter to a unit whose package for a period has not come (công văn đôn đốc gửi số liệu)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial

from doithoai.documents.brief import Brief
from doithoai.documents.content.letters import letter
from doithoai.documents.content.model import Block, Document
from doithoai.documents.content.prose import Prose, paragraph, sentence
from doithoai.documents.content.resource_tables import read_table
from doithoai.documents.content.wording import Wording
from doithoai.documents.formats.model import Family
from doithoai.domain.period import Period

_OF_FAMILY = {"summary_state", "summary_party", "unit_state", "unit_party"}
_KEYS = _OF_FAMILY | {"title", "nothing", "nothing_yet", "part", "gap", "ask"}


@dataclass(frozen=True, slots=True)
class Owed:
    """What a unit has not sent.

    Attributes:
        unit: its words in the list of units (``xã Sơn Tiến``), or the name of an office.
        period: the days it should have sent; due: until when; days_late: at the letter's date.
        missing: the parts that did not come, in order.
    """

    unit: str
    period: Period
    due: date
    days_late: int
    missing: tuple[Period, ...]


@cache
def send_reminder_words() -> Mapping[str, str]:
    """The phrases of the letter."""

    def whole(table: Mapping[str, str]) -> Mapping[str, str]:
        if missing := _KEYS - table.keys():
            raise ValueError(", ".join(sorted(missing)))
        return table

    return read_table("send_reminder", whole)


def build_send_reminder(brief: Brief, wording: Wording, owed: Owed) -> Document:
    """The letter to the unit, in the frame of the other reminders; its number is written by hand.

    Args:
        wording: of the other reminders, for what both have.
    """
    words = send_reminder_words()
    family = "party" if brief.format.family is Family.PARTY else "state"
    own = {"summary": words[f"summary_{family}"], "document_title": words["title"]}
    prose = Prose(brief, Wording({**wording.phrases, **own}))
    is_place = owed.unit[:1].islower()
    owing = replace(owed, unit=words[f"unit_{family}"].format(place=owed.unit)) if is_place else owed
    return letter(prose, [owing.unit], partial(_blocks, prose, owing))


def _blocks(prose: Prose, owed: Owed) -> Iterator[Block]:
    words, day = send_reminder_words(), prose.day
    names = {"office": prose.office, "unit": owed.unit, "due": day(owed.due), "day": day(prose.brief.date)}
    names |= {"first": day(owed.period.first), "last": day(owed.period.last), "late": str(owed.days_late)}
    gaps = (words["gap"].format(first=day(gap.first), last=day(gap.last)) for gap in owed.missing)
    key = "part" if owed.missing != (owed.period,) else "nothing" if owed.days_late else "nothing_yet"
    yield paragraph(sentence(words[key].format(missing="; ".join(gaps), **names)))
    yield paragraph(sentence(words["ask"].format(**names)) + prose.brief.format.texts.body_end)
