"""How fast the register loads and searches, beside bare SQLite in the same run. By hand:

    .venv/bin/python tests/benchmarks/bench_register.py load [PETITIONS]
    .venv/bin/python tests/benchmarks/bench_register.py search [PETITIONS]

``load`` compares ``sessions.add`` with one bare ``executemany`` of the same rows, once into the same petition
table without index, history or search, and once with the same search index built at the end (goal 1.3×).
``search`` builds a register of petitions of 30 words drawn from the sample and times what a person types into the
list of petitions, by the query the window asks.
"""

import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import sqlcipher3

from doithoai import paths
from doithoai.domain import text
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.register import petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter
from doithoai.register.schema import first

A_SESSION = 200
PAGE = 100  # rows the window asks for at once (`desktop.models.paged.PAGE`, which would load Qt)


def vocabulary() -> list[str]:
    """All words of the sample's petitions, as often as they occur there."""
    data = data_file.read(paths.resource("sample", "sessions.json"))
    return [word for s in data.sessions for p in s.petitions for word in (p.content or "").split()]


def sessions_of(petition_count: int) -> Iterator[Session]:
    """Sessions of 200 petitions of 30 words each."""
    words, chance = vocabulary(), random.Random(7)
    names = [f"{a} {b} {c}" for a in ("Nguyễn", "Trần", "Lê", "Đặng") for b in ("Văn", "Thị") for c in words[:50]]
    for start in range(0, petition_count, A_SESSION):
        yield Session(
            f"s{start}",
            title="Hội nghị đối thoại",
            petitions=tuple(
                Petition(
                    f"p{number}",
                    number=number - start + 1,
                    petitioner=Petitioner(chance.choice(names), "Thôn Hùng Tiến"),
                    content=" ".join(chance.choices(words, k=30)),
                )
                for number in range(start, min(start + A_SESSION, petition_count))
            ),
        )


Table = tuple[list[str], list[tuple[object, ...]]]


def petition_table(path: Path) -> Table:
    """The columns of a register's petitions, and their rows as they are stored."""
    with contextlib.closing(sqlcipher3.connect(str(path))) as db:
        cursor = db.execute("SELECT * FROM petition ORDER BY id")
        return [column for column, *_rest in cursor.description], cursor.fetchall()


def bare(path: Path, table: Table, *, searched: bool) -> float:
    """Seconds for one executemany of the petitions' rows in one transaction."""
    columns, values = table
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute(f"CREATE TABLE petition({', '.join(columns)}, PRIMARY KEY (id))")
        if searched:
            db.create_function("folded", 1, text.index_folded, deterministic=True)
            db.create_function("marked", 1, text.index_marked, deterministic=True)
            db.execute(
                "CREATE VIRTUAL TABLE petition_search USING fts5(folded, marked, content='', contentless_delete=1, "
                "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
            )
        begun = time.perf_counter()
        db.execute("BEGIN")
        db.executemany(f"INSERT INTO petition VALUES ({', '.join('?' for _column in columns)})", values)
        if searched:
            words = first.searched_text("petition", "petition")
            db.execute(
                "INSERT INTO petition_search(rowid, folded, marked) "
                f"SELECT id, folded({words}), marked({words}) FROM petition"
            )
        db.execute("COMMIT")
        return time.perf_counter() - begun


def bench_load(count: int) -> None:
    """Print the seconds of each way and their ratios."""
    every_session = list(sessions_of(count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "c.sdt")
        with Register.create(path) as register:
            begun = time.perf_counter()
            sessions.add(register, every_session)
            ours = time.perf_counter() - begun
        table = petition_table(path)
        plain = bare(Path(folder, "a.db"), table, searched=False)
        indexed = bare(Path(folder, "b.db"), table, searched=True)
    print(f"{count} petitions: bare {plain:.2f} s, bare with search index {indexed:.2f} s, register {ours:.2f} s")
    print(f"register / bare {ours / plain:.1f}×, register / bare with the same index {ours / indexed:.2f}×")


TYPED = [
    "đ", "de", "de n", "de ngh", "de nghi", "đường", "giai phong mat bang", "nguyen van", "thôn", "kênh mương cây",
    "khong tim thay gi", "dương", '"mat bang"', "da", "duong tha",
]  # fmt: skip


def bench_search(count: int) -> None:
    """Print how long the list of petitions takes for each typed query (median of 7), and the 95th percentile of all.

    The list is asked as the window asks it while a person types: one page, and the next one where there is one.
    """
    with tempfile.TemporaryDirectory() as folder, Register.create(Path(folder, "c.sdt")) as register:
        begun = time.perf_counter()
        sessions.add(register, sessions_of(count))
        print(f"{count} petitions loaded in {time.perf_counter() - begun:.0f} s")
        print(f"file {register.path.stat().st_size / 1e6:.0f} MB")
        every: list[float] = []
        for query in TYPED:
            times: list[float] = []
            for _round in range(7):
                rows, seconds = first_pages(register, query)
                times += seconds
            every += times
            print(f"{statistics.median(times):8.2f} ms  {rows:3} rows  {query}")
        print(f"p95 of all {statistics.quantiles(every, n=20)[-1]:.1f} ms (goal 30)")


def first_pages(register: Register, query: str) -> tuple[int, list[float]]:
    """How many rows the first two pages have, and the milliseconds of each page."""
    choice = Filter(query=query, typing=True, today=date.today())
    begun = time.perf_counter()
    rows = petitions.page(register, choice, limit=PAGE)
    times = [(time.perf_counter() - begun) * 1000]
    if len(rows) == PAGE:
        begun = time.perf_counter()
        rows += petitions.page(register, choice, before=rows[-1].row, limit=PAGE)
        times.append((time.perf_counter() - begun) * 1000)
    return len(rows), times


if __name__ == "__main__":
    bench = sys.argv[1] if len(sys.argv) > 1 else "load"
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    {"load": bench_load, "search": bench_search}[bench](size)
