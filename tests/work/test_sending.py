"""Packages: of one moment, noted when made, stopped without a trace."""

import io
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai.domain.errors import AppError
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import NumberRule, SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.petition import Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.exchange import data_file
from doithoai.exchange.verify import verify
from doithoai.i18n import set_language
from doithoai.register import documents, offices, petitions, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import Decided, Making
from doithoai.work import receiving, sending
from doithoai.work.setting_up import new_register
from stopping import SHARES, Stop, files_under, stop_at

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt") as book:
        sessions.add(
            book,
            [
                Session(
                    f"s{number}",
                    starts_at=datetime(2022, 1 + number, 5, 8),
                    petitions=tuple(Petition(f"p{number}-{i}", i + 1, content="Đường hỏng. " * 9) for i in range(25)),
                )
                for number in range(12)
            ],
        )
        yield book


@pytest.mark.parametrize("share", SHARES)
def test_a_package_that_is_stopped_leaves_nothing_behind(
    register: Register, tmp_path: Path, share: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, scratch = tmp_path / "out", tmp_path / "scratch"
    out.mkdir()
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(Stop):
        sending.export(register, *YEAR, out, stop_at(share))
    assert files_under(out) == []
    assert files_under(scratch) == []
    path = sending.export(register, *YEAR, out)
    assert files_under(out) == [path.name]
    assert not verify(path).problems


def test_progress_comes_near_its_end(register: Register, tmp_path: Path) -> None:
    shares: list[float] = []
    sending.export(register, *YEAR, tmp_path, lambda finished, total: shares.append(finished / total))
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 12


def test_a_package_is_of_one_moment(register: Register, tmp_path: Path) -> None:
    """What is typed while a package is made waits for nothing, and does not come into it."""
    before = sending.export(register, *YEAR, tmp_path / "before").read_bytes()
    wrote = threading.Event()

    def progress(finished: int, total: int) -> None:
        if finished and not wrote.is_set():
            wrote.set()
            petitions.edit(register, "p11-3", lambda petition: Petition(petition.uid, petition.number, content="Khác"))

    with register.reader() as reader:
        during = sending.export(reader, *YEAR, tmp_path / "during", progress).read_bytes()
    assert wrote.is_set()
    assert during == before
    assert sending.export(register, *YEAR, tmp_path / "after").read_bytes() != before


def test_a_package_tells_what_was_carried_over_settled_and_is_left(register: Register, tmp_path: Path) -> None:
    set_language("en")
    petitions.set_parts(register, "p0-0", {"written_answer.date": date(2022, 3, 2)})
    march = sending.export(register, date(2022, 3, 1), date(2022, 3, 31), tmp_path)
    verdict = receiving.verify(march, register)
    assert verdict.problems == []
    whole = "To settle: 75 (carried over 50, received 25); settled: 1 (late 0); left: 74 (overdue 0)"
    assert whole in verdict.lines


def test_a_period_upside_down_is_refused(register: Register, tmp_path: Path) -> None:
    with pytest.raises(AppError):
        sending.export(register, YEAR[1], YEAR[0], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_whose_data_lie_readable_in_a_package_is_one_line(register: Register) -> None:
    assert sending.readable_private(register, *YEAR) is None
    thu = Petitioner("Ngô Thị Thu", confidential=True)
    mien = Petitioner("Lò Văn Miên", phone="0912345678", confidential=True)
    raised = (
        Petition("a", petitioner=thu),
        Petition("b", petitioner=replace(thu, phone="09")),
        Petition("c", petitioner=mien),
    )
    sessions.add(register, [Session("private", starts_at=datetime(2022, 12, 31, 20), petitions=raised)])
    set_language("en")
    try:
        assert " 2 people " in (sending.readable_private(register, *YEAR) or "")
    finally:
        set_language("vi")
    assert sending.readable_private(register, date(2022, 1, 1), date(2022, 12, 30)) is None


def test_reports_go_on_with_their_numbers_in_a_register_loaded_again(register: Register, tmp_path: Path) -> None:
    """Reports, plans and letters of no session are in the data file; their numbers are never given out again."""
    offices.set_number_rules(register, [NumberRule(Side.GOVERNMENT, "year", "kind", "UBND")])
    reports = SeriesKey("government/BC", "2022")
    making = Making(b"%PDF", "BC-UBND", "nd30")
    decided = Decided(date(2022, 4, 1), reports, lambda _number: making, Period(*YEAR), number=7)
    issued = documents.issue(register, DocumentKind.REPORT, "", lambda: decided)
    whole, quarter = tmp_path / "ca-nam.json", tmp_path / "quy-i.json"
    for path, last in ((whole, None), (quarter, date(2022, 3, 31))):
        with path.open("w", encoding="utf-8", newline="\n") as out:
            sending.dump(register, out, None, last)
    assert data_file.read(quarter).documents == (), "it was issued after those days"
    package = sending.export(register, *YEAR, tmp_path)
    report = verify(package)
    assert not report.problems
    assert report.data and report.data.documents == (issued.record,)
    with new_register(tmp_path / "khac.sdt") as other:
        offices.set_number_rules(other, [NumberRule(Side.GOVERNMENT, "year", "kind", "UBND")])
        sending.load(other, whole)
        assert documents.next_number(other, reports) == 8
        sending.load(other, whole)
        (line,) = documents.book(other)
        assert (line.record, line.session_uid, line.covers, line.has_pdf) == (issued.record, "", Period(*YEAR), False)
        again = io.StringIO()
        sending.dump(other, again)
        assert again.getvalue() == whole.read_text(encoding="utf-8")
    sending.load(register, whole)
    assert len(documents.book(register)) == 1, "what was issued here does not come in once more"
