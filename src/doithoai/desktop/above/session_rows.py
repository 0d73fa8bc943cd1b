"""What becomes of each session of a package that came in, or why the package is refused."""

from dataclasses import dataclass
from datetime import date

from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.domain import dates
from doithoai.i18n import gettext as _
from doithoai.i18n import render
from doithoai.work.merging import OUTCOMES, Merged


@dataclass(frozen=True, slots=True)
class SessionRow:
    """What becomes of one session of a file, or why the file is refused."""

    outcome: str
    day: date | None = None
    title: str = ""
    reason: str = ""


def of_sessions() -> list[Column[SessionRow]]:
    """What becomes of it, the session, why."""
    return [
        Column(_("What happens"), lambda row: row.outcome, FIT),
        Column(_("Day"), lambda row: dates.short(row.day) if row.day else "", FIT),
        Column(_("Session"), lambda row: row.title, 40),
        Column(_("Reason"), lambda row: row.reason, REST),
    ]


def sessions_of(merged: Merged) -> list[SessionRow]:
    """What is in doubt first, then by their days."""
    if merged.result is None:
        return [SessionRow(_("refused"), reason=" ".join(render(why).split())) for why in merged.refusals]
    rows = [
        SessionRow(_(OUTCOMES[entry.outcome]), entry.day, entry.title, render(entry.reason) if entry.reason else "")
        for entry in merged.result.entries
    ]
    if merged.result.repeated:
        rows.append(SessionRow(_("nothing new"), reason=_("This package was merged before.")))
    if merged.result.first_key:
        text = _("A key first seen: {fingerprint}. Compare it with the office by telephone.")
        rows.append(SessionRow(_("key"), reason=text.format(fingerprint=merged.fingerprint)))
    return sorted(rows, key=lambda row: (not row.reason, row.day or date.min, row.title))
