"""The letter to a unit that has not sent: what it says of a period, of parts of it, before and after the deadline."""

from datetime import date

import pytest

from documents.content.small_session import make_brief, paragraphs
from doithoai.documents.content.send_reminder import Owed, build_send_reminder
from doithoai.documents.content.wording import load_wording
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.period import Period
from doithoai.domain.session import Session

QUARTER = Period(date(2026, 1, 1), date(2026, 3, 31))
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
DAY = date(2026, 4, 10)


def letter(days_late: int, *missing: Period, unit: str = "xã Sơn Tiến") -> str:
    brief = make_brief(DocumentKind.REMINDER, "nd30", Session(""), DAY)
    wording = load_wording(DocumentKind.REMINDER, Family.STATE).wording
    document = build_send_reminder(brief, wording, Owed(unit, QUARTER, date(2026, 4, 5), days_late, missing))
    return "\n".join(paragraphs(document))


@pytest.mark.parametrize(
    ("days_late", "missing", "said"),
    [
        (5, QUARTER, "đến nay đã chậm 5 ngày"),
        (0, QUARTER, "thời hạn gửi là ngày 05 tháng 4 năm 2026."),
        (5, MARCH, "từ ngày 01 tháng 3"),
    ],
    ids=["late", "not late yet", "a part"],
)
def test_it_says_what_is_missing(days_late: int, missing: Period, said: str) -> None:
    assert said in letter(days_late, missing)


def test_a_place_is_addressed_by_its_body_and_an_office_by_its_name() -> None:
    assert "Kính gửi: Ủy ban nhân dân xã Sơn Tiến" in letter(0, QUARTER)
    assert "Kính gửi: UBND xã Sơn Tây" in letter(0, QUARTER, unit="UBND xã Sơn Tây")
