"""Which line is which component."""

from documents.check.parts import line
from doithoai.documents.check.components import find, find_title
from doithoai.documents.check.model import Page, Paper, Side, Source
from doithoai.documents.formats.load import all_formats

HEAD = (
    line("ỦY BAN NHÂN DÂN", x0=100, x1=240, side=Side.LEFT, base=70, bold=True),
    line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", x0=280, x1=540, side=Side.RIGHT, base=70, bold=True),
    line("Độc lập - Tự do - Hạnh phúc", x0=310, x1=510, side=Side.RIGHT, base=86, bold=True),
    line("Số: 05/TB-UBND", x0=120, x1=220, side=Side.LEFT, base=110),
    line("Sơn Tiến, ngày 05 tháng 01 năm 2026", x0=300, x1=520, side=Side.RIGHT, base=110, italic=True),
    line("THÔNG BÁO", x0=260, x1=350, base=150, bold=True),
    line("Kết luận hội nghị", x0=240, x1=370, base=166, bold=True),
    line("Căn cứ Luật Tiếp công dân.", x1=300, base=200),
    line("Ủy ban nhân dân xã thông báo như sau.", base=220),
)


def test_the_head_and_the_body_of_a_notice():
    document = find(Paper(Source.PDF, [Page(1, 210, 297, HEAD)]), all_formats()["nd30"])
    assert document.kind == "notice"
    texts = {name: document.text(name) for name in ("issuer", "number", "place_date", "type_name", "summary")}
    assert texts == {
        "issuer": "ỦY BAN NHÂN DÂN",
        "number": "Số: 05/TB-UBND",
        "place_date": "Sơn Tiến, ngày 05 tháng 01 năm 2026",
        "type_name": "THÔNG BÁO",
        "summary": "Kết luận hội nghị",
    }
    assert document.text("legal_basis") == "Căn cứ Luật Tiếp công dân."
    assert [paragraph.text for paragraph in document.body][-1] == "Ủy ban nhân dân xã thông báo như sau."


def test_a_title_broken_over_two_lines_of_a_column_is_still_a_title():
    upper = line("CỘNG HÒA XÃ HỘI", side=Side.RIGHT)
    lower = line("CHỦ NGHĨA VIỆT NAM", side=Side.RIGHT)
    assert find_title([upper, lower], "conghoaxahoichunghiavietnam") == [upper, lower]
    assert find_title([upper], "conghoaxahoichunghiavietnam") == []
