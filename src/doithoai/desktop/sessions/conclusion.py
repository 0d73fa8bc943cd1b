"""The chair's conclusion, and when the session ended."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.fields import TextField
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _


class ConclusionTab(SessionTab):
    """Kết luận."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.conclusion = self.wired(
            TextField(_("Conclusion of the chair"), rows=16, most=22),
            "conclusion",
            lambda s: s.conclusion,
            lambda s, v: replace(s, conclusion=v),
        )
        column = QVBoxLayout(self)
        column.addWidget(label(_("&Conclusion of the chair"), "section", self.conclusion))
        column.addWidget(self.conclusion)
        column.addWidget(label(_("Each line becomes a paragraph of the minutes and of the notice."), "quiet"))
        column.addStretch()
