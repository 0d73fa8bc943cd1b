"""What every page of the side bar has in common."""

from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from doithoai.desktop.preferences import Preferences
from doithoai.desktop.targets import PetitionTarget, SessionTarget, Target
from doithoai.desktop.widgets.form import commit
from doithoai.desktop.workspace import Workspace
from doithoai.domain.errors import AppError
from doithoai.register.steps import ChangeSet

State = dict[str, Any]
"""Where a page is, as JSON gives it back: anything may stand in it."""


class Shell(Protocol):
    """What the main window offers its pages."""

    workspace: Workspace
    preferences: Preferences

    def go(self, page: str, target: Target | None = None) -> None:
        """Show another page, at the thing ``target`` names."""

    def tell(self, text: str) -> None:
        """Say something in passing at the foot of the window (already translated)."""

    def is_stopped(self, concerns: Callable[[Hashable], bool]) -> bool:
        """Stop an act that goes by something typed that could not be read: True then, said and shown.

        Args:
            concerns: whether the act goes by what is typed for a thing, by its key (the uid of a session, of a
                petition); None for what is typed for no thing of its own (settings).
        """

    def give_room(self, *, whole: bool) -> None:
        """Give a page the whole window, without side bar and menus, or put them back."""

    def complain(self, error: AppError) -> None:
        """Show an error: what happened, what is safe, what to do; never a traceback."""


class PageKind(Protocol):
    """What the side bar needs of a page before it is made: a page's class, or an entry that loads it."""

    @property
    def key(self) -> str:
        """Its name for `Shell.go`."""

    @property
    def title(self) -> str:
        """Message id of its name."""

    @property
    def icon(self) -> str:
        """Its icon's name."""

    def __call__(self, shell: Shell) -> "Page":
        """Make the page."""


@runtime_checkable
class Receiving(Protocol):
    """A page that takes packages of other offices."""

    def receive(self, paths: Sequence[Path]) -> None:
        """Look at files and folders."""


class Page(QWidget):
    """A page of the side bar.

    A page is made when it is first shown, and made anew when the language changes. It reads through
    ``shell.workspace.reader``, writes through ``shell.workspace.write`` and never keeps data of its own.

    Attributes:
        key: its name for `Shell.go` and the preferences.
        title: message id of its name in the side bar; icon: its icon's name.
        help_topic: the manual's page that F1 opens.
        tables: the tables it reads; changes of others do not refresh it. Empty: every change does.
            tests/desktop/test_tables_shown.py hears from SQLite what is read and compares.
        shows: the kind of thing its fields show one after another, by uid; None when they show but one.
            One that shows things of several kinds overrides `target_of`.
    """

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    help_topic: ClassVar[str] = "index"
    tables: ClassVar[tuple[str, ...]] = ()
    shows: ClassVar[type[SessionTarget] | type[PetitionTarget] | None] = None

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.workspace = shell.workspace

    @property
    def today(self) -> date:
        """Which day it is; asked each time, for the window stays open over midnight."""
        return date.today()

    def refresh(self, changes: ChangeSet | None = None) -> None:
        """Show what the register holds now; ``changes`` tells what changed, None asks for everything."""

    def show_target(self, target: Target) -> None:
        """Show the thing ``target`` names; one that this page does not show is passed over."""

    def target_of(self, uid: str) -> Target | None:
        """The thing of a uid that its fields showed, to be shown again; None when they show but one."""
        return self.shows(uid) if self.shows else None

    def commit(self) -> None:
        """Save what is still being typed, in whichever field; called before leaving the page and before closing."""
        commit(self)

    def state(self) -> State:
        """Where the page is (selection, filter, tab): JSON-able, for the next start."""
        return {}

    def restore(self, state: State) -> None:
        """Go back to a `state`; unknown or outdated parts are passed over."""
