"""What the paper of the assessment says, of one office and of many."""

from datetime import date

from doithoai.documents.brief import Brief
from doithoai.documents.content.assessment import Assessed, build_assessment
from doithoai.documents.content.model import Document, Paragraph, Table
from doithoai.documents.formats.load import all_formats
from doithoai.domain import assessment
from doithoai.domain.assessment import Criterion, Grade, HandMark, Measure, Scheme, Sheet, Unit, Value
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.office import Office
from doithoai.domain.session import Session

DAY = date(2026, 12, 31)
OFFICE = Office("42", "Ủy ban nhân dân tỉnh Hà Tĩnh", "Hà Tĩnh", "Tỉnh ủy Hà Tĩnh")
SCHEME = Scheme(
    "Bảng điểm của tỉnh",
    "nguồn",
    {},
    7,
    10,
    50,
    (
        Criterion("settled", "Giải quyết ý kiến (đủ)", Measure.SETTLED, 60.0),
        Criterion("reception", "Tiếp công dân", Measure.RECEPTION, 40.0),
    ),
    (Grade("Tốt", 80, praise=True), Grade("Khá", 50), Grade("Yếu", 0, correction=True)),
    "Quyết định số 1/QĐ-UBND",
)


def sheet(name: str, count: int | None, **hand: HandMark) -> Sheet:
    values = {} if count is None else {Measure.SETTLED: Value(count, 10)}
    return assessment.sheet(SCHEME, Unit(name, f"xã {name}", None, values), hand)


def paper(*sheets: Sheet, own: bool = False, form: str = "nd30") -> Document:
    brief = Brief(DocumentKind.REPORT, Session(""), OFFICE, all_formats()[form], DAY, body_symbol="UBND")
    return build_assessment(brief, Assessed(2026, DAY, SCHEME, sheets, own))


def words(document: Document) -> list[str]:
    blocks = list(document.blocks())
    return ["".join(run.text for run in block.runs) for block in blocks if isinstance(block, Paragraph)]


def table(document: Document) -> list[tuple[str, ...]]:
    (only,) = (block for block in document.blocks() if isinstance(block, Table))
    return list(only.rows())


def test_the_own_sheet_says_every_mark_with_its_reason() -> None:
    document = paper(sheet("A", 9), own=True)
    assert table(document) == [
        ("1", "Giải quyết ý kiến (đủ)", "60", "54", "Đã giải quyết 9/10 ý kiến, kiến nghị"),
        ("2", "Tiếp công dân", "40", "", "Chưa có số liệu"),
        ("", "Tổng cộng", "100", "54", ""),
    ]
    lines_of_it = words(document)
    assert (
        "Tổng điểm: 54/60 điểm đã chấm, đạt 90%; xếp loại: tốt. "
        "Còn 40 điểm của các tiêu chí chưa có số liệu, không tính vào kết quả." in lines_of_it
    )
    assert any("theo bảng điểm của tỉnh (Quyết định số 1/QĐ-UBND)" in line for line in lines_of_it)
    assert document.annexes == ()


def test_above_the_units_are_ranked_praised_and_corrected() -> None:
    document = paper(sheet("A", 7), sheet("B", 10), sheet("C", 1), sheet("D", None))
    assert [row[:2] for row in table(document)] == [("1", "xã B"), ("2", "xã A"), ("3", "xã C")]
    lines_of_it = words(document)
    assert "Tổng số đơn vị được đánh giá là 04; đã xếp loại 03 đơn vị, gồm: tốt 01, khá 01, yếu 01." in lines_of_it
    assert "Còn 01 đơn vị chưa đủ số liệu để xếp loại." in lines_of_it
    assert "1. xã B: 60/60 điểm (100%), tốt." in lines_of_it
    assert (
        "1. xã C: 6/60 điểm (10%), yếu; mất điểm nhiều nhất: "
        "giải quyết ý kiến (đã giải quyết 1/10 ý kiến, kiến nghị)." in lines_of_it
    )
    (annex,) = document.annexes
    assert sum(isinstance(block, Table) for block in annex.blocks()) == 3, "of D nothing is known"


def test_nobody_is_praised_where_nothing_is_known() -> None:
    lines_of_it = words(paper(sheet("A", None), sheet("B", None)))
    assert "Tổng số đơn vị được đánh giá là 02; chưa có đơn vị nào đủ số liệu để xếp loại." in lines_of_it
    assert "Không có đơn vị đạt mức đề nghị biểu dương, khen thưởng." in lines_of_it


def test_the_party_s_paper_speaks_for_the_committee() -> None:
    document = paper(sheet("A", 9), own=True, form="hd05")
    assert document.issuer == "TỈNH ỦY HÀ TĨNH"
