"""What is typed and could not be read is not dropped in silence when the window closes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QTabWidget, QWidget

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.widgets.form import Input, Unread, inputs_in, quoted
from doithoai.i18n import gettext as _

_LINE = 120  # letters that stand at the foot of the smallest window
_MEANT = 60.0  # seconds within which closing once more answers what was said


class UnreadGuard:
    """Stands against closing for what is typed and could not be read; lets go once all of it was named."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._named: Counter[str] = Counter()
        self._named_at = 0.0

    def refuses(self, pages: Iterable[Page]) -> bool:
        """True when something on the pages cannot be read, and it was not named yet.

        Then all of it is named, the page of the first is shown, and what holds it gets the focus.
        """
        waiting = list(unread_in(pages))
        letters = Counter(quoted([(part, unread)]) for _page, part, unread in waiting)
        if not waiting or (letters <= self._named and monotonic() - self._named_at < _MEANT):
            return False
        self._named, self._named_at = letters, monotonic()
        page, part, unread = waiting[0]
        assert isinstance(part, QWidget)
        uid = unread.key
        self._shell.go(page.key, page.shows(uid) if page.shows and isinstance(uid, str) else None)
        part.bring(uid)
        reveal(part, page)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell([(part, unread) for _page, part, unread in waiting], page)
        return True

    def _tell(self, waiting: list[tuple[Input, Unread]], page: Page) -> None:
        """Name all of it: at the foot of the window, and in a window of its own where that is too narrow."""
        words = _(
            "{fields}: not stored, for something in it could not be read. Mend it, or close once more to drop it."
        )
        line = words.format(fields=quoted(waiting))
        self._shell.tell(line)
        if len(line) > _LINE:
            lines = words.format(fields=quoted(waiting).replace("”; ", "”\n"))
            box = QMessageBox(QMessageBox.Icon.Warning, "Sổ Đối Thoại", lines, parent=page.window())
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()


def unread_in(pages: Iterable[Page]) -> Iterator[tuple[Page, Input, Unread]]:
    """Each thing typed on the pages that could not be read, with its page and what it was typed into."""
    for page in pages:
        for part in _inputs_of(page):
            for unread in part.unread():  # what stands in the fields of a deleted thing went with it
                if unread.key is None and isinstance(part, QWidget) and not part.isEnabled():
                    continue
                yield page, part, unread


def _inputs_of(page: Page) -> list[Input]:
    """The inputs of a page that are kept or decide something, and can be typed into."""
    return [part for part in inputs_in(page) if (part.stores or part.decides) and isinstance(part, QWidget)]


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
