"""The office that keeps a register: its names over time, its leaders, its receivers and its terms."""

from dataclasses import dataclass
from datetime import date

from doithoai.domain.kinds import OfficeLevel, Side


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

    code: str | None = None
    name: str | None = None
    place_name: str | None = None
    party_name: str | None = None
    level: OfficeLevel | None = None
    superior: str | None = None
    party_superior: str | None = None


@dataclass(frozen=True, slots=True)
class OfficePeriod:
    """An office's names with the days they hold (both inclusive; None is open)."""

    office: Office
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Receiver:
    """Someone above who gets reports, and for which periods (keys of `doithoai.domain.period.REPORT_PERIODS`)."""

    uid: str
    name: str
    periods: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader who may sign, for which side, with which authority, and when.

    Attributes:
        position: as printed in lower case, e.g. ``Phó Chủ tịch``.
        authority: how the person signs: ``TM``, ``KT``, ``Q``, ``TL``, ``TUQ`` (domain.md sections 5 and 6).
        on_behalf_of: the body or post behind the authority, e.g. ``Ủy ban nhân dân``, ``Chủ tịch``,
            ``Ban Thường vụ``; None takes the format's default for the position.
    """

    uid: str
    name: str
    position: str
    side: Side
    authority: str
    on_behalf_of: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the party committee (nhiệm kỳ), congress to congress; party numbers run through it."""

    uid: str
    name: str
    starts_on: date
    ends_on: date | None = None


def holds_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """True when ``day`` lies in the range; an open end holds for ever."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)
