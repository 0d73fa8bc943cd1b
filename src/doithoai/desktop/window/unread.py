"""What is typed and could not be read is not dropped in silence when the window closes."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.widgets.form import Field, fields_in
from doithoai.i18n import gettext as _


class UnreadGuard:
    """Stands against closing once for what is typed in a field; the second time it lets go."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._warned: tuple[Field, str] | None = None

    def refuses(self, pages: Iterable[Page]) -> bool:
        """True when a field of one of the pages holds what cannot be read, and nothing was said of it yet.

        Then its page is shown, the field gets the focus, and the status bar says what to do.
        """
        unread = [(page, field, typed) for page in pages for field in _inputs_of(page) if (typed := field.unread())]
        if not unread or self._warned in [(field, typed) for _page, field, typed in unread]:
            return False
        page, field, typed = unread[0]
        self._warned = (field, typed)
        assert isinstance(field, QWidget)
        self._shell.go(page.key)
        reveal(field, page)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        words = _("{name}: “{typed}” could not be read. Mend it, or close once more to drop it.")
        self._shell.tell(words.format(name=field.accessibleName(), typed=typed))
        return True


def _inputs_of(page: Page) -> list[Field]:
    """The fields of a page that are kept and can be typed into."""
    return [field for field in fields_in(page) if field.stores and isinstance(field, QWidget) and field.isEnabled()]


def reveal(field: QWidget, page: QWidget) -> None:
    """Bring a field of a page into sight: its tab and its place in every stack come to the front."""
    part: QWidget = field
    while part is not page:
        parent = part.parentWidget()
        if parent is None:
            return
        above = parent.parentWidget()
        if isinstance(parent, QStackedWidget):
            owner = above if isinstance(above, QTabWidget) else parent
            owner.setCurrentWidget(part)
        elif part.isHidden():
            part.show()
        part = parent
