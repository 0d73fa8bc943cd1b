"""What is typed in Word: formatting found through styles and defaults, each fault by rule, component and clause."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from documents.check.typed_by_hand import party, spoilt, state, typed
from doithoai.documents.check.errors import Unreadable
from doithoai.documents.check.lint import check_file
from doithoai.documents.check.report import Report


@pytest.fixture
def lint(tmp_path: Path) -> Callable[..., Report]:
    def checked(made, choice: str = "auto", **more) -> Report:
        return check_file(typed(tmp_path / "văn bản.docx", made, **more), choice)

    return checked


def kinds(report: Report) -> set[tuple[str, str]]:
    return {(one.rule, one.component) for one in report.departures}


@pytest.mark.parametrize(("made", "form"), [(state, "nd30"), (party, "hd05")])
def test_a_right_document_has_no_departures(lint, made, form):
    report = lint(made())
    assert report.departures == ()
    assert report.form.id == form
    assert "places on the page" in report.unchecked


SPOILT = {
    "small title": (state, "national_name", {"size": 11}, "size", "khoản 1, điểm a"),
    "light motto": (state, "motto", {"bold": False}, "bold", "khoản 1, điểm b"),
    "motto without line": (state, "motto", {"share": None}, "line", "khoản 1, điểm b"),
    "summary without line": (state, "summary", {"share": None}, "line", "khoản 5"),
    "upright date": (state, "place_date", {"italic": False}, "italic", "khoản 4"),
    "red": (state, "number", {"colour": (200, 0, 0)}, "colour", "mục I"),
    "Arial": (state, "body1", {"font": "Arial"}, "font", "mục I"),
    "month with zero": (
        state,
        "place_date",
        {"text": "Sơn Tiến, ngày 05 tháng 06 năm 2026"},
        "leading_zero",
        "khoản 4",
    ),
    "no zero": (state, "number", {"text": "Số: 5/TB-UBND"}, "leading_zero", "khoản 3"),
    "not justified": (state, "body1", {"align": "left"}, "justified", "khoản 6, điểm e"),
    "not set in": (state, "body1", {"indent": 0}, "indent", "khoản 6, điểm e"),
    "no space": (state, "body2", {"before": 0}, "space", "khoản 6, điểm e"),
    "far lines": (state, "body2", {"line": 2.0}, "pitch", "khoản 6, điểm e"),
    "small body": (state, "body2", {"size": 12}, "size", "khoản 6, điểm e"),
    "title at the left": (state, "type_name", {"align": "left"}, "place", "khoản 5"),
    "comma": (state, "recipient1", {"text": "- Như trên,"}, "recipient", "khoản 9, điểm d"),
    "end of the party": (state, "body2", {"text": "Văn bản này để thực hiện."}, "body_end", "Phụ lục III"),
    "slash for a stop": (state, "authority", {"text": "T/M ỦY BAN NHÂN DÂN"}, "authority", "khoản 7"),
    "title underlined": (state, "recipients_title", {"underline": True}, "underline", "khoản 9, điểm d"),
    "colon of the State": (party, "number", {"text": "Số: 05-TB/ĐU"}, "number_form", "số và ký hiệu"),
    "bold position": (party, "position", {"bold": True}, "bold", "quyền hạn"),
    "no underline": (party, "recipients_title", {"underline": False}, "underline", "nơi nhận"),
    "line for a star": (party, "star", {"text": ""}, "mark", "tên cơ quan"),
    "six hyphens": (party, "hyphens", {"text": "------"}, "mark", "trích yếu"),
    "narrow lines": (party, "body1", {"exact": 16.0}, "pitch", "nội dung"),
    "end of the State": (party, "body2", {"text": "Văn bản này để thực hiện./."}, "body_end", "nội dung"),
}
BLAMED = {"body1": "body", "body2": "body", "recipient1": "recipients", "star": "issuer", "hyphens": "summary"}


@pytest.mark.parametrize("name", SPOILT)
def test_one_paragraph_spoilt(lint, name):
    made, piece, values, rule, clause = SPOILT[name]
    report = lint(spoilt(made(), piece, **values))
    assert kinds(report) == {(rule, BLAMED.get(piece, piece))}, report.departures
    (one,) = report.departures
    assert clause in one.clause
    assert [place.page for place in one.places] == [0]
    assert one.places[0].row > 0


@pytest.mark.parametrize(
    "names", [("motto",), ("number",), ("place_date",), ("summary",), ("recipients_title", "recipient1", "recipient2")]
)
def test_a_component_is_missing(lint, names):
    made = {name: one for name, one in state().items() if name not in names}
    assert ("missing", names[0]) in kinds(lint(made))
    assert {one.rule for one in lint(made).departures} == {"missing"}


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ((20, 20, 25, 15), "left"),
        ((20, 20, 30, 25), "right"),
        ((15, 20, 30, 15), "top"),
        ((20, 30, 30, 15), "bottom"),
    ],
)
def test_wrong_margins(lint, margins, said):
    (one,) = lint(state(), margins=margins).departures
    assert one.rule == "margin"
    assert one.message.startswith(said)
    assert "mục I" in one.clause


def test_wrong_paper(lint):
    (one,) = lint(state(), paper=(215.9, 279.4)).departures
    assert (one.rule, one.params["found"]) == ("paper", "216 × 279")


@pytest.mark.parametrize(("where", "message"), [("first", "page 1"), ("foot", "bottom margin")])
def test_page_numbers_in_the_wrong_place(lint, where, message):
    (one,) = lint(state(), number=where).departures
    assert (one.rule, one.component) == ("page_number", "page_number")
    assert message in one.message


# -- styles and defaults -----------------------------------------------------------------


def test_looks_come_from_styles_and_those_they_are_based_on(lint):
    def styles(document):
        root = document.styles.add_style("Gốc", WD_STYLE_TYPE.PARAGRAPH)
        root.font.size, root.font.bold = Pt(11), True
        document.styles.add_style("Lá", WD_STYLE_TYPE.PARAGRAPH).base_style = root

    made = spoilt(state(), "body1", style="Lá", size=None)
    # Bold, eleven points, and so a heading by its look: the body's paragraph is judged as one.
    assert ("size", "heading") in kinds(lint(made, before=styles))


def test_looks_come_from_the_defaults(lint):
    def defaults(document):
        found = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for old in found.findall(qn("w:sz")):
            found.remove(old)
        found.append(parse_xml(f'<w:sz {nsdecls("w")} w:val="22"/>'))
        normal = document.styles["Normal"].element
        for size in normal.iter(qn("w:sz")):
            size.getparent().remove(size)

    report = lint(spoilt(state(), "number", size=None), before=defaults)
    assert [one.params for one in report.departures] == [{"found": "11", "wanted": "13"}]


def test_a_theme_s_font_is_looked_up(lint):
    def theme(document):
        fonts = document.styles["Normal"].element.rPr.rFonts
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        fonts.set(qn("w:asciiTheme"), "minorHAnsi")

    found = {one.params.get("found") for one in lint(state(), before=theme).departures if one.rule == "font"}
    assert len(found) == 1
    assert not found & {"Times New Roman", ""}


def test_capitals_by_formatting_are_capitals(lint, tmp_path):
    from docx import Document

    path = typed(tmp_path / "a.docx", spoilt(state(), "type_name", text="Thông báo"))
    assert {one.rule for one in check_file(path).departures} == {"capitals"}
    document = Document(str(path))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            if run.text == "Thông báo":
                run.font.all_caps = True
    document.save(str(path))
    assert check_file(path).departures == ()


def test_a_table_of_data_in_the_body(lint, tmp_path):
    from docx import Document

    path = typed(tmp_path / "a.docx", state())
    document = Document(str(path))
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].add_run("CHỦ TỊCH").font.size = Pt(9)
    document.save(str(path))
    departures = check_file(path).departures
    assert len(departures) == 1, departures
    (one,) = departures
    assert (one.rule, one.component, len(one.places)) == ("size", "table_body", 6)


def test_a_line_drawn_as_a_shape_is_a_line(lint, tmp_path):
    from docx import Document

    path = typed(tmp_path / "a.docx", spoilt(state(), "summary", share=None))
    assert kinds(check_file(path)) == {("line", "summary")}
    document = Document(str(path))
    (paragraph,) = (one for one in document.paragraphs if one.text.startswith("Kết luận"))
    line = '<v:line xmlns:v="urn:schemas-microsoft-com:vml" from="0,0" to="90pt,0"/>'
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:pict>{line}</w:pict></w:r>"))
    document.save(str(path))
    assert check_file(path).departures == ()


@pytest.mark.parametrize(("second", "alike"), [("Họ và tên:", True), ("Họ tên:", False)])
def test_copies_on_one_sheet_are_alike(tmp_path, second, alike):
    from docx import Document

    document = Document()
    table = document.add_table(rows=2, cols=1)
    for cell, text in zip(table.columns[0].cells, ("Họ và tên:", second), strict=True):
        for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", text):
            cell.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    found = {one.rule for one in check_file(tmp_path / "a.docx").departures}
    assert ("copies" in found) == (not alike)


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04 broken"])
def test_what_is_no_docx_is_refused(data, tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(data)
    with pytest.raises(Unreadable):
        check_file(file)


def test_a_zip_that_is_no_docx_is_refused(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.docx", "w") as packed:
        packed.writestr("word/document.xml", "<a/>")
    with pytest.raises(Unreadable):
        check_file(tmp_path / "a.docx")
