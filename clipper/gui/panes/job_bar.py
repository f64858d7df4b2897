"""At the foot of the window: what is being done, how far it is, and Stop."""

from functools import partial
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from clipper.core.pace import Pace
from clipper.core.text import _
from clipper.gui.jobs import Job
from clipper.gui.theme import Theme, small_font

_PATIENCE = 500
"""Milliseconds that a job may take before it is mentioned."""


class JobBar(QWidget):
    """Shows the longest-running job that has outlived `patience` (ms), if there is one."""

    shown = Signal(bool)

    def __init__(self, theme: Theme, patience: int = _PATIENCE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patience = patience
        self._jobs: list[Job] = []
        self._pace = Pace()
        self._theme = theme
        self._title = QLabel()
        self._note = QLabel()
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for label in (self._title, self._note):
            label.setTextFormat(Qt.TextFormat.PlainText)  # files may be called anything
            label.setFont(small_font(self.font()))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._bar.setAccessibleName(_("Progress"))
        self._stop = QPushButton(_("Stop"))
        self._stop.setFlat(True)
        self._stop.setFont(small_font(self.font()))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 10, 3)
        row.setSpacing(10)
        for widget in (self._title, self._bar, self._note, self._stop):
            row.addWidget(widget, 1 if widget is self._note else 0)
        self.hide()

    def watch(self, job: Job) -> None:
        """Mention this job if it is still running after a while; jobs without a title never are."""
        if not job.title:
            return
        timer = QTimer(self, singleShot=True, interval=self._patience)
        timer.timeout.connect(partial(self._add, job))
        job.ended.connect(partial(self._remove, job, timer))
        timer.start()

    def _add(self, job: Job) -> None:
        self._jobs.append(job)
        job.progressed.connect(self._progress)
        self._show_first()

    def _remove(self, job: Job, timer: QTimer) -> None:
        timer.stop()
        timer.deleteLater()
        if job in self._jobs:
            self._jobs.remove(job)
            self._show_first()

    def _show_first(self) -> None:
        if self._jobs:
            job = self._jobs[0]
            self._pace = Pace()
            self._title.setText(job.title + "…" if not job.cancelled else _("Stopping…"))
            self._note.setText("")
            self._bar.setRange(0, 0)
            self._stop.setVisible(not job.reads)
            self._stop.setEnabled(not job.cancelled)
        self.setVisible(bool(self._jobs))
        self.shown.emit(bool(self._jobs))

    def _progress(self, done: int, total: int, note: str) -> None:
        if self._jobs and self.sender() is self._jobs[0]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            count = f"{done:,} / {total:,}" if total > 1 else ""
            pace = self._pace.at(monotonic(), done, total)
            self._note.setText("   ".join(part for part in (count, pace, note) if part))

    def _cancel(self) -> None:
        if self._jobs:
            self._jobs[0].cancel()
            self._show_first()
