"""The first minute of an office: whose register this is, who leads, where the file stands."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from doithoai.desktop.widgets import file_dialogs
from doithoai.desktop.widgets.fields import LineField
from doithoai.desktop.widgets.form import fields_in
from doithoai.desktop.widgets.icons import icon
from doithoai.desktop.widgets.labels import label
from doithoai.desktop.widgets.under_list import Offer, UnderList
from doithoai.domain.kinds import OfficeLevel
from doithoai.domain.office import Office
from doithoai.i18n import gettext as _
from doithoai.register.connection import SUFFIX
from doithoai.work import units
from doithoai.work.profile import Profile
from doithoai.work.units import Unit


class SetUp(QDialog):
    """Asks for the unit and fills in the rest; every line can be corrected, now or in the settings.

    Attributes:
        path: where the register will stand.
    """

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        """Ask; ``path`` is where the register goes unless the person says otherwise."""
        super().__init__(parent)
        self.path = path
        self._unit: Unit | None = None
        self.setWindowTitle(_("New register"))
        self.setMinimumWidth(620)
        self.unit = _UnitChoice(_("Commune, ward or province"))
        self.unit.setPlaceholderText(_("Type its name, for example: son tien"))
        self.offers = UnderList(self.unit, _("Units"), _offers, eager=True)
        self.offers.chosen.connect(lambda offer: self.take(offer.meant))
        self.name = _line(_("Name of the authority"))
        self.place = _line(_("Place before the date"))
        self.party = _line(_("Name of the party committee"))
        self.superior = _line(_("Body above"))
        self.party_superior = _line(_("Party body above"))
        self.holders = {post.key: _line(position) for post, position in zip(units.posts(), _positions(), strict=True)}
        self.offers.entered.connect(lambda _offer: next(iter(self.holders.values())).setFocus())
        self.where = QLabel(str(path))
        self._lay_out()
        for field in (self.name, self.party):
            field.textChanged.connect(lambda _text: self._enable())
        self._enable()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(_("Commune, &ward or province"), self.unit)
        for text, field in (
            (_("Name of the &authority"), self.name),
            (_("Name of the &party committee"), self.party),
            (_("P&lace before the date"), self.place),
            (_("&Body above"), self.superior),
            (_("Party body abo&ve"), self.party_superior),
            *zip(_positions(), self.holders.values(), strict=True),
        ):
            form.addRow(text, field)
        change = QPushButton(icon("folder-open"), _("Choose…"))
        change.clicked.connect(lambda _checked: self._choose_path())
        where = QHBoxLayout()
        where.addWidget(self.where, 1)
        where.addWidget(change)
        form.addRow(_("The register's file"), where)
        buttons = QDialogButtonBox()
        self.make = buttons.addButton(_("Make the register"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(label(_("Whose register is this?"), "heading"))
        column.addWidget(
            label(_("Choose the unit; the rest is filled in. Everything can be changed later."), "quiet", wrap=True)
        )
        column.addLayout(form)
        column.addWidget(buttons)
        self.setTabOrder(change, self.make)

    # -- the answers -------------------------------------------------------------------------

    def take(self, unit: Unit) -> None:
        """Fill in what follows from the unit."""
        self._unit = unit
        office = units.office_of(unit)
        for field, text in (
            (self.name, office.name),
            (self.place, office.place_name),
            (self.party, office.party_name),
            (self.superior, office.superior),
            (self.party_superior, office.party_superior),
        ):
            field.setText(text or "")

    def profile(self) -> Profile:
        """The office as the person left it."""
        office = Office(
            self._unit.code if self._unit else None,
            self.name.value(),
            self.place.value(),
            self.party.value(),
            units.office_of(self._unit).level if self._unit else OfficeLevel.COMMUNE,
            self.superior.value(),
            self.party_superior.value(),
        )
        return units.profile_of(office, {key: field.value() or "" for key, field in self.holders.items()})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next line; in the last one, and with Ctrl in any, it makes the register."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        lines, focus = [line for line in fields_in(self) if isinstance(line, QWidget)], self.focusWidget()
        at = lines.index(focus) if focus in lines else len(lines)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or at == len(lines) - 1:
            self.make.click()
        elif at < len(lines):
            self.focusNextChild()
        else:  # on a button
            super().keyPressEvent(event)

    def _enable(self) -> None:
        self.make.setEnabled(bool(self.name.value() or self.party.value()))

    def _choose_path(self) -> None:
        name, _kind = file_dialogs.file_to_save(self, _("New register"), str(self.path), _("Registers (*.sdt)"))
        if name:
            self.path = Path(name if name.endswith(SUFFIX) else name + SUFFIX)
            self.where.setText(str(self.path))


class _UnitChoice(LineField):
    """Looks a unit up; what it fills in is what counts."""

    stores = False


def _positions() -> list[str]:
    """What the posts of `units.posts` are called on the form."""
    return [_("&Chair of the authority"), _("&Deputy chair"), _("Party &secretary")]


def _line(name: str, hint: str = "") -> LineField:
    field = LineField(name.replace("&", ""))
    field.setPlaceholderText(hint)
    return field


def _offers(typed: str) -> list[Offer]:
    return [Offer(unit.words, unit.code, unit) for unit in units.find(typed)]
