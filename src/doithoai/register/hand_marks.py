"""Marks of the yearly assessment that somebody set by hand: settings of this register, in its history, never dumped."""

import json

from doithoai.domain.assessment import HandMark
from doithoai.domain.errors import N_
from doithoai.register import rows, settings
from doithoai.register.connection import Register


def _key(year: int, unit: str) -> str:
    return f"assessment:{year}:{unit}"


def of_unit(register: Register, year: int, unit: str) -> dict[str, HandMark]:
    """The marks somebody set for a unit (its code), by the key of the criterion."""
    stored = json.loads(settings.get(register, _key(year, unit), "{}"))
    return {
        key: HandMark(float(mark["points"]), mark["reason"], mark["by"], rows.day(mark["on"]))
        for key, mark in stored.items()
    }


def put(register: Register, year: int, unit: str, criterion: str, mark: HandMark | None) -> None:
    """Set a mark by hand, or (None) let the counted one hold again; in the history, and undone as one."""
    stored = json.loads(settings.get(register, _key(year, unit), "{}"))
    if mark is None:
        stored.pop(criterion, None)
    else:
        day = rows.iso(mark.on)
        stored[criterion] = {"points": mark.points, "reason": mark.reason, "by": mark.by, "on": day}
    with register.step(N_("Mark by hand")):
        settings.put(register, _key(year, unit), json.dumps(stored, ensure_ascii=False))
