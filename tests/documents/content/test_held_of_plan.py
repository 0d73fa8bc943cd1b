"""What a report says of the plan: only what the register holds."""

from datetime import date

import pytest

from documents.content.small_session import make_brief
from doithoai.documents.brief import HeldOfPlan, Unheld
from doithoai.documents.content.frame import wording_of
from doithoai.documents.content.held_of_plan import held_of_plan
from doithoai.documents.content.prose import Prose
from doithoai.domain.kinds import DocumentKind, SessionState
from doithoai.domain.session import DocumentRecord

PLAN = DocumentRecord(DocumentKind.PLAN, 5, "KH-UBND", date(2026, 1, 10))
BY_PLAN = "Theo Kế hoạch số 05/KH-UBND ngày 10 tháng 01 năm 2026, trong kỳ"
LATE = Unheld("Hội nghị quý II", date(2026, 5, 12), SessionState.POSTPONED)
FORGOTTEN = Unheld("", date(2026, 9, 2), SessionState.ANNOUNCED)


def said(of_plan):
    brief = make_brief(DocumentKind.REPORT)
    paragraphs = held_of_plan(Prose(brief, wording_of(brief, None)), of_plan)
    return ["".join(run.text for run in paragraph.runs) for paragraph in paragraphs]


@pytest.mark.parametrize(
    ("of_plan", "lines"),
    [
        (None, []),
        (HeldOfPlan(PLAN, 4, 4, 0, ()), [f"{BY_PLAN} có 04 hội nghị; đã tổ chức 04 hội nghị."]),
        (HeldOfPlan(PLAN, 0, 0, 0, ()), [f"{BY_PLAN} không có hội nghị nào phải tổ chức."]),
        (
            HeldOfPlan(PLAN, 4, 1, 1, (LATE, FORGOTTEN)),
            [
                f"{BY_PLAN} có 04 hội nghị; đã tổ chức 01 hội nghị.",
                "Còn 01 hội nghị chưa đến thời gian tổ chức.",
                "Chưa tổ chức 02 hội nghị theo kế hoạch:",
                "- Hội nghị quý II, dự kiến ngày 12/5/2026 (hoãn);",
                "- Hội nghị chưa đặt tên, dự kiến ngày 02/9/2026 (chưa tổ chức).",
            ],
        ),
        (
            HeldOfPlan(None, 0, 0, 0, (LATE,)),
            [
                "Còn 01 hội nghị đã dự kiến nhưng chưa tổ chức:",
                "- Hội nghị quý II, dự kiến ngày 12/5/2026 (hoãn).",
            ],
        ),
    ],
)
def test_the_plan_is_told_as_far_as_there_is_one(of_plan, lines):
    assert said(of_plan) == lines
