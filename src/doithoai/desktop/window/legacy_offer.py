"""Text copied from old documents (TCVN3, VNI) is offered for conversion: on the clipboard, and where it was pasted.

Nothing is converted unasked. The offer is a strip, never a question in the way; what is lost is said before.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.domain import encodings
from doithoai.domain.encodings import Conversion
from doithoai.i18n import gettext as _

_MOST = 50_000  # letters of the clipboard that are looked at
_SHOWN = 60


class LegacyClipboard(QObject):
    """Watches the clipboard.

    Signals:
        detected: the `Conversion` of what was copied; None when it is no old text (any more).

    Attributes:
        copied, conversion: what is on the clipboard and what it reads in Unicode, while it is old text.
    """

    detected = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.copied = ""
        self.conversion: Conversion | None = None
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.dataChanged.connect(self.look)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus)

    def look(self) -> None:
        """Look at what is on the clipboard now."""
        text = self._clipboard.text()[:_MOST]
        if text == self.copied:
            return
        self.copied = text
        guess = encodings.detect(text) if text.strip() else None
        self.conversion = encodings.convert(text, guess.encoding) if guess else None
        self.detected.emit(self.conversion)

    def convert(self) -> None:
        """Put the Unicode text on the clipboard, and in the place of the old one in the field it was pasted into."""
        if self.conversion is None:
            return
        copied, converted = self.copied, self.conversion.text
        self._clipboard.setText(converted)
        self.look()
        replace_in(QApplication.focusWidget(), copied, converted)

    def _focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is None and now is not None:  # the person came back from another program
            self.look()


def replace_in(field: QWidget | None, old: str, new: str) -> bool:
    """Replace the last ``old`` in a field as typing would, so that it is saved; False when it is not there."""
    if isinstance(field, QPlainTextEdit):
        whole = field.toPlainText()
        start = whole.rfind(old.rstrip("\n"))
        if start < 0:
            return False
        cursor = QTextCursor(field.document())
        cursor.setPosition(_units(whole[:start]))
        cursor.setPosition(_units(whole[: start + len(old.rstrip("\n"))]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(new.rstrip("\n"))
        return True
    if isinstance(field, QLineEdit):
        start = field.text().rfind(old.strip())
        if start < 0 or not old.strip():
            return False
        field.setSelection(_units(field.text()[:start]), _units(old.strip()))
        field.insert(new.strip())
        return True
    return False


def _units(text: str) -> int:
    """Length as Qt counts: UTF-16."""
    return len(text.encode("utf-16-le")) // 2


class LegacyOffer(QFrame):
    """The strip: what the copied text reads in Unicode, a button to take that, one to leave it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.clipboard = LegacyClipboard(self)
        self.words = label("", "", wrap=True)
        self.take = QPushButton(icon("check"), _("Convert to Unicode (Ctrl+Shift+U)"))
        self.take.setShortcut("Ctrl+Shift+U")
        self.leave = QPushButton(_("Leave as it is"))
        row = QHBoxLayout(self)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        self.take.clicked.connect(lambda _checked: self.clipboard.convert())
        self.leave.clicked.connect(lambda _checked: self.hide())
        self.clipboard.detected.connect(self._show)
        self.hide()

    def _show(self, conversion: Conversion | None) -> None:
        self.setVisible(conversion is not None)
        if conversion is None:
            return
        words = " ".join(conversion.text.split())
        words = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
        text = _("What you copied is in an old font. In Unicode: {words}").format(words=words)
        if conversion.lost:
            text += " " + _("These have no letter and stay: {letters}.").format(letters=" ".join(conversion.lost))
        self.words.setText(text)
