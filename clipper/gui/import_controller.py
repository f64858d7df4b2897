"""Imports many files off the window's thread and says how it went."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from clipper.core.errors import Cancelled
from clipper.core.model import Changes, Imported
from clipper.core.progress import Progress
from clipper.core.text import _
from clipper.gui.jobs import Jobs
from clipper.gui.messages import Choice, MessageBar

if TYPE_CHECKING:
    from clipper.core.library import Library


class ImportController(QObject):
    """Runs imports; each ends with a message, and a list of what did not come in."""

    def __init__(self, jobs: Jobs, messages: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._messages, self._window = jobs, messages, window

    def run(self, paths: Sequence[Path]) -> None:
        lines: list[Imported] = []
        stopped = False

        def work(library: "Library", progress: Progress) -> Changes:
            nonlocal stopped
            try:
                for line in library.imports.run(paths, progress=progress):
                    lines.append(line)  # noqa: PERF402 (one by one: Stop keeps those before it)
            except Cancelled:  # what came in until Stop is committed, and the views shall hear of it
                stopped = True
            return Changes(added=tuple(line.id for line in lines if line.id is not None))

        self._jobs.write(_("Importing"), work, lambda _changes: self._report(lines, stopped=stopped), long=True)

    def _report(self, lines: Sequence[Imported], *, stopped: bool) -> None:
        count = Counter(line.status for line in lines)
        imported = _("Stopped: {n:,} imported") if stopped else _("{n:,} imported")
        parts = [imported.format(n=count["added"])]
        if count["stub"]:
            parts.append(_("{n:,} listed under them").format(n=count["stub"]))
        if count["duplicate"]:
            parts.append(_("{n:,} already here").format(n=count["duplicate"]))
        if count["failed"]:
            parts.append(_("{n:,} failed").format(n=count["failed"]))
        left_out = [line for line in lines if line.status in ("duplicate", "failed")]
        say = self._messages.warn if count["failed"] else self._messages.notice
        details = (Choice(_("Details…"), lambda: self._details(left_out)),) if left_out else ()
        say(", ".join(parts) + ".", *details)

    def _details(self, lines: Sequence[Imported]) -> None:
        dialog = QDialog(self._window)
        dialog.setWindowTitle(_("What was not imported"))
        text = QPlainTextEdit("\n".join(f"{line.file}\n    {line.reason}" for line in lines))
        text.setReadOnly(True)
        text.setAccessibleName(_("What was not imported"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(dialog.reject)
        column = QVBoxLayout(dialog)
        column.addWidget(text)
        column.addWidget(buttons)
        dialog.resize(640, 380)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
