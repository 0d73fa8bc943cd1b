"""What can go wrong with a register file, told apart, each with a text fit to show.

SQLite's own errors are turned into these at the one place where statements run (`connection`).
"""

import errno
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

from doithoai.domain.errors import N_, AppError


class RegisterError(AppError):
    """Base of all errors about a register file."""


class RegisterMissing(RegisterError):
    """There is no file at the path."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("There is no register at {path}."), remedy=N_("Check the file name and the folder."), path=path
        )


class RegisterExists(RegisterError):
    """A new register would replace a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{path} already exists."), remedy=N_("Choose another name; nothing was changed."), path=path
        )


class NotARegister(RegisterError):
    """The file is something else, or needs a passphrase."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            N_("{path} is not a register, or it is protected by a passphrase."),
            remedy=N_("Choose a file made by this program; nothing was changed."),
            detail=detail,
            path=path,
        )


class NewerRegister(RegisterError):
    """The file was written by a later version of the program."""

    def __init__(self, path: Path, structure: int, newest: int) -> None:
        super().__init__(
            N_("{path} was written by a newer version of the program (structure {found}, this one knows {known})."),
            remedy=N_("Install the newer version; the file was not touched."),
            path=path,
            found=structure,
            known=newest,
        )


class RegisterDamaged(RegisterError):
    """SQLite says the file's contents are broken."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            N_("The register {path} is damaged."),
            remedy=N_("Keep the file as it is and restore the latest backup."),
            detail=detail,
            path=path,
        )


class DiskFull(RegisterError):
    """There is no room to write; the transaction was rolled back."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            N_("The disk that holds {path} is full."),
            remedy=N_("What was saved before is safe. Free some space, then do it again."),
            detail=detail,
            path=path,
        )


class CannotWrite(RegisterError):
    """The file or its folder may not be written."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            N_("{path} cannot be written."),
            remedy=N_("Check that the folder exists and may be written; nothing was changed."),
            detail=detail,
            path=path,
        )


class CannotRead(RegisterError):
    """The file is there and may not, or cannot, be read."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            N_("{path} cannot be read."),
            remedy=N_("Check that the file may be read and its disk is in order; nothing was changed."),
            detail=detail,
            path=path,
        )


class ReadOnly(RegisterError):
    """The register was opened to be read only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_("{path} is open to read only; nothing was changed."),
            remedy=N_("Close the other window that has it open, then open it again."),
            path=path,
        )


class RegisterBusy(RegisterError):
    """Another process holds the write lock for too long."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(
            N_("Another program is writing to {path}."),
            remedy=N_("Wait a moment, then do it again; nothing was changed."),
            detail=detail,
            path=path,
        )


class RuleBroken(RegisterError):
    """A constraint of the schema refused the data: a fault of the caller, never of the person."""

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(
            N_("The register {path} refused the data: {detail}."),
            remedy=N_("Nothing was changed."),
            detail=detail,
            path=path,
        )
        self.params["detail"] = detail  # the text names the rule: whoever reports it needs it


class AlteredOutside(RegisterError):
    """What the program is about to go by was altered by another program."""

    def __init__(self, path: Path, table: str) -> None:
        super().__init__(
            N_("The register {path} was altered outside the program: what it keeps in “{table}”."),
            remedy=N_("Keep the file as it is and restore the latest backup."),
            path=path,
            table=table,
        )


class KeysMissing(RegisterError):
    """The keys of the office itself are no longer in the register."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            N_(
                "The register {path} no longer holds the keys of its own office: they were deleted outside the program."
            ),
            remedy=N_("Restore the latest backup; nothing can be signed or opened without them."),
            path=path,
        )


class Interrupted(RegisterError):
    """The query was stopped: a newer one takes its place, or its time is over."""

    def __init__(self, path: Path, detail: str = "") -> None:
        super().__init__(N_("The query was stopped."), detail=detail, path=path)


class CannotUpgrade(RegisterError):
    """The register is of an earlier structure, and the copy that must be made before it is changed was not."""

    def __init__(self, path: Path, cause: AppError) -> None:
        super().__init__(
            N_("{path} was made by an earlier version, and the copy to be made before it is changed failed: {cause}"),
            remedy=N_("The register was not changed. Open it again when its folder has room and may be written."),
            detail=cause.detail or str(cause),
            path=path,
            cause=cause,
        )


# The first byte of SQLite's result code says what happened; the rest where (sqlite.org/rescode.html).
_PRIMARY = 0xFF
_BY_CODE: dict[int, Callable[[Path, str], RegisterError]] = {
    sqlite.SQLITE_FULL: DiskFull,
    sqlite.SQLITE_BUSY: RegisterBusy,
    sqlite.SQLITE_LOCKED: RegisterBusy,
    sqlite.SQLITE_READONLY: CannotWrite,
    sqlite.SQLITE_CANTOPEN: CannotWrite,
    sqlite.SQLITE_IOERR: CannotWrite,
    sqlite.SQLITE_PERM: CannotWrite,
    sqlite.SQLITE_NOTADB: NotARegister,
    sqlite.SQLITE_CORRUPT: RegisterDamaged,
    sqlite.SQLITE_INTERRUPT: Interrupted,
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def of_sqlite(error: sqlite.DatabaseError, path: Path, last_code: int | None = None) -> RegisterError:
    """The error of ours that says what SQLite's ``error`` means for the person, by its code.

    Args:
        path: the register, or the file the person asked for; never a temporary name.
        last_code: SQLite's, where the driver does not hand it on with the error (online backup).
    """
    code = getattr(error, "sqlite_errorcode", last_code)  # missing too where the driver itself refuses a call
    kind = _BY_CODE.get(code & _PRIMARY, RuleBroken) if code is not None else RuleBroken
    return kind(path, str(error))


_PASSING = (RegisterBusy, DiskFull, CannotWrite, CannotRead, RegisterDamaged, NotARegister, RegisterMissing)


def may_pass(error: AppError, path: Path) -> bool:
    """True when ``error`` says that the register at ``path`` takes nothing now: the same may be written later.

    It says nothing against what was to be written, and nothing of it stands.
    """
    return isinstance(error, _PASSING) and error.params.get("path") == path


_NO_FILE_OF_OURS = frozenset({errno.EISDIR, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL})


def of_reading(error: OSError, path: Path) -> RegisterError:
    """The error of ours for a file that the system does not let us open to be read, by its number."""
    if error.errno == errno.ENOENT:
        return RegisterMissing(path)
    kind = NotARegister if error.errno in _NO_FILE_OF_OURS else CannotRead
    return kind(path, str(error))


def of_system(error: OSError, path: Path) -> RegisterError:
    """The error of ours for what the system refuses while something is written, by its number."""
    kind = DiskFull if error.errno in _FULL else CannotWrite
    return kind(path, str(error))
