"""What the checker refuses."""

from doithoai.domain.errors import AppError


class Unreadable(AppError):
    """The file is none that can be checked, or it is damaged or locked."""


class FormatUnclear(AppError):
    """Nothing in the head says which format the document follows."""
