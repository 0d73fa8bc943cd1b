"""The report of a period: its figures tie with the sessions, its words hold in every format."""

import re
import tomllib
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.content.small_session import OFFICE, PETITIONS, SESSION, make_brief, paragraphs
from doithoai import paths
from doithoai.documents import content
from doithoai.documents.brief import Reported
from doithoai.documents.content.model import Chart, ChartKind, Document, Paragraph, Table
from doithoai.documents.content.report import build_report
from doithoai.documents.content.wording import Wording, load_wording, standard_phrases
from doithoai.documents.formats.model import Family
from doithoai.domain.figures import summarise
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
    told = Reported(period, summarise(sessions, day), **written)
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
    written_answer=maybe(st.just(WrittenAnswer("1/UBND"))),
    outcome=maybe(st.sampled_from(Outcome)),
)
A_SESSION = st.builds(
    Session,
    st.uuids().map(str),
    maybe(st.sampled_from(SessionKind)),
    maybe(st.sampled_from(Side)),
    starts_at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 6, 30)),
    fields=st.lists(st.sampled_from(FIELDS[:3]), max_size=2, unique=True).map(tuple),
    citizens_present=maybe(st.integers(0, 3000)),
    attendees=st.lists(
        st.builds(Attendee, st.just("Ai"), role=maybe(st.sampled_from(Role)), present=maybe(st.booleans())), max_size=3
    ).map(tuple),
    petitions=st.lists(A_PETITION, max_size=6).map(tuple),
)
PERIODS = st.lists(A_SESSION, max_size=6)
QUICK = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def late(petition: Petition) -> bool:
    """Past its date without an answer and not ended: said anew here, so that nothing checks itself."""
    due = petition.assignment.due if petition.assignment else None
    ended = petition.outcome in (Outcome.CLOSED, Outcome.TRANSFERRED, Outcome.WITHDRAWN)
    return due is not None and due < DAY and petition.written_answer is None and not ended


def running(petition: Petition) -> bool:
    ended = petition.outcome in (Outcome.CLOSED, Outcome.TRANSFERRED, Outcome.WITHDRAWN)
    return petition.assignment is not None and petition.written_answer is None and not ended


def count(petitions: list[Petition]) -> dict[str, int]:
    return {
        "all": len(petitions),
        "answered": sum(one.answer is not None for one in petitions),
        "assigned": sum(one.assignment is not None for one in petitions),
        "written": sum(one.written_answer is not None for one in petitions),
        "running": sum(map(running, petitions)),
        "late": sum(map(late, petitions)),
    }


def numbers(row: tuple[str, ...]) -> list[int]:
    return [int(cell.replace(".", "")) for cell in row[2:]]


def came(session: Session) -> int:
    here = [one.role for one in session.attendees if one.present is not False]
    citizens = here.count(Role.CITIZEN)
    return len(here) - citizens + (citizens if session.citizens_present is None else session.citizens_present)


@QUICK
@given(PERIODS, st.sampled_from(FORMS))
def test_the_tables_tie_with_the_sessions(sessions: list[Session], form: str) -> None:
    tables = body_tables(report(sessions, form))
    petitions = [petition for session in sessions for petition in session.petitions]
    whole = count(petitions)
    given_out = count([petition for petition in petitions if petition.assignment])
    if sessions:
        *rows, last = tables["Hình thức"]
        people = sum(map(came, sessions))
        assert numbers(last) == [len(sessions), people, whole["all"], whole["answered"], whole["assigned"]]
        assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == numbers(last)
        for row, kind in zip(
            rows, [kind for kind in (*SessionKind, None) if kind in {s.kind for s in sessions}], strict=True
        ):
            assert numbers(row)[0] == sum(session.kind is kind for session in sessions)
    if petitions:
        *rows, last = tables["Lĩnh vực"]
        assert numbers(last) == list(whole.values())
        assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == numbers(last)
        by_name = {
            field.casefold() if field else "chưa rõ lĩnh vực": [p for p in petitions if p.field == field]
            for field in FIELDS
        }
        for row in rows:
            assert numbers(row) == list(count(by_name[row[1].casefold()]).values())
    if given_out["all"]:
        *rows, last = tables["Cơ quan, đơn vị chủ trì"]
        assert numbers(last) == [given_out[name] for name in ("assigned", "written", "running", "late")]
        assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == numbers(last)
        for row in rows:
            theirs = count(
                [p for p in petitions if p.assignment and (p.assignment.lead or "Chưa rõ cơ quan, đơn vị") == row[1]]
            )
            assert numbers(row) == [theirs[name] for name in ("assigned", "written", "running", "late")]
    assert set(tables) == {
        name
        for name, there in (
            ("Hình thức", sessions),
            ("Lĩnh vực", petitions),
            ("Cơ quan, đơn vị chủ trì", given_out["all"]),
        )
        if there
    }


def told(pattern: str, words: str) -> int:
    """The number a phrase tells; 0 where it is not said."""
    found = re.search(pattern, words)
    return int(found[1].replace(".", "")) if found else 0


@QUICK
@given(PERIODS)
def test_the_prose_ties_with_the_sessions(sessions: list[Session]) -> None:
    words = text(report(sessions))
    petitions = [petition for session in sessions for petition in session.petitions]
    whole, given_out = count(petitions), count([petition for petition in petitions if petition.assignment])
    neither = sum(one.answer is None and one.assignment is None for one in petitions)
    assert told(r"đã tổ chức ([\d.]+) hội nghị", words) == len(sessions)
    assert told(r"dự các hội nghị là ([\d.]+) lượt người", words) == sum(map(came, sessions))
    assert told(r"đã tiếp nhận ([\d.]+) ý kiến", words) == whole["all"]
    assert told(r"- Được trả lời tại hội nghị: ([\d.]+\d|\d)", words) == whole["answered"]
    assert told(r"trả lời sau hội nghị: (\d+)", words) == whole["assigned"]
    assert told(r"- Được ghi nhận: (\d+)", words) == neither
    assert told(r"- Đã được trả lời bằng văn bản: (\d+)", words) == given_out["written"]
    assert told(r"- Đang giải quyết: (\d+)", words) == given_out["running"]
    assert told(r"trong đó quá hạn (\d+)", words) == given_out["late"]
    ended = told(r"người có ý kiến rút\): (\d+)", words)
    assert given_out["written"] + given_out["running"] + ended == given_out["assigned"]
    assert told(r"Ngoài số được phân công, có (\d+)", words) == whole["written"] - given_out["written"]
    assert told(r"Còn (\d+) ý kiến, kiến nghị quá hạn", words) == whole["late"]


@QUICK
@given(PERIODS)
def test_the_charts_tie_with_the_sessions(sessions: list[Session]) -> None:
    drawn = charts(report(sessions))
    petitions = [petition for session in sessions for petition in session.petitions]
    assert [chart.title.split(".")[0] for chart in drawn] == [f"Biểu đồ {n}" for n in range(1, len(drawn) + 1)]
    assert len(drawn) == (0 if not sessions else 3 if petitions else 1)
    if sessions:
        assert sum(drawn[0].values) == len(sessions)
        assert drawn[0].labels[:3] == ("Định kỳ", "Đột xuất", "Chuyên đề")
    if petitions:
        assert sum(drawn[1].values) == len(petitions)
        assert list(drawn[2].values) == list(count(petitions).values())[1:]
    for chart in drawn:
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


def test_sessions_of_one_kind_are_told_in_one_breath() -> None:
    assert "đã tổ chức 01 hội nghị tiếp xúc, đối thoại định kỳ với Nhân dân." in text(report([SESSION]))
    both = [SESSION, replace(SESSION, uid="s2", kind=SessionKind.ADHOC), replace(SESSION, uid="s3", kind=None)]
    assert "trong đó: định kỳ 01 hội nghị, đột xuất 01 hội nghị, chưa rõ hình thức 01 hội nghị." in text(report(both))


def test_shares_are_told_as_offices_write_them() -> None:
    done = replace(PETITIONS[0], written_answer=WrittenAnswer("7/KT"))
    session = replace(SESSION, petitions=(done, PETITIONS[2], replace(PETITIONS[2], uid="p9")))
    assert "- Đã được trả lời bằng văn bản: 01, đạt 33,3%;" in paragraphs(report([session]))


def test_many_agencies_are_counted_in_the_sentence_and_named_in_the_table() -> None:
    late_ones = tuple(
        Petition(f"p{n}", n, None, field=f"lĩnh vực {n}", assignment=Assignment(f"Cơ quan {n}", (), date(2026, 2, 1)))
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
    source = "".join((folder / f"{name}.py").read_text("utf-8") for name in ("report", "period_tables", "frame"))
    keys = tomllib.loads(paths.resource("wording", "report.toml").read_text("utf-8"))
    made_up = re.compile(r"(period|kind)_\w+|\w+_heading")  # keys the code puts together
    assert [key for key in keys if f'"{key}"' not in source and not made_up.fullmatch(key)] == []


@pytest.mark.parametrize("key", [period.key for period in REPORT_PERIODS if period.of])
def test_every_period_of_reports_has_words_of_its_own(key: str) -> None:
    period = named_period(key, DAY)
    title = report([], period=period).title
    assert "từ ngày" not in title and title.endswith(str(DAY.year))
