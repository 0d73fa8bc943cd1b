"""How fast the register loads and searches, beside bare SQLite in the same run. By hand:

    .venv/bin/python tests/benchmarks/bench_register.py load [PETITIONS]
    .venv/bin/python tests/benchmarks/bench_register.py search [PETITIONS]

``load`` compares ``sessions.add`` with one bare ``executemany`` of the same rows, once into the same petition
table without index, history or search, and once with the same search index built at the end.
``search`` builds a register of petitions of 30 words drawn from the sample and times what a person types.
"""

import contextlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3

from doithoai import paths
from doithoai.domain import text
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.register import petitions, sessions
from doithoai.register import rows as stored
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter
from doithoai.register.schema import first

A_SESSION = 200


def vocabulary() -> list[str]:
    """All words of the sample's petitions, as often as they occur there."""
    data = data_file.read(paths.resource("sample", "sessions.json"))
    return [word for s in data.sessions for p in s.petitions for word in (p.content or "").split()]


def sessions_of(count: int) -> Iterator[Session]:
    """Sessions of 200 petitions of 30 words each."""
    words, chance = vocabulary(), random.Random(7)
    names = [f"{a} {b} {c}" for a in ("Nguyễn", "Trần", "Lê", "Đặng") for b in ("Văn", "Thị") for c in words[:50]]
    for start in range(0, count, A_SESSION):
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
                for number in range(start, min(start + A_SESSION, count))
            ),
        )


def bare(path: Path, values: list[tuple[object, ...]], *, searched: bool) -> float:
    """Seconds for one executemany of the petitions' rows in one transaction."""
    with contextlib.closing(sqlcipher3.connect(str(path), isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        columns = ", ".join(stored.PETITION)
        db.execute(f"CREATE TABLE petition(id INTEGER PRIMARY KEY, session_id, place, {columns}, deleted_at)")
        if searched:
            db.create_function("folded", 1, text.index_folded, deterministic=True)
            db.create_function("marked", 1, text.index_marked, deterministic=True)
            db.execute(
                "CREATE VIRTUAL TABLE petition_search USING fts5(folded, marked, content='', contentless_delete=1, "
                "prefix='1 2 3', tokenize='unicode61 remove_diacritics 0')"
            )
        begun = time.perf_counter()
        db.execute("BEGIN")
        marks = stored.marks(stored.PETITION)
        db.executemany(f"INSERT INTO petition(session_id, place, {columns}) VALUES (1, 0, {marks})", values)
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
    loaded = list(sessions_of(count))
    values = [stored.petition_row(petition) for session in loaded for petition in session.petitions]
    with tempfile.TemporaryDirectory() as folder:
        plain = bare(Path(folder, "a.db"), values, searched=False)
        indexed = bare(Path(folder, "b.db"), values, searched=True)
        with Register.create(Path(folder, "c.sdt")) as register:
            begun = time.perf_counter()
            sessions.add(register, loaded)
            ours = time.perf_counter() - begun
    print(f"{count} petitions: bare {plain:.2f} s, bare with search index {indexed:.2f} s, register {ours:.2f} s")
    print(f"register / bare {ours / plain:.1f}×, register / bare with the same index {ours / indexed:.2f}×")


TYPED = [
    "đ", "de", "de n", "de ngh", "de nghi", "đường", "giai phong mat bang", "nguyen van", "thôn", "kênh mương cây",
    "khong tim thay gi", "dương", '"mat bang"', "da", "duong tha",
]  # fmt: skip


def bench_search(count: int) -> None:
    """Print how long each typed query takes (median of 7) and the 95th percentile of all."""
    with tempfile.TemporaryDirectory() as folder, Register.create(Path(folder, "c.sdt")) as register:
        begun = time.perf_counter()
        sessions.add(register, sessions_of(count))
        print(f"{count} petitions loaded in {time.perf_counter() - begun:.0f} s")
        print(f"file {register.path.stat().st_size / 1e6:.0f} MB")
        every: list[float] = []
        for query in TYPED:
            times = []
            for _ in range(7):
                begun = time.perf_counter()
                rows = petitions.page(register, Filter(query, typing=True), limit=50)
                times.append((time.perf_counter() - begun) * 1000)
            every += times
            print(f"{statistics.median(times):8.2f} ms  {len(rows):3} rows  {query}")
        print(f"p95 of all {statistics.quantiles(every, n=20)[-1]:.1f} ms")


if __name__ == "__main__":
    which = sys.argv[1] if len(sys.argv) > 1 else "load"
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    {"load": bench_load, "search": bench_search}[which](size)
