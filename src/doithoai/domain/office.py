"""The office that keeps a register: its names over time, its leaders, its receivers and its terms."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from doithoai.domain.errors import N_
from doithoai.domain.kinds import OfficeLevel, Side
from doithoai.domain.shape import Part


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it was called at one time; the shape of ``office`` in the data file.

    Names are as written in running text (``Ủy ban nhân dân xã Sơn Tiến``, ``Đảng ủy xã Sơn Tiến``);
    documents upper-case them. ``superior`` and ``party_superior`` are the bodies printed above
    (``Đảng bộ tỉnh Hà Tĩnh``) and reported to.

    Attributes:
        code: official unit code (mã đơn vị hành chính), e.g. ``18199``.
        place_name: the place before the date, e.g. ``Sơn Tiến``.
    """

    code: Annotated[str | None, Part(N_("Code"), stored=False)] = None
    name: Annotated[str | None, Part(N_("Name"))] = None
    place_name: Annotated[str | None, Part(N_("Place before the date"))] = None
    party_name: Annotated[str | None, Part(N_("Party committee"))] = None
    level: Annotated[OfficeLevel | None, Part(N_("Level"))] = None
    superior: Annotated[str | None, Part(N_("Body above"))] = None
    party_superior: Annotated[str | None, Part(N_("Party body above"))] = None


@dataclass(frozen=True, slots=True)
class OfficePeriod:
    """An office's names with the days they hold (both inclusive; None is open)."""

    office: Office
    valid_from: Annotated[date | None, Part(N_("From"))] = None
    valid_to: Annotated[date | None, Part(N_("To"))] = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """Someone above who gets reports, and for which periods (keys of `doithoai.domain.period.REPORT_PERIODS`)."""

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    name: Annotated[str, Part(N_("Name"))]
    periods: Annotated[tuple[str, ...], Part(N_("Periods"))] = ()
    valid_from: Annotated[date | None, Part(N_("From"))] = None
    valid_to: Annotated[date | None, Part(N_("To"))] = None
    source: Annotated[str | None, Part(N_("Source"))] = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader who may sign, for which side, with which authority, and when.

    Attributes:
        position: as printed in lower case, e.g. ``Phó Chủ tịch``.
        authority: how the person signs: ``TM``, ``KT``, ``Q``, ``TL``, ``TUQ`` (domain.md sections 5 and 6).
        on_behalf_of: the body or post behind the authority, e.g. ``Ủy ban nhân dân``, ``Chủ tịch``,
            ``Ban Thường vụ``; None takes the format's default for the position.
    """

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    name: Annotated[str, Part(N_("Full name"), check="name")]
    position: Annotated[str, Part(N_("Position"))]
    side: Annotated[Side, Part(N_("Side"))]
    authority: Annotated[str, Part(N_("Signs"))]
    on_behalf_of: Annotated[str | None, Part(N_("On behalf of"))] = None
    valid_from: Annotated[date | None, Part(N_("From"))] = None
    valid_to: Annotated[date | None, Part(N_("To"))] = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the party committee (nhiệm kỳ), congress to congress; party numbers run through it."""

    uid: Annotated[str, Part(N_("Identity"), check="uid")]
    name: Annotated[str, Part(N_("Name"))]
    starts_on: Annotated[date, Part(N_("From"))]
    ends_on: Annotated[date | None, Part(N_("To"))] = None


def holds_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """True when ``day`` lies in the range; an open end holds for ever."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
