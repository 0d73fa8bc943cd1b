"""What can go wrong with a register file, told apart, each with a text fit to show.

SQLite's own errors are turned into these at the one place where statements run (`connection`).
"""

from pathlib import Path

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

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            N_("{path} was written by a newer version of the program (structure {found}, this one knows {known})."),
            remedy=N_("Install the newer version; the file was not touched."),
            path=path,
            found=found,
            known=known,
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


def known_error(error: Exception, path: Path) -> RegisterError:
    """The error of ours that tells what SQLite's ``error`` means for the person."""
    text = str(error)
    low = text.lower()
    if "full" in low:
        return DiskFull(path, text)
    if "locked" in low or "busy" in low:
        return RegisterBusy(path, text)
    if "readonly" in low or "unable to open" in low or "disk i/o" in low:
        return CannotWrite(path, text)
    if "not a database" in low or "encrypted" in low:
        return NotARegister(path, text)
    if "malformed" in low or "corrupt" in low:
        return RegisterDamaged(path, text)
    return RuleBroken(path, text)
