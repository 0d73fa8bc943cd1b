"""The words for the closed lists of the settings."""

from collections.abc import Mapping

from doithoai.domain.deadlines import DayType, Direction
from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.signing import AUTHORITIES
from doithoai.i18n import gettext as _
from doithoai.work.provinces import Family, Use

LEVELS: Mapping[str, str] = {
    OfficeLevel.COMMUNE: N_("Commune, ward"),
    OfficeLevel.DISTRICT: N_("The level between (until 30/6/2025)"),
    OfficeLevel.PROVINCE: N_("Province, city"),
}
SIDES: Mapping[str, str] = {Side.GOVERNMENT: N_("The authority"), Side.PARTY: N_("The party committee")}
SCHEMES: Mapping[str, str] = {"year": N_("The year"), "term": N_("The term")}
SCOPES: Mapping[str, str] = {"kind": N_("One for each type"), "office": N_("One for all types")}
DAY_TYPES: Mapping[str, str] = {DayType.CALENDAR: N_("Every day"), DayType.WORKING: N_("Working days")}
DIRECTIONS: Mapping[str, str] = {Direction.BEFORE: N_("Before"), Direction.AFTER: N_("After")}
COUNTED_FROM: Mapping[str, str] = {
    "session_start": N_("The session's beginning"),
    "session_end": N_("The session's end"),
    "notice_date": N_("The notice's date"),
    "period_end": N_("The period's end"),
}
DAYS: Mapping[str, str] = {"off": N_("Day off"), "worked": N_("Worked instead")}
USES: Mapping[str, str] = {Use.BASE: N_("Legal basis"), Use.GUIDANCE: N_("Guidance carried out")}
FAMILIES: Mapping[str, str] = {Family.STATE: N_("The authority"), Family.PARTY: N_("The party committee")}
SIGNS: Mapping[str, str] = {code: code for code in AUTHORITIES}
"""How a leader signs: the letters are the word."""


def choices(words: Mapping[str, str], *, blank: bool = False) -> list[tuple[str, str]]:
    """Codes and words for a column, in the present language; with a blank one for "unknown"."""
    return [*([("", "")] if blank else []), *((str(code), _(word)) for code, word in words.items())]
