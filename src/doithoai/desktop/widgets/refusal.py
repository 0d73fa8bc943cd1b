"""An act that goes by what is typed is refused while that cannot be read: it is never done by an earlier value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from doithoai.desktop.widgets.form import Field, Input, Unread, quoted
from doithoai.i18n import gettext as _


def is_stopped_by(tell: Callable[[str], None], *fields: Field) -> bool:
    """True when one of the fields that an act goes by cannot be read; ``tell`` then says which.

    The first of them gets the focus.
    """
    waiting: list[tuple[Input, Unread]] = []
    for field in fields:
        field.commit()
        waiting += [(field, unread) for unread in field.unread() if unread.key is None]
    if not waiting:
        return False
    first = waiting[0][0]
    assert isinstance(first, QWidget)
    first.setFocus(Qt.FocusReason.OtherFocusReason)
    tell(refusal().format(fields=quoted(waiting)))
    until_mended(first, tell)
    return True


def refusal() -> str:
    """What is said then; ``{fields}`` stands for what could not be read or is not taken."""
    return _("Nothing was done, for something is not right yet: {fields}. Mend it first.")


def until_mended(where: Input, tell: Callable[[str], None]) -> None:
    """What was just said holds until something else is typed there; then nothing stands at the foot of the window."""
    if isinstance(where, QLineEdit):
        where.textChanged.connect(lambda _text: tell(""), Qt.ConnectionType.SingleShotConnection)
