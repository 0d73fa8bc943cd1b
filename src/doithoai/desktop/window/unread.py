"""What is typed and could not be read is not dropped in silence when the window closes."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.widgets.form import Field, Unread, fields_in
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
        waiting = list(unread_in(pages))
        if not waiting or self._warned in [(field, unread.typed) for _page, field, unread in waiting]:
            return False
        page, field, unread = waiting[0]
        self._warned = (field, unread.typed)
        assert isinstance(field, QWidget)
        uid = unread.key
        self._shell.go(page.key, page.shows(uid) if page.shows and isinstance(uid, str) else None)
        reveal(field, page)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        words = _("{name}: “{typed}” could not be read. Mend it, or close once more to drop it.")
        self._shell.tell(words.format(name=field.accessibleName(), typed=unread.typed))
        return True


def unread_in(pages: Iterable[Page]) -> Iterator[tuple[Page, Field, Unread]]:
    """Each thing typed on the pages that could not be read, with its page and field."""
    for page in pages:
        for field in _inputs_of(page):
            for unread in field.unread():  # what stands in the fields of a deleted thing went with it
                if unread.key is None and isinstance(field, QWidget) and not field.isEnabled():
                    continue
                yield page, field, unread


def _inputs_of(page: Page) -> list[Field]:
    """The fields of a page that are kept and can be typed into."""
    return [field for field in fields_in(page) if field.stores and isinstance(field, QWidget)]


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
