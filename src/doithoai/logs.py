"""A small rotating log file that never carries the register's words.

``DOITHOAI_LOG`` sets its level (``debug``, ``info``, ``warning``, ``error``; ``off`` for none). The file is for
support: where in the program something went wrong, never with which words. So the formatter writes the template of
a line, numbers, names of types, and texts marked as the program's own (`ProgramText`); every other value is left
out. A fault is written as its frames and the names of its types, without its message: messages of SQLite, of Python
and of our own errors quote values.
"""

import copy
import logging
import os
import sys
import traceback
from collections.abc import Mapping
from enum import Enum
from io import TextIOWrapper
from pathlib import Path, PurePath
from typing import Any

from doithoai import paths
from doithoai.domain.errors import AppError

VARIABLE = "DOITHOAI_LOG"
LEVELS: Mapping[str, int] = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
    "off": logging.CRITICAL + 1,
}
FILE_NAME = "doithoai.log"

_DEFAULT_LEVEL = "info"
_MOST_BYTES = 256 * 1024  # some thousand lines: one mail holds all files
_OLDER_FILES = 3
_HIDDEN = "…"
_FIRST_FRAMES, _LAST_FRAMES = 5, 25  # of an endless recursion
_MOST_CAUSES = 8

_program = logging.getLogger("doithoai")
log = logging.getLogger(__name__)


class ProgramText(str):
    """A text of the program's own that may stand in the log: a version, the name of a command."""

    __slots__ = ()


def begin(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Write the program's log lines into its log file from now on; called again it changes nothing.

    Nothing is made before the first line; where it cannot be written it is lost in silence.

    Returns:
        The file; None when no log is wanted.
    """
    if _program.handlers:
        return _file_in_use()
    name = environment.get(VARIABLE, "").strip().lower() or _DEFAULT_LEVEL
    level = LEVELS.get(name, LEVELS[_DEFAULT_LEVEL])
    _program.setLevel(level)
    if level == LEVELS["off"]:
        _program.addHandler(logging.NullHandler())  # without one Python prints warnings on standard error
        return None
    _program.addHandler(_file_handler(log_folder() / FILE_NAME))
    if name not in LEVELS:
        log.warning("%s names no level; there are %s", ProgramText(VARIABLE), ProgramText(", ".join(LEVELS)))
    return _file_in_use()


def _file_in_use() -> Path | None:
    files = (handler.baseFilename for handler in _program.handlers if isinstance(handler, logging.FileHandler))
    return next(map(Path, files), None)


def end() -> None:
    """Close the log file; lines written later go nowhere."""
    for handler in list(_program.handlers):
        _program.removeHandler(handler)
        handler.close()


def log_folder() -> Path:
    """The folder of this user's log files; a portable program keeps them beside itself."""
    return paths.user_logs()


def outline(fault: BaseException) -> str:
    """Where a fault came from: its frames and the types of it and its causes, without one value."""
    parts: list[str] = []
    current: BaseException | None = fault
    while current is not None and len(parts) < _MOST_CAUSES:
        parts.append("\n".join([*_frames(current), _fault_name(current)]))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\ncaused by\n".join(parts)


def _file_handler(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # it loads sockets: only where a log begins

    class QuietFile(RotatingFileHandler):
        """A full disk, or another window that holds the file, costs a line of the log and nothing else."""

        def _open(self) -> TextIOWrapper:
            path.parent.mkdir(parents=True, exist_ok=True)
            return super()._open()

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (Python's own name)
            pass

        def doRollover(self) -> None:  # noqa: N802
            try:
                super().doRollover()
            except OSError:  # Windows renames no file that a second window has open: go on in the same one
                self.stream = self._open()

    handler = QuietFile(path, maxBytes=_MOST_BYTES, backupCount=_OLDER_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(WordlessFormatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    return handler


class WordlessFormatter(logging.Formatter):
    """Writes the template of a line; of its values only those that cannot be words of the register."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and below it the outline of a fault."""
        plain = copy.copy(record)
        plain.msg = record.msg if isinstance(record.msg, str) else _allowed(record.msg)
        plain.args = _allowed_values(record.args)
        plain.exc_text = plain.stack_info = None  # another handler may have written the message of the fault there
        plain.exc_info = None
        try:
            line = super().format(plain)
        except (TypeError, ValueError):  # values that do not fit their template
            plain.args = None
            line = super().format(plain)
        fault = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{outline(fault)}" if fault else line


def _allowed_values(values: Any) -> Any:
    if isinstance(values, Mapping):
        return {name: _allowed(value) for name, value in values.items()}
    return tuple(map(_allowed, values)) if isinstance(values, tuple) else None


def _allowed(value: object) -> Any:
    """The value where it can be no word of the register, else a mark in its place."""
    if isinstance(value, Enum):
        return value.name
    if value is None or isinstance(value, bool | int | float | ProgramText):
        return value
    if isinstance(value, type):
        return value.__name__
    return _fault_name(value) if isinstance(value, BaseException) else _HIDDEN


def _fault_name(fault: BaseException) -> str:
    """The type of a fault, with what is fixed about it: the code of the system or of SQLite, our own sentence."""
    name = f"{type(fault).__module__}.{type(fault).__qualname__}"
    if isinstance(fault, AppError):
        return f"{name}: {fault.message}"  # a message id: its placeholders stay unfilled
    code = getattr(fault, "sqlite_errorname", None) or (fault.errno if isinstance(fault, OSError) else None)
    return f"{name} ({code})" if isinstance(code, str | int) else name


def _frames(fault: BaseException) -> list[str]:
    """Its frames, outermost first; the middle of many is left out."""
    frames = [
        f"  {_short_path(frame.f_code.co_filename)}:{line} {frame.f_code.co_name}"
        for frame, line in traceback.walk_tb(fault.__traceback__)
    ]
    if len(frames) > _FIRST_FRAMES + _LAST_FRAMES:
        frames[_FIRST_FRAMES:-_LAST_FRAMES] = [f"  {_HIDDEN}"]
    return frames


def _short_path(file: str) -> str:
    """The end of a module's path: what stands before it may be a person's name."""
    parts = PurePath(file).parts
    for folder in ("doithoai", "site-packages"):
        if folder in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(folder)
            return "/".join(parts[at:])
    return parts[-1] if parts else _HIDDEN


def about_this_program(version: str) -> None:
    """The first line of a run: what support asks for first."""
    python = ".".join(map(str, sys.version_info[:3]))
    log.info("version %s, Python %s, %s", ProgramText(version), ProgramText(python), ProgramText(sys.platform))
