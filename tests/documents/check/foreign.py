"""Files that other programs write, or that mean harm: rewritten, scanned, locked, empty, huge, nested, bombs."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from documents.check.drawn_by_hand import FACES, MM, drawn, faces
from documents.check.typed_by_hand import state, typed

A4 = (210 * MM, 297 * MM)


def canvas_of(pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    faces()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, initialFontName=FACES["regular"])
    pages(canvas)
    canvas.save()
    return out.getvalue()


# -- PDFs --------------------------------------------------------------------------------


def rewritten(**options) -> bytes:
    """The right notice, written anew by pikepdf."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        pdf.save(out, **options)
    return out.getvalue()


def locked(user: str) -> bytes:
    return rewritten(encryption=pikepdf.Encryption(owner="owner", user=user))


def turned() -> bytes:
    """The right notice on pages that a viewer turns a quarter."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(drawn())) as pdf:
        for page in pdf.pages:
            page.rotate(90, relative=True)
        pdf.save(out)
    return out.getvalue()


def upside_down() -> bytes:
    """A page whose axis runs downwards and in pixels, as Chromium prints."""

    def page(canvas: Canvas) -> None:
        canvas.transform(0.24, 0, 0, -0.24, 0, A4[1])
        for place, text in enumerate(("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Nội dung")):
            canvas.saveState()
            canvas.transform(1, 0, 0, -1, 1200, 300 + 80 * place)
            canvas.setFont(FACES["bold"], 54)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(0, 0, 2480, 3508, stroke=0, fill=1)
        canvas.showPage()

    return canvas_of(page)


def scanned() -> bytes:
    """A picture with letters nobody sees over it, as programs for reading print lay them."""

    def page(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)
        text = canvas.beginText(100, 700)
        text.setTextRenderMode(3)
        text.textLine("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        canvas.drawText(text)
        canvas.showPage()

    return canvas_of(page)


def many_pages(count: int) -> bytes:
    def pages(canvas: Canvas) -> None:
        for number in range(1, count + 1):
            canvas.setFont(FACES["regular"], 14)
            if number == 1:
                canvas.drawString(250, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
            canvas.drawString(90, 700, f"Trang thứ {number} của một bản rất dài.")
            canvas.showPage()

    return canvas_of(pages)


def with_content(content: bytes, *, filters: str = "/FlateDecode") -> bytes:
    """A page of A4 whose content stream is the packed ``content``."""
    stream = b"<< /Length %d /Filter %s >>\nstream\n" % (len(content), filters.encode()) + content + b"\nendstream"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        stream,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def bomb(size: int = 60_000_000) -> bytes:
    """A page of blanks that unpacks to ``size`` bytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
    return with_content(packed + packer.flush())


def bomb_in_bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b" " * 40_000_000, 9), 9)
    return with_content(packed, filters="[/FlateDecode /FlateDecode]")


def scribble(count: int = 60_000) -> bytes:
    """A page of more strokes than any paper has."""
    return with_content(zlib.compress(b"0 0 m 9 9 l S\n" * count))


def nested(depth: int = 100_000) -> bytes:
    return with_content(zlib.compress(b"[" * depth + b"]" * depth + b" TJ"))


def endless_kids() -> bytes:
    """Pages that hold themselves."""
    return with_content(zlib.compress(b"")).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")


def huge_page() -> bytes:
    return drawn(width=9000, height=9000)


# -- files of Word -----------------------------------------------------------------------


def changed(folder: Path, change: Callable[[docx.document.Document], None]) -> bytes:
    """The right notice of python-docx with ``change`` done to it."""
    path = typed(folder / "base.docx", state())
    document = docx.Document(str(path))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(folder: Path, name: str, data: bytes | None) -> bytes:
    """The right notice with one part of the archive replaced, or left out."""
    path = typed(folder / "base.docx", state())
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        if data is not None:
            new.writestr(name, data)
    return out.getvalue()


def text_box(document) -> None:
    box = (
        f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p>"
        "<w:r><w:t>Chữ trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    body_paragraph(document)._p.append(parse_xml(box))


def tracked(document) -> None:
    """A deleted and an inserted passage, and one moved away."""
    paragraph = body_paragraph(document)._p
    look = '<w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="60"/></w:rPr>'
    for kind, text in (("del", "delText"), ("moveFrom", "t")):
        paragraph.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1" w:author="a"><w:r>{look}<w:{text}>cũ</w:{text}></w:r></w:{kind}>'
            )
        )


def nested_tables(document) -> None:
    cell = document.add_table(rows=1, cols=2).rows[0].cells[0]
    for _depth in range(8):
        cell = cell.add_table(rows=1, cols=2).rows[0].cells[1]
    cell.paragraphs[0].add_run("ô trong cùng")


def without_styles(document) -> None:
    for style in list(document.styles.element.findall(qn("w:style"))):
        document.styles.element.remove(style)


def body_paragraph(document):
    return next(paragraph for paragraph in document.paragraphs if paragraph.text.startswith("Ủy ban"))


def deep_tables(depth: int) -> bytes:
    """A document of tables in tables, deeper than anybody draws."""
    start = b"<w:tbl><w:tr><w:tc>" * depth
    end = b"<w:p/></w:tc></w:tr></w:tbl>" * depth
    return (
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        + start
        + b"<w:p/>"
        + end
        + b"</w:body></w:document>"
    )
