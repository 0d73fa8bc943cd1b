"""Stopping a piece of work at a share of its way, as a click on Cancel does, and what must be true after it."""

from collections.abc import Callable
from pathlib import Path

from doithoai.domain.errors import AppError

SHARES = (10, 50, 90)  # per cent


class Stop(AppError):
    """The person stopped it."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


def stop_at(share: int) -> Callable[[int, int], None]:
    """A progress that stops the work once ``share`` per cent are finished."""

    def progress(finished: int, total: int) -> None:
        assert 0 <= finished <= total
        if finished * 100 >= total * share:
            raise Stop

    return progress


def files_under(folder: Path) -> list[str]:
    """Every file and folder below ``folder``, hidden ones too."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
