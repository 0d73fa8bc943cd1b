"""The practice register: an office of invented people, and the whole job done on it."""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from doithoai import paths
from doithoai.domain.deadlines import compute
from doithoai.domain.kinds import DocumentKind
from doithoai.domain.session import Session
from doithoai.files import whole_file
from doithoai.register import catalogues, documents, errors, sessions, settings
from doithoai.register.connection import SUFFIX, Register
from doithoai.work import printing, sending
from doithoai.work.setting_up import new_register

DEMO_NAME = f"so-mau{SUFFIX}"


def practice_register(path: Path) -> Register:
    """Make the practice register at ``path``; an earlier practice register there is replaced, nothing else.

    Raises:
        RegisterExists: a file is there that is no practice register.
    """
    _clear_practice(path)
    register = new_register(path, paths.resource("sample", "profile.toml"))
    sending.load(register, paths.resource("sample", "sessions.json"))
    settings.put(register, settings.PRACTICE, "1")
    return register


def _clear_practice(path: Path) -> None:
    if not path.exists():
        return
    try:
        with Register.open(path, writable=False) as old:
            is_practice = settings.get(old, settings.PRACTICE) == "1"
    except errors.RegisterError as error:
        raise errors.RegisterExists(path) from error
    if not is_practice:
        raise errors.RegisterExists(path)
    for end in ("", "-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)


def make_demo(folder: Path) -> Iterator[Path]:
    """Make the practice register, issue minutes and notice of each session, export; gives each file as it is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.CannotWrite(folder, str(error)) from error
    path = folder / DEMO_NAME
    with contextlib.closing(practice_register(path)) as register:
        yield path
        first, last = sessions.days(register) or (date.today(), date.today())
        for session in list(sessions.each(register)):
            for kind in (DocumentKind.MINUTES, DocumentKind.NOTICE):
                yield _issued(register, session, kind, folder)
        yield sending.export(register, first, last, folder)


def _issued(register: Register, session: Session, kind: DocumentKind, folder: Path) -> Path:
    assert session.starts_at is not None
    held = session.starts_at.date()
    day = held if kind is DocumentKind.MINUTES else _notice_day(register, held)
    issued = printing.issue(register, printing.Order(kind, session.uid, day), day)
    path = folder / (issued.record.file or f"{issued.uid}.pdf")
    with whole_file(path) as file:
        file.write(documents.pdf(register, issued.uid))
    return path


def _notice_day(register: Register, held: date) -> date:
    """The last day on which the notice should be out."""
    return compute(catalogues.deadline_rules(register)["notice"], held, catalogues.work_calendar(register)).due
