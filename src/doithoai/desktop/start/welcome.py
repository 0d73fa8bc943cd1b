"""The first thing a new user sees: practise, make a register, or open one."""

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCommandLinkButton, QDialog, QLabel, QVBoxLayout, QWidget

from doithoai.desktop.widgets.icons import icon
from doithoai.i18n import gettext as _


class Choice(Enum):
    """What the person wants to begin with."""

    PRACTISE = auto()
    NEW = auto()
    OPEN = auto()


class Start(QDialog):
    """Three ways to begin.

    Attributes:
        choice: the one taken; None when the dialog was closed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None
        self.setWindowTitle("Sổ Đối Thoại")
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        heading = QLabel(_("Welcome"))
        heading.setObjectName("heading")
        column.addWidget(heading)
        text = QLabel(_("Sessions, petitions, minutes and notices in one register on this computer."))
        text.setWordWrap(True)
        column.addWidget(text)
        for choice, picture, title, detail in (
            (Choice.NEW, "plus", _("New register"), _("For your office. You enter its name once.")),
            (Choice.OPEN, "folder-open", _("Open a register"), _("A file made by this program (*.sdt).")),
            (
                Choice.PRACTISE,
                "book-open",
                _("Practice register"),
                _("An office of invented people. Try everything; nothing can be broken."),
            ),
        ):
            button = QCommandLinkButton(title, detail)
            button.setIcon(icon(picture))
            button.setIconSize(QSize(24, 24))
            button.setAccessibleName(title)
            button.clicked.connect(lambda _=False, taken=choice: self._take(taken))
            column.addWidget(button)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)

    def _take(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
