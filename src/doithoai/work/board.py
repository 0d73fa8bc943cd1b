"""The board: every unit that should send for a period, by name; who has, who has not, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.domain.dates import short
from doithoai.domain.errors import N_, AppError
from doithoai.domain.options import SENT_WITHIN
from doithoai.domain.period import Period
from doithoai.exchange.keys import base32
from doithoai.i18n import gettext as _
from doithoai.register import merged, offices, settings
from doithoai.register.connection import Register
from doithoai.register.merged import Sent
from doithoai.work import structure

_CODE_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A unit and what it sent for the period.

    Attributes:
        received: the day on which its last package came; None where there is none.
        days_late: from the day it was due (`due`) to that day, or to today while something is missing; 0 before.
        missing: the parts of the period for which nothing came.
        telephone_code: of its last package.
        manifests: the packages for the period, the one merged last at the end; confirmed: that of the last was
            compared by telephone.
    """

    code: str
    name: str
    received: date | None
    days_late: int
    missing: tuple[Period, ...]
    telephone_code: str = ""
    manifests: tuple[str, ...] = ()
    confirmed: date | None = None

    @property
    def has_sent(self) -> bool:
        """Nothing of the period is missing."""
        return not self.missing


class UnitsUnknown(AppError):
    """Nobody knows which units should send to this office."""


def rows(register: Register, period: Period, today: date) -> list[Row]:
    """Every unit under this office as they were at the end of the period; then senders that no list has.

    Raises:
        UnitsUnknown: the office has no code, or no units under it.
    """
    code = offices.own_code(register)
    places = structure.below(code, period.last) if code else []
    if not places:
        raise UnitsUnknown(
            N_("The list of units has none under this office."),
            remedy="" if code else N_("Enter the office's official code in the settings first."),
        )
    packages: dict[str, list[Sent]] = {}
    for package in merged.sent(register, period.first, period.last):
        packages.setdefault(package.code, []).append(package)
    names = {place.code: place.words for place in places}
    names |= {code: sent[-1].name for code, sent in packages.items() if code not in names}
    deadline = due(register, period)
    return [_row(code, name, packages.get(code, []), period, deadline, today) for code, name in names.items()]


def due(register: Register, period: Period) -> date:
    """The day until which units have to send for a period, by this office's own rule."""
    return period.last + timedelta(days=settings.chosen(register, SENT_WITHIN))


def _row(code: str, name: str, sent: list[Sent], period: Period, deadline: date, today: date) -> Row:
    missing = tuple(_missing(sent, period))
    received = sent[-1].on if sent else None
    until = today if missing or received is None else received
    late = max(0, (until - deadline).days)
    telephone_code = base32(bytes.fromhex(sent[-1].manifest), _CODE_LENGTH) if sent else ""
    manifests = tuple(package.manifest for package in sent)
    return Row(code, name, received, late, missing, telephone_code, manifests, sent[-1].confirmed_on if sent else None)


def _missing(sent: Iterable[Sent], period: Period) -> list[Period]:
    """The days of the period that no package covers."""
    gaps, day = [], period.first
    for first, last in sorted((package.first, package.last) for package in sent):
        if first > day:
            gaps.append(Period(day, first - timedelta(days=1)))
        day = max(day, last + timedelta(days=1))
    if day <= period.last:
        gaps.append(Period(day, period.last))
    return gaps


def lines(board: Iterable[Row]) -> list[str]:
    """A line each, separated by tabs: code, unit, received, days late, what is missing, code by telephone."""
    return [
        "\t".join(
            (
                *(row.code, row.name, short(row.received) if row.received else _("nothing"), str(row.days_late)),
                "; ".join(f"{short(gap.first)} – {short(gap.last)}" for gap in row.missing),
                row.telephone_code,
            )
        )
        for row in board
    ]
