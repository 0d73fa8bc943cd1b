"""What is typed and could not be read: not dropped in silence, and nothing is done by what stood there before."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from time import monotonic

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QMessageBox, QStackedWidget, QTabWidget, QWidget
from shiboken6 import isValid

from doithoai.desktop.page import Page, Shell
from doithoai.desktop.widgets.form import Input, Unread, inputs_in, quoted, thing_of
from doithoai.desktop.widgets.refusal import refusal, until_mended
from doithoai.desktop.window.standing import StandingLine
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _

CLOSING = N_("{fields}: not stored, for something in it is not right yet. Mend it, or close once more to drop it.")
OPENING = N_(
    "{fields}: not stored, for something in it is not right yet. "
    "Mend it, or open the other register once more to drop it."
)
RESTORING = N_(
    "{fields}: not stored, for something in it is not right yet. Mend it, or go back to the copy once more to drop it."
)

_LINE = 120  # letters that stand at the foot of the smallest window
_MEANT = 60.0  # seconds within which closing once more answers what was said

Waiting = tuple[Page, Input, Unread]
"""Something that could not be read, what it was typed into, and the page of that."""


class UnreadGuard:
    """Stands against closing for what is typed and could not be read; lets go once all of it was named."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._named: Counter[str] = Counter()
        self._named_at = 0.0
        self._standing: StandingLine | None = None

    def refuses(self, pages: Iterable[Page], words: str = CLOSING) -> bool:
        """True when something on the pages cannot be read, and it was not named yet.

        Then all of it is named, the page of the first is shown, and what holds it gets the focus.

        Args:
            words: message id of what is said of it: how to drop it differs with the act that it stands against.
        """
        waiting = list(unread_in(pages))
        letters = Counter(quoted([(part, unread)]) for _page, part, unread in waiting)
        if not waiting or (letters <= self._named and monotonic() - self._named_at < _MEANT):
            return False
        self._named, self._named_at = letters, monotonic()
        self._lead_to(waiting[0])
        self._tell(waiting, _(words))
        return True

    def stops(self, pages: Iterable[Page], concerns: Callable[[Hashable], bool]) -> bool:
        """True when something that an act goes by cannot be read (`Shell.is_stopped`); then as `refuses`, each time."""
        waiting = [each for each in unread_in(pages) if concerns(thing_of(*each[1:]))]
        if waiting:
            self._lead_to(waiting[0])
            self._tell(waiting, refusal())
        return bool(waiting)

    def _lead_to(self, waiting: Waiting) -> None:
        """Show the page, and on it the thing and the field, of something that could not be read."""
        page, part, unread = waiting
        assert isinstance(part, QWidget)
        uid = thing_of(part, unread)
        self._shell.go(page.key, page.target_of(uid) if isinstance(uid, str) else None)
        part.bring(unread.key)
        reveal(part, page)
        part.take_focus()

    def _tell(self, waiting: Sequence[Waiting], words: str) -> None:
        """Name all of it: at the foot of the window, and in a window of its own where that is too narrow."""
        fields = quoted((part, unread) for _page, part, unread in waiting)
        line = words.format(fields=fields)
        self._shell.tell(line)
        until_mended(waiting[0][1], self._shell.tell)
        self._stand(waiting, words)
        if len(line) > _LINE:
            lines = words.format(fields=fields.replace("”; ", "”\n"))
            box = QMessageBox(QMessageBox.Icon.Warning, "Sổ Đối Thoại", lines, parent=waiting[0][0].window())
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()

    def _stand(self, waiting: Sequence[Waiting], words: str) -> None:
        """Leave it at the foot of the window as long as anything of it is still to be mended."""
        pages = dict.fromkeys(page for page, _part, _unread in waiting)

        def still() -> str:
            left = [
                (part, unread)
                for page, part, unread in unread_in(filter(isValid, pages))
                if (page, part, unread) in waiting
            ]
            return words.format(fields=quoted(left)) if left else ""

        window = waiting[0][0].window()
        if self._standing is None and isinstance(window, QMainWindow):
            self._standing = StandingLine(window.statusBar())
        if self._standing is not None:
            self._standing.stand(still)


def unread_in(pages: Iterable[Page]) -> Iterator[Waiting]:
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
