"""A register that another window has open: look at it only, or leave it."""

from PySide6.QtWidgets import QMessageBox, QWidget

from doithoai.desktop.start.claim import Holder
from doithoai.i18n import gettext as _


class HeldDialog(QMessageBox):
    """Says who has the register; accepted when the person wants to read it all the same."""

    def __init__(self, name: str, holder: Holder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Information)
        self.setWindowTitle("Sổ Đối Thoại")
        if holder.computer:
            text = _("The register {name} is open on the computer {computer}.").format(
                name=name, computer=holder.computer
            )
        else:
            text = _("The register {name} is open in another window.").format(name=name)
        self.setText(text)
        self.setInformativeText(
            _("You may look at it and print from it. To change it, close the other window first; nothing was changed.")
        )
        self.read = self.addButton(_("Open to read only"), QMessageBox.ButtonRole.AcceptRole)
        self.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.read)

    def wants_to_read(self) -> bool:
        """Ask, and tell whether to open it to read only."""
        self.exec()
        return self.clickedButton() is self.read
