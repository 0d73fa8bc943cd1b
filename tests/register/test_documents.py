"""Numbers are taken once, in order, by whoever comes; documents are frozen."""

import hashlib
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doithoai.domain.kinds import DocumentKind
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord, Session
from doithoai.register import documents, errors, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import Decided, Making

DAY = date(2022, 3, 15)
SERIES = SeriesKey("government/notice", "2022")


def _make(number: int) -> Making:
    return Making(f"%PDF {number}".encode(), "TB-UBND", "nd30", {"n": number})


def _issue(register: Register, make=_make, series: SeriesKey = SERIES, **more):
    return documents.issue(register, DocumentKind.NOTICE, "s", lambda: Decided(DAY, series, make), **more)


@pytest.fixture(autouse=True)
def _with_session(register: Register) -> None:
    sessions.add(register, [Session("s")])


def test_numbers_run_from_one_in_each_series(register: Register) -> None:
    numbers = [_issue(register).record.number for _ in range(3)]
    other = _issue(register, series=SeriesKey("government/notice", "2023"))
    assert numbers == [1, 2, 3]
    assert other.record.number == 1
    assert documents.next_number(register, SERIES) == 4


def test_an_issued_document_is_kept_byte_for_byte(register: Register) -> None:
    issued = _issue(register)
    assert documents.pdf(register, issued.uid) == b"%PDF 1"
    assert issued.record.sha256 == hashlib.sha256(b"%PDF 1").hexdigest()
    assert documents.pdf_by_hash(register, issued.record.sha256) == b"%PDF 1"
    assert sessions.get(register, "s").documents == (issued.record,)


def test_a_failure_while_making_takes_no_number(register: Register) -> None:
    def fail(_: int) -> Making:
        raise RuntimeError("no ink")

    with pytest.raises(RuntimeError):
        _issue(register, fail)
    assert documents.next_number(register, SERIES) == 1
    assert documents.book(register) == []


def test_a_replacement_names_what_it_replaces(register: Register) -> None:
    first = _issue(register)
    second = _issue(register, replaces=first.uid)
    assert documents.get(register, first.uid).replaced_by == second.uid
    assert [document.record.number for document in documents.book(register, "s")] == [1, 2]


def test_numbers_used_elsewhere_are_kept_ahead_of(register: Register) -> None:
    documents.keep_ahead(register, [(SERIES, 41), (SERIES, 7)])
    assert _issue(register).record.number == 42


def test_issuing_cannot_be_undone(register: Register) -> None:
    from doithoai.register import history

    issued = _issue(register)
    assert history.undo_label(register) is None
    with pytest.raises(history.PaperStays) as stays:
        history.undo(register)
    assert "01/TB-UBND" in str(stays.value)
    assert documents.book(register, "s") == [issued]


def test_a_document_of_a_data_file_has_a_record_and_no_bytes(register: Register) -> None:
    record = DocumentRecord(DocumentKind.NOTICE, 5, "TB-UBND", DAY, "0" * 64, "documents/x.pdf")
    sessions.add(register, [Session("t", documents=(record,))])
    (document,) = documents.book(register, "t")
    assert document.record == record
    assert not document.has_pdf
    with pytest.raises(documents.DocumentUnknown):
        documents.pdf(register, document.uid)


_ISSUER = """
    import sys
    from datetime import date
    from pathlib import Path
    from doithoai.domain.kinds import DocumentKind
    from doithoai.domain.numbering import SeriesKey
    from doithoai.register import documents
    from doithoai.register.connection import Register
    register = Register.open(Path(sys.argv[1]))
    for _ in range(25):
        decided = documents.Decided(date(2022, 3, 15), SeriesKey("government/notice", "2022"),
                                    lambda n: documents.Making(b"x", "TB-UBND", "nd30"))
        made = documents.issue(register, DocumentKind.NOTICE, "s", lambda: decided)
        print(made.record.number)
"""


def test_two_processes_at_once_never_share_or_skip_a_number(register: Register) -> None:
    command = [sys.executable, "-c", textwrap.dedent(_ISSUER), str(register.path)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    taken = [int(line) for process in both for line in process.communicate(timeout=60)[0].split()]
    assert sorted(taken) == list(range(1, 51))


def test_file_names_are_plain_and_distinct(register: Register) -> None:
    names = {
        documents.file_name(DocumentKind.NOTICE, 5, symbol, SeriesKey("x", period))
        for symbol in ("TB-UBND", "TB/ĐU")
        for period in ("2022", "2020-06-12")
    }
    assert len(names) == 4
    for name in names:
        assert name.isascii() and ".." not in name and Path(name).suffix == ".pdf"


@pytest.mark.parametrize(
    ("session", "first", "last"),
    [
        ("NULL", "NULL", "NULL"),
        ("NULL", "'2022-01-01'", "NULL"),
        ("NULL", "'2022-02-01'", "'2022-01-31'"),
        ("1", "'2022-01-01'", "'2022-01-31'"),
        ("1", "NULL", "'2022-01-31'"),
    ],
)
def test_a_document_is_of_a_session_or_of_days_never_of_both(
    register: Register, session: str, first: str, last: str
) -> None:
    columns = "uid, kind, issued_at, session_id, covers_from, covers_to"
    values = f"'x', 'report', '2022-02-01T08:00:00+07:00', {session}, {first}, {last}"
    with pytest.raises(errors.RuleBroken), register.step("x"):
        register.execute(f"INSERT INTO document({columns}) VALUES ({values})")


def test_only_a_document_known_by_its_record_is_of_neither_session_nor_days(register: Register) -> None:
    report = DocumentRecord(DocumentKind.REPORT, 4, "BC-UBND", date(2022, 4, 1))
    documents.add(register, [report, report])
    documents.add(register, [replace(report, file="documents/khac.pdf")])
    assert documents.of_no_session(register) == [report]
    assert documents.of_no_session(register, last=date(2022, 3, 31)) == []


def test_a_report_known_from_a_data_file_is_the_same_as_one_of_its_days(register: Register) -> None:
    first, last = date(2022, 1, 1), date(2022, 3, 31)
    report = DocumentRecord(DocumentKind.REPORT, 4, "BC-UBND", date(2022, 4, 1), covers_from=first, covers_to=last)
    documents.add(register, [report])
    documents.add(register, [replace(report, covers_from=None, covers_to=None)])
    (standing,) = documents.standing(register, DocumentKind.REPORT, "", Period(first, last))
    assert (standing.record, standing.covers) == (report, Period(first, last))
    assert documents.standing(register, DocumentKind.REPORT, "", Period(first, first)) == []


def test_reminders_known_from_a_data_file_count(register: Register) -> None:
    letters = [
        DocumentRecord(DocumentKind.REMINDER, number, "UBND-VP", DAY, addressee=agency)
        for number, agency in ((3, "Công an xã"), (4, "Phòng Kinh tế"), (5, None))
    ]
    sessions.add(register, [Session("loaded", documents=tuple(letters))])
    documents.add(register, [replace(letters[0], number=9)])
    assert documents.reminders_to(register, "Công an xã", date(2022, 4, 1)) == 2
    assert documents.reminders_to(register, "Phòng Kinh tế", date(2022, 4, 1)) == 1
    assert documents.reminders_to(register, "Phòng Kinh tế", DAY) == 0
