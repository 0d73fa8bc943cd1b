"""A notice of the State drawn with bare ReportLab, each piece by its own coordinates: any can be spoilt.

Nothing of the program's renderer is used: the figures of Decree 30 are written here.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from doithoai import paths

MM = 72 / 25.4
FACES = {"regular": "T-Regular", "bold": "T-Bold", "italic": "T-Italic", "bolditalic": "T-BoldItalic"}
LEFT, RIGHT = 178.5, 412.4  # the middles of the two columns of the head
SENTENCE = (
    "Ủy ban nhân dân xã yêu cầu các cơ quan, đơn vị rà soát toàn bộ ý kiến, kiến nghị của Nhân dân, "
    "giải quyết đúng hạn và trả lời bằng văn bản cho người có ý kiến. "
)


def faces() -> None:
    for look, name in FACES.items():
        file = paths.resource("fonts", f"LiberationSerif-{look.replace('bolditalic', 'bold_italic').title()}.ttf")
        file = file.with_name(file.name.replace("_", ""))
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(file)))


@dataclass(frozen=True)
class Piece:
    """A line of text: centred on ``x``, or beginning there."""

    text: str
    x: float
    base: float
    size: float
    look: str = "regular"
    centred: bool = True
    font: str = ""
    colour: tuple[float, float, float] = (0, 0, 0)
    page: int = 1

    @property
    def face(self) -> str:
        return self.font or FACES[self.look]

    @property
    def wide(self) -> float:
        return pdfmetrics.stringWidth(self.text, self.face, self.size)


@dataclass(frozen=True)
class Sheet:
    """The page and how its body is set; lengths mm and points as the decree gives them."""

    width: float = 210
    height: float = 297
    left: float = 30
    right: float = 15
    top: float = 20
    bottom: float = 20
    size: float = 14
    indent: float = 12.7
    space: float = 6
    pitch: float = 14 * 1.149 * 1.1
    justified: bool = True
    by_words: bool = False  # each word is placed by itself, as Word does it
    font: str = ""
    paragraphs: int = 6
    sentences: int = 4
    head: float = 23.7  # more of it pushes the body down
    end: str = "./."
    line_shares: dict[str, float] = field(default_factory=lambda: {"motto": 1.0, "issuer": 0.35, "summary": 0.4})


def pieces() -> dict[str, Piece]:
    """The components of a right notice, by name; the closing's baselines are moved below the body when drawn."""
    return {
        "issuer": Piece("ỦY BAN NHÂN DÂN", LEFT, 68.3, 13, "bold"),
        "issuer2": Piece("XÃ SƠN TIẾN", LEFT, 83.2, 13, "bold"),
        "national_name": Piece("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", RIGHT, 68.3, 13, "bold"),
        "motto": Piece("Độc lập - Tự do - Hạnh phúc", RIGHT, 84.1, 14, "bold"),
        "number": Piece("Số: 05/TB-UBND", LEFT, 112, 13),
        "place_date": Piece("Sơn Tiến, ngày 05 tháng 01 năm 2026", RIGHT, 112, 14, "italic"),
        "type_name": Piece("THÔNG BÁO", 318.9, 148, 14, "bold"),
        "summary": Piece("Kết luận hội nghị tiếp xúc, đối thoại với Nhân dân", 318.9, 164, 14, "bold"),
        "recipients_title": Piece("Nơi nhận:", 0, 0, 12, "bolditalic", centred=False),
        "recipient1": Piece("- Như trên;", 0, 14, 11, centred=False),
        "recipient2": Piece("- Lưu: VT, VP.", 0, 27, 11, centred=False),
        "authority": Piece("TM. ỦY BAN NHÂN DÂN", 435.8, 0, 14, "bold"),
        "position": Piece("CHỦ TỊCH", 435.8, 16, 14, "bold"),
        "signer": Piece("Đinh Xuân Lộc", 435.8, 92, 14, "bold"),
    }


CLOSING = ("recipients_title", "recipient1", "recipient2", "authority", "position", "signer")


def drawn(
    spoil: Callable[[dict[str, Piece]], None] = lambda made: None,
    *,
    numbers: Callable[[int], str] = lambda page: str(page) if page > 1 else "",
    number_at: tuple[float, float] = (0, 33.0),
    extra: Callable[[Canvas, int], None] = lambda canvas, page: None,
    break_before_closing: bool = False,
    annex: int = 0,
    annex_title: str = "Phụ lục",
    annex_end: str = "./.",
    **sheet,
) -> bytes:
    """The notice, with ``spoil`` done to its pieces and ``sheet`` to the setting of its body."""
    faces()
    made, page = pieces(), Sheet(**sheet)
    spoil(made)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(page.width * MM, page.height * MM), initialFontName=FACES["regular"])
    for name, piece in made.items():
        if name not in CLOSING:
            _draw(canvas, page, piece, page.top * MM - 20 * MM)
    for name, share in page.line_shares.items():
        if name not in made:
            continue
        over = made["issuer2" if name == "issuer" else name]
        half = (max(over.wide, made["issuer"].wide) if name == "issuer" else over.wide) * share / 2
        y = page.height * MM - over.base - 6.5 - (page.top - 20) * MM
        canvas.setLineWidth(0.6)
        canvas.line(over.x - half, y, over.x + half, y)
    number, base = 1, 176.3 + page.head + (page.top - 20) * MM
    last = page.height * MM - page.bottom * MM - 4
    for line in _lines(page):
        base += line.step
        if base > last:
            number, base = _turn(canvas, page, number, numbers, number_at, extra), page.top * MM + 12.5
        line.draw(canvas, page, base)
    height = max(piece.base for name, piece in made.items() if name in CLOSING)
    base += 28
    if base + height > last or break_before_closing:
        number, base = _turn(canvas, page, number, numbers, number_at, extra), page.top * MM + 12.5
    for name, piece in made.items():
        if name in CLOSING:
            _draw(canvas, page, replace(piece, x=piece.x or page.left * MM), base)
    number = _turn(canvas, page, number, numbers, number_at, extra)
    for place in range(annex):
        _annex_page(canvas, replace(page, paragraphs=1, end=annex_end), annex_title if not place else "")
        number = _turn(canvas, page, number, numbers, number_at, extra)
    canvas.save()
    return out.getvalue()


def _annex_page(canvas: Canvas, page: Sheet, title: str) -> None:
    """A page of an annex: the first with title, name, origin and the line below it."""
    base = page.top * MM + 12.5
    if title:
        rows = [(title, "bold"), ("NHỮNG VIỆC CẦN LÀM", "bold"), ("(Kèm theo Thông báo số 05/TB-UBND)", "italic")]
        for text, look in rows:
            piece = Piece(text, 318.9, base, 14, look)
            _draw(canvas, page, piece, 0)
            base += 16
        canvas.line(
            318.9 - piece.wide * 0.2,
            page.height * MM - base + 9.5,
            318.9 + piece.wide * 0.2,
            page.height * MM - base + 9.5,
        )
        base += 10
    for line in _lines(page):
        base += line.step
        line.draw(canvas, page, base)


def addressed(*addressees: str, at: tuple[float, ...] = ()) -> Callable[[dict[str, Piece]], None]:
    """The notice made a letter to ``addressees``, several after dashes that stand at ``at``, points."""

    def spoil(made: dict[str, Piece]) -> None:
        made["number"] = replace(made["number"], text="Số: 05/UBND-VP")
        made["letter_summary"] = Piece("V/v trả lời ý kiến", LEFT, 132.9, 13)
        del made["type_name"], made["summary"]
        if len(addressees) == 1 and not at:
            made["addressee"] = Piece(f"Kính gửi: {addressees[0]}", 318.9, 160, 14)
            return
        made["addressee"] = Piece("Kính gửi:", 200, 152, 14, centred=False)
        for place, text in enumerate(addressees):
            x = at[place] if at else 258.0
            made[f"addressee{place}"] = Piece(f"- {text}", x, 168 + 16 * place, 14, centred=False)

    return spoil


def _turn(canvas, page, number, numbers, at, extra) -> int:
    text = numbers(number)
    if text:
        canvas.setFont(page.font or FACES["regular"], 14)
        canvas.drawCentredString(at[0] or 318.9, page.height * MM - at[1], text)
    extra(canvas, number)
    canvas.showPage()
    return number + 1


def _draw(canvas: Canvas, page: Sheet, piece: Piece, down: float) -> None:
    canvas.setFont(piece.face, piece.size)
    canvas.setFillColorRGB(*piece.colour)
    draw = canvas.drawCentredString if piece.centred else canvas.drawString
    draw(piece.x, page.height * MM - piece.base - down, piece.text)
    canvas.setFillColorRGB(0, 0, 0)


@dataclass
class _Line:
    words: list[str]
    x: float
    step: float
    full: bool

    def draw(self, canvas: Canvas, page: Sheet, base: float) -> None:
        face = page.font or FACES["regular"]
        canvas.setFont(face, page.size)
        widths = [pdfmetrics.stringWidth(word, face, page.size) for word in self.words]
        blank = pdfmetrics.stringWidth(" ", face, page.size)
        if self.full and page.justified and len(widths) > 1:
            room = (page.width - page.right) * MM - self.x
            blank = (room - sum(widths)) / (len(widths) - 1)
        if not page.by_words and not page.font:
            text = canvas.beginText(self.x, page.height * MM - base)
            text.setWordSpace(blank - pdfmetrics.stringWidth(" ", face, page.size))
            text.textOut(" ".join(self.words))
            canvas.drawText(text)
            return
        x = self.x
        for word, wide in zip(self.words, widths, strict=True):
            canvas.drawString(x, page.height * MM - base, word)
            x += wide + blank


def _lines(page: Sheet) -> Iterator[_Line]:
    face = page.font or FACES["regular"]
    for number in range(page.paragraphs):
        text = (SENTENCE * page.sentences).strip()
        if number == page.paragraphs - 1:
            text = text.removesuffix(".") + page.end
        x, first, held = (page.left + page.indent) * MM, True, []
        for word in text.split():
            wide = pdfmetrics.stringWidth(" ".join([*held, word]), face, page.size)
            if held and x + wide > (page.width - page.right) * MM:
                yield _Line(held, x, page.pitch + (page.space if first else 0), True)
                x, first, held = page.left * MM, False, []
            held.append(word)
        yield _Line(held, x, page.pitch + (page.space if first else 0), False)
