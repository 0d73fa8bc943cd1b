"""The plan of a year names its sessions with what is known of each, and is checked as every paper is."""

import io
from dataclasses import replace
from datetime import date, datetime

import pytest

from documents.check.parts import departures_of_ours
from documents.content.small_session import SESSION, all_text, make_brief
from doithoai.documents.check.lint import check_file
from doithoai.documents.content.letters import NothingToWrite
from doithoai.documents.content.model import Table
from doithoai.documents.content.plan import build_plan
from doithoai.documents.render.pdf.render import render_pdf
from doithoai.domain.kinds import DocumentKind, Holding, SessionKind
from doithoai.domain.session import Session

BARE = Session("bare", kind=SessionKind.THEMATIC, title="Đối thoại với thanh niên", starts_at=datetime(2026, 5, 12))
WHOLE = replace(SESSION, starts_at=datetime(2026, 3, 18, 8), holding=Holding.MIXED, villages=("Thôn Đông",))


def plan(*sessions, form="nd30"):
    return build_plan(make_brief(DocumentKind.PLAN, form, sessions=sessions))


def rows(document):
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    return list(table.rows())


def test_each_session_has_its_row_with_what_is_known_of_it():
    words = (
        "Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026\nĐối tượng: Nhân dân toàn xã.\n"
        "Hình thức tổ chức: trực tiếp kết hợp trực tuyến.\nTổ chức theo cụm thôn, tổ dân phố: thôn Đông."
    )
    chair = "Đồng chí Phan Đình Lưu, Chủ tịch Ủy ban nhân dân xã"
    assert rows(plan(WHOLE, BARE)) == [
        ("1", "18/3/2026", words, "Hội trường xã", chair),
        ("2", "12/5/2026", "Đối thoại với thanh niên", "", ""),
    ]


def test_the_number_of_sessions_is_told_by_kind_only_where_every_kind_is_known():
    told = "Trong năm dự kiến tổ chức 02 hội nghị, trong đó: định kỳ 01 hội nghị, chuyên đề 01 hội nghị. Cụ thể:"
    assert told in all_text(plan(WHOLE, BARE))
    assert "Trong năm dự kiến tổ chức 02 hội nghị:" in all_text(plan(WHOLE, replace(BARE, kind=None)))


def test_it_is_called_by_its_year():
    assert plan(BARE).summary == "Tổ chức tiếp xúc, đối thoại trực tiếp với Nhân dân năm 2026"


def test_there_is_no_plan_of_nothing():
    with pytest.raises(NothingToWrite):
        plan()
    with pytest.raises(NothingToWrite):
        plan(replace(BARE, starts_at=None))


@pytest.mark.parametrize(("form", "day"), [("nd30", date(2026, 1, 5)), ("hd05", date(2026, 6, 5))])
def test_it_keeps_the_rules(form, day, tmp_path):
    brief = make_brief(DocumentKind.PLAN, form, day=day, sessions=(WHOLE, BARE))
    out = io.BytesIO()
    render_pdf(build_plan(brief), brief.format, out)
    file = tmp_path / "plan.pdf"
    file.write_bytes(out.getvalue())
    assert departures_of_ours(check_file(file, form)) == []
