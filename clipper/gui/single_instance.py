"""One window per library: a second launch hands its files to the first and leaves."""

import getpass
import json
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from clipper.core.paths import library_key

_WAIT = 800
"""Milliseconds to wait for the first window to answer."""
_LONGEST_PATH = 100
"""Bytes; a Unix socket's address takes 108."""


def socket_name(library: Path) -> str:
    """Where the window of this library listens, for this user alone."""
    name = f"clipper-{getpass.getuser()}-{library_key(library)}"
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nowhere")
    path = runtime / name
    return str(path) if runtime.is_dir() and len(os.fsencode(path)) <= _LONGEST_PATH else name


class SingleInstance(QObject):
    """Either hands files over to the window that is open, or listens for later launches."""

    handed = Signal(list, str)
    """Files (Paths; none: only come to the front), and the desktop's token for taking the focus."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(library)
        self._server: QLocalServer | None = None

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give the files to a window that is open; False when there is none."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT):
            return False
        message = {
            "files": [str(file.absolute()) for file in files],
            "token": os.environ.get("XDG_ACTIVATION_TOKEN", ""),
        }
        socket.write(json.dumps(message).encode() + b"\n")
        heard = socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT)
        socket.disconnectFromServer()
        return heard

    def listen(self) -> bool:
        """Be the one that is handed files; False when another has become that meanwhile."""
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            if self.hand_over([]):
                return False
            QLocalServer.removeServer(self._name)  # left by a crash: nobody answered
            if not server.listen(self._name):
                return False
        server.newConnection.connect(self._connected)
        self._server = server
        return True

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            message = json.loads(bytes(socket.readLine().data()))
            files, token = [Path(name) for name in message["files"]], str(message["token"])
        except (ValueError, KeyError, TypeError):
            socket.disconnectFromServer()  # not from a Clipper: nothing to do for it
            return
        socket.write(b"heard\n")
        socket.flush()
        self.handed.emit(files, token)
