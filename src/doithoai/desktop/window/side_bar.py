"""The list of pages at the left: as wide as the longest name, its lines as high as the letters want."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from doithoai.desktop.page import PageKind
from doithoai.desktop.widgets.font_follower import follow_font
from doithoai.desktop.widgets.icons import icon
from doithoai.i18n import gettext as _

_LINE = 2.2  # heights of a letter: a finger's height
_AIR = 2 * (6 + 8) + 12  # pixels beside icon and name: the sheet's padding of list and line, and what is between them


class SideBar(QListWidget):
    """A line for each page, with its icon and key."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(_("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        follow_font(self, self._fit)

    def add(self, kind: PageKind) -> None:
        """Add a page's line at the end."""
        item = QListWidgetItem(icon(kind.icon), _(kind.title))
        item.setToolTip(f"{_(kind.title)} (Ctrl+{self.count() + 1})")
        self.addItem(item)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as the longest name with its icon."""
        metrics = self.fontMetrics()
        names = (self.item(row).text() for row in range(self.count()))
        width = max((metrics.horizontalAdvance(name) for name in names), default=0)
        bar = self.verticalScrollBar().sizeHint().width()  # all lines do not stand on a low screen with large letters
        return QSize(width + self.iconSize().width() + _AIR + bar, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower; lower, with a scroll bar, where the window is."""
        return QSize(self.sizeHint().width(), self.fontMetrics().lineSpacing() * 4)

    def _fit(self) -> None:
        height = self.fontMetrics().height()
        self.setIconSize(QSize(height, height))
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, round(height * _LINE)))  # padding alone makes no line higher
        self.updateGeometry()
