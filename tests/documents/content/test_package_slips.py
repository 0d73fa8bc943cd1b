"""The papers of a package: the code and the five totals stand on both, no number is taken."""

from datetime import date

from doithoai.documents.content.model import Table
from doithoai.documents.content.package_slips import PackageFacts, build_receipt, build_slip
from doithoai.documents.formats.load import all_formats
from doithoai.domain.office import Office

DAY = date(2026, 4, 5)
OFFICE = Office(
    "1", "Ủy ban nhân dân xã Sơn Tiến", "Sơn Tiến", "Đảng ủy xã Sơn Tiến", party_superior="Đảng bộ tỉnh Hà Tĩnh"
)
FACTS = PackageFacts(
    "UBND tỉnh Hà Tĩnh",
    date(2026, 1, 1),
    date(2026, 3, 31),
    "AB12CD34",
    (3, 120, 45, 30, 6),
    "18163_2026-01-01_2026-03-31.sdta",
    "key",
)


def rows(document) -> dict[str, str]:
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    return dict(table.rows())


def test_the_slip_says_what_is_sent_to_whom() -> None:
    paper = build_slip(OFFICE, all_formats()["nd30"], DAY, FACTS)
    assert (paper.type_name, paper.issuer) == ("PHIẾU GỬI", "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN")
    assert paper.number_text == ""
    why, _table, closing = paper.blocks()
    assert why.runs[0].text == "Ủy ban nhân dân xã Sơn Tiến gửi UBND tỉnh Hà Tĩnh gói dữ liệu sau đây:"
    assert "biên nhận" in closing.runs[0].text
    assert rows(paper) == {
        "Kỳ số liệu": "Từ ngày 01/01/2026 đến ngày 31/03/2026",
        "Tên tệp": FACTS.file,
        "Niêm phong": "Bằng khóa của nơi nhận",
        "Mã đối chiếu": "AB12CD34",
        "Số hội nghị": "3",
        "Số lượt người dự": "120",
        "Số ý kiến, kiến nghị": "45",
        "Số ý kiến đã phân công": "30",
        "Số văn bản ban hành": "6",
    }


def test_the_receipt_bears_the_same_code_and_totals() -> None:
    facts = PackageFacts("UBND xã Sơn Tiến", FACTS.first, FACTS.last, FACTS.code, FACTS.totals, since=True)
    paper = build_receipt(OFFICE, all_formats()["hd05"], DAY, facts)
    assert (paper.type_name, paper.issuer) == ("GIẤY BIÊN NHẬN", "ĐẢNG ỦY XÃ SƠN TIẾN")
    assert paper.superior == "ĐẢNG BỘ TỈNH HÀ TĨNH"
    shared = {"Mã đối chiếu", "Số hội nghị", "Số lượt người dự", "Số ý kiến, kiến nghị", "Số văn bản ban hành"}
    sent = rows(build_slip(OFFICE, all_formats()["nd30"], DAY, FACTS))
    assert {name: rows(paper)[name] for name in shared} == {name: sent[name] for name in shared}
    assert "chỉ phần thay đổi" in rows(paper)["Kỳ số liệu"]


def test_of_a_package_of_an_earlier_program_the_code_is_not_known() -> None:
    paper = build_slip(OFFICE, all_formats()["nd30"], DAY, PackageFacts("Tỉnh ủy", FACTS.first, FACTS.last, "", ()))
    assert rows(paper)["Mã đối chiếu"] == "(không rõ)"
