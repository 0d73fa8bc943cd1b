"""Following up assignments: the list as a spreadsheet, and how a date was found."""

from datetime import date
from pathlib import Path

from doithoai.domain import deadlines
from doithoai.domain.deadlines import Deadline
from doithoai.domain.progress import Progress, untold
from doithoai.domain.session import Session
from doithoai.files import whole_file
from doithoai.register import assignments, catalogues, offices
from doithoai.register.assignments import Chosen
from doithoai.register.connection import Register
from doithoai.register.petitions import PetitionRow

ANSWER_RULE = "written_answer"


def export_owed(register: Register, chosen: Chosen, path: Path, progress: Progress = untold) -> int:
    """Write the list of assignments to a spreadsheet; returns how many there are.

    Args:
        progress: told how far it is; stops the work by raising.

    Raises:
        CannotWriteFile: the file cannot be written; nothing is left behind.
    """
    from doithoai.reports.owed import write_owed  # spreadsheets take time to load

    with register.snapshot(), whole_file(path) as out:
        return write_owed(
            out,
            ((_session(row), row.petition) for row in assignments.each(register, chosen)),
            unit=offices.on(register, chosen.today).name,
            agency=chosen.lead or None,
            today=chosen.today,
            progress=progress,
            expected=assignments.count(register, chosen),
        )


def _session(row: PetitionRow) -> Session:
    return Session(row.session_uid, title=row.session_title, starts_at=row.starts_at)


def answer_deadline(register: Register, session_uid: str) -> Deadline | None:
    """The date by the office's own time limit for answers, from the session's notice; None before it is issued."""
    rule = catalogues.deadline_rules(register).get(ANSWER_RULE)
    start: date | None = assignments.notice_day(register, session_uid)
    if rule is None or start is None:
        return None
    return deadlines.compute(rule, start, catalogues.work_calendar(register))
