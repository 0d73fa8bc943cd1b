"""What the program prints keeps the rules: every kind, in every format, of any session."""

import io
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest

from documents.check.parts import departures_of_ours
from documents.content.small_session import OFFICE, SESSION, make_brief, reported
from doithoai import paths
from doithoai.documents.check.lint import check_drawn, check_file
from doithoai.documents.content.builders import BUILDERS
from doithoai.documents.content.model import Document
from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.documents.render.docx.render import render_docx
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.kinds import Competence, DocumentKind, Holding
from doithoai.domain.period import named_period
from doithoai.domain.petition import Assignment, Petition, Petitioner, WrittenAnswer
from doithoai.domain.session import Person
from doithoai.exchange import data_file
from doithoai.work import signing

DAYS = {"nd30": date(2026, 1, 5), "hd36": date(2026, 2, 10), "hd05": date(2026, 6, 5)}
# A reminder needs something overdue: the last day of the format that has one.
LATER = {(kind, form): day for kind in BUILDERS for form, day in DAYS.items()} | {
    (DocumentKind.REMINDER, "nd30"): date(2026, 4, 2)
}
HIDDEN = Petitioner("Cù Thị Nhã", "Xóm Bìa", "0912345678", confidential=True)
KINDS = [kind for kind in BUILDERS if kind is not DocumentKind.REPORT]


@cache
def sample():
    return data_file.read(paths.resource("sample", "sessions.json"))


def printed(document: Document, form, folder: Path) -> Path:
    out = io.BytesIO()
    render_pdf(document, form, out)
    file = folder / "made.pdf"
    file.write_bytes(out.getvalue())
    return file


def whole_session():
    """A session with something for every kind of document."""
    more = (
        Petition("p5", content="Sửa cầu.", competence=Competence.PROVINCE),
        Petition("p6", content="Xin đất.", written_answer=WrittenAnswer("12/UBND-KT", date(2026, 1, 3), "Đã giao.")),
        Petition("p7", petitioner=HIDDEN, content="Ao bẩn.", assignment=Assignment("Phòng Kinh tế xã")),
    )
    return replace(SESSION, petitions=(*SESSION.petitions, *more), starts_at=datetime(2026, 1, 2, 7, 30))


def whole_brief(kind, form, **more):
    """The brief of a paper of ``kind`` about that session; a plan has it as the one laid down."""
    laid_down = {"sessions": (whole_session(),)} if kind is DocumentKind.PLAN else {}
    return make_brief(kind, form, whole_session(), LATER[kind, form], **laid_down, **more)


@pytest.mark.parametrize("form", ["nd30", "hd05"])
@pytest.mark.parametrize("count", [1, 2])
def test_minutes_with_two_or_three_chairs_keep_the_rules_as_pdf_and_as_docx(count, form, tmp_path):
    people = (Person("Lê Thị Chi", "Phó Chủ tịch HĐND xã"), Person("Thái Văn Bính", "Chủ tịch Ủy ban MTTQ xã"))
    session = replace(SESSION, co_chairs=people[:count], holding=Holding.MIXED, villages=("Thôn Đông",))
    brief = make_brief(DocumentKind.MINUTES, form, session=session, day=DAYS[form])
    document = BUILDERS[DocumentKind.MINUTES](brief, None)
    assert len(document.signatures) == 2 + count
    twin = tmp_path / "made.docx"
    with twin.open("wb") as out:
        render_docx(document, brief.format, out)
    for file in (printed(document, brief.format, tmp_path), twin):
        assert departures_of_ours(check_file(file, form)) == [], file.suffix


@pytest.mark.parametrize("form", DAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_in_every_format_keeps_the_rules(kind, form, tmp_path):
    brief = whole_brief(kind, form, footer_mark="9f86d081884c7d65")
    report = check_file(printed(BUILDERS[kind](brief), brief.format, tmp_path))
    assert not departures_of_ours(report)
    # Papers to be handed out may carry no date: the session's day, or today, chooses the rules of the party.
    assert report.form.id == form or kind.by_hand


@pytest.mark.parametrize(("kind", "form"), [(DocumentKind.NOTICE, "nd30"), (DocumentKind.MINUTES, "hd05")])
def test_a_copy_for_signing_rightly_has_no_number_and_no_day_yet(kind, form):
    brief = signing.clean(make_brief(kind, form, day=DAYS[form]))
    out = io.BytesIO()
    render_pdf(BUILDERS[kind](brief), brief.format, out)
    assert check_drawn(out.getvalue(), brief.format) == ()


def test_a_copy_for_signing_is_checked_by_the_rules_of_its_own_month(tmp_path):
    brief = signing.clean(make_brief(DocumentKind.ANNOUNCEMENT, "hd05", day=DAYS["hd05"]))
    report = check_file(printed(BUILDERS[DocumentKind.ANNOUNCEMENT](brief), brief.format, tmp_path))
    assert (report.form.id, report.departures) == ("hd05", ()), "not by those of the day of the session it cites"


@pytest.mark.parametrize("form", DAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_twin_for_word_keeps_them_too(kind, form, tmp_path):
    brief = whole_brief(kind, form)
    with (tmp_path / "made.docx").open("wb") as file:
        render_docx(BUILDERS[kind](brief), brief.format, file)
    assert not departures_of_ours(check_file(tmp_path / "made.docx", form))


@pytest.mark.parametrize("form", DAYS)
@pytest.mark.parametrize("kind", [DocumentKind.MINUTES, DocumentKind.NOTICE])
def test_the_largest_session_of_the_sample(kind, form, tmp_path):
    session = max(sample().sessions, key=lambda one: len(one.petitions))
    for number in (12, None):
        brief = make_brief(kind, form, session, DAYS[form], office=sample().office, number=number, draft=number is None)
        assert not departures_of_ours(check_file(printed(BUILDERS[kind](brief), brief.format, tmp_path), form))


@pytest.mark.parametrize("form", DAYS)
def test_a_report_with_tables_and_charts(form, tmp_path):
    told = reported(named_period("half", DAYS[form]), sample().sessions, DAYS[form])
    brief = make_brief(DocumentKind.REPORT, form, day=DAYS[form], reported=told)
    document = BUILDERS[DocumentKind.REPORT](brief)
    assert not departures_of_ours(check_file(printed(document, brief.format, tmp_path)))


def many(count: int):
    """A session of so many assigned petitions that the notice takes an annex of many pages."""
    given = SESSION.petitions[0]
    return replace(SESSION, petitions=tuple(replace(given, uid=f"m{one}", number=one) for one in range(1, count)))


@pytest.mark.parametrize("form", DAYS)
def test_a_notice_with_an_annex_on_lying_pages(form, tmp_path):
    brief = make_brief(DocumentKind.NOTICE, form, many(40), DAYS[form])
    document = BUILDERS[DocumentKind.NOTICE](brief)
    assert document.annexes
    assert not departures_of_ours(check_file(printed(document, brief.format, tmp_path)))


@pytest.mark.parametrize("petitions", range(3, 16, 2))
def test_the_signatures_wherever_the_page_ends(petitions, tmp_path):
    brief = make_brief(DocumentKind.MINUTES, "nd30", many(petitions), DAYS["nd30"])
    document = BUILDERS[DocumentKind.MINUTES](brief)
    assert not departures_of_ours(check_file(printed(document, brief.format, tmp_path)))


@pytest.mark.parametrize(
    "choices",
    [
        {"components.body.size": 13.0},
        {"page.left": 35.0, "page.right": 20.0, "page.top": 25.0, "page.bottom": 25.0},
        {"components.body.leading": 1.5, "components.body.first_indent": 10.0},
    ],
)
def test_an_office_s_choices_inside_the_ranges(choices, tmp_path):
    form = with_choices(all_formats()["nd30"], choices)
    brief = replace(make_brief(DocumentKind.NOTICE, "nd30", whole_session()), format=form)
    assert not departures_of_ours(check_file(printed(BUILDERS[DocumentKind.NOTICE](brief), form, tmp_path)))


def test_the_rules_of_another_time_are_another_s(tmp_path):
    """A document of March 2026 by the rules of June ends its recipients wrongly."""
    brief = make_brief(DocumentKind.NOTICE, "hd05", whole_session(), date(2026, 3, 9))
    file = printed(BUILDERS[DocumentKind.NOTICE](brief), brief.format, tmp_path)
    assert {one.rule for one in departures_of_ours(check_file(file))} == {"recipient"}
    assert not departures_of_ours(check_file(file, "hd05"))


def test_the_state_s_document_by_the_party_s_rules(tmp_path):
    brief = make_brief(DocumentKind.MINUTES, "nd30", whole_session(), office=OFFICE)
    file = printed(BUILDERS[DocumentKind.MINUTES](brief), brief.format, tmp_path)
    rules = {(one.rule, one.component) for one in check_file(file, "hd36").departures}
    assert {("missing", "party_title"), ("missing", "place_date"), ("number_form", "number")} <= rules
    assert {("mark", "issuer"), ("pitch", "body"), ("indent", "body")} & rules
