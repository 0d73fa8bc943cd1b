"""The chair's conclusion, as the minutes and as the notice tell it; whether the minutes were read back."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.fields import TextField, TickField
from doithoai.desktop.widgets.form_scroll import FormScroll
from doithoai.desktop.widgets.labels import label
from doithoai.i18n import gettext as _


class ConclusionTab(SessionTab):
    """Kết luận."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.conclusion = self.wired(
            TextField(_("Conclusion of the chair"), rows=8, most=14),
            "conclusion",
            lambda s: s.conclusion,
            lambda s, v: replace(s, conclusion=v),
        )
        self.notice_conclusion = self.wired(
            TextField(_("Conclusion as the notice tells it"), rows=5, most=8),
            "notice_conclusion",
            lambda s: s.notice_conclusion,
            lambda s, v: replace(s, notice_conclusion=v),
        )
        self.read_back = self.wired(
            TickField(_("The minutes were &read back and agreed")),
            "read_back",
            lambda s: s.read_back,
            lambda s, v: replace(s, read_back=v or None),
        )
        form = QWidget()
        column = QVBoxLayout(form)
        column.addWidget(label(_("&Conclusion of the chair"), "section", self.conclusion))
        column.addWidget(self.conclusion)
        lines = _("Each line becomes a paragraph of the minutes and of the notice.")
        column.addWidget(label(lines, "quiet", wrap=True))
        column.addWidget(label(_("Conclusion as the &notice tells it"), "section", self.notice_conclusion))
        column.addWidget(self.notice_conclusion)
        person = _("In the third person; left blank, the notice quotes the chair’s own words.")
        column.addWidget(label(person, "quiet", wrap=True))
        column.addWidget(self.read_back)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(FormScroll(form))
