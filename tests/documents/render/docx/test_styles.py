"""The styles of a file for Word: one for each component of the format, with its figures."""

import pytest
from docx.oxml.ns import qn

from documents.render.pages import FORMS, document, read, say, table
from documents.render.word import find, opened, paragraphs, points, text_of
from doithoai.documents.content.model import Paragraph, ParagraphStyle, Run
from doithoai.documents.formats.load import all_formats, with_choices
from doithoai.domain.text import upper

STATE = {
    "Quốc hiệu": (13, True, False, "center"),
    "Tiêu ngữ": (14, True, False, "center"),
    "Cơ quan ban hành": (13, True, False, "center"),
    "Số và ký hiệu": (13, None, None, "center"),
    "Địa danh và ngày tháng": (14, None, True, "center"),
    "Tên loại": (14, True, None, "center"),
    "Trích yếu": (14, True, None, "center"),
    "Căn cứ": (14, None, True, "both"),
    "Nội dung": (14, None, None, "both"),
    "Quyền hạn ký": (14, True, None, "center"),
    "Họ tên người ký": (14, True, None, "center"),
    "Nơi nhận": (12, True, True, "left"),
    "Danh sách nơi nhận": (11, None, None, "left"),
    "Đầu bảng": (12, True, None, "center"),
    "Số trang": (14, None, None, "center"),
}
PARTY = {
    "Tiêu đề của Đảng": (15, True, False, "center"),
    "Cơ quan cấp trên": (14, None, False, "center"),
    "Số và ký hiệu": (14, None, None, "center"),
    "Tên loại": (16, True, None, "center"),
    "Nội dung": (14, None, None, "both"),
    "Chức vụ": (14, None, None, "center"),
    "Nơi nhận": (14, None, None, "left"),
    "Danh sách nơi nhận": (12, None, None, "left"),
    "Số trang": (14, None, None, "center"),
}


@pytest.mark.parametrize(("form", "wanted"), [("nd30", STATE), ("hd36", PARTY), ("hd05", PARTY)])
def test_each_component_has_a_style_with_its_figures(form, wanted):
    styles = opened(document(), form).styles
    for name, (size, bold, italic, align) in wanted.items():
        style = styles[name]
        assert style.font.size.pt == size, name
        assert bool(style.font.bold) == bool(bold), name
        assert bool(style.font.italic) == bool(italic), name
        assert style.element.find(f"{qn('w:pPr')}/{qn('w:jc')}").get(qn("w:val")) == align, name


@pytest.mark.parametrize("form", FORMS)
def test_every_style_used_is_there_and_nothing_else_is_offered(form):
    blocks = [say("Căn cứ", style=ParagraphStyle.LEGAL_BASIS), say("I. MỤC", style=ParagraphStyle.HEADING), say("Lời")]
    word = opened(document([*blocks, table([("1", "a", "b")])], draft=True, footer_mark="ab12"), form)
    known = {style.style_id for style in word.styles}
    used = {one.get(qn("w:val")) for one in word.element.body.iter(qn("w:pStyle"), qn("w:tblStyle"))}
    assert used <= known
    assert set(all_formats()[form].components) - {"heading"} <= known
    assert len({style.name for style in word.styles}) == len(known) < 45
    assert not any("," in style.name for style in word.styles)


@pytest.mark.parametrize("form", FORMS)
def test_the_font_is_times_new_roman_everywhere(form):
    data = opened(document([say("Lời")]), form)
    fonts = data.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    others = [*data.element.iter(qn("w:rFonts")), *data.styles.element.iter(qn("w:rFonts"))]
    assert others == [fonts]


def test_spaces_and_indents_of_the_body():
    state = opened(document(), "nd30").styles["Nội dung"].paragraph_format
    assert state.first_line_indent.mm == pytest.approx(12.7, abs=0.05)
    assert state.space_before.pt == 6
    assert state.line_spacing == pytest.approx(1.1)
    assert opened(document(), "nd30").styles["Normal"].element.find(qn("w:pPr")) is None
    party = opened(document(), "hd05").styles["Nội dung"].paragraph_format
    assert party.first_line_indent.mm == pytest.approx(10, abs=0.05)
    assert (party.line_spacing.pt, party.line_spacing_rule.name) == (19, "EXACTLY")


def test_what_an_office_chooses_inside_the_ranges_is_in_the_styles():
    form = with_choices(all_formats()["nd30"], {"components.body.size": 13.0, "components.body.leading": 1.5})
    style = opened(document(), form).styles["Nội dung"]
    assert style.font.size.pt == 13
    assert style.paragraph_format.line_spacing == pytest.approx(1.5)


def test_headings_are_words_own_at_their_levels():
    blocks = [say(f"{level}.", style=ParagraphStyle.HEADING, level=level) for level in (1, 2, 3)]
    word = opened(document(blocks), "nd30")
    for level in (1, 2, 3):
        style = find(word, f"{level}.").style
        assert style.name == f"Heading {level}"
        assert style.font.bold
        assert style.paragraph_format.keep_with_next
        assert style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}").get(qn("w:val")) == str(level - 1)


def test_weights_inside_a_paragraph_add_to_its_style():
    block = Paragraph((Run("đậm ", bold=True), Run("nghiêng ", italic=True), Run("thường")))
    runs = find(opened(document([block]), "nd30"), "đậm").runs
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("đậm ", True, None),
        ("nghiêng ", None, True),
        ("thường", None, None),
    ]


def test_no_place_has_a_look_of_its_own_where_its_style_gives_it():
    word = opened(document([say("Lời")]), "nd30")
    assert not [run for run in word.element.body.iter(qn("w:rPr")) if len(run)]
    body = find(word, "Lời")
    assert [one.tag for one in body._p.pPr] == [qn("w:pStyle"), qn("w:keepNext")]


# -- what is drawn below a name ----------------------------------------------------------------


def ruled(paragraph):
    """The empty paragraph below, whose border is the line; the width its indents leave in ``box`` points."""
    line = paragraph._p.getnext()
    assert line.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")) == "rule"
    return line


def lies(line, box: float) -> float:
    left, right = (points(line, "w:pPr/w:ind", f"w:{side}") for side in ("left", "right"))
    assert left == right
    return box - left - right


def test_lines_are_as_long_as_in_the_pdf():
    paper = document(issuer="ỦY BAN NHÂN DÂN XÃ SƠN TIẾN HUYỆN HƯƠNG SƠN")
    word, page = opened(paper, "nd30"), read(paper, "nd30")[0]
    columns = [int(one.get(qn("w:w"))) / 20 for one in word.tables[0]._tbl.tblGrid]
    assert sum(columns) == pytest.approx(165 / 25.4 * 72, abs=0.2)
    issuer, motto, summary = (
        lies(ruled(find(word, "ỦY BAN")), columns[0]),
        lies(ruled(find(word, "Độc lập")), columns[1]),
        lies(ruled(find(word, "Kết luận")), sum(columns)),
    )
    drawn = sorted(rule.wide for rule in page.rules)
    assert sorted((issuer, motto, summary)) == pytest.approx(drawn, abs=0.2)
    assert motto == pytest.approx(page.find("Độc lập").wide, abs=0.5)


def test_names_break_where_the_pdf_breaks_them():
    paper = document(summary="Kết luận hội nghị tiếp xúc, đối thoại của người đứng đầu cấp ủy với Nhân dân năm 2026")
    lines = find(opened(paper, "nd30"), "Kết luận").text.split("\n")
    printed = [line.text for line in read(paper, "nd30")[0].lines]
    assert len(lines) == 2
    assert set(lines) <= set(printed)


@pytest.mark.parametrize("form", ["hd36", "hd05"])
def test_the_party_has_a_star_and_hyphens(form):
    word = opened(document(superior="ĐẢNG BỘ TỈNH HÀ TĨNH", issuer="ĐẢNG ỦY XÃ SƠN TIẾN"), form)
    below = {text_of(one): one.style.name for one in paragraphs(word)}
    assert below["*"] == "Cơ quan ban hành - dấu dưới"
    assert below["-----"] == "Trích yếu - dấu dưới"
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" not in below
    ruled(find(word, "ĐẢNG CỘNG SẢN VIỆT NAM"))
    assert word.styles["Nơi nhận"].font.underline
    assert not word.styles["Nơi nhận"].font.bold


@pytest.mark.parametrize("form", FORMS)
def test_capitals_are_typed_as_capitals_and_stay_so_when_edited(form):
    word = opened(document(issuer="Ủy ban nhân dân xã Sơn Tiến"), form)
    found = find(word, upper("Ủy ban nhân dân"))
    assert found.style.font.all_caps


def test_a_long_name_is_set_smaller_where_that_saves_a_line():
    word = opened(document(issuer="BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÃ"), "nd30")
    name = find(word, "BAN CHỈ ĐẠO")
    printed = read(document(issuer="BAN CHỈ ĐẠO CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA XÃ"), "nd30")[0]
    size = name.runs[0].font.size or name.style.font.size
    assert size.pt == printed.find("BAN CHỈ").size
    assert name.text.split("\n")[0] == printed.find("BAN CHỈ").text
