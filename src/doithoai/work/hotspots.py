"""Hot spots of a register: the list with its reasons, when it could have been foreseen, and the session proposed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from doithoai import paths
from doithoai.domain import hotspots as places
from doithoai.domain.dates import short
from doithoai.domain.errors import N_, InputRefused
from doithoai.domain.hotspots import THRESHOLDS, Counts, Foreseen, HotSpot, Reason, Thresholds
from doithoai.domain.kinds import Demand, SessionKind, SessionState
from doithoai.domain.session import Session
from doithoai.i18n import gettext as _
from doithoai.register import hotspots, petitions, preparations, sessions, settings
from doithoai.register.connection import Register
from doithoai.register.preparations import Preparation
from doithoai.work import tables

_OWN = "hotspots"


class ThresholdRefused(InputRefused):
    """A threshold nobody knows, or no whole number from 1 on."""


@cache
def shipped(path: Path | None = None) -> Thresholds:
    """The thresholds of the catalogue.

    Raises:
        TableRefused: the file is missing or broken.
    """
    path = path or paths.resource("catalogues", "hotspots.toml")
    table = tables.read(path)
    table.skip("source", "mark")
    numbers = {name: table.number(name) for name in THRESHOLDS}
    table.done()
    for name, number in numbers.items():
        if number < 1:
            raise tables.TableRefused(name, N_("{file}: {path} must be a whole number."), file=path)
    return Thresholds(**numbers)


def thresholds(register: Register) -> Thresholds:
    """Those of the office over those shipped."""
    own = json.loads(settings.get(register, _OWN, "{}"))
    return replace(shipped(), **{name: int(number) for name, number in own.items() if name in THRESHOLDS})


def set_thresholds(register: Register, changes: Mapping[str, int]) -> None:
    """Keep thresholds of the office's own; those equal to what is shipped follow it again.

    Raises:
        ThresholdRefused: nothing is changed.
    """
    for name, number in changes.items():
        if name not in THRESHOLDS or number < 1:
            raise _refused(f"{name}={number}")
    now = asdict(thresholds(register)) | dict(changes)
    usual = asdict(shipped())
    own = {name: number for name, number in now.items() if number != usual[name]}
    with register.step(N_("Edit the thresholds of hot spots")):
        settings.put(register, _OWN, json.dumps(own))


def thresholds_of(texts: Iterable[str]) -> dict[str, int]:
    """Thresholds as they are typed, ``repeated=3``.

    Raises:
        ThresholdRefused: one of them is not.
    """
    numbers = {}
    for typed in texts:
        name, _equals, number = typed.partition("=")
        if not number.strip().isdecimal():
            raise _refused(typed)
        numbers[name.strip()] = int(number)
    return numbers


def _refused(typed: str) -> ThresholdRefused:
    return ThresholdRefused(
        "",
        N_("“{value}” is not a threshold: NAME=N, N from 1 on, NAME one of: {names}."),
        value=typed,
        names=", ".join(THRESHOLDS),
    )


def listed(register: Register, day: date) -> list[HotSpot]:
    """The hot spots as they were known on ``day``, those with most reasons first."""
    with register.snapshot():
        limits = thresholds(register)
        return places.listed(hotspots.counts(register, limits, day), limits)


def foreseen(register: Register, first: date, last: date) -> list[Foreseen]:
    """Looking back: each place that was listed between two days, on the first day on which it would have been."""
    with register.snapshot():
        days = hotspots.days_of_sessions(register, first, last)
        return places.first_listed((day, listed(register, day)) for day in days)


# -- words ---------------------------------------------------------------------------------

_REASONS = {
    Reason.REPEATED: N_("brought up in {sessions} sessions within {days} days"),
    Reason.RISING: N_("rising: {newer} petitions in the newer half of the time, {older} before"),
    Reason.LATE: N_("{late} past their date"),
    Reason.UNANSWERED: N_("{unanswered} not settled for more than {unanswered_days} days"),
    Reason.UNSATISFIED: N_("{unsatisfied} brought up once more after they had been settled"),
    Reason.JUMPED: N_("{jumped} brought before a higher level than the one that may settle them"),
}


def reasons(hot: HotSpot, limits: Thresholds) -> list[str]:
    """Why a place is listed, each reason with its figures."""
    numbers = {**asdict(limits), **asdict(hot.counts), "older": hot.counts.older}
    return [_(_REASONS[reason]).format(**numbers) for reason in hot.reasons]


def place(hot: HotSpot) -> str:
    """The village, and whose it is where the register holds several offices."""
    village = hot.spot.village or _("place not known")
    return f"{village}, {hot.spot.unit}" if hot.spot.unit else village


def proposal(hot: HotSpot, limits: Thresholds, day: date) -> str:
    """The thematic session that is proposed, in a line."""
    until = short(day + timedelta(days=limits.within_days))
    return _("Hold a session on this theme by {day}: {title}").format(day=until, title=title(hot))


def title(hot: HotSpot) -> str:
    """What the proposed session is called; in Vietnamese, as all that goes on paper."""
    where = f" tại {_small(hot.spot.village)}" if hot.spot.village else ""
    return f"Hội nghị đối thoại chuyên đề về {hot.spot.field}{where}"


def _small(village: str) -> str:
    """``thôn An Phú``: a common noun is small inside a sentence (Decree 30, Appendix II)."""
    return village[:1].lower() + village[1:] if village.split(" ", 1)[0] in _COMMON else village


_COMMON = ("Thôn", "Xóm", "Bản", "Ấp", "Buôn", "Tổ", "Khối", "Khu", "Làng")


def lines(spots: Iterable[HotSpot], limits: Thresholds, day: date) -> list[str]:
    """A line each, separated by tabs: place, field, petitions, reasons, what is proposed."""
    return [
        "\t".join(
            (
                *(place(hot), hot.spot.field, str(hot.counts.petitions)),
                *("; ".join(reasons(hot, limits)), proposal(hot, limits, day)),
            )
        )
        for hot in spots
    ]


def looked_back(firsts: Iterable[Foreseen], limits: Thresholds) -> list[str]:
    """A line each, separated by tabs: the first day, place, field, reasons."""
    return [
        "\t".join((short(first.day), place(first.hot), first.hot.spot.field, "; ".join(reasons(first.hot, limits))))
        for first in firsts
    ]


# -- the session proposed --------------------------------------------------------------------


def prepare(register: Register, hot: HotSpot, day: date) -> str:
    """Make the planned thematic session that is proposed, in one step; gives its uid.

    Its day is the office's to choose. What is to be prepared is written down with it.
    """
    limits = thresholds(register)
    uid = petitions.new_uid()
    village = hot.spot.village
    session = Session(
        uid,
        kind=SessionKind.THEMATIC,
        title=title(hot),
        state=SessionState.PLANNED,
        villages=(village,) if village else (),
        demanded_by=Demand.NEED,
        place=village,
        audience=f"Nhân dân {_small(village)}" if village else None,
        fields=(hot.spot.field,),
    )
    due = day + timedelta(days=limits.within_days)
    with register.step(N_("Prepare a session on a theme")):
        sessions.create(register, session)
        preparations.put(register, uid, [Preparation(material(hot.counts), due=due)])
    return uid


def material(counts: Counts) -> str:
    """What is to be prepared, in Vietnamese as it goes to the agencies."""
    words = f"Báo cáo kết quả giải quyết {counts.petitions} ý kiến, kiến nghị đã nêu tại {counts.sessions} hội nghị"
    late = f", trong đó {counts.late} ý kiến, kiến nghị quá hạn" if counts.late else ""
    return words + late
