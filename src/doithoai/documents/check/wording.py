"""Words by which components are known, and the patterns a format's own wording gives."""

import re
from collections.abc import Mapping

from doithoai.documents.formats.model import Format
from doithoai.domain import text as words

NATIONAL = "conghoaxahoichunghiavietnam"
MOTTO = "doclaptudohanhphuc"
PARTY = "dangcongsanvietnam"
TITLES = {"national_name": NATIONAL, "motto": MOTTO, "party_title": PARTY}
SECRET = frozenset({"MẬT", "TỐI MẬT", "TUYỆT MẬT"})
STAMPS = SECRET | {"HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"}
"""Marks of secrecy, of urgency and of who may read: stamped or framed above the head, in colours of their own."""
NUMBER = re.compile(r"^(phiếu\s+)?số\b", re.I)
DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b", re.I)
OPEN_DATE = re.compile(r"\bngày\s+(?=tháng\s+\d)", re.I)
UP_TO_DAY, FROM_MONTH = re.compile(r",\s+ngày$", re.I), re.compile(r"tháng\s+\d+\s+năm\s+\d", re.I)
FULL_DATE = re.compile(r"\bngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.I)
OPEN_MONTH = re.compile(r"^(?:.*,\s*ngày\s+)?tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})$", re.I)
BOOKS = ("sodangkyvanbandi", "sodangkyvanbanden")
"""The registers of documents an office keeps, folded: lists, not papers with a number, recipients and a signer."""
ADDRESSEE = re.compile(r"^kính\s+(gửi|trình)\b", re.I)
RECIPIENTS = re.compile(r"^nơi\s+nhận\s*:?$", re.I)
ANNEX = re.compile(r"^phụ lục(\s+(số\s+)?[\dIVXLC]+\.?)?$", re.I)
ABOUT = re.compile(r"^v/v\b", re.I)
BASIS = re.compile(r"^(- )?(căn cứ|theo đề nghị|xét đề nghị)\b", re.I)
CARRIED_OUT = re.compile(r"^(- )?thực hiện\b", re.I)
"""Guidance that is carried out: goes on with the legal bases, and begins a sentence of its own elsewhere."""
TITLED = re.compile(r"^((PGS|GS|TS|ThS|BS|KS|CN|NGƯT|NGND|TSKH|LS)\.?\s|(Ông|Bà|Đồng chí|Đ/c)\s)")
HELD = re.compile(r"^(\(|đã ký)", re.I)
"""What stands between position and name: ``(Ký tên, đóng dấu)``, ``(Đã ký)``."""
AUTHORITY = re.compile(r"^(TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\b[./ ]")
POSITION = re.compile(
    r"^(QUYỀN |PHÓ )?(CHỦ TỊCH|BÍ THƯ|CHÁNH|TRƯỞNG|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|CHỦ NHIỆM|HIỆU TRƯỞNG|VIỆN TRƯỞNG"
    r"|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔ TRƯỞNG|[ỦU][YỶ] VIÊN|THƯỜNG TRỰC|PHÓ TRƯỞNG|CHỈ HUY)"
)

_OTHER_TYPES = (
    *("quyết định", "kế hoạch", "tờ trình", "hướng dẫn", "chương trình", "nghị quyết", "chỉ thị", "quy định"),
    *("quy chế", "đề án", "phương án", "công điện", "bản ghi nhớ", "giấy ủy quyền", "giấy giới thiệu", "phiếu gửi"),
    *("phiếu báo", "thông cáo", "thông tri", "kết luận", "dự án", "hợp đồng", "bản thỏa thuận", "giấy nghỉ phép"),
)
_TYPE = r"[A-Za-zĐđ]{1,6}"
_BODY = r"[^\W\d_][\w.&]*(?:-[^\W\d_][\w.&]*)*"
_NUMBER = r"(?P<number>\d+)"


def folded(text: str) -> str:
    """Letters and digits without marks."""
    return "".join(letter for letter in words.fold(text) if letter.isalnum())


def same(text: str, other: str) -> bool:
    """Whether two texts are alike but for the two right spellings of a tone (``HÒA``, ``HOÀ``)."""
    cases = [[letter.isupper() for letter in words.nfc(text)] for text in (text, other)]
    return words.marked(text) == words.marked(other) and cases[0] == cases[1]


def type_kind(form: Format, text: str) -> str | None:
    """The kind of document a type name belongs to; None for no type.

    ``submission`` and ``other`` are kinds the program makes none of.
    """
    key = folded(text)
    for kind, name in form.texts.type_names.items():
        if folded(name) == key:
            return kind
    if key == "totrinh":
        return "submission"
    return "other" if key in map(folded, _OTHER_TYPES) else None


def _pattern(template: str, parts: Mapping[str, str]) -> str:
    """A regular expression for a wording with placeholders."""
    pieces = re.split(r"\{(\w+)\}", template)
    return "".join(parts[piece] if place % 2 else re.escape(piece) for place, piece in enumerate(pieces))


def number_line(form: Format) -> re.Pattern[str]:
    """The number line; groups ``number`` and ``symbol``."""
    return re.compile(_pattern(form.texts.number, {"number": _NUMBER, "symbol": r"(?P<symbol>\S+)"}))


def is_open_number(form: Format, text: str) -> bool:
    """Whether a number line leaves room for its number: ``Số: /TB-UBND``."""
    before, _number, after = form.texts.number.partition("{number}")
    after = after.partition("{symbol}")[0]
    rest = text.removeprefix(before.strip()).strip()
    return text.startswith(before.strip()) and rest.startswith(after) and bool(rest[len(after) :].strip())


def symbol(form: Format, *, letter: bool) -> re.Pattern[str]:
    """A symbol; group ``type`` where it has one. A letter may name the unit that wrote it, and needs not."""
    texts = form.texts
    typed = _pattern(texts.symbol, {"type": f"(?P<type>{_TYPE})", "body": _BODY})
    if not letter:
        return re.compile(typed)
    lettered = _pattern(texts.letter_symbol, {"body": _BODY, "unit": _BODY})
    return re.compile(f"{typed}|{lettered}|{_BODY}")


def place_date_line(form: Format) -> re.Pattern[str]:
    """The line of place and date; groups ``day``, ``month``, ``year``."""
    parts = {"place": r"\S.*?", "day": r"(?P<day>\d+)", "month": r"(?P<month>\d+)", "year": r"(?P<year>\d{4})"}
    return re.compile(_pattern(form.texts.place_date, parts))


def prefix(template: str) -> str:
    """What a wording begins with before its first placeholder: ``- {name};`` → ``- ``."""
    return template.partition("{")[0]


def suffix(template: str) -> str:
    """What a wording ends with after its last placeholder."""
    return template.rpartition("}")[2]
