"""What the list of packages that came in shows: a row a file, and under it what becomes of each session."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QIcon

from doithoai.desktop import theme
from doithoai.desktop.models.columns import FIT, REST, Column
from doithoai.desktop.widgets.icons import icon
from doithoai.domain import dates
from doithoai.domain.errors import N_
from doithoai.i18n import gettext as _
from doithoai.work.merging import OUTCOMES, Merged, Standing

_STANDINGS = {
    Standing.LOCKED: (N_("passphrase needed"), "circle-help"),
    Standing.KEY_CHANGED: (N_("another key"), "circle-alert"),
    Standing.REFUSED: (N_("refused"), "circle-x"),
    Standing.DOUBT: (N_("some in doubt"), "circle-alert"),
    Standing.FIRST_KEY: (N_("key to be confirmed"), "circle-help"),
    Standing.CHANGES: (N_("to be merged"), "circle-dot"),
    Standing.NOTHING_NEW: (N_("nothing new"), "check"),
}
_WORRYING = (Standing.LOCKED, Standing.KEY_CHANGED, Standing.REFUSED, Standing.DOUBT, Standing.FIRST_KEY)


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file that came in.

    Attributes:
        merged: what becomes of it, or became.
        is_applied: the register has it now; is_undone: it had it, and that was taken back.
        is_decided: a person decided about all of it that was in doubt.
    """

    merged: Merged
    is_applied: bool = False
    is_undone: bool = False
    is_decided: bool = False

    @property
    def waits_for_decision(self) -> bool:
        """The register has it, and something of it is still in doubt."""
        return self.is_applied and self.merged.standing is Standing.DOUBT and not self.is_decided

    @property
    def doubtful(self) -> set[str]:
        """The uids of its sessions that were in doubt when it was merged."""
        return {entry.uid for entry in self.merged.result.entries if entry.reason} if self.merged.result else set()

    @property
    def state(self) -> str:
        """In words, translated."""
        if self.is_undone:
            return _("taken back")
        if self.waits_for_decision:
            return _("merged, some in doubt")
        if self.is_applied and self.merged.standing in (Standing.FIRST_KEY, Standing.CHANGES, Standing.DOUBT):
            return _("merged")
        return _(_STANDINGS[self.merged.standing][0])

    @property
    def picture(self) -> QIcon:
        """Of the state."""
        if self.is_undone:
            return icon("undo-2")
        if self.is_applied and not self.waits_for_decision:
            return icon("circle-check", theme.good())
        standing = self.merged.standing
        return icon(_STANDINGS[standing][1], theme.warning() if standing in _WORRYING else None)

    @property
    def rank(self) -> tuple[int, str]:
        """What needs a person stands first, then what is still to be done."""
        standings = list(Standing)
        done = len(standings) if self.is_applied and not self.waits_for_decision else 0
        return done + standings.index(self.merged.standing), self.unit

    @property
    def unit(self) -> str:
        """The sender as it calls itself."""
        code, name = self.merged.sender
        return name or code or "?"


def period_of(row: FileRow) -> str:
    """The days a package is of."""
    manifest = row.merged.report.manifest
    return f"{dates.short(manifest.period[0])} – {dates.short(manifest.period[1])}" if manifest else ""


def of_files() -> list[Column[FileRow]]:
    """How each file stands, whose it is, how many sessions of each kind it has."""
    return [
        Column(_("Standing"), lambda row: row.state, FIT, icon=lambda row: row.picture),
        Column(_("Unit"), lambda row: row.unit, REST, tip=_unit_tip),
        Column(_("Period"), period_of, FIT),
        *(Column(_(word), _counter(number), FIT, right=True) for number, word in enumerate(OUTCOMES.values())),
        Column(_("File"), lambda row: row.merged.report.path.name, 16, tip=lambda row: str(row.merged.report.path)),
    ]


def _unit_tip(row: FileRow) -> str:
    code = row.merged.report.code
    return f"{row.unit} ({row.merged.sender[0]})\n{_('Code')} {code}" if code else row.unit


def _counter(number: int) -> Callable[[FileRow], str]:
    outcome = list(OUTCOMES)[number]

    def count(row: FileRow) -> str:
        result = row.merged.result
        return str(result.counts[outcome] or "") if result else ""

    return count


def summary(rows: Iterable[FileRow]) -> str:
    """How many files there are of each state; the numbers add up to the files."""
    states: dict[str, int] = {}
    listed = sorted(rows, key=lambda row: row.rank)
    for row in listed:
        states[row.state] = states.get(row.state, 0) + 1
    parts = "; ".join(f"{state}: {count}" for state, count in states.items())
    return _("Files: {count} ({parts})").format(count=len(listed), parts=parts)
