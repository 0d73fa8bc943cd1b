"""A notice of the State and one of the party as a secretary types them in Word, made with bare python-docx.

The head stands in a table without lines, so do recipients and signature; looks come from direct formatting,
from styles or from the defaults, as a test asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

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
    indent: float = 0
    before: float = 0
    line: float | None = None
    exact: float | None = None
    style: str | None = None


def state() -> dict[str, Typed]:
    body = {"align": "justify", "indent": 12.7, "before": 6, "line": 1.1}
    return {
        "issuer": Typed("ỦY BAN NHÂN DÂN XÃ SƠN TIẾN", 13, bold=True, ruled=True),
        "number": Typed("Số: 05/TB-UBND", 13),
        "national_name": Typed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
        "motto": Typed("Độc lập - Tự do - Hạnh phúc", 14, bold=True, ruled=True),
        "place_date": Typed("Sơn Tiến, ngày 05 tháng 01 năm 2026", 14, italic=True),
        "type_name": Typed("THÔNG BÁO", 14, bold=True),
        "summary": Typed("Kết luận hội nghị đối thoại với Nhân dân", 14, bold=True, ruled=True),
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
        "party_title": Typed("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, ruled=True),
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


LEFT = ("superior", "issuer", "star", "number", "letter_summary")
RIGHT = ("national_name", "motto", "party_title", "place_date")
LISTED = ("recipients_title", "recipient1", "recipient2")
SIGNED = ("authority", "position", "room", "signer")


def typed(
    path: Path,
    made: dict[str, Typed],
    *,
    before: Callable[[Any], None] = lambda document: None,
    number: str = "top",
    margins: tuple[float, float, float, float] = (20, 20, 30, 15),
    paper: tuple[float, float] = (210, 297),
) -> Path:
    """Write the document; ``before`` may change styles, ``number`` is ``top``, ``first``, ``foot`` or empty."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    document.styles["Normal"].paragraph_format.line_spacing = 1.0
    before(document)
    section = document.sections[0]
    section.page_width, section.page_height = map(Mm, paper)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = map(Mm, margins)
    _number(section, number)
    _columns(document, made, LEFT, RIGHT)
    used = {*LEFT, *RIGHT, *LISTED, *SIGNED}
    for name, one in made.items():
        if name not in used:
            _fill(document.add_paragraph(style=one.style), one)
    _columns(document, {**made, "room": Typed("")}, LISTED, SIGNED)
    document.save(str(path))
    return path


def _columns(document, made, left, right) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, names in zip(table.rows[0].cells, (left, right), strict=True):
        first = True
        for name in names:
            if name in made:
                _fill(cell.paragraphs[0] if first else cell.add_paragraph(), made[name])
                first = False


def _fill(paragraph, one: Typed) -> None:
    paragraph.alignment = WORD_ALIGN[one.align] if one.align else None
    setting = paragraph.paragraph_format
    if one.indent:
        setting.first_line_indent = Mm(one.indent)
    if one.before:
        setting.space_before = Pt(one.before)
    if one.line:
        setting.line_spacing = one.line
    if one.exact:
        setting.line_spacing = Pt(one.exact)
    run = paragraph.add_run(one.text)
    run.font.size = None if one.size is None else Pt(one.size)
    run.bold, run.italic, run.underline = one.bold or None, one.italic or None, one.underline or None
    if one.font:
        run.font.name = one.font
    if one.colour:
        run.font.color.rgb = RGBColor(*one.colour)
    if one.ruled:
        border = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            bottom.set(qn(f"w:{key}"), value)
        border.append(bottom)
        paragraph._p.get_or_add_pPr().append(border)


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
