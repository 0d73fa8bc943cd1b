"""What stands in each list of the workbook: its columns, and a row of values for each thing listed."""

from datetime import date, datetime

from doithoai.domain.dates import has_time
from doithoai.domain.figures import Figures
from doithoai.domain.petition import Petition, Petitioner, is_overdue, status
from doithoai.domain.session import Session
from doithoai.domain.turnover import Figure, Turnover
from doithoai.reports import words
from doithoai.reports.sheet import Column, Value

SESSIONS = (
    Column("TT", 5),
    Column("Ngày, giờ", 16),
    Column("Tên hội nghị", 48),
    Column("Hình thức", 11),
    Column("Bên tổ chức", 14),
    Column("Địa điểm", 26),
    Column("Đối tượng", 20),
    Column("Chủ trì", 26),
    Column("Đại biểu", 9),
    Column("Nhân dân", 9),
    Column("Tổng ý kiến", 9),
    Column("Trả lời tại hội nghị", 10),
    Column("Phân công", 9),
    Column("Quá hạn", 9),
)
PETITIONS = (
    Column("TT", 6),
    Column("Ngày hội nghị", 12),
    Column("Tên hội nghị", 30),
    Column("Số", 5),
    Column("Người có ý kiến", 20),
    Column("Địa chỉ", 18),
    Column("Lĩnh vực", 22),
    Column("Nội dung ý kiến, kiến nghị", 60),
    Column("Thẩm quyền", 12),
    Column("Người trả lời tại hội nghị", 20),
    Column("Nội dung trả lời", 50),
    Column("Tình trạng", 14),
)
ASSIGNMENTS = (
    Column("TT", 6),
    Column("Ngày hội nghị", 12),
    Column("Nội dung kiến nghị", 56),
    Column("Người kiến nghị, địa chỉ", 24),
    Column("Cơ quan chủ trì", 24),
    Column("Cơ quan phối hợp", 24),
    Column("Thời hạn", 12),
    Column("Hình thức trả lời", 12),
    Column("Văn bản trả lời", 16),
    Column("Ngày trả lời", 12),
    Column("Nội dung văn bản trả lời", 40),
    Column("Tình trạng", 14),
    Column("Số ngày quá hạn", 9),
)
_PETITION_COUNTS = (
    Column("Tổng ý kiến", 10),
    Column("Trả lời tại hội nghị", 11),
    Column("Phân công", 10),
    Column("Đã trả lời bằng văn bản", 12),
    Column("Đang giải quyết", 11),
    Column("Quá hạn", 9),
)
BY_UNIT = (
    Column("TT", 5),
    Column("Đơn vị", 40),
    Column("Số cuộc", 8),
    Column("Định kỳ", 8),
    Column("Đột xuất", 8),
    Column("Chuyên đề", 8),
    Column("Số người dự", 10),
    *_PETITION_COUNTS,
)
BY_FIELD = (Column("TT", 5), Column("Lĩnh vực", 50), Column("Số cuộc", 10), *_PETITION_COUNTS)
BY_AGENCY = (Column("TT", 5), Column("Cơ quan chủ trì giải quyết", 50), *_PETITION_COUNTS[2:])
_TURNOVER: tuple[tuple[Column, Figure], ...] = (
    (Column("Kỳ trước chuyển sang", 11), Figure.CARRIED),
    (Column("Nhận trong kỳ", 10), Figure.RECEIVED),
    (Column("Phải giải quyết", 10), Figure.TO_SETTLE),
    (Column("Đã giải quyết đúng hạn", 11), Figure.SETTLED_IN_TIME),
    (Column("Đã giải quyết quá hạn", 11), Figure.SETTLED_LATE),
    (Column("Còn lại trong hạn", 10), Figure.LEFT_IN_TIME),
    (Column("Còn lại quá hạn", 10), Figure.LEFT_LATE),
)
TURNOVER_BY_FIELD = (Column("TT", 5), Column("Lĩnh vực", 50), *(column for column, _ in _TURNOVER))
TURNOVER_BY_AGENCY = (
    Column("TT", 5),
    Column("Cơ quan chủ trì giải quyết", 50),
    *(column for column, _ in _TURNOVER),
)


def session_row(number: int, session: Session, figures: Figures) -> list[Value]:
    """A row of :data:`SESSIONS`."""
    chair = session.chair
    return [
        number,
        _when(session.starts_at),
        session.title,
        words.KINDS[session.kind] if session.kind else None,
        words.SIDES[session.side] if session.side else None,
        session.place,
        session.audience,
        _joined(chair.name, chair.position) if chair else None,
        figures.officials,
        figures.citizens,
        figures.petitions,
        figures.answered,
        figures.assigned,
        figures.overdue,
    ]


def petition_row(number: int, session: Session, petition: Petition, today: date) -> list[Value]:
    """A row of :data:`PETITIONS`."""
    name, address = who(petition.petitioner)
    answer = petition.answer
    return [
        number,
        session.starts_at.date() if session.starts_at else None,
        session.title,
        petition.number,
        name,
        address,
        petition.field,
        petition.content,
        words.COMPETENCES[petition.competence] if petition.competence else None,
        answer.by if answer else None,
        answer.text if answer else None,
        words.STATUSES[status(petition, today)],
    ]


def assignment_row(number: int, session: Session, petition: Petition, today: date) -> list[Value]:
    """A row of :data:`ASSIGNMENTS`; the petition must be assigned."""
    task, written = petition.assignment, petition.written_answer
    assert task is not None
    late = (today - task.due).days if task.due and is_overdue(petition, today) else None
    return [
        number,
        session.starts_at.date() if session.starts_at else None,
        petition.content,
        _joined(*who(petition.petitioner)),
        task.lead,
        "; ".join(task.supporting) or None,
        task.due,
        words.FORMS[task.form] if task.form else None,
        written.number if written else None,
        written.date if written else None,
        written.summary if written else None,
        words.STATUSES[status(petition, today)],
        late,
    ]


def who(petitioner: Petitioner | None) -> tuple[str | None, str | None]:
    """Name and address; neither of someone who asked to be kept private (Law 91/2025/QH15)."""
    if petitioner is None:
        return None, None
    if petitioner.confidential:
        return words.CONFIDENTIAL, None
    return petitioner.name, petitioner.address


def _when(moment: datetime | None) -> Value:
    """A moment; its day alone where the time is not known."""
    return moment.date() if moment and not has_time(moment) else moment


def _joined(*parts: str | None) -> str | None:
    return ", ".join(part for part in parts if part) or None


# -- figures ---------------------------------------------------------------------


def _petition_counts(figures: Figures) -> list[Value]:
    return [
        figures.petitions,
        figures.answered,
        figures.assigned,
        figures.answered_in_writing,
        figures.in_progress,
        figures.overdue,
    ]


def unit_counts(figures: Figures) -> list[Value]:
    """The counts of a row of :data:`BY_UNIT`."""
    held: list[Value] = [figures.sessions, figures.periodic, figures.adhoc, figures.thematic, figures.people]
    return held + _petition_counts(figures)


def field_counts(figures: Figures) -> list[Value]:
    """The counts of a row of :data:`BY_FIELD`."""
    return [figures.sessions, *_petition_counts(figures)]


def agency_counts(figures: Figures) -> list[Value]:
    """The counts of a row of :data:`BY_AGENCY`."""
    return _petition_counts(figures)[2:]


def turnover_counts(part: Turnover) -> list[Value]:
    """The counts of a row of :data:`TURNOVER_BY_FIELD` and :data:`TURNOVER_BY_AGENCY`."""
    return [part.of(figure) for _, figure in _TURNOVER]
