"""What no page foresaw: told in the same words and the same dialog as every other error, never lost in a log alone."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from doithoai.desktop.operations import ProgramFault
from doithoai.desktop.window.error import ErrorDialog
from doithoai.domain.errors import AppError

log = logging.getLogger(__name__)


class Faults(QObject):
    """Takes the exceptions nobody caught, in whichever thread, and shows one at a time."""

    _met = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._showing = False
        self._met.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take them from now on."""
        sys.excepthook = self.take

    def take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """What Python calls with an exception that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        detail = "".join(traceback.format_exception(kind, fault, trace))
        log.error("uncaught", exc_info=(kind, fault, trace))
        if sys.stderr is not None and sys.stderr.isatty():  # never into a file: it quotes what a person typed
            print(detail, file=sys.stderr)
        self._met.emit(fault if isinstance(fault, AppError) else ProgramFault(detail))

    def _show(self, error: AppError) -> None:
        if self._showing:  # a fault of painting would come at every picture
            return
        self._showing = True
        try:
            ErrorDialog(error, QApplication.activeWindow()).exec()
        finally:
            self._showing = False
