"""The slip of a package onto a printer."""

from datetime import date

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from doithoai.desktop.documents import on_paper
from doithoai.desktop.page import Shell
from doithoai.domain.errors import AppError
from doithoai.register.dispatches import Dispatch
from doithoai.work import package_slips


def print_slip(shell: Shell, sent: Dispatch, parent: QWidget) -> None:
    """Ask for a printer and print the paper that goes with the package."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return
    try:
        content = package_slips.slip(shell.workspace.reader, sent, date.today())
    except AppError as error:
        shell.complain(error)
    else:
        on_paper.send(shell, content, printer)
