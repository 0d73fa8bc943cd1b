"""The report of a period: its figures tie with the sessions, its words hold in every format."""

import re
import tomllib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.content.small_session import OFFICE, PETITIONS, SESSION, make_brief, paragraphs, reported
from doithoai import paths
from doithoai.documents import content
from doithoai.documents.content.model import Chart, ChartKind, Document, Paragraph, Table
from doithoai.documents.content.report import build_report
from doithoai.documents.content.wording import Wording, load_wording, standard_phrases
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import DocumentKind, Outcome, Role, SessionKind, Side
from doithoai.domain.office import Office
from doithoai.domain.period import REPORT_PERIODS, Period, named_period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Attendee, Session

REPORT = DocumentKind.REPORT
DAY = date(2026, 6, 30)
HALF = named_period("half", DAY)
FORMS = ("nd30", "hd36", "hd05")
FIELDS = ("văn hóa, giáo dục, y tế", "an ninh và trật tự an toàn xã hội", "lạ", None)
AGENCIES = ("Phòng Kinh tế xã", "Công an xã", None)


def report(
    sessions: list[Session],
    form: str = "nd30",
    period: Period = HALF,
    day: date = DAY,
    wording: Wording | None = None,
    **more: object,
) -> Document:
    """The report of ``sessions``; ``more`` are attributes of the brief, or passages."""
    written = {name: more.pop(name) for name in ("limits", "directions", "proposals") if name in more}
    told = reported(period, sessions, day, **written)
    return build_report(make_brief(REPORT, form, Session(""), day, reported=told, **more), wording)


def body_tables(document: Document) -> dict[str, list[tuple[str, ...]]]:
    """The rows of the tables by the head of their second column."""
    found = [block for block in document.blocks() if isinstance(block, Table)]
    return {table.columns[1].title: list(table.rows()) for table in found}


def charts(document: Document) -> list[Chart]:
    return [block for annex in document.annexes for block in annex.blocks() if isinstance(block, Chart)]


def text(document: Document) -> str:
    """Everything it says."""
    rows = [cell for table in body_tables(document).values() for row in table for cell in row]
    drawn = [word for chart in charts(document) for word in (chart.title, *chart.labels)]
    head = [document.summary, document.title, *document.recipients]
    annexes = [part for annex in document.annexes for part in (annex.subtitle, annex.origin)]
    return "\n".join([*head, *paragraphs(document), *rows, *drawn, *annexes])


# -- figures tie ---------------------------------------------------------------------


def maybe(strategy):
    return st.none() | strategy


ASSIGNMENTS = st.builds(
    Assignment, st.sampled_from(AGENCIES), st.just(()), maybe(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
)
A_PETITION = st.builds(
    Petition,
    st.uuids().map(str),
    petitioner=maybe(st.just(Petitioner("Zyx Wvu", "Qrs Tpo", "0912345678"))),
    field=st.sampled_from(FIELDS),
    content=st.just("Nmk Lji"),
    answer=maybe(st.just(Answer("Chủ tịch", "Đã trả lời"))),
    assignment=maybe(ASSIGNMENTS),
    written_answer=maybe(st.builds(WrittenAnswer, st.just("1/UBND"), maybe(st.dates(date(2025, 10, 1), DAY)))),
    outcome=maybe(st.sampled_from(Outcome)),
)
A_SESSION = st.builds(
    Session,
    st.uuids().map(str),
    kind=maybe(st.sampled_from(SessionKind)),
    side=maybe(st.sampled_from(Side)),
    starts_at=st.datetimes(datetime(2025, 10, 1), datetime(2026, 6, 29)),  # of one today nothing is told yet
    fields=st.lists(st.sampled_from(FIELDS[:3]), max_size=2, unique=True).map(tuple),
    citizens_present=maybe(st.integers(0, 3000)),
    attendees=st.lists(
        st.builds(Attendee, st.just("Ai"), role=maybe(st.sampled_from(Role)), present=maybe(st.booleans())), max_size=3
    ).map(tuple),
    petitions=st.lists(A_PETITION, max_size=6).map(tuple),
)
PERIODS = st.lists(A_SESSION, max_size=6)
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def settled_on(petition: Petition, received: date) -> date | None:
    """When it was settled; None while it is not: said anew here, so that nothing checks itself."""
    if petition.written_answer is not None:
        return max(petition.written_answer.date or received, received)
    answered_only = petition.answer is not None and petition.assignment is None
    return received if answered_only or petition.outcome not in (None, Outcome.OPEN) else None


def count(petitions: list[tuple[Petition, date]], period: Period = HALF, day: date = DAY) -> list[int]:
    """Carried over, received, to settle, settled in time and late, left in time and overdue."""
    counts = dict.fromkeys(("carried", "received", "in_time", "late", "left", "overdue"), 0)
    last = min(period.last, day)
    for petition, received in petitions:
        end, due = settled_on(petition, received), petition.assignment.due if petition.assignment else None
        if received > last or (end is not None and end < period.first):
            continue
        counts["carried" if received < period.first else "received"] += 1
        if end is not None and end <= last:
            counts["late" if due is not None and end > due else "in_time"] += 1
        else:
            counts["overdue" if due is not None and due < last else "left"] += 1
    carried, came, in_time, late, left, overdue = counts.values()
    return [carried, came, carried + came, in_time, late, left, overdue]


def raised_in(sessions: list[Session]) -> list[tuple[Petition, date]]:
    return [(petition, session.starts_at.date()) for session in sessions for petition in session.petitions]


def numbers(row: tuple[str, ...]) -> list[int]:
    return [int(cell.replace(".", "")) for cell in row[2:]]


def came(session: Session) -> int:
    here = [one.role for one in session.attendees if one.present is not False]
    citizens = here.count(Role.CITIZEN)
    return len(here) - citizens + (citizens if session.citizens_present is None else session.citizens_present)


def tie(tables: dict[str, list[list[tuple[str, ...]]]], name: str, expected: dict[str, list[int]]) -> None:
    """The rows of a table are those expected, and add up to its total."""
    *rows, last = tables[name]
    assert {row[1]: numbers(row) for row in rows} == expected
    assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == numbers(last)


@QUICK
@given(PERIODS, st.sampled_from(FORMS))
def test_the_tables_tie_with_the_sessions(sessions: list[Session], form: str) -> None:
    document = report(sessions, form)
    tables = body_tables(document)
    held = [session for session in sessions if session.starts_at >= datetime(2026, 1, 1)]
    raised = raised_in(sessions)
    of_period = [petition for session in held for petition in session.petitions]
    if held:
        *rows, last = tables["Hình thức"]
        answered = sum(petition.answer is not None for petition in of_period)
        assigned = sum(petition.assignment is not None for petition in of_period)
        assert numbers(last) == [len(held), sum(map(came, held)), len(of_period), answered, assigned]
        assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == numbers(last)
    whole = count(raised)
    if whole[2]:
        by_field = {
            field: count([(petition, day) for petition, day in raised if petition.field == field]) for field in FIELDS
        }
        names = {field: (field or "chưa rõ lĩnh vực") for field in FIELDS}
        expected = {names[field][0].upper() + names[field][1:]: row for field, row in by_field.items() if row[2]}
        tie(tables, "Lĩnh vực", expected)
        by_agency = {
            agency or "Chưa rõ cơ quan, đơn vị": count(
                [(p, day) for p, day in raised if p.assignment and p.assignment.lead == agency]
            )
            for agency in AGENCIES
        }
        expected = {name: row for name, row in by_agency.items() if row[2]}
        if expected:
            tie(tables, "Cơ quan, đơn vị chủ trì", expected)
    assert ("Lĩnh vực" in tables) == bool(whole[2])


def stated(pattern: str, words: str) -> int:
    """The number a phrase states; 0 where it is not said."""
    match = re.search(pattern, words)
    return int(match[1].replace(".", "")) if match else 0


@QUICK
@given(PERIODS)
def test_the_prose_ties_with_the_sessions(sessions: list[Session]) -> None:
    words = text(report(sessions))
    held = [session for session in sessions if session.starts_at >= datetime(2026, 1, 1)]
    of_period = [petition for session in held for petition in session.petitions]
    carried, received, to_settle, in_time, late, left, overdue = count(raised_in(sessions))
    neither = sum(petition.answer is None and petition.assignment is None for petition in of_period)
    assert stated(r"đã tổ chức ([\d.]+) hội nghị", words) == len(held)
    assert stated(r"dự các hội nghị được ghi nhận là ([\d.]+) lượt người", words) == sum(map(came, held))
    assert stated(r"đã tiếp nhận ([\d.]+) ý kiến", words) == len(of_period)
    assert stated(r"- Được ghi nhận: (\d+)", words) == neither
    assert stated(r"phải giải quyết trong kỳ là (\d+)", words) == to_settle
    assert stated(r"- Kỳ trước chuyển sang: (\d+)", words) == carried
    assert stated(r"- Nhận trong kỳ: (\d+)", words) == received
    assert stated(r"Đã giải quyết trong kỳ (\d+)", words) == in_time + late
    assert stated(r"- Đúng hạn: (\d+)", words) == in_time
    assert stated(r"còn lại (\d+) ý kiến", words) == left + overdue
    assert stated(r"- Trong hạn: (\d+)", words) == left
    assert sum(int(number) for number in re.findall(r"^- Quá hạn: (\d+)", words, re.MULTILINE)) == late + overdue
    assert stated(r"Còn (\d+) ý kiến, kiến nghị quá hạn", words) == overdue
    if overdue:
        assert "không có ý kiến, kiến nghị quá hạn" not in words


@QUICK
@given(PERIODS)
def test_the_charts_tie_with_the_sessions(sessions: list[Session]) -> None:
    drawn = {chart.title.split(". ")[1]: chart for chart in charts(report(sessions))}
    held = [session for session in sessions if session.starts_at >= datetime(2026, 1, 1)]
    of_period = [petition for session in held for petition in session.petitions]
    whole = count(raised_in(sessions))
    kinds, fields = "Số hội nghị theo hình thức tổ chức", "Số ý kiến, kiến nghị theo lĩnh vực"
    results = "Kết quả giải quyết ý kiến, kiến nghị trong kỳ"
    assert list(drawn) == [name for name, here in ((kinds, held), (fields, of_period), (results, whole[2])) if here]
    if held:
        assert sum(drawn[kinds].values) == len(held)
        assert drawn[kinds].labels[:3] == ("Định kỳ", "Đột xuất", "Chuyên đề")
    if of_period:
        assert sum(drawn[fields].values) == len(of_period)
    if whole[2]:
        assert list(drawn[results].values) == whole[:2] + whole[3:]
    for chart in drawn.values():
        rows = list(chart.table().rows())
        assert [(row[0], int(row[1])) for row in rows] == list(zip(chart.labels, chart.values, strict=True))


@QUICK
@given(
    PERIODS, st.sampled_from(FORMS), st.dates(date(2016, 1, 1), date(2035, 12, 31)), st.sampled_from([OFFICE, Office()])
)
def test_any_period_gives_a_report_without_holes(sessions: list[Session], form: str, day: date, office: Office) -> None:
    words = text(report(sessions, form, day=day, office=office))
    assert "None" not in words
    assert not re.search(r"\{\w*\}", words)
    assert not any(secret in words for secret in ("Zyx Wvu", "Qrs Tpo", "0912345678", "Nmk Lji")), "figures, no persons"


# -- words -----------------------------------------------------------------------------


def test_a_report_of_the_state() -> None:
    document = report([SESSION])
    assert (document.type_name, document.number_text) == ("BÁO CÁO", "Số: 05/BC-UBND")
    assert document.summary == "Kết quả tiếp xúc, đối thoại trực tiếp với Nhân dân 6 tháng đầu năm 2026"
    words = paragraphs(document)
    assert words[0] == "Kính gửi: Ủy ban nhân dân tỉnh Hà Tĩnh."
    assert words[1].startswith(
        "Thực hiện Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025; Quyết định số 657"
    )
    assert words[1].endswith("6 tháng đầu năm 2026 (số liệu tính đến hết ngày 30 tháng 6 năm 2026) như sau:")
    assert [line for line in words if re.match(r"[IV]+\. ", line)] == [
        "I. KẾT QUẢ THỰC HIỆN",
        "II. TỒN TẠI, HẠN CHẾ",
        "III. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    ]
    assert words[-1].endswith("của Ủy ban nhân dân xã Sơn Tiến./.")
    late_by = "Điện lực Hương Sơn (01); Phòng Kinh tế xã (01)"
    assert f"Còn 02 ý kiến, kiến nghị quá hạn giải quyết, trả lời, gồm: {late_by}." in words
    assert "Còn 01 ý kiến, kiến nghị được ghi nhận nhưng chưa được trả lời hoặc phân công giải quyết." in words
    assert (
        document.annexes[0].origin
        == "(Kèm theo Báo cáo số 05/BC-UBND ngày 30 tháng 6 năm 2026 của Ủy ban nhân dân xã Sơn Tiến)"
    )


def test_a_report_of_the_party() -> None:
    for form in ("hd36", "hd05"):
        document = report([SESSION], form, day=date(2026, 7, 1))
        assert (document.type_name, document.number_text) == ("BÁO CÁO", "Số 05-BC/ĐU")
        assert document.summary == "Kết quả tiếp xúc, đối thoại trực tiếp với Nhân dân 6 tháng đầu năm 2026"
        words = paragraphs(document)
        assert words[1].startswith("Thực hiện Quy định số 11-QĐi/TW")
        assert words[-1].endswith("của Đảng ủy xã Sơn Tiến.")


@pytest.mark.parametrize(
    ("first", "last", "called"),
    [
        (date(2026, 3, 1), date(2026, 3, 31), "tháng 3 năm 2026"),
        (date(2026, 1, 1), date(2026, 1, 31), "tháng 01 năm 2026"),
        (date(2026, 1, 1), date(2026, 3, 31), "quý I năm 2026"),
        (date(2026, 10, 1), date(2026, 12, 31), "quý IV năm 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (date(2022, 1, 1), date(2022, 9, 30), "9 tháng đầu năm 2022"),
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2025, 12, 15), date(2026, 3, 14), "từ ngày 15/12/2025 đến ngày 14/3/2026"),
        (date(2026, 1, 5), date(2026, 1, 5), "ngày 05/01/2026"),
    ],
)
def test_how_a_period_is_called(first: date, last: date, called: str) -> None:
    document = report([], period=Period(first, last))
    assert document.summary == f"Kết quả tiếp xúc, đối thoại trực tiếp với Nhân dân {called}"
    assert paragraphs(document)[-1] == (
        f"Trên đây là báo cáo kết quả tiếp xúc, đối thoại trực tiếp với Nhân dân {called} của {OFFICE.name}./."
    )


def test_a_period_without_sessions_has_no_tables_and_no_charts() -> None:
    document = report([])
    assert not body_tables(document) and not document.annexes
    assert "Trong kỳ báo cáo, Ủy ban nhân dân xã Sơn Tiến không tổ chức hội nghị tiếp xúc, đối thoại với Nhân dân." in (
        paragraphs(document)
    )


def test_of_days_to_come_nobody_says_that_none_was_held() -> None:
    for day in (date(2025, 12, 1), date(2026, 6, 29)):
        words = text(report([], day=day))
        assert "chưa tổ chức hội nghị" in words and "không tổ chức" not in words


def test_sessions_of_one_kind_are_told_in_one_breath() -> None:
    assert "đã tổ chức 01 hội nghị tiếp xúc, đối thoại định kỳ với Nhân dân." in text(report([SESSION]))
    both = [SESSION, replace(SESSION, uid="s2", kind=SessionKind.ADHOC), replace(SESSION, uid="s3", kind=None)]
    assert "trong đó: định kỳ 01 hội nghị, đột xuất 01 hội nghị, chưa rõ hình thức 01 hội nghị." in text(report(both))


def test_nobody_claims_the_sessions_of_the_other_side() -> None:
    """The party's report and the State's count the same three; each says whose they were."""
    state = replace(SESSION, uid="s1", side=Side.GOVERNMENT)
    party, joint = replace(SESSION, uid="s2", side=Side.PARTY), replace(SESSION, uid="s3", side=Side.JOINT)
    for form in ("nd30", "hd05"):
        words = text(report([state, party, joint], form=form))
        assert "Trong kỳ báo cáo, trên địa bàn xã Sơn Tiến đã tổ chức 03 hội nghị" in words
        assert (
            "Trong số đó: Ủy ban nhân dân xã Sơn Tiến tổ chức 01 hội nghị; Đảng ủy xã Sơn Tiến tổ chức 01 hội nghị; "
            "Đảng ủy xã Sơn Tiến và Ủy ban nhân dân xã Sơn Tiến phối hợp tổ chức 01 hội nghị."
        ) in words
    assert "Trong số đó" not in text(report([state]))
    assert "Trong số đó: Ủy ban nhân dân xã Sơn Tiến tổ chức 01 hội nghị." in text(report([state], form="hd05"))


def test_shares_are_stated_as_offices_write_them() -> None:
    done = replace(PETITIONS[0], written_answer=WrittenAnswer("7/KT", date(2026, 3, 20)))
    session = replace(SESSION, petitions=(done, PETITIONS[2], replace(PETITIONS[2], uid="p9")))
    assert "Đã giải quyết trong kỳ 01 ý kiến, kiến nghị, đạt 33,3%, trong đó:" in paragraphs(report([session]))


def test_a_month_without_a_session_still_says_what_is_overdue_and_what_was_answered_in_it() -> None:
    """Ten overdue and one answered in November, all raised in October."""
    task = Assignment("Phòng Kinh tế xã", (), date(2026, 10, 20))
    late = tuple(Petition(f"p{number}", number + 1, content="Đường hỏng.", assignment=task) for number in range(11))
    answered = replace(late[0], written_answer=WrittenAnswer("61/UBND-KT", date(2026, 11, 12)))
    october = replace(SESSION, starts_at=datetime(2026, 10, 5, 8), petitions=(answered, *late[1:]))
    document = report([october], period=Period(date(2026, 11, 1), date(2026, 11, 30)), day=date(2026, 12, 3))
    words = paragraphs(document)
    assert "Còn 10 ý kiến, kiến nghị quá hạn giải quyết, trả lời, gồm: Phòng Kinh tế xã (10)." in words
    assert "Đã giải quyết trong kỳ 01 ý kiến, kiến nghị, đạt 9,1%, trong đó:" in words
    assert (
        "Tính đến hết ngày 30 tháng 11 năm 2026, còn lại 10 ý kiến, kiến nghị chưa giải quyết xong, trong đó:" in words
    )
    assert not any("không có ý kiến" in line for line in words)
    *_, total = body_tables(document)["Cơ quan, đơn vị chủ trì"]
    assert numbers(total) == [11, 0, 11, 0, 1, 0, 10]


def test_what_was_passed_on_or_taken_back_is_told_apart_from_what_was_answered() -> None:
    ends = (Outcome.TRANSFERRED, Outcome.WITHDRAWN, Outcome.WITHDRAWN, Outcome.CLOSED)
    raised = tuple(Petition(f"e{n}", content="Đường hỏng.", outcome=end) for n, end in enumerate(ends))
    lines = paragraphs(report([replace(SESSION, petitions=raised)]))
    assert any(line.startswith("Đã giải quyết trong kỳ 04 ý kiến") for line in lines)
    assert "Trong số đã giải quyết có 01 ý kiến, kiến nghị đã chuyển cơ quan có thẩm quyền giải quyết." in lines
    assert "Trong số đã giải quyết có 02 ý kiến, kiến nghị do người có ý kiến rút." in lines
    answered = paragraphs(report([replace(SESSION, petitions=raised[3:])]))
    assert not any("do người có ý kiến rút" in line or "đã chuyển cơ quan" in line for line in answered)


def test_petitions_that_came_on_another_day_than_their_session_are_explained() -> None:
    early = replace(PETITIONS[2], received_on=date(2025, 12, 30))
    words = paragraphs(report([replace(SESSION, petitions=(PETITIONS[0], early))]))
    assert "- Nhận trong kỳ: 01." in words
    assert any(line.startswith("Số nhận trong kỳ tính theo ngày tiếp nhận") for line in words)
    assert not any(line.startswith("Số nhận trong kỳ") for line in paragraphs(report([SESSION])))


def test_many_agencies_are_counted_in_the_sentence_and_named_in_the_table() -> None:
    late_ones = tuple(
        Petition(
            f"p{n}",
            n,
            content="Xin đèn.",
            field=f"lĩnh vực {n}",
            assignment=Assignment(f"Cơ quan {n}", (), date(2026, 2, 1)),
        )
        for n in range(1, 14)
    )
    document = report([replace(SESSION, petitions=late_ones)])
    words = paragraphs(document)
    assert "Còn 13 ý kiến, kiến nghị quá hạn giải quyết, trả lời ở 13 cơ quan, đơn vị nêu tại bảng trên." in words
    assert "Nội dung đối thoại liên quan đến 13 lĩnh vực." in words
    assert [row[1] for row in body_tables(document)["Cơ quan, đơn vị chủ trì"]][:13] == [
        f"Cơ quan {n}" for n in range(1, 14)
    ]


def test_what_the_office_wrote_stands_over_the_standing_words() -> None:
    standing = paragraphs(report([SESSION]))
    document = report(
        [SESSION], limits="Cán bộ mỏng.\nKinh phí ít.", directions="Làm sớm.", proposals="Đề nghị tỉnh cấp vốn."
    )
    words = paragraphs(document)
    assert {"Cán bộ mỏng.", "Kinh phí ít.", "Làm sớm.", "IV. KIẾN NGHỊ, ĐỀ XUẤT", "Đề nghị tỉnh cấp vốn."} <= set(words)
    assert any(line.startswith("Còn 02 ý kiến") for line in words), "what the figures show is said all the same"
    assert any(line.startswith("- Chủ động nắm tình hình") for line in standing)
    assert not any(line.startswith("- Chủ động nắm tình hình") for line in words)


def test_phrases_of_the_office_and_an_emptied_one() -> None:
    own = load_wording(REPORT, Family.STATE, "[report]\nlimits = 'Thường lệ.'\nfields = ''\nproposals = 'Xin vốn.'\n")
    assert own.problems == ()
    words = paragraphs(report([SESSION], wording=own.wording))
    assert {"Thường lệ.", "IV. KIẾN NGHỊ, ĐỀ XUẤT", "Xin vốn."} <= set(words)
    assert not any("lĩnh vực:" in line and line.startswith("Nội dung") for line in words)


def test_it_goes_to_those_who_want_reports_of_the_period() -> None:
    document = report([SESSION], receivers=("Bí thư Tỉnh ủy Hà Tĩnh", "Ban Nội chính Tỉnh ủy Hà Tĩnh"))
    lines = [block for block in document.blocks() if isinstance(block, Paragraph)][:3]
    assert [block.runs[0].text for block in lines] == [
        "Kính gửi:",
        "- Bí thư Tỉnh ủy Hà Tĩnh;",
        "- Ban Nội chính Tỉnh ủy Hà Tĩnh.",
    ]
    assert [block.under for block in lines] == ["", "Kính gửi", "Kính gửi"], "the dashes stand under the colon"
    assert document.recipients == (
        "- Như trên;",
        "- Thường trực Đảng ủy xã Sơn Tiến;",
        "- Thường trực Hội đồng nhân dân xã Sơn Tiến;",
        "- Ủy ban Mặt trận Tổ quốc Việt Nam xã Sơn Tiến;",
        "- Lưu: VT, VP.",
    )


def test_more_than_eight_addressees_are_a_list_sent_along() -> None:
    document = report([SESSION], receivers=tuple(f"Ban thứ {number} Tỉnh ủy" for number in range(9)))
    assert paragraphs(document)[0] == "Kính gửi: Các cơ quan, đơn vị (theo danh sách gửi kèm)."
    names, charts_annex = document.annexes
    assert (names.title, charts_annex.title) == ("Phụ lục I", "Phụ lục II")
    assert sum(1 for _ in names.blocks()) == 9


def test_a_period_without_sessions_says_nothing_of_petitions_not_overdue() -> None:
    words = paragraphs(report([]))
    assert not any("quá hạn" in line for line in words)
    assert not any("TỒN TẠI" in line for line in words), "a part with nothing in it has no heading"


def test_charts_stand_or_lie() -> None:
    kinds, fields, results = charts(report([SESSION]))
    assert (kinds.kind, fields.kind, results.kind) == (ChartKind.COLUMNS, ChartKind.BARS, ChartKind.COLUMNS)
    assert kinds.table().columns[1].title == "Số hội nghị"


def test_the_families_have_the_same_phrases() -> None:
    assert set(standard_phrases(REPORT, Family.STATE)) == set(standard_phrases(REPORT, Family.PARTY))


def test_every_phrase_of_the_report_is_said() -> None:
    """A phrase that no code says would be a setting without effect."""
    folder = Path(content.__path__[0])
    source = "".join(
        (folder / f"{name}.py").read_text("utf-8") for name in ("report", "period_tables", "frame", "held_of_plan")
    )
    keys = tomllib.loads(paths.resource("wording", "report.toml").read_text("utf-8"))
    made_up = re.compile(r"(period|kind|level|unheld|side)_\w+|\w+_heading")  # keys the code puts together
    assert [key for key in keys if f'"{key}"' not in source and not made_up.fullmatch(key)] == []


@pytest.mark.parametrize("key", [period.key for period in REPORT_PERIODS if period.of])
def test_every_period_of_reports_has_words_of_its_own(key: str) -> None:
    period = named_period(key, DAY)
    title = report([], period=period).title
    assert "từ ngày" not in title and title.endswith(str(DAY.year))
