"""Where a package is put: one of the removable drives that are in, or a folder, for mail or Zalo."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from doithoai import paths
from doithoai.desktop.operations import Operations
from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.filters import ChoiceFilter
from doithoai.desktop.widgets.icons import icon
from doithoai.domain.progress import Progress
from doithoai.i18n import gettext as _
from doithoai.work.drives import Drive

_LOOK_AGAIN_MS = 1500


@dataclass(frozen=True, slots=True)
class Place:
    """A folder; ``drive`` is the removable drive it is the top of."""

    folder: Path
    drive: Drive | None = None


class WhereField(QWidget):
    """A choice among the drives that are in and one folder; it looks again while it is shown.

    Signals:
        changed: another place is chosen.
    """

    changed = Signal()

    def __init__(self, operations: Operations, connected: Callable[[], list[Drive]], folder: str, stick: str) -> None:
        """Offer the drives of ``connected``; ``folder`` and ``stick`` (a drive's name) were chosen last."""
        super().__init__()
        self._operations = operations
        self._connected = connected
        self._is_looking = False
        self._folder = next(
            (path for path in (Path(folder or "?"), paths.user_documents()) if path.is_dir()), Path.home()
        )
        self._stick = stick
        self._is_folder_chosen = bool(folder) and not stick
        self._drives: list[Drive] | None = None
        self.places = ChoiceFilter(_("Where to"), [])
        self.other = QPushButton(icon("folder-open"), _("Another &folder…"))
        self.other.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.places, 1)
        row.addWidget(self.other)
        self.setFocusProxy(self.places)
        self.places.saved.connect(lambda _value: self._chosen())
        self.other.clicked.connect(lambda _checked: self._ask())
        timer = QTimer(self)
        timer.timeout.connect(self._look_while_shown)
        timer.start(_LOOK_AGAIN_MS)
        self.show_drives(connected())

    def show_drives(self, connected: list[Drive]) -> None:
        """Offer the drives that are in now; one just put in is chosen, unless a folder was."""
        self._is_looking = False
        drives = [drive for drive in connected if not drive.is_locked]
        if self._drives is not None and [d.path for d in drives] == [d.path for d in self._drives]:
            return
        before = set(self.places_offered())
        self._drives = drives
        self._offer()
        fresh = next((drive for drive in drives if drive.path not in before), None)
        named = next((drive for drive in drives if drive.name == self._stick), None)
        chosen = named or fresh or (drives[0] if drives else None)
        self.choose(self._folder if self._is_folder_chosen or chosen is None else chosen.path)

    def places_offered(self) -> list[Path]:
        """The folders to choose from, drives first."""
        return [Path(str(self.places.itemData(row))) for row in range(self.places.count())]

    def place(self) -> Place:
        """The place chosen."""
        folder = Path(str(self.places.value()))
        return Place(folder, next((drive for drive in self._drives or () if drive.path == folder), None))

    def choose(self, folder: Path) -> None:
        """Choose one of those offered, or offer and choose another folder."""
        if folder not in self.places_offered():
            self._folder = folder
            self._offer()
        self.places.set_value(str(folder))
        self.changed.emit()

    def _offer(self) -> None:
        chosen = str(self.places.value())
        drives = [
            (str(drive.path), _("Memory stick {name} – {free} GB free").format(name=drive.name, free=_gigabytes(drive)))
            for drive in self._drives or ()
        ]
        folder = (str(self._folder), _("Folder {folder}").format(folder=self._folder))
        self.places.clear()  # the one chosen may be gone
        self.places.set_choices([*drives, folder])
        self.places.set_value(chosen if chosen in dict([*drives, folder]) else str(self._folder))

    def _chosen(self) -> None:
        place = self.place()
        self._is_folder_chosen = place.drive is None
        self._stick = place.drive.name if place.drive else ""
        self.changed.emit()

    def _ask(self) -> None:
        name = file_dialogs.folder_to_use(self, _("Another folder"), str(self._folder))
        if name:
            self._is_folder_chosen, self._stick = True, ""
            self.choose(Path(name))

    def _look_while_shown(self) -> None:
        """Ask again off the user's thread: a drive that is waking up takes its time."""
        if self.isVisible() and not self.places.view().isVisible() and not self._is_looking:
            self._is_looking = True
            self._operations.read(_drives_of, self._connected, then=self.show_drives)


def _drives_of(connected: Callable[[], list[Drive]], _progress: Progress) -> list[Drive]:
    return connected()


def _gigabytes(drive: Drive) -> str:
    return f"{drive.free / 1e9:.1f}".replace(".", ",")
