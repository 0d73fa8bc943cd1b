"""Which series a paper stands in, and which issued papers are the same as one that is ordered."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.period import Period
from doithoai.domain.session import DocumentRecord, Session
from doithoai.register import documents, sessions
from doithoai.register.connection import Register
from doithoai.register.documents import Decided, IssuedDocument, Making
from doithoai.work import numbers
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

DAY = date(2026, 3, 20)
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
NOTICES = SeriesKey("government/TB", "2026")
REPORT, TRANSFER, REMINDER = DocumentKind.REPORT, DocumentKind.TRANSFER, DocumentKind.REMINDER


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as made:
        sessions.add(made, [Session("s", side=Side.GOVERNMENT)])
        yield made


def issue(
    register: Register, order: Order, series: SeriesKey = NOTICES, covers: Period | None = None
) -> IssuedDocument:
    """The paper in the book, drawn by nobody."""
    content = {"letter": {"addressee": order.addressee, "petitions": list(order.petitions)}}
    making = Making(f"%PDF {order}".encode(), "TB-UBND", "nd30", content)
    decided = Decided(order.day or DAY, series, lambda _number: making, covers, order.number)
    return documents.issue(register, order.kind, order.session_uid, lambda: decided, replaces=order.replaces)


def test_a_series_holds_what_was_issued_here_and_what_came_with_data(register: Register) -> None:
    issued = issue(register, Order(DocumentKind.NOTICE, "s", DAY, number=4))
    records = (
        DocumentRecord(DocumentKind.RESULTS, 9, "TB-UBND", DAY),
        DocumentRecord(DocumentKind.NOTICE, 7, "TB-UBND", date(2025, 3, 1)),
        DocumentRecord(DocumentKind.NOTICE, 5, "TB/ĐU", DAY),
        DocumentRecord(DocumentKind.NOTICE, 6, "TB-UBND"),
    )
    sessions.add(register, [Session("loaded", documents=records)])
    held = numbers.in_series(register, NOTICES)
    assert held[0] == issued
    assert [document.record.number for document in held] == [4, 9], "another year, side or no day is another series"


def test_a_report_of_other_days_or_one_that_replaces_it_is_another(register: Register) -> None:
    order = Order(REPORT, "", DAY, period=MARCH)
    made = issue(register, order, covers=MARCH)
    assert numbers.same(register, order, MARCH) == (made,)
    assert numbers.same(register, order, Period(DAY, DAY)) == ()
    replacing = replace(order, replaces=made.uid)
    assert numbers.same(register, replacing, MARCH) == ()
    newer = issue(register, replacing, covers=MARCH)
    assert numbers.same(register, order, MARCH) == (newer,), "what was replaced is the same no more"


def test_a_letter_is_the_same_to_the_same_agency_about_the_same_petitions(register: Register) -> None:
    order = Order(TRANSFER, "s", DAY, addressee="Công an xã", petitions=("p2",))
    made = issue(register, order)
    assert numbers.same(register, order, None) == (made,)
    assert numbers.same(register, replace(order, petitions=("p1",)), None) == ()
    assert numbers.same(register, replace(order, addressee="Phòng Kinh tế xã"), None) == ()


def test_a_reminder_is_repeated_on_purpose_but_not_on_one_day(register: Register) -> None:
    order = Order(REMINDER, "s", DAY, addressee="Công an xã")
    made = issue(register, order)
    assert numbers.same(register, order, None) == (made,)
    assert numbers.same(register, replace(order, day=date(2026, 4, 1)), None) == ()


def test_a_reminder_of_one_day_known_from_a_data_file_is_the_same(register: Register) -> None:
    order = Order(REMINDER, "loaded", DAY, addressee="Công an xã", petitions=("p1",))
    record = DocumentRecord(REMINDER, 12, "UBND-VP", DAY, addressee="Công an xã")
    sessions.add(register, [Session("loaded", documents=(record,))])
    assert [document.record for document in numbers.same(register, order, None)] == [record]
    assert numbers.same(register, replace(order, addressee="Phòng Kinh tế xã"), None) == ()
    assert numbers.same(register, replace(order, day=date(2026, 4, 1)), None) == ()
