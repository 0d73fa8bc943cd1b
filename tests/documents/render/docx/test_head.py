"""The head of page 1 as a table of two columns without lines."""

from documents.render.pages import document
from documents.render.word import opened


def head(form: str = "nd30", **more) -> list[tuple[str, str]]:
    table = opened(document(**more), form).tables[0]
    return [tuple("\n".join(p.text for p in cell.paragraphs if p.text) for cell in row.cells) for row in table.rows]


def test_bodies_and_titles_then_number_and_date():
    names, numbered = head()
    assert names[0].replace("\n", " ") == "ỦY BAN NHÂN DÂN XÃ SƠN TIẾN"
    assert names[1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    assert numbered == ("Số: 05/TB-UBND", "Sơn Tiến, ngày 05 tháng 01 năm 2026")


def test_the_party_s_title_and_star():
    names, _ = head("hd05", issuer="ĐẢNG ỦY XÃ SƠN TIẾN")
    assert names == ("ĐẢNG ỦY XÃ SƠN TIẾN\n*", "ĐẢNG CỘNG SẢN VIỆT NAM")


def test_a_letter_s_summary_and_a_draft_s_mark_stand_below_the_number():
    *_, below = head(type_name="", summary="V/v trả lời kiến nghị", draft=True)
    assert below[0].replace("\n", " ").startswith("V/v trả lời kiến nghị")
    assert "DỰ THẢO" in below[0]
