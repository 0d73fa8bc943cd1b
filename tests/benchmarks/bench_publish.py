"""How long `publish` of 1,000,000 petitions takes beside a bare `COPY` of the same rows (goal: 2 times). By hand:

    .venv/bin/python tests/benchmarks/bench_publish.py [PETITIONS]

The bare copy sends the rows as they were written down beforehand, into tables of the same columns and keys, on the same
server in the same run. Both are counted by the clock: the server works beside the program. What memory the program
needs is that of a process of its own.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench_oversight import fill

from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office, OfficePeriod
from doithoai.exchange.publish import server
from doithoai.paths import resource as shipped
from doithoai.register import offices, published
from doithoai.register.connection import Register
from doithoai.work import publishing

if TYPE_CHECKING:
    from postgresql import Server

_BLOCK = 1 << 16


def measure(name: str, work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    print(f"{name:44} {seconds:7.2f} s", flush=True)
    return seconds


def write_down(postgresql: "Server", name: str, folder: Path) -> None:
    """The rows of every table, as COPY gives them."""
    with server.transaction(server.Address.of(postgresql.url(name))) as connection:
        for table in published.TABLES:
            statement = f"COPY doithoai.{table.name} TO STDOUT"
            with (folder / table.name).open("wb") as file, connection.cursor().copy(statement) as copy:
                file.writelines(copy)


def bare_copy(postgresql: "Server", name: str, folder: Path, *, with_rules: bool) -> None:
    """Send them into new tables."""
    with server.transaction(server.Address.of(postgresql.url(name))) as connection:
        connection.execute(shipped("schemas", "postgresql", "tables.sql").read_bytes())
        for table in published.TABLES:
            statement = f"COPY doithoai.{table.name} FROM STDIN"
            with (folder / table.name).open("rb") as file, connection.cursor().copy(statement) as copy:
                while block := file.read(_BLOCK):
                    copy.write(block)
        if with_rules:
            connection.execute(shipped("schemas", "postgresql", "rules.sql").read_bytes())


def publish(path: Path, url: str) -> None:
    """As the command does."""
    with Register.open(path, writable=False) as register:
        publishing.publish(register, url, datetime.now())


def main() -> None:
    """Fill a register, publish it, and copy the same rows."""
    if sys.argv[1:2] == ["publish"]:
        publish(Path(sys.argv[2]), sys.argv[3])
        print(f"{'  memory of the process':44} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")
        return
    sys.path.append(str(Path(__file__).parents[1]))
    from postgresql import Server, programs

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    folder_of_programs = programs()
    assert folder_of_programs, "no PostgreSQL server is installed"
    postgresql = Server(folder_of_programs)
    try:
        with tempfile.TemporaryDirectory() as folder:
            compare(postgresql, Path(folder), count)
    finally:
        postgresql.close()


def compare(postgresql: "Server", folder: Path, count: int) -> None:
    """Time both."""
    path = folder / "tinh.sdt"
    with Register.create(path) as register:
        office = Office("42", "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, "42", [OfficePeriod(office)])
        fill(register, count)
    name = postgresql.new_database()
    program = [sys.executable, __file__, "publish", str(path), postgresql.url(name)]
    first = measure("publish into an empty database", lambda: subprocess.run(program, check=True))
    write_down(postgresql, name, folder)
    bare = measure("bare COPY", lambda: bare_copy(postgresql, postgresql.new_database(), folder, with_rules=False))
    keyed = measure(
        "bare COPY, then the same keys and views",
        lambda: bare_copy(postgresql, postgresql.new_database(), folder, with_rules=True),
    )
    print(f"{'  times':44} {first / bare:7.2f} ({first / keyed:.2f} of that with keys)")
    measure("publish again, nothing changed", lambda: subprocess.run(program, check=True))


if __name__ == "__main__":
    main()
