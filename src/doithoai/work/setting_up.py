"""Making a register ready for work."""

import contextlib
from pathlib import Path

from doithoai.domain.errors import N_
from doithoai.register import errors
from doithoai.register.connection import Register
from doithoai.work import profile as profiles
from doithoai.work import provinces
from doithoai.work.profile import Profile


def new_register(
    path: Path, profile: Path | Profile | None = None, *, who: str | None = None, make_folder: bool = False
) -> Register:
    """Make a register with the shipped catalogues, those of its province, and an office's profile when one is given.

    The profile is read before anything is made; when a later step fails no file is left.

    Args:
        make_folder: the folder of ``path`` is made where it is missing; else the register is refused there.

    Raises:
        RegisterExists, CannotWrite, DiskFull: the file cannot be made.
        TableRefused: the profile breaks its shape.
    """
    settings = profiles.read(profile) if isinstance(profile, Path) else profile
    if make_folder:
        _make_folder(path)
    register = Register.create(path, who=who)
    try:
        with register.step(N_("Set up the register"), kind="final"):
            profiles.fill_in_shipped(register)
            if settings:
                profiles.apply(register, settings)
            provinces.begin(register)
    except BaseException:
        register.close()
        for end in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                Path(f"{path}{end}").unlink(missing_ok=True)
        raise
    return register


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.of_system(error, path) from error
