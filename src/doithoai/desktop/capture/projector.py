"""The window for the room: what is said, in large type, light on dark, on the second screen where there is one.

Names of those who ask to be kept private never appear. A name appears only when its petition is finished,
because people ask for it after they have given their name; the words appear as they are saved.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QScreen
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from doithoai.domain.petition import Petition, Petitioner
from doithoai.i18n import gettext as _
from doithoai.register.petitions import PetitionRow

MOST_LINES = 12
_LINES_ON_SCREEN = 22
_SHEET = (
    "QWidget#projector, QTextBrowser { background: #10151b; color: #f2f4f6; border: none; } "
    "QTextBrowser { padding: 12px 40px; }"
)


class Projector(QWidget):
    """The list for the room.

    Signals:
        closed: the window was closed.
    """

    closed = Signal()

    def __init__(self, beside: QWidget) -> None:
        """Make the window; ``beside`` is the window one types in, whose screen it leaves free."""
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._beside = beside
        self.setObjectName("projector")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the typing goes on
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(_("For the room"))
        self.setStyleSheet(_SHEET)
        self.setMinimumSize(640, 400)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(_("Petitions, in large type"))
        self.browser.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.browser.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.browser)

    def appear(self) -> None:
        """Fill the second screen; without one stand as a window that can be moved."""
        screen = self._free_screen()
        if screen is None:
            self.resize(960, 600)
            self.show()
        else:
            self.setGeometry(screen.geometry())
            self.showFullScreen()

    def show_rows(self, title: str, rows: Sequence[PetitionRow], typing: str | None) -> None:
        """Show the last petitions of the session; of the one being typed (its uid) the words only."""
        ready = [row for row in rows if row.petition.content or row.petition.uid != typing][-MOST_LINES:]
        lines = [f"<h2>{html.escape(title)}</h2>", *(line(row.petition, typing) for row in ready)]
        self.browser.setHtml("".join(lines))
        self._to_end()

    def _free_screen(self) -> QScreen | None:
        mine = self._beside.screen()
        return next((screen for screen in QGuiApplication.screens() if screen is not mine), None)

    def _to_end(self) -> None:
        bar = self.browser.verticalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Type as large as the screen allows."""
        super().resizeEvent(event)
        font = self.browser.font()
        font.setPixelSize(max(18, self.height() // _LINES_ON_SCREEN))
        self.browser.setFont(font)
        self.browser.document().setDefaultFont(font)
        self._to_end()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the room no longer sees anything."""
        super().closeEvent(event)
        self.closed.emit()


def public_name(petition: Petition, typing: str | None) -> str:
    """Who may be named to the room: nobody who asked for it, nobody before the petition is finished."""
    petitioner = petition.petitioner or Petitioner()
    if petitioner.confidential:
        return _("A citizen")
    if petition.uid == typing:
        return ""
    return ", ".join(part for part in (petitioner.name, petitioner.address) if part)


def line(petition: Petition, typing: str | None) -> str:
    """One petition as HTML; everything typed is escaped."""
    head = f"{petition.number or ''}. {public_name(petition, typing)}".rstrip()
    words = html.escape(petition.content or "").replace("\n", "<br>")
    return f"<p><b>{html.escape(head)}</b><br>{words}</p>"
