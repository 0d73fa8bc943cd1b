"""What was merged: the list, whose code was compared, and what a receipt gives back."""

from datetime import date, datetime
from pathlib import Path

import pytest
from offices_below import Below, any_unit, register_above

from doithoai.domain.session import Session
from doithoai.exchange import merge
from doithoai.register import history, received, sessions
from doithoai.register.connection import Register


@pytest.fixture
def above(tmp_path: Path) -> Register:
    register = register_above(tmp_path / "tinh.sdt")
    with register.step("Merge packages"):
        for code in ("18003", "18007"):
            below = Below(code, f"UBND xã {code}")
            below.put(Session(f"s{code}", starts_at=datetime(2022, 3, 5, 8)))
            merge.merge(register, below.package(), any_unit)
    return register


def test_the_last_package_stands_first_and_the_list_goes_on_from_any(above: Register) -> None:
    last, first = received.listed(above, None, 9)
    assert (last.code, first.name) == ("18007", "UBND xã 18003")
    assert received.listed(above, last, 9) == [first]
    assert (first.first, first.whole, first.who) == (date(2022, 1, 1), True, "thư ký tỉnh")


def test_a_code_compared_by_telephone_is_noted_and_taken_back(above: Register) -> None:
    package = received.listed(above, None, 1)[0]
    received.confirm(above, [package.manifest], date(2023, 1, 5))
    confirmed, other = received.listed(above, None, 9)
    assert (confirmed.confirmed_on, confirmed.confirmed_by) == (date(2023, 1, 5), "thư ký tỉnh")
    assert other.confirmed_on is None
    history.undo(above)
    assert received.listed(above, None, 1)[0].confirmed_on is None


def test_what_a_package_said_is_given_back_as_it_was(above: Register) -> None:
    below = Below("18007", "UBND xã 18007")
    below.put(Session("s18007", starts_at=datetime(2022, 3, 5, 8)))
    report = below.package()
    sent = received.sent_manifest(above, report.digest)
    assert sent is not None
    assert (sent.content, sent.signature, sent.code) == (report.manifest_bytes, report.signature, "18007")
    assert received.sent_manifest(above, "0" * 64) is None


def test_a_session_knows_the_package_it_is_from(above: Register) -> None:
    origin = received.origin(above, "s18007")
    assert origin is not None
    assert (origin.office, origin.file, origin.who) == ("UBND xã 18007", "18007-1.sdt.zip", "thư ký tỉnh")
    sessions.add(above, [Session("own")])
    assert received.origin(above, "own") is None


def test_a_register_of_one_office_holds_no_others(above: Register, tmp_path: Path) -> None:
    assert received.has_others(above)
    with register_above(tmp_path / "xa.sdt") as alone:
        sessions.add(alone, [Session("own")])
        assert not received.has_others(alone)
