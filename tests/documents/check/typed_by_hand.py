"""A notice of the State and one of the party as a secretary types them in Word, made with bare python-docx.

The head stands in a table without lines, so do recipients and signature; looks come from direct formatting,
from styles or from the defaults, as a test asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from reportlab.pdfbase import pdfmetrics

from documents.check.drawn_by_hand import FACES, faces

SENTENCE = "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị giải quyết đúng hạn và trả lời bằng văn bản. "
WORD_ALIGN = {"centre": ALIGN.CENTER, "justify": ALIGN.JUSTIFY, "left": ALIGN.LEFT, "right": ALIGN.RIGHT}


@dataclass
class Typed:
    """A paragraph as it is typed."""

    text: str
    size: float | None = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: str = "centre"
    colour: tuple[int, int, int] | None = None
    font: str | None = None
    ruled: bool = False
    share: float | None = None  # of the text's length: a line drawn as the border of an empty paragraph below
    indent: float = 0
    before: float = 0
    line: float | None = None
    exact: float | None = None
    style: str | None = None


def state() -> dict[str, Typed]:
    body = {"align": "justify", "indent": 12.7, "before": 6, "line": 1.1}
    return {
        "issuer": Typed("ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", 12, bold=True, share=0.4),
        "number": Typed("Số: 05/TB-UBND", 13),
        "national_name": Typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
        "motto": Typed("Độc lập - Tự do - Hạnh phúc", 14, bold=True, share=1.0),
        "place_date": Typed("Sơn Tiến, ngày 05 tháng 01 năm 2026", 14, italic=True),
        "type_name": Typed("THÔNG BÁO", 14, bold=True),
        "summary": Typed("Kết luận hội nghị đối thoại với Nhân dân", 14, bold=True, share=0.4),
        "body1": Typed(SENTENCE * 4, **body),
        "heading": Typed("1. Kết quả", bold=True, **body),
        "body2": Typed((SENTENCE * 3).strip(" .") + "./.", **body),
        "recipients_title": Typed("Nơi nhận:", 12, bold=True, italic=True, align="left"),
        "recipient1": Typed("- Như trên;", 11, align="left"),
        "recipient2": Typed("- Lưu: VT, VP.", 11, align="left"),
        "authority": Typed("TM. ỦY BAN NHÂN DÂN", bold=True),
        "position": Typed("CHỦ TỊCH", bold=True),
        "signer": Typed("Đinh Xuân Lộc", bold=True),
    }


def party() -> dict[str, Typed]:
    body = {"align": "justify", "indent": 10, "before": 6, "exact": 19.0}
    return {
        "superior": Typed("ĐẢNG BỘ TỈNH HÀ TĨNH"),
        "issuer": Typed("ĐẢNG ỦY XÃ SƠN TIẾN", bold=True),
        "star": Typed("*"),
        "number": Typed("Số 05-TB/ĐU"),
        "party_title": Typed("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, share=1.0),
        "place_date": Typed("Sơn Tiến, ngày 05 tháng 6 năm 2026", italic=True),
        "type_name": Typed("THÔNG BÁO", 16, bold=True),
        "summary": Typed("Kết luận hội nghị đối thoại với Nhân dân", bold=True),
        "hyphens": Typed("-----", bold=True),
        "body1": Typed(SENTENCE * 4, **body),
        "body2": Typed((SENTENCE * 3).strip(), **body),
        "recipients_title": Typed("Nơi nhận:", underline=True, align="left"),
        "recipient1": Typed("- Tỉnh ủy Hà Tĩnh (báo cáo);", 12, align="left"),
        "recipient2": Typed("- Lưu Văn phòng Đảng ủy.", 12, align="left"),
        "authority": Typed("T/M ĐẢNG ỦY", bold=True),
        "position": Typed("BÍ THƯ"),
        "signer": Typed("Đinh Xuân Lộc", bold=True),
    }


def letter(*addressees: str) -> dict[str, Typed]:
    """A letter of the State; several addressees stand below one another, each after its dash."""
    made = {name: row for name, row in state().items() if name not in ("type_name", "summary")}
    made |= {
        "number": replace(made["number"], text="Số: 05/UBND-VP"),
        "letter_summary": Typed("V/v trả lời ý kiến", 13, before=6),
        "recipient1": Typed("- Như trên;", 11, align="left"),
    }
    return {**_addressed(addressees or ("Phòng Kinh tế xã.",)), **made}


def report(*addressees: str) -> dict[str, Typed]:
    """A report of the State to the level above."""
    made = state()
    made |= {
        "number": replace(made["number"], text="Số: 05/BC-UBND"),
        "type_name": replace(made["type_name"], text="BÁO CÁO"),
        "summary": replace(made["summary"], text="Kết quả đối thoại với Nhân dân"),
    }
    body = [name for name in made if name.startswith(("body", "heading"))]
    head = {name: made[name] for name in made if name not in body}
    return {
        **head,
        **_addressed(addressees or ("Ủy ban nhân dân tỉnh Hà Tĩnh.",)),
        **{name: made[name] for name in body},
    }


def _addressed(addressees: tuple[str, ...]) -> dict[str, Typed]:
    if len(addressees) == 1:
        return {"addressee": Typed(f"Kính gửi: {addressees[0]}", before=12)}
    dashed = {
        f"addressee{place}": Typed(f"- {text}", align="left", indent=52) for place, text in enumerate(addressees, 1)
    }
    return {"addressee": Typed("Kính gửi:", align="left", indent=32, before=12), **dashed}


def invitation() -> dict[str, Typed]:
    made = state()
    return made | {
        "number": replace(made["number"], text="Số: 05/GM-UBND"),
        "type_name": replace(made["type_name"], text="GIẤY MỜI"),
        "summary": replace(made["summary"], text="Dự hội nghị đối thoại với Nhân dân"),
    }


def minutes() -> dict[str, Typed]:
    """Minutes of the State: two signatures side by side, recipients below them, no place and date."""
    made = {name: row for name, row in state().items() if name not in ("place_date", "authority", "position", "signer")}
    return made | {
        "number": replace(made["number"], text="Số: 05/BB-UBND"),
        "type_name": replace(made["type_name"], text="BIÊN BẢN"),
        "summary": replace(made["summary"], text="Hội nghị đối thoại với Nhân dân"),
        "clerk": Typed("THƯ KÝ", bold=True),
        "clerk_name": Typed("Trần Thị Bình", bold=True),
        "chair": Typed("CHỦ TỌA", bold=True),
        "chair_name": Typed("Đinh Xuân Lộc", bold=True),
    }


def party36() -> dict[str, Typed]:
    """The notice of the party by the rules before 27 May 2026: a comma after each recipient."""
    made = party()
    return made | {
        "place_date": replace(made["place_date"], text="Sơn Tiến, ngày 05 tháng 3 năm 2026"),
        "recipient1": replace(made["recipient1"], text="- Tỉnh ủy Hà Tĩnh (báo cáo),"),
    }


def annexed(made: dict[str, Typed], *, end: str = "./.", title: str = "Phụ lục") -> dict[str, Typed]:
    """The same with an annex in words."""
    body = {"align": "justify", "indent": 12.7, "before": 6, "line": 1.1}
    return made | {
        "annex_title": Typed(title, bold=True),
        "annex_subtitle": Typed("NHỮNG VIỆC CẦN LÀM", bold=True),
        "annex_origin": Typed("(Kèm theo Thông báo số 05/TB-UBND ngày 05/01/2026)", italic=True, share=0.4),
        "annex_text": Typed((SENTENCE * 3).strip(" .") + end, **body),
    }


def long(made: dict[str, Typed]) -> dict[str, Typed]:
    """The same with a body of several pages."""
    rows: dict[str, Typed] = {}
    for name, row in made.items():
        if name == "body1":
            rows |= {f"body1{place:02d}": row for place in range(14)}
        rows[name] = row
    return rows


LEFT = ("superior", "issuer", "star")
RIGHT = ("national_name", "motto", "party_title")
NUMBERED = ("number", "letter_summary")
DATED = ("place_date",)
LISTED = ("recipients_title", "recipient1", "recipient2")
SIGNED = ("authority", "position", "room", "signer")
CLERK = ("clerk", "room", "clerk_name")
CHAIR = ("chair", "room", "chair_name")
WIDE = (65.0, 100.0)  # mm: the two columns


def typed(
    path: Path,
    made: dict[str, Typed],
    *,
    before: Callable[[Any], None] = lambda document: None,
    number: str = "top",
    margins: tuple[float, float, float, float] = (20, 20, 30, 15),
    paper: tuple[float, float] = (210, 297),
    break_before_closing: bool = False,
    annex_from: int | None = 1,
) -> Path:
    """Write the document; ``before`` may change styles, ``number`` is ``top``, ``first``, ``foot`` or empty.

    ``annex_from`` is the number of the annex's first page; None: it goes on.
    """
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0
    before(document)
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, paper)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    section.header_distance = Mm(8)
    _number(section, number)
    made = {**made, "room": Typed("\n\n")}
    _columns(document, made, LEFT, RIGHT, NUMBERED, DATED)
    used = {*LEFT, *RIGHT, *NUMBERED, *DATED, *LISTED, *SIGNED, *CLERK, *CHAIR}
    for name, row in made.items():
        if name not in used and not name.startswith("annex"):
            _fill(document.add_paragraph(style=row.style), row, 165)
    if break_before_closing:
        document.add_page_break()
    if "clerk" in made:
        _columns(document, made, CLERK, CHAIR)
        _columns(document, made, LISTED, ())
    else:
        _columns(document, made, LISTED, SIGNED)
    _annex(document, made, annex_from)
    document.save(str(path))
    return path


def _annex(document, made: dict[str, Typed], first: int | None) -> None:
    rows = [row for name, row in made.items() if name.startswith("annex")]
    if not rows:
        return
    section = document.add_section(WD_SECTION.NEW_PAGE)
    if first is not None:
        start = OxmlElement("w:pgNumType")
        start.set(qn("w:start"), str(first))
        section._sectPr.append(start)
    else:
        section.different_first_page_header_footer = False
    for row in rows:
        _fill(document.add_paragraph(style=row.style), row, 165)


def _columns(document, made, *columns: tuple[str, ...]) -> None:
    """A table of two columns without lines; each further pair of columns is a row."""
    table = document.add_table(rows=0, cols=2)
    table.autofit = False
    for column, wide in zip(table.columns, WIDE, strict=True):
        column.width = Mm(wide)
    for left, right in zip(columns[::2], columns[1::2], strict=True):
        cells = table.add_row().cells
        for cell, names, wide in zip(cells, (left, right), WIDE, strict=True):
            cell.width = Mm(wide)
            first = True
            for name in names:
                if name in made:
                    _fill(cell.paragraphs[0] if first else cell.add_paragraph(), made[name], wide, cell.add_paragraph)
                    first = False


def _fill(paragraph, row: Typed, wide: float, add=None) -> None:
    """Type a paragraph in a column ``wide`` mm; ``add`` makes the empty one whose border is the line below."""
    paragraph.alignment = WORD_ALIGN[row.align] if row.align else None
    setting = paragraph.paragraph_format
    if row.indent and row.align == "left":
        setting.left_indent = Mm(row.indent)
    elif row.indent:
        setting.first_line_indent = Mm(row.indent)
    if row.before:
        setting.space_before = Pt(row.before)
    if row.line:
        setting.line_spacing = row.line
    if row.exact:
        setting.line_spacing = Pt(row.exact)
    run = paragraph.add_run(row.text)
    run.font.size = None if row.size is None else Pt(row.size)
    run.bold, run.italic, run.underline = row.bold or None, row.italic or None, row.underline or None
    if row.font:
        run.font.name = row.font
    if row.colour:
        run.font.color.rgb = RGBColor(*row.colour)
    if row.ruled:
        _border(paragraph)
    if row.share:
        below = add() if add else paragraph._parent.add_paragraph()
        below.add_run().font.size = Pt(2)
        below.paragraph_format.line_spacing = Pt(3)
        inside = wide - (3.8 if add else 0)
        aside = (inside - row.share * _wide(row)) / 2
        below.paragraph_format.left_indent = below.paragraph_format.right_indent = Mm(aside)
        _border(below)


def _wide(row: Typed) -> float:
    """The length of the text, mm."""
    faces()
    face = FACES[("bold" if row.bold else "") + ("italic" if row.italic else "") or "regular"]
    return pdfmetrics.stringWidth(row.text, face, row.size or 14) / 72 * 25.4


def _border(paragraph) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{key}"), value)
    border.append(bottom)
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def _number(section, where: str) -> None:
    if not where:
        return
    section.different_first_page_header_footer = where != "first"
    holder = section.footer if where == "foot" else section.header
    paragraph = holder.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    run = paragraph.add_run("2")
    run.font.size = Pt(14)
    field.append(run._r)
    paragraph._p.append(field)


def spoilt(made: dict[str, Typed], name: str, **values) -> dict[str, Typed]:
    return {**made, name: replace(made[name], **values)}
