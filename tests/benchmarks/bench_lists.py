"""How fast lists of petitions open, filter and search on a large register. By hand:

    .venv/bin/python tests/benchmarks/bench_lists.py [PETITIONS] [--keep FILE.sdt]

Figures to hold (design.md): a page opens in 100 ms or less, a key in the search field is answered in 30 ms
or less (95th percentile), on 1,000,000 petitions. With ``--keep`` the register is made once and used again.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from doithoai import paths
from doithoai.domain.kinds import Outcome
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, PetitionStatus, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure
from doithoai.exchange import data_file
from doithoai.register import assignments, figures, petitions, sessions, similar, turnover
from doithoai.register.assignments import Chosen, Owed
from doithoai.register.connection import Register
from doithoai.register.petitions import Filter
from doithoai.register.recording import RECORDED
from doithoai.register.turnover import Counted
from doithoai.work.keywords import stopwords

A_SESSION = 40
KEY_MS = 30
TODAY = date(2026, 6, 1)
VILLAGES = [f"Thôn {a} {b}" for a in ("Hùng", "Khe", "Bãi", "Tân", "Hòa") for b in ("Tiến", "Sắn", "Trạm", "Thịnh")]
AGENCIES = ["Phòng Kinh tế xã", "Công an xã", "Phòng Văn hóa - Xã hội xã", "Trạm Y tế xã", "Hợp tác xã", "Đảng ủy xã"]


def sessions_of(count: int) -> Iterator[Session]:
    """Sessions of 40 petitions of 40 words, spread over ten years, the newest last."""
    chance = random.Random(7)
    data = data_file.read(paths.resource("sample", "sessions.json"))
    words = [word for s in data.sessions for p in s.petitions for word in (p.content or "").split()]
    fields = sorted({p.field for s in data.sessions for p in s.petitions if p.field})
    held = -(-count // A_SESSION)
    for number in range(held):
        day = TODAY - timedelta(days=int(3650 * (held - number) / held))
        raised = tuple(petition(chance, f"p{number}-{n}", n + 1, words, fields, day) for n in range(A_SESSION))
        start = datetime(day.year, day.month, day.day, 8)
        yield Session(f"s{number}", title="Hội nghị đối thoại", starts_at=start, petitions=raised)


def petition(chance: random.Random, uid: str, number: int, words: list[str], fields: list[str], day: date) -> Petition:
    """A petition: half answered in the meeting, half assigned; of the old ones few are still waiting."""
    received = Petition(
        uid,
        number,
        Petitioner(f"Nguyễn Văn {chance.choice(words)}", chance.choice(VILLAGES)),
        field=chance.choice(fields),
        content=" ".join(chance.choices(words, k=40)),
    )
    if chance.random() < 0.5:
        return Petition(**_of(received), answer=Answer("Chủ tịch", " ".join(chance.choices(words, k=20))))
    due = day + timedelta(days=chance.randrange(10, 60))
    task = Assignment(chance.choice(AGENCIES), (), due)
    if chance.random() < (0.5 if (TODAY - day).days < 120 else 0.995):
        outcome = chance.choice([None, Outcome.CLOSED])
        return Petition(**_of(received), assignment=task, written_answer=WrittenAnswer("12/UBND", due), outcome=outcome)
    return Petition(**_of(received), assignment=task)


def _of(received: Petition) -> dict[str, Any]:
    names = ("uid", "number", "petitioner", "field", "content")
    return {name: getattr(received, name) for name in names}


def make(path: Path, count: int) -> None:
    """Write the register; without history, which no list reads."""
    with Register.create(path) as register:
        for table in RECORDED:
            for act in ("insert", "update", "delete"):
                register.execute(f"DROP TRIGGER {table}_recorded_{act}")
        begun = time.perf_counter()
        sessions.add(register, sessions_of(count))
        print(f"made {count:,} petitions in {time.perf_counter() - begun:.0f} s, {path.stat().st_size >> 20} MB")


def measure(name: str, work: Callable[[], Any], limit: float, times: int = 5) -> None:
    """Print the median and the longest of a few runs, and whether the figure holds."""
    seconds = []
    for _ in range(times):
        begun = time.perf_counter()
        result = work()
        seconds.append((time.perf_counter() - begun) * 1000)
    size = len(result) if isinstance(result, list) else result
    flag = "" if max(seconds) <= limit else f"   OVER {limit:.0f} ms"
    print(f"{name:<58} {statistics.median(seconds):8.1f} {max(seconds):8.1f}  {size:>8}{flag}")


def bench_pages(register: Register) -> None:
    """Lists as a page opens them, with each filter."""
    field = petitions.page(register, Filter(today=TODAY))[0].petition.field
    lists = {
        "all": Filter(today=TODAY),
        "field": Filter(field=field, today=TODAY),
        "village": Filter(village=VILLAGES[3], today=TODAY),
        "agency": Filter(lead=AGENCIES[2], today=TODAY),
        "village nobody is from": Filter(village="Thôn Không Có", today=TODAY),
        "period: an old year": Filter(first=date(2017, 1, 1), last=date(2017, 12, 31), today=TODAY),
        "period: everything": Filter(first=date(2000, 1, 1), last=date(2030, 12, 31), today=TODAY),
        **{f"status {status}": Filter(status=status, today=TODAY) for status in PetitionStatus},
    }
    for name, choice in lists.items():
        measure(name, lambda choice=choice: petitions.page(register, choice), 100)
    deep = petitions.page(register, Filter(today=TODAY), limit=5000)[-1].row
    measure("5,000 rows down", lambda: petitions.page(register, Filter(today=TODAY), before=deep), 100)
    measure("count of all (after the list is shown)", lambda: petitions.count(register, Filter(today=TODAY)), 1000, 2)


def bench_figures(register: Register) -> None:
    """What the page of reports asks, and the list behind a figure: 3 s, and 100 ms on ten years of a commune."""
    limit = 3000 if petitions.count(register, Filter()) > 20_000 else 100
    for name, period in (
        ("a month", Period(date(2026, 5, 1), date(2026, 5, 31))),
        ("a year", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("all ten years", Period(date(2016, 1, 1), date(2026, 12, 31))),
    ):
        measure(f"carried over, settled, left: {name}", lambda p=period: len(turned(register, p)), limit, 3)
        measure(f"sessions and petitions: {name}", lambda p=period: held(register, p), limit, 3)
        for figure in (Figure.SETTLED_LATE, Figure.LEFT_LATE):
            behind = Filter(counted=Counted(figure, period))
            measure(f"petitions behind {figure}: {name}", lambda b=behind: petitions.page(register, b), limit, 3)


def turned(register: Register, period: Period) -> Sequence[object]:
    """The rows of a period by field."""
    return turnover.tables(register, period, TODAY).by_field


def held(register: Register, period: Period) -> int:
    """The sessions of a period."""
    return figures.summary(register, period, TODAY).whole.sessions


def bench_assignments(register: Register) -> None:
    """What the page of assignments asks."""
    measure("agencies with counts", lambda: assignments.agencies(register, TODAY), 100)
    for owed in Owed:
        measure(f"{owed}, all", lambda owed=owed: assignments.page(register, Chosen(owed, TODAY)), 100)
        of_agency = Chosen(owed, TODAY, AGENCIES[1])
        measure(f"{owed}, one agency", lambda chosen=of_agency: assignments.page(register, chosen), 100)


def bench_search(register: Register) -> None:
    """Keys in the search field: each beginning of what is typed, alone and with filters."""
    for typed in ("giai phong mat bang", "Đề nghị", "đường bê tông", "khe sắn", "xyz khong co", "dat"):
        for filters in ({}, {"village": VILLAGES[3]}, {"status": PetitionStatus.OVERDUE}, {"first": date(2026, 1, 1)}):
            seconds = []
            for end in range(1, len(typed) + 1):
                choice = Filter(query=typed[:end], typing=True, today=TODAY, **filters)
                begun = time.perf_counter()
                rows = petitions.page(register, choice)
                seconds.append((time.perf_counter() - begun) * 1000)
            seconds.sort()
            worst = seconds[min(len(seconds) - 1, int(len(seconds) * 0.95))]
            name = f"keys of “{typed}” {', '.join(filters)}"
            flag = "" if worst <= KEY_MS else f"   OVER {KEY_MS} ms"
            print(f"{name:<58} {statistics.median(seconds):8.1f} {worst:8.1f}  {len(rows):>8}{flag}")


def bench_similar(register: Register) -> None:
    """Earlier petitions of the same matter, while one types."""
    newest = petitions.page(register, Filter(today=TODAY), limit=3)
    for row in newest:
        typed = row.petition.content or ""
        measure("similar", lambda typed=typed: similar.earlier(register, typed, stopwords(), village=VILLAGES[3]), 50)


def main() -> None:
    """Make the register and print the figures: median and longest in ms, and how many rows there were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("petitions", nargs="?", type=int, default=200_000)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "lists.sdt"
        if not path.exists():
            make(path, options.petitions)
        with Register.open(path, writable=False) as register:
            for bench in (bench_pages, bench_figures, bench_assignments, bench_search, bench_similar):
                print(f"-- {bench.__doc__.splitlines()[0]}")
                bench(register)


if __name__ == "__main__":
    main()
