"""Small files of other offices, opened or dropped on the window: a receipt is read, a key is asked about."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from doithoai.desktop.page import Shell
from doithoai.domain.errors import AppError
from doithoai.i18n import gettext as _
from doithoai.register.connection import Register
from doithoai.work import office_keys, receiving
from doithoai.work.office_keys import Introduction

KEY, RECEIPT = ".sdk", ".sdr"
ENDS = (KEY, RECEIPT)


def files_in(mime: QMimeData) -> list[Path]:
    """The receipts and keys dragged; none where anything else is among them."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return paths if all(path.suffix.lower() in ENDS for path in paths) else []


def take_files(shell: Shell, parent: QWidget, files: Sequence[Path]) -> None:
    """Read receipts and take keys in, each on its own; what a person has to confirm is asked."""
    for path in files:
        try:
            if path.suffix.lower() == KEY:
                _offer_key(shell, parent, path)
            else:
                _offer_receipt(shell, parent, path)
        except AppError as error:
            shell.complain(error)


def _offer_key(shell: Shell, parent: QWidget, path: Path) -> None:
    introduction = office_keys.introduction(shell.workspace.reader, path)
    if introduction.is_known:
        shell.tell(_("The key of {name} is known already.").format(name=introduction.name))
    elif may_trust(introduction, parent):
        shell.workspace.write(
            office_keys.trust,
            path,
            then=lambda key: shell.tell(_("The key of {name} is known now.").format(name=key.name or key.code)),
            failed=shell.complain,
        )


def _offer_receipt(shell: Shell, parent: QWidget, path: Path) -> None:
    introduction = receiving.sender_of_receipt(shell.workspace.reader, path)
    if introduction.is_known or may_trust(introduction, parent):

        def read(lines: list[str]) -> None:
            shell.workspace.noted.emit()
            if len(lines) == 1:
                shell.tell(lines[0])
                return
            message = QMessageBox(QMessageBox.Icon.Information, "Sổ Đối Thoại", lines[0], parent=parent)
            message.setInformativeText("\n".join(lines[1:]))
            message.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            message.open()  # beside what one goes on with

        shell.workspace.write(_read_receipt, path, then=read, failed=shell.complain)


def _read_receipt(register: Register, path: Path) -> list[str]:
    return receiving.read_receipt(register, path)


def may_trust(introduction: Introduction, parent: QWidget) -> bool:
    """Show whose key it is and its fingerprint, beside the one known before; True when the person confirms it."""
    text = _("Key of {name} ({code}): {fingerprint}").format(
        name=introduction.name, code=introduction.code, fingerprint=introduction.fingerprint
    )
    advice = _("Telephone the office and compare these sixteen letters and digits before you accept the key.")
    if introduction.before:
        warning = _("Until now this office had the key {before}. Accept another one only if the office says so.")
        advice = f"{warning.format(before=introduction.before)} {advice}"
    icon = QMessageBox.Icon.Warning if introduction.before else QMessageBox.Icon.Question
    question = QMessageBox(icon, "Sổ Đối Thoại", text, parent=parent)
    question.setInformativeText(advice)
    accept = question.addButton(_("It is the same: accept the key"), QMessageBox.ButtonRole.AcceptRole)
    question.setDefaultButton(question.addButton(_("Do not accept it"), QMessageBox.ButtonRole.RejectRole))
    question.exec()
    return question.clickedButton() is accept
