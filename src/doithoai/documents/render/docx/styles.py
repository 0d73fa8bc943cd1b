"""The styles of a format: one for each of its components, so that changing the style changes every place it stands."""

from doithoai.documents.formats.model import Component, Format
from doithoai.documents.render.docx.markup import Element, el, give, half_points, space, twips
from doithoai.documents.render.measure.filling import PITCH
from doithoai.documents.render.measure.metrics import LINE_WIDTH, MM
from doithoai.documents.render.measure.table import PAD_X, PAD_Y

FONT = "Times New Roman"
_LANGUAGE = "vi-VN"
# As a person reads them in Word's list of styles. A comma would part the name from a second one.
_NAMES = {
    "national_name": "Quốc hiệu",
    "motto": "Tiêu ngữ",
    "party_title": "Tiêu đề của Đảng",
    "superior": "Cơ quan cấp trên",
    "issuer": "Cơ quan ban hành",
    "number": "Số và ký hiệu",
    "place_date": "Địa danh và ngày tháng",
    "type_name": "Tên loại",
    "summary": "Trích yếu",
    "letter_summary": "Trích yếu công văn",
    "legal_basis": "Căn cứ",
    "body": "Nội dung",
    "addressee": "Kính gửi",
    "authority": "Quyền hạn ký",
    "position": "Chức vụ",
    "signer": "Họ tên người ký",
    "recipients_title": "Nơi nhận",
    "recipients": "Danh sách nơi nhận",
    "page_number": "Số trang",
    "annex_title": "Phụ lục",
    "annex_subtitle": "Tên phụ lục",
    "annex_origin": "Kèm theo văn bản",
    "table_head": "Đầu bảng",
    "table_body": "Ô trong bảng",
    "draft_mark": "Dấu dự thảo",
    "footer_mark": "Dấu ở chân trang",
}
HEADINGS = ("heading1", "heading2", "heading3")
ALIGN = {"left": "left", "centre": "center", "right": "right", "justify": "both"}
BORDER = round(LINE_WIDTH * 8)  # Word counts the width of a line in eighths of a point


def write_styles(root: Element, form: Format) -> None:
    """Put the styles of ``form`` into ``root``, the ``w:styles`` of a document, in place of those it has."""
    root[:] = [_defaults(form), _latent(), _normal(), *_paper(form), *_tables()]
    for name, component in form.components.items():
        if name == "heading":
            root.extend(_headings(component))
            continue
        style = _style(name, _NAMES.get(name, name), component)
        if name == "signer":
            space(style, before=form.signature_room.value)
        if name == "annex_title":
            give(style, el("outlineLvl", val=0))
        root.append(style)
        if component.line.text:
            root.append(_mark(name, component))


def _defaults(form: Format) -> Element:
    """What holds where no style says otherwise."""
    size = half_points(form.components["body"].size.value)
    look = el(
        "rPr",
        el("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        el("sz", val=size),
        el("szCs", val=size),
        el("lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi="ar-SA"),
    )
    shape = el("pPr", el("widowControl"), el("spacing", before=0, after=0, line=240, lineRule="auto"))
    return el("docDefaults", el("rPrDefault", look), el("pPrDefault", shape))


def _latent() -> Element:
    """Word's own styles stay out of sight: the list shows those of the format."""
    return el(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _normal() -> Element:
    return el("style", el("name", val="Normal"), el("qFormat"), type="paragraph", default=1, styleId="Normal")


def _named(style_id: str, name: str, *content: Element) -> Element:
    """A paragraph style printed in the list of styles."""
    head = (el("name", val=name), el("basedOn", val="Normal"), el("uiPriority", val=1), el("qFormat"))
    built_in = {} if style_id in HEADINGS else {"customStyle": 1}
    return el("style", *head, *content, type="paragraph", **built_in, styleId=style_id)


def _style(style_id: str, name: str, component: Component) -> Element:
    shape = el("pPr", _spaces(component), el("jc", val=ALIGN[component.align]))
    style = _named(style_id, name, shape, _look(component))
    if component.first_indent.value:
        give(style, el("ind", firstLine=twips(component.first_indent.value * MM)))
    return style


def _spaces(component: Component) -> Element:
    value = component.leading.value
    exact = component.leading_exact
    return el(
        "spacing",
        before=twips(component.space_before.value),
        after=0,
        line=twips(value) if exact else round(value * 240),
        lineRule="exact" if exact else "auto",
    )


def _look(component: Component) -> Element:
    switches = (("b", component.bold), ("i", component.italic), ("caps", component.upper))
    size = half_points(component.size.value)
    look = el("rPr", *(el(name) for name, on in switches if on), el("sz", val=size), el("szCs", val=size))
    if component.underline:
        look.append(el("u", val="single"))
    return look


def _headings(component: Component) -> list[Element]:
    """Word's own headings, so that its navigation pane shows them."""
    styles = []
    for level, style_id in enumerate(HEADINGS):
        style = _style(style_id, f"heading {level + 1}", component)
        give(style, el("keepNext"), el("outlineLvl", val=level))
        style.insert(2, el("next", val="body"))
        styles.append(style)
    return styles


def _mark(name: str, component: Component) -> Element:
    """The star or the hyphens below a component: a paragraph of their own."""
    size = half_points(component.size.value)
    look = el("rPr", *([el("b")] if component.bold and component.line.kind == "hyphens" else []))
    look.extend([el("sz", val=size), el("szCs", val=size)])
    shape = el("pPr", el("spacing", before=twips(component.line.gap)), el("jc", val="center"))
    return _named(f"{name}_mark", f"{_NAMES.get(name, name)} - dấu dưới", shape, look)


def _paper(form: Format) -> list[Element]:
    """Paragraphs that are no component of the format: a drawn line, a line to write on, what stands after a table."""
    border = el("pBdr", el("top", val="single", sz=BORDER, space=0, color="auto"))
    low: dict[str, str | int] = {"before": 0, "after": 0, "line": 20, "lineRule": "exact"}
    high = twips(form.components["body"].size.value * PITCH)
    return [
        _named("rule", "Đường kẻ", el("pPr", el("keepNext"), border, el("spacing", **low)), _tiny()),
        _named("end", "Sau bảng", el("pPr", el("spacing", **low)), _tiny()),
        _named("fill", "Dòng để ghi", el("pPr", el("spacing", line=high, lineRule="exact"))),
    ]


def _tiny() -> Element:
    return el("rPr", el("sz", val=2), el("szCs", val=2))


def _tables() -> list[Element]:
    """The look of tables: of data, ruled; of the head and the signatures, without lines."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = el("tblBorders", *(el(side, val="single", sz=BORDER, space=0, color="auto") for side in sides))
    return [
        _table("ruled", "Bảng số liệu", PAD_X, lines, _cell_margins(PAD_X, PAD_Y)),
        _table("layout", "Bố cục hai cột", 0, _cell_margins(0, 0)),
    ]


def _cell_margins(aside: float, above: float) -> Element:
    sides = {"top": above, "left": aside, "bottom": above, "right": aside}
    return el("tblCellMar", *(el(side, w=twips(width), type="dxa") for side, width in sides.items()))


def _table(style_id: str, name: str, indent: float, *look: Element) -> Element:
    """Word counts the indent of a table to its text, not to its line."""
    shape = el("tblPr", el("tblInd", w=twips(indent), type="dxa"), *look)
    return el("style", el("name", val=name), shape, type="table", customStyle=1, styleId=style_id)
