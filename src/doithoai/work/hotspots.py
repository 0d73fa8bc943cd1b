"""Hot spots of a register: the list as it was known on a day, when each could have been foreseen, the thresholds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path

from doithoai import paths
from doithoai.domain import hotspots as places
from doithoai.domain.errors import N_, InputRefused
from doithoai.domain.hotspots import THRESHOLDS, Foreseen, HotSpot, Thresholds
from doithoai.register import hotspots, settings
from doithoai.register.connection import Register
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
