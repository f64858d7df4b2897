"""What nobody caught is written down and told."""

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from clipper.gui.bug_reports import BugReports


@pytest.fixture
def bugs(tmp_path: Path, qtbot: QtBot) -> Iterator[BugReports]:  # noqa: ARG001 (Qt has to run)
    hooks = sys.excepthook, threading.excepthook
    before = qInstallMessageHandler(None)
    log = logging.getLogger("clipper")
    handlers = list(log.handlers)
    bugs = BugReports(tmp_path / "log" / "clipper.log")
    bugs.install()
    yield bugs
    sys.excepthook, threading.excepthook = hooks
    qInstallMessageHandler(before)
    for handler in set(log.handlers) - set(handlers):
        log.removeHandler(handler)
        handler.close()


def log_of(tmp_path: Path) -> str:
    return (tmp_path / "log" / "clipper.log").read_text(encoding="utf-8")


def test_an_error_on_another_thread_is_told_and_written_down(bugs: BugReports, tmp_path: Path, qtbot: QtBot) -> None:
    def fail() -> None:
        raise ValueError("no such page")

    thread = threading.Thread(target=fail, name="reader")
    with qtbot.waitSignal(bugs.reported) as told:
        thread.start()
    thread.join()
    assert "ValueError: no such page" in told.args[0]
    assert "ValueError: no such page" in log_of(tmp_path)


def test_qt_s_warnings_are_written_down_and_its_troubles_told(bugs: BugReports, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(bugs.reported):
        qWarning("no theme")
    with qtbot.waitSignal(bugs.reported) as told:
        qCritical("no screen")
    assert "no screen" in told.args[0]
    assert "no theme" in log_of(tmp_path)
