"""What an answer's date is counted by while the session is still going on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from doithoai import paths
from doithoai.domain.kinds import DocumentKind, Side
from doithoai.domain.session import Person, Session
from doithoai.register import catalogues, sessions
from doithoai.register.connection import Register
from doithoai.work import printing
from doithoai.work.assigning import answer_limit
from doithoai.work.setting_up import new_register

SESSION = Session(
    "s",
    side=Side.GOVERNMENT,
    title="Hội nghị đối thoại",
    starts_at=datetime(2026, 3, 16, 8),
    chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
)
TODAY = date(2026, 3, 20)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with new_register(tmp_path / "so.sdt", paths.resource("sample", "profile.toml")) as book:
        sessions.add(book, [SESSION])
        yield book


def without_rule(register: Register, key: str) -> None:
    rules = catalogues.deadline_rules(register)
    catalogues.set_deadline_rules(register, [rule for rule in rules.values() if rule.key != key])


def test_before_the_notice_it_counts_from_the_last_day_for_it(register: Register) -> None:
    """Five working days after Monday the 16th are the 23rd; the answer's fifteen days run from there."""
    limit = answer_limit(register, SESSION, TODAY)
    assert limit is not None
    assert limit.start == date(2026, 3, 23)
    assert limit.notice is not None
    assert limit.notice.due == date(2026, 3, 23)
    due = limit.read("")
    assert due is not None
    assert due.day == date(2026, 4, 7)


def test_the_end_counts_where_it_is_known(register: Register) -> None:
    two_days = replace(SESSION, ends_at=datetime(2026, 3, 17, 11))
    limit = answer_limit(register, two_days, TODAY)
    assert limit is not None
    assert limit.start == date(2026, 3, 24)


def test_once_the_notice_is_out_its_day_counts(register: Register) -> None:
    printing.issue(register, printing.Order(DocumentKind.NOTICE, "s", date(2026, 3, 18)), TODAY)
    limit = answer_limit(register, SESSION, TODAY)
    assert limit is not None
    assert (limit.start, limit.notice) == (date(2026, 3, 18), None)


def test_a_session_without_a_time_is_held_today(register: Register) -> None:
    limit = answer_limit(register, replace(SESSION, starts_at=None), TODAY)
    assert limit is not None
    assert limit.start == date(2026, 3, 27)


def test_without_a_limit_for_the_notice_the_session_counts(register: Register) -> None:
    without_rule(register, "notice")
    limit = answer_limit(register, SESSION, TODAY)
    assert limit is not None
    assert (limit.start, limit.notice) == (date(2026, 3, 16), None)


def test_an_office_without_a_limit_for_answers_has_none(register: Register) -> None:
    without_rule(register, "written_answer")
    assert answer_limit(register, SESSION, TODAY) is None
