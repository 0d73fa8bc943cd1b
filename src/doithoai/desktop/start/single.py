"""One running program for one person: a second start hands its file to the first, which shows it.

The two speak over a local socket that only this person may open. A start that gets no answer (the other hangs, or
crashed and left its socket) goes on by itself.
"""

import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from doithoai import paths

log = logging.getLogger(__name__)

_CONNECT_MS = 1000
_ANSWER_MS = 8000  # a cold start of the first may take as long on an old computer
_LONGEST = 1 << 16  # bytes of a message: a path has at most 32,767 letters
_ANY_PROCESS = -1  # of Windows' AllowSetForegroundWindow


def server_name(data: Path) -> str:
    """The socket of whoever keeps their settings in ``data``: two people, or a stick and a computer, do not meet."""
    name = "doithoai-" + hashlib.sha256(str(data).encode()).hexdigest()[:16]
    runtime = os.environ.get("XDG_RUNTIME_DIR")  # Linux: a folder nobody else may look into, unlike /tmp
    return str(Path(runtime) / name) if runtime and Path(runtime).is_dir() else name


class SingleProgram(QObject):
    """The first start listens, a later one hands over.

    Args:
        name: of the socket; by default this person's.
    """

    def __init__(self, parent: QObject | None = None, name: str = "") -> None:
        super().__init__(parent)
        self._name = name or server_name(paths.user_data())
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._take: Callable[[Path | None], None] = lambda _path: None

    def hand_over(self, path: Path | None) -> bool:
        """Ask the running program to come forward, and to open ``path``; False when none answers."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        _let_it_come_forward()
        message = json.dumps({"open": str(path.absolute()) if path else None})
        socket.write(message.encode() + b"\n")
        socket.flush()
        has_answer = socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readLine().data()) == b"ok\n"
        socket.disconnectFromServer()
        return has_answer

    def listen(self, take: Callable[[Path | None], None]) -> bool:
        """Call ``take`` with the path a later start hands over, None for none; False when that cannot be."""
        self._take = take
        if self._server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)  # left by a crash: nobody answered on it
        if self._server.listen(self._name):
            return True
        log.warning("no socket for later starts: error %s", self._server.serverError().value)
        return False

    def _greet(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            message = json.loads(bytes(socket.readLine(_LONGEST).data()))
            name = message["open"]
            path = Path(name) if name is not None else None
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self._take(path)


def _let_it_come_forward() -> None:
    """Windows lets only the program in front give the front away."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
