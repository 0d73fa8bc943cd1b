"""Tables: of data, with lines and a head that repeats; and bare ones that only place things beside each other."""

from collections.abc import Iterable, Iterator, Sequence

from doithoai.documents.content.model import Table
from doithoai.documents.formats.model import Format
from doithoai.documents.render.docx.markup import Element, cell, el, grid, paragraph, printed, run, twips
from doithoai.documents.render.docx.styles import ALIGN
from doithoai.documents.render.measure.table import BY_HAND, Layout, rows_of
from doithoai.domain import text as words


def bare_table(widths: Sequence[float], rows: Iterable[Element]) -> Element:
    """A table without lines."""
    return _table("layout", widths, rows)


def data_table(table: Table, form: Format, width: float, page: float) -> Element:
    """A ruled table ``width`` points wide.

    Args:
        page: the height of the text on a page: a row higher than that may be cut, others stay whole.
    """
    layout = Layout(table, form, width)
    return _table("ruled", layout.widths, _rows(table, layout, page))


def _table(style: str, widths: Sequence[float], rows: Iterable[Element]) -> Element:
    properties = el(
        "tblPr",
        el("tblStyle", val=style),
        el("tblW", w=sum(map(twips, widths)), type="dxa"),
        el("tblLayout", type="fixed"),
    )
    return el("tbl", properties, grid(widths), *rows)


def _rows(table: Table, layout: Layout, page: float) -> Iterator[Element]:
    columns = table.columns
    yield _row([column.title for column in columns], layout, "table_head", ["center"] * len(columns), el("tblHeader"))
    aligns = [ALIGN[column.align] for column in columns]
    for texts, total in rows_of(table):
        hand = [el("trHeight", val=twips(BY_HAND), hRule="atLeast")] if table.by_hand else []
        too_high = not layout.fits(layout.height(layout.row(texts)), page)
        yield _row(texts, layout, "table_body", aligns, *hand, cut=too_high, bold=total)


def _row(
    texts: Sequence[str],
    layout: Layout,
    style: str,
    aligns: Sequence[str],
    *properties: Element,
    cut: bool = False,
    bold: bool = False,
) -> Element:
    cells = [
        cell(width, _lines(text, style, align, bold), *([el("vAlign", val="center")] if style == "table_head" else []))
        for text, width, align in zip(texts, layout.widths, aligns, strict=True)
    ]
    whole = [] if cut else [el("cantSplit")]
    return el("tr", el("trPr", *whole, *properties), *cells)


def _lines(text: str, style: str, align: str, bold: bool) -> list[Element]:
    """A paragraph for each line that was typed."""
    lines = [line for line in words.clean(text).split("\n") if line.strip()] or [""]
    return [paragraph(style, [run(printed(line), bold=bold)], el("jc", val=align)) for line in lines]
