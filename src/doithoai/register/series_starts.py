"""Where series of numbers begin in this register: an office that takes the program up in the middle of a year goes on.

The numbers before were given in another book or program; no document here has them, and the book says so.
"""

import json
from collections.abc import Iterable

from doithoai.domain.errors import N_
from doithoai.domain.kinds import Side
from doithoai.domain.numbering import SeriesKey, SeriesStart
from doithoai.register import settings
from doithoai.register.connection import Register

_KEY = "series_starts"


def listed(register: Register) -> list[SeriesStart]:
    """What the office has laid down, as it typed it."""
    rows = json.loads(settings.get(register, _KEY, "[]"))
    return [SeriesStart(Side(side), type_symbol, period, first) for side, type_symbol, period, first in rows]


def replace_all(register: Register, starts: Iterable[SeriesStart]) -> None:
    """Lay down where series begin; of two rows of one series the later one holds."""
    last = {start.key: start for start in starts}
    rows = [[start.side.value, start.type_symbol, start.period, start.first] for start in last.values()]
    with register.step(N_("Edit where numbers begin")):
        settings.put(register, _KEY, json.dumps(rows, ensure_ascii=False))


def start(register: Register, key: SeriesKey, first: int) -> None:
    """Let one series begin at ``first``."""
    side, _between, type_symbol = key.series.partition("/")
    replace_all(register, [*listed(register), SeriesStart(Side(side), type_symbol, key.period, first)])


def first_of(register: Register, key: SeriesKey) -> int:
    """The first number of a series that is given here; 1 where nothing is laid down."""
    return next((start.first for start in listed(register) if start.key == key), 1)
