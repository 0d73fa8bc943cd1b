"""What stands in each list: a value for every column, and nobody named who asked to be kept private."""

from datetime import date, datetime

from doithoai.domain.figures import Figures
from doithoai.domain.petition import Assignment, Petition, Petitioner
from doithoai.domain.session import Session
from doithoai.reports import lists, words

TODAY = date(2026, 4, 11)
SESSION = Session("s", title="Hội nghị", starts_at=datetime(2026, 3, 1, 8))
PRIVATE = Petition(
    "p", 1, Petitioner("Ngô Thị Thu", "Thôn Bãi", "0912", confidential=True), content="Việc",
    assignment=Assignment("Công an xã", (), date(2026, 4, 1)),
)  # fmt: skip


def test_each_row_has_a_value_for_each_column() -> None:
    assert len(lists.session_row(1, SESSION, Figures())) == len(lists.SESSIONS)
    assert len(lists.petition_row(1, SESSION, PRIVATE, TODAY)) == len(lists.PETITIONS)
    assert len(lists.assignment_row(1, SESSION, PRIVATE, TODAY)) == len(lists.ASSIGNMENTS)
    for columns, counts in (
        (lists.BY_UNIT, lists.unit_counts),
        (lists.BY_FIELD, lists.field_counts),
        (lists.BY_AGENCY, lists.agency_counts),
    ):
        assert len(counts(Figures())) + 2 == len(columns)


def test_who_asked_for_it_is_not_named() -> None:
    for row in (lists.petition_row(1, SESSION, PRIVATE, TODAY), lists.assignment_row(1, SESSION, PRIVATE, TODAY)):
        text = " ".join(map(str, row))
        assert words.CONFIDENTIAL in text
        assert not any(part in text for part in ("Ngô Thị Thu", "Thôn Bãi", "0912"))
