"""How long what the office above asks takes over 1,000,000 petitions of 259 units (goal 3 s each). By hand:

    .venv/bin/python tests/benchmarks/bench_above.py [PETITIONS]

The report of the year, the tree of units by fields, the board, the hot spots and the yearly assessment.

The rows are written without the history, which nothing here reads. Beside each time stands that of a bare count of
the same petitions with their sessions, in the same run.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.period import Period
from doithoai.register import offices, turnover
from doithoai.register.connection import Register
from doithoai.register.parts import By
from doithoai.work import assessment, board, hotspots, reporting

UNITS, SESSIONS, VILLAGES = 259, 12, 10
DAY = date(2026, 12, 31)
YEAR = Period(date(2026, 1, 1), DAY)
FIELDS = [f"lĩnh vực {number}" for number in range(1, 8)]
_TRIGGERS = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('session', 'petition', 'office')"


def fill(register: Register, count: int) -> None:
    """A year of sessions of every unit, and so many petitions among them; one in twenty says what another said."""
    for (trigger,) in register.rows(_TRIGGERS):
        register.connection.execute(f"DROP TRIGGER {trigger}")
    with register.step("fill"):
        for unit in range(UNITS):
            office = offices.id_of(register, f"{10000 + unit}", OfficeLevel.COMMUNE)
            register.execute_many(
                "INSERT INTO session(uid, office_id, office_name, state, starts_at) VALUES (?, ?, ?, 'held', ?)",
                [(f"s{unit}-{place}", office, f"xã {unit}", _begins(place)) for place in range(SESSIONS)],
            )
        register.execute_many(
            "INSERT INTO petition(uid, session_id, place, number, petitioner_address, field, content, competence, "
            "lead, due, written_date, outcome, matter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            _petitions(count),
        )
        register.execute_many(
            "INSERT INTO merged_package(manifest, office_id, office_name, first, last, at, step, whole, file, "
            "signed_by, said, signature, merged_at, who) SELECT hex(randomblob(32)), id, 'xã', '2026-01-01', "
            "'2026-12-31', '', 1, 1, 'goi.sdt.zip', '', '', '', '2027-01-05T08:00:00+07:00', '' FROM office "
            "WHERE code = ?",
            [(f"{10000 + unit}",) for unit in range(UNITS)],
        )


def _begins(place: int) -> str:
    return (datetime(2026, 1, 5, 8) + timedelta(days=30 * place)).isoformat(timespec="minutes")


def _petitions(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(7)
    for number in range(count):
        session = number * UNITS * SESSIONS // count
        came = date.fromisoformat(_begins(session % SESSIONS)[:10])
        due = came + timedelta(days=15)
        is_assigned, is_answered = chance.random() < 0.5, chance.random() < 0.8
        answered = came + timedelta(days=chance.randrange(5, 25))
        yield (
            *(f"p{number}", session + 1, number, 1 + number % 300, f"Thôn {chance.randrange(VILLAGES)}"),
            *(chance.choice(FIELDS), "Đường hỏng, đề nghị sửa chữa.", chance.choice(("commune", "province"))),
            "Phòng Kinh tế" if is_assigned else None,
            due.isoformat() if is_assigned else None,
            answered.isoformat() if is_answered else None,
            chance.choice(("closed", "open", None)),
            f"m{session // SESSIONS}-{number % 300}" if chance.random() < 0.05 else None,
        )


def measure(name: str, work: Callable[[], object]) -> None:
    """The better of two: seconds of the processor, for other work on the machine is not counted, and of the clock."""
    times = []
    for _ in range(2):
        begun, begun_clock = time.process_time(), time.perf_counter()
        work()
        times.append((time.process_time() - begun, time.perf_counter() - begun_clock))
    processor, clock = min(times)
    print(f"{name:32} {processor:6.2f} s of the processor {clock:6.2f} s of the clock", flush=True)


def main() -> None:
    """Fill a register and time what reads all of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder, Register.create(Path(folder) / "tinh.sdt") as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        fill(register, count)
        bare = (
            "SELECT s.office_id, p.field, count(*) FROM session s JOIN petition p ON p.session_id = s.id GROUP BY 1, 2"
        )
        measure("bare count", lambda: register.rows(bare))
        measure("report", lambda: reporting.reported(register, YEAR, DAY))
        measure("units by fields", lambda: [turnover.groups(register, YEAR, DAY, by) for by in (By.UNIT, By.FIELD)])
        measure("board", lambda: board.rows(register, YEAR, DAY))
        measure("hot spots", lambda: hotspots.listed(register, DAY))
        measure("assessment", lambda: assessment.sheets(register, DAY.year, DAY))


if __name__ == "__main__":
    main()
