"""What is refused and asked about a letter of correction, without drawing it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from documents.content.small_session import CORRECTED, SESSION, make_brief
from doithoai.documents.brief import Corrected
from doithoai.documents.formats.model import Family
from doithoai.domain.finding import Holder, Severity
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.misprint import Misprint
from doithoai.domain.numbering import SeriesKey
from doithoai.domain.session import SessionOffice
from doithoai.work.gate import Candidate
from doithoai.work.gate_correction import CLAUSE, correction_facts

DAY = date(2026, 1, 20)
WHOLE = replace(
    CORRECTED,
    family=Family.STATE,
    body=("Đường hỏng 200 m, đề nghị sửa trước mùa mưa.", "05/4/2026", "Phòng Kinh tế xã"),
)
R, A = Severity.REFUSED, Severity.ASKED


def codes(corrected: Corrected | None, day: date = DAY, form: str = "nd30", **more: object) -> dict[str, Severity]:
    brief = make_brief(DocumentKind.CORRECTION, form, day=day, corrected=corrected, **more)
    candidate = Candidate(brief, SESSION, "auto", day, SeriesKey("government/CV", "2026"), 1)
    return {finding.code: finding.severity for finding in correction_facts(candidate)}


def about(wrong: str, right: str) -> Corrected:
    return replace(WHOLE, misprints=(Misprint(wrong, right),))


@pytest.mark.parametrize(
    ("corrected", "expected"),
    [
        (WHOLE, {}),
        (replace(WHOLE, replaced_by="newer"), {"correction.replaced": R}),
        (replace(WHOLE, record=replace(WHOLE.record, date=DAY + timedelta(1))), {"correction.before": R}),
        (replace(WHOLE, record=replace(WHOLE.record, date=None)), {}),
        (replace(WHOLE, family=Family.PARTY), {"correction.other_body": R}),
        (replace(WHOLE, family=None), {}),
        (replace(WHOLE, receivers=()), {"missing.addressee": A}),
        (replace(WHOLE, misprints=()), {"correction.empty": R}),
        (about("Nơi nhận", ""), {"correction.empty": R}),
        (about("Nơi  nhận", "Nơi nhận"), {"correction.empty": R}),
        # A letter corrects form; what the paper says is replaced.
        (about("hỏng 200 m", "hỏng 2.000 m"), {"correction.content": R}),
        (about("05/4/2026", "15/4/2026"), {"correction.content": R}),
        (about("trước mùa mưa", "trước mùa khô"), {"correction.words": A}),
        (about("Phòng Kinh tế xã", "Phòng Kinh tế"), {"correction.words": A}),
        (about("200", "300"), {"correction.words": A}),  # so short a text may stand in the head as well
        (about("Số: 05/TB-UBND", "Số: 06/TB-UBND"), {}),
        (about("Sơn Tiến, ngày 05 tháng 3 năm 2026", "Sơn Tiến, ngày 06 tháng 3 năm 2026"), {}),
        (about("Quyết định số 12/QĐ-UBND", "Quyết định số 13/QĐ-UBND"), {}),
        (about("Noi nhận", "Nơi nhận"), {}),
        # Figures that the paper was counted to, and words that say another thing, are content too.
        (about("40 người", "4.000 người"), {"correction.content": R}),
        (about("bốn mươi hộ", "bốn trăm hộ"), {"correction.content": R}),
        (about("đồng ý cho vay", "không đồng ý cho vay"), {"correction.content": R}),
        (about("40", "4000"), {"correction.words": A}),
    ],
)
def test_what_is_found(corrected: Corrected, expected: dict[str, Severity]) -> None:
    assert codes(corrected) == expected


def test_named_addressees_are_enough_and_other_papers_are_not_asked_about() -> None:
    assert codes(replace(WHOLE, receivers=()), addressee="Công an xã") == {}
    assert codes(None) == {}


def test_a_paper_of_another_office_is_that_office_s_to_correct() -> None:
    other = replace(SESSION, office=SessionOffice("18164", "Ủy ban nhân dân xã Sơn Hồng"))
    brief = make_brief(DocumentKind.CORRECTION, corrected=WHOLE, day=DAY, session=other)
    (finding,) = correction_facts(Candidate(brief, other, "auto", DAY, SeriesKey("government/CV", "2026"), 1))
    assert (finding.code, finding.severity) == ("correction.other_office", R)


def test_what_is_found_leads_to_the_misprints_with_its_clause_and_the_words_are_a_quote_alone() -> None:
    brief = make_brief(DocumentKind.CORRECTION, corrected=about("hỏng 200 m", "hỏng 300 m"), day=DAY)
    (finding,) = correction_facts(Candidate(brief, SESSION, "auto", DAY, SeriesKey("government/CV", "2026"), 1))
    assert (finding.target.holder, finding.target.part) == (Holder.ORDER, "misprints")
    assert finding.clause == CLAUSE
    assert finding.quote == "hỏng 200 m"
    assert not finding.params
