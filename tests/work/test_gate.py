"""The gate: what is refused, what is asked, where each finding leads, and that nothing is taken by either."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from doithoai import paths
from doithoai.domain.finding import Finding, Holder, Severity, Spot
from doithoai.domain.kinds import DocumentKind, Outcome, SessionState, Side
from doithoai.domain.office import Term
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import DocumentRecord, Person, Session
from doithoai.register import documents, history, offices, sessions
from doithoai.register.connection import Register
from doithoai.work import gate, printing
from doithoai.work.gate import Doubted, Refused
from doithoai.work.printing import Order
from doithoai.work.setting_up import new_register

TODAY = date(2026, 4, 10)
HELD = date(2026, 3, 18)
AFTER = date(2026, 3, 20)
BEFORE = date(2026, 3, 9)
APRIL = date(2026, 4, 1)
MINUTES, NOTICE, RESULTS = DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.RESULTS
ANNOUNCEMENT, INVITATION, REPORT = DocumentKind.ANNOUNCEMENT, DocumentKind.INVITATION, DocumentKind.REPORT
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31))
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))

WHOLE = Session(
    "s",
    side=Side.GOVERNMENT,
    title="Hội nghị tiếp xúc, đối thoại với Nhân dân thôn Khe Sắn",
    starts_at=datetime(2026, 3, 18, 8),
    ends_at=datetime(2026, 3, 18, 11),
    place="Nhà văn hóa thôn Khe Sắn",
    chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"),
    minute_taker=Person("Mai Thị Phượng", "Công chức Văn phòng - Thống kê"),
    citizens_present=41,
    conclusion="Các đơn vị làm đúng hẹn.",
    petitions=(
        Petition(
            "p1", 1, Petitioner("Hồ Sỹ Đàn", "Thôn Khe Sắn"), content="Đường hỏng.", answer=Answer("UBND xã", "Sẽ vá.")
        ),
        Petition(
            "p2",
            2,
            Petitioner("Ngô Thị Thu", "Thôn Cồn Dâu", confidential=True),
            content="Cho vay lãi nặng.",
            assignment=Assignment("Công an xã", (), date(2026, 4, 1)),
        ),
    ),
)


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gate") / "so.sdt"
    with new_register(path, paths.resource("sample", "profile.toml")) as register:
        sessions.add(register, [WHOLE, replace(WHOLE, uid="other", petitions=(), conclusion=None)])
    return path


@pytest.fixture
def register(_made: Path, tmp_path: Path) -> Iterator[Register]:
    path = tmp_path / "so.sdt"
    shutil.copy(_made, path)
    with Register.open(path) as opened:
        yield opened


def lacks(**parts: Any) -> Callable[[Register], object]:
    """The session without what it has, or with other particulars."""
    return lambda register: sessions.edit(register, "s", lambda session: replace(session, **parts))


def with_petitions(*petitions: Petition) -> Callable[[Register], object]:
    """Another session, in which these were raised."""
    return lambda register: sessions.add(register, [replace(WHOLE, uid="with", petitions=petitions)])


def issued(kind: DocumentKind, day: date | None, uid: str = "other", **more: Any) -> Callable[[Register], object]:
    """A paper issued before, of the other session."""
    return lambda register: printing.issue(register, Order(kind, uid, day, **more), TODAY)


def nothing(_register: Register) -> None:
    """The register as it is."""


def loaded(number: int, day: date, symbol: str = "TB-UBND") -> Callable[[Register], object]:
    """A notice of which only the record came, with a data file."""
    record = DocumentRecord(NOTICE, number, symbol, day)
    return lambda register: sessions.add(register, [Session("loaded", side=Side.GOVERNMENT, documents=(record,))])


def later_minutes(register: Register) -> None:
    """Minutes of a later session, issued first."""
    later = replace(
        WHOLE, uid="later", starts_at=datetime(2026, 3, 25, 8), ends_at=datetime(2026, 3, 25, 9), petitions=()
    )
    sessions.add(register, [later])
    issued(MINUTES, None, "later")(register)


@dataclass(frozen=True)
class Case:
    """What stands in the register, what is ordered, and what the gate then says."""

    order: Order
    codes: dict[str, Severity]
    before: Callable[[Register], object] = nothing
    target: Spot | None = None
    params: dict[str, object] = field(default_factory=dict)


R, A = Severity.REFUSED, Severity.ASKED
OF_SESSION, OF_ORDER = Holder.SESSION, Holder.ORDER
CASES = {
    # Nothing speaks against a whole paper.
    "minutes": Case(Order(MINUTES, "s"), {}),
    "notice": Case(Order(NOTICE, "s", AFTER), {}),
    "results": Case(Order(RESULTS, "s", AFTER), {}),
    "announcement": Case(Order(ANNOUNCEMENT, "s", BEFORE), {}),
    "invitation": Case(Order(INVITATION, "s", BEFORE), {}),
    "report": Case(Order(REPORT, "", APRIL, period=MARCH), {}),
    "plan": Case(Order(DocumentKind.PLAN, "", BEFORE, period=YEAR), {}),
    "the plan a second time": Case(
        Order(DocumentKind.PLAN, "", BEFORE, period=YEAR),
        {"paper.issued": A},
        issued(DocumentKind.PLAN, BEFORE, "", period=YEAR),
    ),
    "notice of both sides": Case(
        Order(NOTICE, "s", AFTER), {}, lacks(side=Side.JOINT, chair=Person("Đinh Xuân Lộc", "Chủ tịch UBND xã"))
    ),
    "announcement on the day": Case(Order(ANNOUNCEMENT, "s", HELD), {}),
    "minutes of a session over midnight": Case(
        Order(MINUTES, "s", date(2026, 3, 19)), {}, lacks(ends_at=datetime(2026, 3, 19, 0, 30))
    ),
    # Days.
    "minutes before the session": Case(
        Order(MINUTES, "s", date(2026, 3, 17)), {"minutes.before_session": R}, target=Spot(OF_ORDER, "day")
    ),
    "minutes of another day": Case(
        Order(MINUTES, "s", AFTER),
        {"minutes.other_day": R},
        target=Spot(OF_ORDER, "day"),
        params={"held": "18/03/2026"},
    ),
    "announcement after the session": Case(Order(ANNOUNCEMENT, "s", AFTER), {"day.after_session": A}),
    "invitation after the session": Case(
        Order(INVITATION, "s", AFTER), {"day.after_session": A}, target=Spot(OF_ORDER, "day")
    ),
    "notice before the session": Case(Order(NOTICE, "s", BEFORE), {"day.before_session": A}),
    "a day to come": Case(Order(NOTICE, "s", date(2026, 4, 11)), {"day.ahead": A}),
    # Numbers.
    "before the last of the series": Case(
        Order(NOTICE, "s", date(2026, 3, 19)),
        {"number.order": R},
        issued(NOTICE, AFTER),
        Spot(OF_ORDER, "day"),
        {"number": 2, "other": 1, "other_day": "20/03/2026"},
    ),
    "the same day as the last": Case(Order(NOTICE, "s", AFTER), {}, issued(NOTICE, AFTER)),
    "announcement and notice share a series": Case(
        Order(NOTICE, "s", date(2026, 3, 19)), {"number.order": R}, issued(RESULTS, AFTER)
    ),
    "minutes written up late": Case(Order(MINUTES, "s"), {"number.order": R}, later_minutes),
    "another year is another series": Case(Order(NOTICE, "s", date(2026, 3, 19)), {}, loaded(9, date(2025, 12, 30))),
    "a number of a loaded paper": Case(
        Order(NOTICE, "s", AFTER, number=9), {"number.taken": R}, loaded(9, AFTER), params={"number": 9}
    ),
    "a number taken": Case(Order(NOTICE, "s", AFTER, number=1), {"number.taken": R}, issued(NOTICE, AFTER)),
    "number 0": Case(Order(NOTICE, "s", AFTER, number=0), {"number.none": R}, target=Spot(OF_ORDER, "number")),
    "a number below 0": Case(Order(NOTICE, "s", AFTER, number=-3), {"number.none": R}),
    "a slip of the hand": Case(Order(NOTICE, "s", AFTER, number=10**20), {"number.none": R}),
    "a number ahead": Case(
        Order(NOTICE, "s", AFTER, number=12),
        {"number.jump": A},
        issued(NOTICE, AFTER),
        Spot(OF_ORDER, "number"),
        {"number": 12, "free": "2 – 11"},
    ),
    "one number left out": Case(
        Order(NOTICE, "s", AFTER, number=3), {"number.jump": A}, issued(NOTICE, AFTER), params={"free": "2"}
    ),
    "a free number that fits its date": Case(Order(NOTICE, "s", AFTER, number=5), {}, issued(NOTICE, AFTER, number=9)),
    "a number before those of this register": Case(
        Order(NOTICE, "s", AFTER, number=5),
        {"number.before_start": A},
        lambda register: printing.start_series(register, Order(NOTICE, "s", AFTER, number=57), TODAY),
        Spot(OF_ORDER, "number"),
        {"number": 5, "first": 57},
    ),
    "the number at which this register begins": Case(
        Order(NOTICE, "s", AFTER),
        {},
        lambda register: printing.start_series(register, Order(NOTICE, "s", AFTER, number=57), TODAY),
    ),
    "a free number too late": Case(
        Order(NOTICE, "s", date(2026, 3, 25), number=5), {"number.order": R}, issued(NOTICE, AFTER, number=9)
    ),
    # Formats.
    "a format over": Case(
        Order(NOTICE, "p", date(2026, 6, 1), "hd36"),
        {"format.not_in_force": R, "day.ahead": A},
        lambda register: sessions.add(register, [replace(WHOLE, uid="p", side=Side.PARTY, petitions=())]),
        Spot(OF_ORDER, "format"),
    ),
    "a format not yet": Case(Order(NOTICE, "s", AFTER, "hd05"), {"format.not_in_force": R, "format.other_body": A}),
    "a format of the other body": Case(
        Order(NOTICE, "s", AFTER, "hd36"), {"format.other_body": A}, target=Spot(OF_ORDER, "format")
    ),
    "the other body's own paper is issued": Case(
        Order(NOTICE, "s", AFTER, "hd36"), {"format.other_body": A, "paper.issued": A}, issued(NOTICE, AFTER, "s")
    ),
    "the other body of what both held": Case(
        Order(NOTICE, "s", AFTER, "hd36"),
        {},
        lambda register: (
            lacks(side=Side.JOINT, chair=Person("Đinh Xuân Lộc", "Bí thư Đảng ủy"))(register),
            issued(NOTICE, AFTER, "s", choice="nd30")(register),
        ),
    ),
    "the format in force, named": Case(Order(NOTICE, "s", AFTER, "nd30"), {}),
    # What is missing.
    "no place": Case(Order(MINUTES, "s"), {"missing.place": A}, lacks(place=None), Spot(OF_SESSION, "place", "s")),
    "no chair": Case(Order(MINUTES, "s"), {"missing.chair": A}, lacks(chair=None), Spot(OF_SESSION, "chair.name", "s")),
    "no minute taker": Case(
        Order(MINUTES, "s"),
        {"missing.minute_taker": A},
        lacks(minute_taker=None),
        Spot(OF_SESSION, "minute_taker.name", "s"),
    ),
    "no end": Case(Order(MINUTES, "s"), {"missing.ends_at": A}, lacks(ends_at=None), Spot(OF_SESSION, "ends_at", "s")),
    "no beginning": Case(
        Order(ANNOUNCEMENT, "s", BEFORE),
        {"missing.starts_at": A},
        lacks(starts_at=None, ends_at=None),
        Spot(OF_SESSION, "starts_at", "s"),
    ),
    "nobody signs": Case(
        Order(NOTICE, "s", AFTER),
        {"missing.signer": A},
        lambda register: (offices.set_leaders(register, []), lacks(chair=Person("Hà Văn A", "Trưởng thôn"))(register)),
        Spot(Holder.OFFICE, "leaders"),
    ),
    # Issued before.
    "the same paper once more": Case(Order(MINUTES, "s"), {"paper.issued": A}, issued(MINUTES, None, "s")),
    "the same report once more": Case(
        Order(REPORT, "", APRIL, period=MARCH), {"paper.issued": A}, issued(REPORT, APRIL, "", period=MARCH)
    ),
    "another kind of the session": Case(Order(RESULTS, "s", AFTER), {}, issued(NOTICE, AFTER, "s")),
    # Reminders: the same agency on the same day, whether the day is named or not.
    "a reminder": Case(Order(DocumentKind.REMINDER, "s", addressee="Công an xã"), {}),
    "the same reminder of one day": Case(
        Order(DocumentKind.REMINDER, "s", addressee="Công an xã"),
        {"paper.issued": A},
        issued(DocumentKind.REMINDER, None, "s", addressee="Công an xã"),
    ),
    "the same reminder, the agency not named": Case(
        Order(DocumentKind.REMINDER, "s"),
        {"paper.issued": A},
        issued(DocumentKind.REMINDER, None, "s", addressee="Công an xã"),
    ),
    # Periods and plans.
    "a report of a period to come": Case(
        Order(REPORT, "", AFTER, period=Period(date(2026, 5, 1), date(2026, 5, 31))), {"period.ahead": R}
    ),
    "a report of a period not over": Case(Order(REPORT, "", AFTER, period=YEAR), {"period.unfinished": A}),
    "a plan of what is past": Case(Order(DocumentKind.PLAN, "", AFTER, period=YEAR), {"plan.past": A}),
    # Sessions to come, though they are said to be held.
    "minutes of a session to come": Case(
        Order(MINUTES, "s"),
        {"session.ahead": R, "day.ahead": A},
        lacks(state=SessionState.HELD, starts_at=datetime(2026, 5, 5, 8), ends_at=datetime(2026, 5, 5, 9)),
        Spot(OF_SESSION, "starts_at", "s"),
    ),
    # What was not so on the paper's day.
    "a call to a session that was postponed": Case(
        Order(ANNOUNCEMENT, "s", BEFORE),
        {"session.postponed": A},
        lacks(state=SessionState.POSTPONED),
        Spot(OF_SESSION, "starts_at", "s"),
    ),
    "results that tell of a later answer": Case(
        Order(RESULTS, "with", AFTER),
        {"day.before_answer": R},
        with_petitions(Petition("q", 1, content="Cầu hỏng.", written_answer=WrittenAnswer("12/UBND-KT", APRIL))),
        Spot(Holder.PETITION, "written_answer.date", "q"),
        {"day": "20/03/2026", "later": "01/04/2026"},
    ),
    "a body that is no more": Case(
        Order(NOTICE, "with", AFTER),
        {"body.ended": A},
        with_petitions(Petition("q", 1, content="Cầu hỏng.", assignment=Assignment("Phòng Nội vụ huyện Hương Sơn"))),
        Spot(Holder.PETITION, "assignment.lead", "q"),
    ),
    "a body whose days in the catalogue are over": Case(
        Order(NOTICE, "with", AFTER),
        {"body.ended": A},
        with_petitions(Petition("q", 1, content="Cầu hỏng.", assignment=Assignment("Khối Dân vận Đảng ủy xã"))),
        params={"body": "Khối Dân vận Đảng ủy xã", "day": "20/03/2026"},
    ),
    "a letter to a body that is no more": Case(
        Order(DocumentKind.TRANSFER, "with", AFTER, petitions=("q",), addressee="Phòng Nội vụ huyện Hương Sơn"),
        {"body.ended": A},
        with_petitions(Petition("q", 1, content="Cầu hỏng.")),
        Spot(OF_ORDER, "addressee"),
    ),
    # Letters and petitions.
    "a letter of answer": Case(Order(DocumentKind.COVER, "s", AFTER, petitions=("p1",)), {}),
    "a letter of answer without one": Case(
        Order(DocumentKind.COVER, "s", AFTER, petitions=("p2",)),
        {"letter.no_answer": A},
        target=Spot(Holder.PETITION, "answer.text", "p2"),
    ),
    "a slip for what is answered": Case(
        Order(DocumentKind.TRANSFER, "s", AFTER, petitions=("p1",), addressee="Sở Xây dựng"),
        {"transfer.settled": R},
        target=Spot(Holder.PETITION, "outcome", "p1"),
    ),
    "a slip for what is closed": Case(
        Order(DocumentKind.TRANSFER, "with", AFTER, petitions=("q",), addressee="Sở Xây dựng"),
        {"transfer.settled": R},
        with_petitions(Petition("q", 1, content="Cầu hỏng.", outcome=Outcome.CLOSED)),
    ),
    "a slip to nobody": Case(
        Order(DocumentKind.TRANSFER, "with", AFTER, petitions=("q",)),
        {"missing.addressee": A},
        with_petitions(Petition("q", 1, content="Cầu hỏng.")),
    ),
    "two petitions of one number": Case(
        Order(MINUTES, "with"),
        {"petition.same_number": A},
        with_petitions(Petition("q", 2, content="Cầu hỏng."), Petition("r", 2, content="Đường hỏng.")),
        Spot(Holder.PETITION, "number", "r"),
    ),
    # Private names.
    "a private name on a public paper": Case(
        Order(RESULTS, "s", AFTER),
        {"private.public": R, "private.personal": A},
        lacks(conclusion="Công an xã gặp bà Ngô Thị Thu."),
        Spot(OF_SESSION, "conclusion", "s"),
    ),
    "a private name blanked": Case(
        Order(RESULTS, "s", AFTER, blanked=True), {}, lacks(conclusion="Công an xã gặp bà Ngô Thị Thu.")
    ),
    "a private name elsewhere": Case(
        Order(NOTICE, "s", AFTER), {"private.named": A}, lacks(conclusion="Công an xã gặp bà Ngô Thị Thu.")
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_gate(register: Register, name: str) -> None:
    case = CASES[name]
    case.before(register)
    looked = printing.look(register, case.order, TODAY)
    assert {finding.code: finding.severity for finding in looked.findings} == case.codes
    if case.target:
        assert case.target in [finding.target for finding in looked.findings]
    assert case.params.items() <= {key: value for f in looked.findings for key, value in f.params.items()}.items()


# -- letting through ---------------------------------------------------------------------


def issuing(register: Register, order: Order, error: type[gate.NotThroughTheGate], **more: Any) -> tuple[Finding, ...]:
    """What a paper is not issued for; nothing is taken and nothing is written."""
    before = documents.book(register), register.rows("SELECT * FROM number_series"), len(history.steps(register))
    with pytest.raises(error) as refusal:
        printing.issue(register, order, TODAY, **more)
    after = documents.book(register), register.rows("SELECT * FROM number_series"), len(history.steps(register))
    assert before == after
    return refusal.value.findings


@pytest.mark.parametrize("more", [{"anyway": True}, {"anyway": False, "agreed": {"minutes.other_day"}}])
def test_what_the_law_forbids_nobody_overrules(register: Register, more: dict[str, Any]) -> None:
    (finding,) = issuing(register, Order(MINUTES, "s", AFTER), Refused, **more)
    assert finding.code == "minutes.other_day"
    assert "Nghị định số 30/2020/NĐ-CP" in gate.sentence(finding), "with the clause a clerk looks up"


def test_what_stands_in_several_places_is_said_once() -> None:
    """Each place has its finding, to be led there; the line that a command prints tells it once."""
    findings = [
        Finding("private.public", R, "Somebody is named.", Spot(OF_SESSION, part)) for part in ("title", "place")
    ]
    refusal = Refused("Not issued: {reasons}", findings)
    assert refusal.findings == tuple(findings)
    assert refusal.params["reasons"] == "Somebody is named."


def test_what_is_unusual_is_asked_once_and_overruled_on_purpose(register: Register) -> None:
    lacks(ends_at=None, place=None)(register)
    order = Order(MINUTES, "s")
    asked = issuing(register, order, Doubted, anyway=False)
    assert {finding.code for finding in asked} == {"missing.ends_at", "missing.place"}
    (left,) = issuing(register, order, Doubted, anyway=False, agreed={"missing.place"})
    assert left.code == "missing.ends_at", "only what was looked at is let through"
    both = {finding.code for finding in asked}
    assert printing.issue(register, order, TODAY, anyway=False, agreed=both).record.number == 1


def test_the_paper_is_looked_at_where_its_number_is_taken(register: Register) -> None:
    """Between asking and issuing another program issues the same paper: it is asked about after all."""
    order = Order(MINUTES, "s")
    assert printing.look(register, order, TODAY).findings == ()
    with Register.open(register.path) as other:
        printing.issue(other, order, TODAY)
    (finding,) = issuing(register, order, Doubted, anyway=False)
    assert finding.code == "paper.issued"
    assert "Điều 18" in finding.clause


def test_what_our_checker_reads_on_the_pages_is_asked(register: Register) -> None:
    order = Order(NOTICE, "s", AFTER)
    printing.edit_passage(register, order, "Các đơn vị làm đúng hẹn.", "Các đơn vị ở Thôn An Phú làm đúng hẹn.")
    (finding,) = printing.look(register, order, TODAY).findings
    assert (finding.code, finding.severity, finding.target) == ("form.capitals_unit", A, Spot(Holder.PAPER, "1"))
    assert "thôn An" in gate.sentence(finding)
    assert issuing(register, order, Doubted, anyway=False) == (finding,)


def test_the_draft_that_is_shown_is_read_as_long_as_it_is_still_that(register: Register, monkeypatch: Any) -> None:
    order = Order(NOTICE, "s", AFTER)
    drawn = printing.preview(register, order, TODAY)
    read: list[bytes] = []
    monkeypatch.setattr(gate, "of_pages", lambda pdf, _form: read.append(pdf) or [])
    printing.look(register, order, TODAY, drawn=drawn)
    lacks(place="Sân đình")(register)
    printing.look(register, order, TODAY, drawn=drawn)
    assert [pdf == drawn.pdf for pdf in read] == [True, False]


def test_the_number_ordered_is_the_number_taken_and_the_next_goes_on(register: Register) -> None:
    made = printing.issue(register, Order(NOTICE, "s", AFTER, number=12), TODAY)
    assert (made.record.number, made.record.file) == (12, "documents/2026/TB-UBND-0012-notice.pdf")
    filled = printing.issue(register, Order(RESULTS, "s", AFTER, number=7), TODAY)
    assert filled.record.number == 7
    assert printing.number_ahead(register, Order(RESULTS, "s", AFTER), TODAY) == "Số: 13/TB-UBND"
    assert printing.number_ahead(register, Order(RESULTS, "s", AFTER, number=9), TODAY) == "Số: 09/TB-UBND"


def test_a_draft_tells_what_is_missing_while_one_works(register: Register) -> None:
    lacks(place=None, minute_taker=None)(register)
    drawn = printing.preview(register, Order(MINUTES, "s"), TODAY)
    assert [finding.code for finding in drawn.findings] == ["missing.place", "missing.minute_taker"]
    assert printing.preview(register, Order(DocumentKind.SLIP, "s"), TODAY).findings == ()


def test_a_draft_is_drawn_though_no_series_has_a_number_for_it(register: Register) -> None:
    sessions.add(register, [replace(WHOLE, uid="p", side=Side.PARTY, petitions=())])
    offices.set_terms(register, [Term("t", "Nhiệm kỳ 2030 - 2035", date(2030, 1, 1))])
    drawn = printing.preview(register, Order(NOTICE, "p", AFTER), TODAY)
    assert [(finding.code, finding.severity) for finding in drawn.findings] == [("number.no_series", R)]
