"""Catches what nobody caught, on every thread and in Qt, writes it down and tells the window."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler

_LOG = logging.getLogger("clipper")
_LONGEST_LOG = 500_000
"""Bytes after which a new log begins; the one before is kept."""


class BugReports(QObject):
    """While installed, takes over Python's and Qt's last resorts.

    Qt's warnings about the system (a missing theme, a screen that went away) go to the log
    alone; its critical messages are told like our own bugs.
    """

    reported = Signal(str)
    """The trace of a bug; emitted from any thread."""

    def __init__(self, log_file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file

    def install(self) -> None:
        try:
            self._log_file.parent.mkdir(parents=True, exist_ok=True)
            if self._log_file.exists() and self._log_file.stat().st_size > _LONGEST_LOG:
                self._log_file.replace(self._log_file.with_suffix(".old.log"))
            handler: logging.Handler = logging.FileHandler(self._log_file, encoding="utf-8", delay=True)
        except OSError:
            handler = logging.StreamHandler()  # a home that cannot be written to still gets its traces
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(message)s"))
        _LOG.addHandler(handler)
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._from_qt)

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("%s", text)
        self.reported.emit(text)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            _LOG.error("Qt: %s", message)
            self.reported.emit(f"Qt: {message}")
        elif kind == QtMsgType.QtWarningMsg:
            _LOG.warning("Qt: %s", message)
