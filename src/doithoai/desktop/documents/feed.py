"""The session's words that fill most of a document, edited beside its pages."""

from dataclasses import replace

from doithoai.desktop.page import Shell
from doithoai.desktop.sessions.tab import SessionTab
from doithoai.desktop.widgets.fields import LineField, TextField
from doithoai.desktop.widgets.labels import in_rows
from doithoai.i18n import gettext as _


class Feed(SessionTab):
    """The session's words that fill most of a document, beside its pages."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = self.wired(LineField(_("Title")), "title", lambda s: s.title, lambda s, v: replace(s, title=v))
        self.place = self.wired(LineField(_("Place")), "place", lambda s: s.place, lambda s, v: replace(s, place=v))
        self.opening = self.wired(
            TextField(_("Opening"), rows=4, most=6), "opening", lambda s: s.opening, lambda s, v: replace(s, opening=v)
        )
        self.conclusion = self.wired(
            TextField(_("Conclusion"), rows=4, most=6),
            "conclusion",
            lambda s: s.conclusion,
            lambda s, v: replace(s, conclusion=v),
        )
        rows = (
            (_("&Title"), self.title),
            (_("&Place"), self.place),
            (_("&Opening"), self.opening),
            (_("&Conclusion"), self.conclusion),
        )
        self.setLayout(in_rows(rows))
