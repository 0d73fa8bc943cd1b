"""A small session written for these tests, and what a document says as plain text."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from counted import received_day, summarise, tables_of
from doithoai.documents.brief import Brief, Corrected, Reported
from doithoai.documents.content.model import Document, Paragraph, Table
from doithoai.documents.formats.load import all_formats
from doithoai.documents.formats.model import Family
from doithoai.domain.kinds import AnswerForm, DocumentKind, OfficeLevel, Role, SessionKind, Side
from doithoai.domain.misprint import Misprint
from doithoai.domain.office import Office
from doithoai.domain.period import Period
from doithoai.domain.petition import Answer, Assignment, Petition, Petitioner
from doithoai.domain.session import Attendee, DocumentRecord, Person, Session
from doithoai.domain.turnover import elapsed

OFFICE = Office(
    code="18163",
    name="Ủy ban nhân dân xã Sơn Tiến",
    place_name="Sơn Tiến",
    party_name="Đảng ủy xã Sơn Tiến",
    level=OfficeLevel.COMMUNE,
    superior="Ủy ban nhân dân tỉnh Hà Tĩnh",
    party_superior="Đảng bộ tỉnh Hà Tĩnh",
)

RURAL = "nông nghiệp, nông thôn, xây dựng nông thôn mới"
PARTY_WORK = "công tác xây dựng Đảng, chính quyền"

PETITIONS = (
    Petition(
        uid="p1",
        number=1,
        petitioner=Petitioner("Trần Đình Nuôi", "Thôn Nhật Tiến"),
        field=RURAL,
        content="Đường Cây Đa hỏng nặng.\nĐề nghị làm lại.",
        answer=Answer("Phan Đình Lưu, Chủ tịch UBND xã", "Xã sẽ vá hố sâu trong tháng 4."),
        assignment=Assignment(
            "Phòng Kinh tế xã", ("Công an xã", "Điện lực Hương Sơn"), date(2026, 4, 1), AnswerForm.WRITTEN
        ),
    ),
    Petition(
        uid="p2",
        number=2,
        petitioner=Petitioner("Cù Thị Nhã", "Xóm Bìa", confidential=True),
        field=PARTY_WORK,
        content="Cán bộ một cửa mở cửa muộn.",
        answer=Answer("Công an xã", "Đã chấn chỉnh."),
    ),
    Petition(
        uid="p3",
        number=3,
        petitioner=Petitioner("bà Nghiêm Thị Chắt"),
        field="điện nông thôn",
        content="Điện yếu.",
        assignment=Assignment("Điện lực Hương Sơn", (), date(2026, 2, 5), AnswerForm.IN_PERSON),
    ),
    Petition(uid="p4", content="Xin hỏi về bảo hiểm."),
)

SESSION = Session(
    uid="s1",
    kind=SessionKind.PERIODIC,
    side=Side.GOVERNMENT,
    title="Hội nghị tiếp xúc, đối thoại với Nhân dân năm 2026",
    starts_at=datetime(2026, 1, 5, 7, 30),
    ends_at=datetime(2026, 1, 5, 11, 5),
    place="Hội trường xã",
    audience="Nhân dân toàn xã",
    fields=(),
    chair=Person("Phan Đình Lưu", "Chủ tịch Ủy ban nhân dân xã"),
    minute_taker=Person("ThS. Mai Thị Phượng", "Công chức Văn phòng"),
    citizens_present=126,
    opening="Kính thưa bà con!\nNăm qua xã hoàn thành 17/20 chỉ tiêu.",
    conclusion="Giao các bộ phận làm đúng hẹn.",
    attendees=(
        Attendee("Phan Đình Lưu", "Chủ tịch UBND xã", "Ủy ban nhân dân xã Sơn Tiến", Role.LEADER, True),
        Attendee("Lê Bá Hoạch", "Trưởng phòng", "Phòng Kinh tế xã", Role.AGENCY, True),
        Attendee("Biện Văn Tú", "Chỉ huy trưởng", None, Role.AGENCY, False),
        Attendee("Nguyễn Văn Sự", "Trưởng thôn", "Thôn Hùng Tiến", Role.INVITED, True),
        Attendee("Trần Thị Ân", "Phóng viên", None, Role.INVITED, None),
        Attendee("Nguyễn Thị Hường", None, "Thôn Hùng Tiến", Role.CITIZEN, True),
        Attendee("Cù Thị Nhã", None, "Xóm Bìa", Role.CITIZEN, True),
        Attendee("Hòa thượng Thích An", None, "Chùa Gia", None, True),
    ),
    petitions=PETITIONS,
)

LAW = "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"
PROVINCIAL = (
    "Quyết định số 657-QĐ/TU ngày 04 tháng 4 năm 2018 của Ban Thường vụ Tỉnh ủy Hà Tĩnh về tiếp xúc, đối thoại "
    "trực tiếp của người đứng đầu cấp ủy Đảng, chính quyền các cấp với Nhân dân"
)
PARTY_RULE = (
    "Quy định số 11-QĐi/TW ngày 18 tháng 02 năm 2019 của Bộ Chính trị về trách nhiệm của người đứng đầu cấp ủy trong "
    "việc tiếp dân, đối thoại trực tiếp với dân và xử lý những phản ánh, kiến nghị của dân"
)
BASES = {Family.STATE: (LAW, PROVINCIAL), Family.PARTY: (PARTY_RULE, PROVINCIAL)}
BODY_SYMBOLS = {Family.STATE: "UBND", Family.PARTY: "ĐU"}


CORRECTED = Corrected(
    "tb",
    DocumentRecord(DocumentKind.NOTICE, 5, "TB-UBND", date(2026, 1, 5)),
    "05/TB-UBND",
    "Thời gian tiếp công dân định kỳ của Chủ tịch Ủy ban nhân dân xã",
    ("Ủy ban nhân dân tỉnh Hà Tĩnh", "Phòng Kinh tế xã", "Công an xã"),
    None,
    None,
    (Misprint("KT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"), Misprint("Số: 05/TB-UBND", "Số: 05/TB-UBND-VP")),
)


def make_brief(
    kind: DocumentKind, form: str = "nd30", session: Session = SESSION, day: date = date(2026, 1, 5), **more: Any
) -> Brief:
    """A brief in format ``form``; ``more`` are attributes of the brief."""
    chosen = all_formats()[form]
    state = chosen.family is Family.STATE
    values: dict[str, Any] = {
        "office": OFFICE,
        "number": 5,
        "bases": BASES[chosen.family],
        "body_symbol": BODY_SYMBOLS[chosen.family],
        "archive_unit": "VP" if state else "",
        "corrected": CORRECTED if kind is DocumentKind.CORRECTION else None,
        **more,
    }
    return Brief(kind=kind, session=session, format=chosen, date=day, **values)


def paragraphs(document: Document) -> list[str]:
    """The paragraphs of the body."""
    return ["".join(run.text for run in block.runs) for block in document.blocks() if isinstance(block, Paragraph)]


def tables(document: Document) -> list[list[tuple[str, ...]]]:
    """The rows of the tables of the annexes."""
    blocks = [block for annex in document.annexes for block in annex.blocks()]
    return [list(block.rows()) for block in blocks if isinstance(block, Table)]


def all_text(document: Document) -> str:
    """Everything the document says, one piece a line."""
    parts = [document.superior or "", document.issuer, document.number_text, document.place_date or ""]
    parts += [document.type_name, document.summary, document.title, *paragraphs(document), *document.recipients]
    for signature in document.signatures:
        parts += [*signature.authority, signature.position, signature.name]
    for annex in document.annexes:
        parts += [annex.title, annex.subtitle, annex.origin]
    parts += [cell for rows in tables(document) for row in rows for cell in row]
    return "\n".join(parts)


def reported(period: Period, sessions: Sequence[Session], day: date, **passages: str) -> Reported:
    """What the report of a period tells of ``sessions``: those that began in it, and what is carried over to it."""
    of_period = [s for s in sessions if s.starts_at and period.first <= s.starts_at.date() <= period.last]
    received = [
        (petition, received_day(petition, session.starts_at and session.starts_at.date()))
        for session in sessions
        for petition in session.petitions
    ]
    turnover = tables_of([(petition, on) for petition, on in received if on], elapsed(period, day))
    sides = Counter(session.side for session in of_period)
    return Reported(period, summarise(of_period, day), turnover, by_side=tuple(sides.items()), **passages)
