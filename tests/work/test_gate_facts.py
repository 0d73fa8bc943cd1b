"""What was not so on the paper's own day; the table of cases is that of the gate (`test_gate.py`)."""

from datetime import date, datetime
from types import SimpleNamespace

import pytest

from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.office import Office
from doithoai.domain.petition import Assignment, Extension, Petition, WrittenAnswer
from doithoai.domain.session import Session
from doithoai.register.catalogues import Entry
from doithoai.work.gate_facts import facts_of_the_day

DAY, LATER = date(2026, 10, 14), date(2026, 11, 20)
NOTICE, RESULTS, COVER = DocumentKind.NOTICE, DocumentKind.RESULTS, DocumentKind.COVER
OFFICE = Office(name="Ủy ban nhân dân xã Sơn Tiến", superior="Ủy ban nhân dân tỉnh Hà Tĩnh")
AGENCIES = (
    Entry("Khối Dân vận Đảng ủy xã", valid_to=date(2025, 6, 30)),
    Entry("Phòng Kinh tế xã", valid_from=date(2025, 7, 1)),
)


def codes(
    kind: DocumentKind, *petitions: Petition, day: date = DAY, chosen: tuple[str, ...] = (), **more: object
) -> list[str]:
    session = Session("s", petitions=petitions, state=more.get("state"))  # type: ignore[arg-type]
    brief = SimpleNamespace(
        kind=kind,
        date=day,
        session=session,
        sessions=(),
        petitions=chosen,
        office=OFFICE,
        addressee=more.get("addressee", ""),
        receivers=more.get("receivers", ()),
    )
    candidate = SimpleNamespace(brief=brief, session=session, agencies=AGENCIES)
    return [finding.code for finding in facts_of_the_day(candidate)]  # type: ignore[arg-type]


def test_no_paper_tells_of_an_answer_that_was_given_after_its_day() -> None:
    late = Petition("a", written_answer=WrittenAnswer("12/UBND-KT", LATER))
    assert codes(RESULTS, late) == codes(COVER, late) == ["day.before_answer"]
    assert codes(RESULTS, late, day=LATER) == []
    assert codes(NOTICE, late) == [], "a notice tells of no written answers"
    assert codes(COVER, late, Petition("b"), chosen=("b",)) == [], "a letter tells of its own petition"


def test_a_time_limit_that_was_moved_later_is_asked_about() -> None:
    moved = Extension(date(2026, 10, 20), LATER, "mưa lũ", datetime(2026, 10, 18, 9))
    petition = Petition("a", assignment=Assignment("Phòng Kinh tế xã", (), LATER), extensions=(moved,))
    assert codes(NOTICE, petition) == ["day.before_extension"]
    assert codes(NOTICE, petition, day=date(2026, 10, 19)) == []


@pytest.mark.parametrize(
    ("lead", "supporting", "day", "expected"),
    [
        ("Phòng Tài nguyên và Môi trường huyện Hương Sơn", (), DAY, ["body.ended"]),
        ("Phòng Tài nguyên và Môi trường huyện Hương Sơn", (), date(2024, 10, 14), []),
        ("Phòng Kinh tế xã", ("Công an thị xã Hồng Lĩnh", "Khối Dân vận Đảng ủy xã Sơn Tiến"), DAY, ["body.ended"] * 2),
        ("Phòng Kinh tế xã", ("Sở Xây dựng tỉnh Hà Tĩnh",), DAY, []),
    ],
)
def test_bodies_are_those_of_the_paper_s_day(
    lead: str, supporting: tuple[str, ...], day: date, expected: list[str]
) -> None:
    assert codes(NOTICE, Petition("a", assignment=Assignment(lead, supporting)), day=day) == expected


def test_whom_a_letter_goes_to_and_who_gets_copies_exist_too() -> None:
    assert codes(DocumentKind.REMINDER, addressee="Phòng Nội vụ huyện Hương Sơn") == ["body.ended"]
    assert codes(NOTICE, receivers=("Huyện ủy Hương Sơn", "Tỉnh ủy Hà Tĩnh")) == ["body.ended"]


@pytest.mark.parametrize(
    ("state", "expected"), [(SessionState.POSTPONED, ["session.postponed"]), (SessionState.PLANNED, [])]
)
def test_a_session_that_was_postponed_is_not_called_to_without_a_question(
    state: SessionState, expected: list[str]
) -> None:
    assert codes(DocumentKind.ANNOUNCEMENT, state=state) == expected
    assert codes(DocumentKind.INVITATION, state=state) == expected
