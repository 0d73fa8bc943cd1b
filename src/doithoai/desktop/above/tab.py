"""What the tabs of this page have in common."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from doithoai.desktop.above.period_bar import PeriodBar
from doithoai.desktop.page import Shell, State
from doithoai.desktop.targets import Target
from doithoai.register.steps import ChangeSet


class AboveTab(QWidget):
    """A tab; made when it is first shown. It reads and writes through ``workspace``, as a page does.

    Attributes:
        key: its name among the tabs.
        title: message id of its name; icon: its icon's name.
        only_above: it is of no use to an office that has nobody below, and is not offered there.

    Signals:
        tab_wanted: the key of another tab that the person wants to see.
    """

    tab_wanted = Signal(str)

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    only_above: ClassVar[bool] = False

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.workspace = shell.workspace

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Show what the register holds now; called while the tab is in front, None asks for everything."""

    @property
    def asked_period(self) -> PeriodBar | None:
        """The choice of the period it speaks of, which goes along from tab to tab; None where there is none."""
        return None

    def show_target(self, target: Target) -> None:
        """Show the thing ``target`` names; one that this tab does not show is passed over."""

    def state(self) -> State:
        """Where the tab is: JSON-able, for the next start."""
        return {}

    def restore(self, state: State) -> None:
        """Go back to a `state`; unknown or outdated parts are passed over."""
