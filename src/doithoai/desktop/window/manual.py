"""The manual: a page of ``resources/help`` beside the work, opened with F1 at the page one is on."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from doithoai import paths
from doithoai.i18n import DEFAULT, language
from doithoai.i18n import gettext as _


class Manual(QDialog):
    """A window of its own, so that one reads while one works."""

    def __init__(self, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Manual"))
        self.resize(640, 640)
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(_("Manual"))
        self.browser.setOpenExternalLinks(False)
        self.browser.setSearchPaths([str(page_of(topic).parent)])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.browser)
        self.browser.setSource(QUrl.fromLocalFile(str(page_of(topic))))


def page_of(topic: str) -> Path:
    """The manual's page of ``topic`` in the present language; the first page when there is none.

    A language that has no manual yet opens the default one's.
    """
    for code in (language(), DEFAULT):
        for name in (topic, "index"):
            page = paths.resource("help", code, f"{name}.md")
            if page.exists():
                return page
    raise FileNotFoundError(page)
