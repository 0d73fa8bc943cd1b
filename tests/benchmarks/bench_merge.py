"""What merging a year of 259 communes costs, beside the bare cost of what it cannot do without. By hand:

    .venv/bin/python tests/benchmarks/bench_merge.py [UNITS]

Each package holds 12 sessions and 300 petitions. Verified and merged in one step (goal ≤ 2×) against the sum of: one
``executemany`` of the same rows into the same indexed tables (sessions, petitions, rosters, the history of all that,
what each package said, and the index of the search), and hashing and signature checks of the same files measured
apart. The most memory is that of a process of its own, for a tenth of the packages and for all (goal ≤ 150 MB, flat).
"""

import contextlib
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import sqlcipher3

from doithoai import paths
from doithoai.domain import text
from doithoai.domain.kinds import OfficeLevel, SessionState
from doithoai.domain.office import Office, OfficePeriod
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, Session
from doithoai.exchange import data_file
from doithoai.exchange import manifest as manifests
from doithoai.exchange.keys import SecretKey
from doithoai.exchange.manifest import State
from doithoai.exchange.package import write_package
from doithoai.register import offices
from doithoai.register.connection import Register
from doithoai.register.keys import Secrets
from doithoai.register.schema import first
from doithoai.work import merging, structure

SESSIONS, PETITIONS = 12, 25
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
PROVINCE = "42"
_BULKY = ("session", "petition", "attendee", "change", "merged_package", "merged_session", "blob")


def vocabulary() -> list[str]:
    """All words of the sample's petitions, as often as they occur there."""
    data = data_file.read(paths.resource("sample", "sessions.json"))
    return [word for s in data.sessions for p in s.petitions for word in (p.content or "").split()]


def sessions_of(code: str, words: list[str], chance: random.Random) -> Iterator[Session]:
    """A commune's year: a session a month, 25 petitions of 30 words each, half of them answered in the meeting."""
    for month in range(1, SESSIONS + 1):
        day = datetime(2024, month, 5, 8)
        yield Session(
            f"{code}-{month}",
            title=f"Hội nghị đối thoại tháng {month}",
            starts_at=day,
            state=SessionState.HELD,
            citizens_present=60,
            attendees=tuple(Attendee(f"Nguyễn Văn {chance.choice(words)}", present=True) for _ in range(5)),
            petitions=tuple(
                Petition(
                    f"{code}-{month}-{number}",
                    number,
                    Petitioner(f"Trần Thị {chance.choice(words)}", f"Thôn {chance.randrange(10)}"),
                    field=f"lĩnh vực {chance.randrange(7)}",
                    content=" ".join(chance.choices(words, k=30)),
                    answer=Answer("Chủ tịch", " ".join(chance.choices(words, k=15))) if number % 2 else None,
                    assignment=None if number % 2 else Assignment("Phòng Kinh tế", (), day.date() + timedelta(days=20)),
                )
                for number in range(1, PETITIONS + 1)
            ),
        )


def make_packages(folder: Path, units: int) -> None:
    """A signed package of each of so many communes of the province."""
    words, chance = vocabulary(), random.Random(7)
    communes = [place for place in structure.below(PROVINCE, YEAR[1]) if place.level is OfficeLevel.COMMUNE]
    for place in (communes * (1 + units // len(communes)))[:units]:
        number = len(list(folder.iterdir()))
        code = place.code if number < len(communes) else f"{place.code}a"
        write_package(
            office=Office(code, f"UBND {place.words}", level=OfficeLevel.COMMUNE),
            receiver="UBND tỉnh Hà Tĩnh",
            period=YEAR,
            sessions=list(sessions_of(code, words, chance)),
            document_bytes=lambda _record: None,
            out_dir=folder,
            key=SecretKey(Secrets(hashlib.sha256(code.encode()).digest(), bytes(32))),
            state=State(1, "2025-01-02T00:00:00Z"),
        )


def merged(folder: Path, count: int, path: Path) -> dict[str, float]:
    """Merge so many of the packages into a new register; seconds, and the most memory of this process in MB."""
    files = sorted(folder.iterdir())[:count]
    structure.is_known = lambda _code: True  # more units than the list has, for a province with 259
    with Register.create(path) as register:
        own = Office(PROVINCE, "UBND tỉnh Hà Tĩnh", level=OfficeLevel.PROVINCE)
        offices.set_periods(register, PROVINCE, [OfficePeriod(own)])
        before = memory()
        seconds = timed(lambda: merging.merge(register, files))
        (petitions,) = register.row("SELECT count(*) FROM petition") or (0,)
    assert petitions == count * SESSIONS * PETITIONS, petitions
    return {**seconds, "memory": memory(), "before": before}


def memory() -> float:
    """The most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Seconds of the processor and of the clock."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall}


def hash_and_check(folder: Path) -> None:
    """Each file as a whole, each of its members, and the signature: what nobody can leave out."""
    for path in sorted(folder.iterdir()):
        with path.open("rb") as file:
            hashlib.file_digest(file, "sha256")
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        for content in members.values():
            hashlib.sha256(content).digest()
        key = manifests.from_bytes(members[manifests.NAME]).key
        assert key and key.verifies(members[manifests.SIGNATURE], members[manifests.NAME])


def bare(source: Path, target: Path, tables: tuple[str, ...]) -> dict[str, float]:
    """The rows of some tables of a merged register, written into the same tables with the same indexes.

    Generated columns and triggers are left out; the index of the search is filled at the end, in one statement.
    """
    with contextlib.closing(sqlcipher3.connect(str(source))) as db:
        rows = {}
        for table in tables:
            columns = [column for _, column, *_, hidden in db.execute(f"PRAGMA table_xinfo({table})") if not hidden]
            rows[table] = columns, db.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid").fetchall()
        schema = db.execute(
            "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql NOT NULL AND tbl_name IN "
            f"({', '.join('?' * len(tables))}) ORDER BY type DESC",
            tables,
        ).fetchall()
    with contextlib.closing(sqlcipher3.connect(str(target), isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.create_function("folded", 1, text.index_folded, deterministic=True)
        db.create_function("marked", 1, text.index_marked, deterministic=True)
        for (sql,) in schema:
            db.execute(sql)
        db.execute(
            "CREATE VIRTUAL TABLE petition_search USING fts5(folded, marked, content='', contentless_delete=1, "
            "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
        )
        return timed(lambda: _write(db, rows))


def _write(db: sqlcipher3.Connection, rows: dict[str, tuple[list[str], list[tuple[object, ...]]]]) -> None:
    db.execute("BEGIN")
    for table, (columns, values) in rows.items():
        marks = ", ".join("?" for _column in columns)
        db.executemany(f"INSERT INTO {table}({', '.join(columns)}) VALUES ({marks})", values)
    words = first.searched_text("petition", "petition")
    db.execute(
        f"INSERT INTO petition_search(rowid, folded, marked) SELECT id, folded({words}), marked({words}) FROM petition"
    )
    db.execute("COMMIT")


def in_a_process(folder: Path, count: int, path: Path) -> dict[str, float]:
    """`merged` in a process of its own, whose memory is nobody else's."""
    command = [sys.executable, __file__, "merge", str(folder), str(count), str(path)]
    answer: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answer


def main(units: int) -> None:
    """Make the packages, merge them, and print what it cost beside the bare cost."""
    with tempfile.TemporaryDirectory() as name:
        folder, path = Path(name, "packages"), Path(name, "tinh.sdt")
        folder.mkdir()
        making = timed(lambda: make_packages(folder, units))
        size = sum(file.stat().st_size for file in folder.iterdir()) >> 20
        print(f"made {units} packages, {size} MB, in {making['wall']:.0f} s", flush=True)
        few = in_a_process(folder, max(1, units // 10), Path(name, "few.sdt"))
        ours = in_a_process(folder, units, path)
        checks = timed(lambda: hash_and_check(folder))
        inserts = bare(path, Path(name, "bare.db"), _BULKY)
        of_data = bare(path, Path(name, "data.db"), _BULKY[:3])
    for label, seconds in (
        ("hashing and signatures", checks),
        ("bare: every row that merging writes", inserts),
        ("bare: sessions, petitions, rosters only", of_data),
        ("verified and merged", ours),
    ):
        print(f"{label:42} {seconds['cpu']:7.2f} s of the processor {seconds['wall']:7.2f} s")
    for label, seconds in (("every row", inserts), ("without history and what packages said", of_data)):
        print(f"ratio, {label}: {ours['cpu'] / (checks['cpu'] + seconds['cpu']):.2f}×")
    print(f"memory: {few['memory']:.0f} MB for a tenth, {ours['memory']:.0f} MB for all ({ours['before']:.0f} before)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["merge"]:
        print(json.dumps(merged(Path(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 259)
