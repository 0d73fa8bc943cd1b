"""An act that goes by what is typed is refused while that cannot be read: it is never done by an earlier value."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
    tell(_("Nothing was done, for it could not be read: {fields}. Mend it first.").format(fields=quoted(waiting)))
    return True
