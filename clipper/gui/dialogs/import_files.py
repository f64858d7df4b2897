"""Imports files in two steps: choose them, see what would come in, and go."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Topic
from clipper.core.model.imports import ImportOptions, ImportPlan
from clipper.core.text import _
from clipper.gui.dialogs.import_choose import ChoosePage
from clipper.gui.dialogs.import_preview import PreviewPage
from clipper.gui.jobs import Job
from clipper.gui.theme import colors_of, headline_font

_SIZE = (820, 640)
Plan = Callable[[Sequence[Path]], Job]


class ImportFiles(QDialog):
    """`plan` is called with what was chosen and starts the job that looks through it; its answer comes to
    `show_plan`. `wanted` carries the paths and the ImportOptions when the user says go."""

    wanted = Signal(list, object)

    def __init__(self, formats: Sequence[tuple[str, str]], plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._paths: list[Path] = []
        self._job: Job | None = None
        self._preview: PreviewPage | None = None
        self.setWindowTitle(_("Import"))
        heading = QLabel(_("Import"), self)
        heading.setFont(headline_font(self.font(), 1.5))
        self.choose = ChoosePage(formats, self)
        self.choose.chosen.connect(self.look_at)
        self._waiting = _Waiting(self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.choose)
        self.pages.addWidget(self._waiting)
        self.back = self._button(_("&Back"), self._go_back)
        self.cancel = self._button(_("Cancel"), self.reject)
        self.go = self._button(_("&Import"), self._go)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)
        self.setStyleSheet(f'QLabel[quiet="true"] {{ color: {colors_of(self).muted}; }}')
        self.resize(*_SIZE)
        self._show(self.choose)

    def _button(self, words: str, then: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(then)
        return button

    # -- from page to page -----------------------------------------------------------------
    def look_at(self, paths: Sequence[Path]) -> None:
        """Look through these files or folders, and show what is in them."""
        self._paths = list(paths)
        self._show(self._waiting)
        job = self._job = self._plan(self._paths)
        job.progressed.connect(self._waiting.progress)
        job.ended.connect(lambda: self._ended(job))

    def show_plan(self, paths: Sequence[Path], plan: ImportPlan, topics: Sequence[Topic]) -> None:
        """What the job found; an answer about other files than those chosen now comes too late."""
        if list(paths) != self._paths:
            return
        page = self._preview = PreviewPage(paths, plan, topics, self)
        self.pages.addWidget(page)
        count = sum(number for status, number in plan.counts.items() if status in ("added", "link"))
        self.go.setText(_("&Import {n:,}").format(n=count) if count and not plan.estimated else _("&Import"))
        self._show(page)
        self.go.setEnabled(bool(plan.counts))
        self.go.setFocus()

    def _ended(self, job: Job) -> None:
        """Stopped or failed, it leaves the user where she chose."""
        if self._job is job:
            self._job = None
            if self.pages.currentWidget() is self._waiting and job.cancelled:
                self._show(self.choose)

    def failed(self) -> None:
        """Looking through the files did not work; what went wrong is told elsewhere."""
        self._show(self.choose)

    def _go_back(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._paths = []
        self._show(self.choose)

    def _go(self) -> None:
        if self._preview is not None:
            self.wanted.emit(self._paths, self._preview.options())
            self.accept()

    def _show(self, page: QWidget) -> None:
        if page is self.choose and self._preview is not None:
            self.pages.removeWidget(self._preview)
            self._preview.deleteLater()
            self._preview = None
        self.pages.setCurrentWidget(page)
        self.back.setVisible(page is not self.choose)
        self.go.setVisible(page is self._preview)
        self.go.setDefault(page is self._preview)

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    @property
    def options(self) -> ImportOptions | None:
        """What is decided so far; None before there is a preview."""
        return self._preview.options() if self._preview is not None else None


class _Waiting(QWidget):
    """While the files are looked through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        words = QLabel(_("Looking through the files… nothing is imported yet."), self)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(_("Progress"))
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._note.setProperty("quiet", True)
        column = QVBoxLayout(self)
        column.addStretch(1)
        for widget in (words, self._bar, self._note):
            column.addWidget(widget)
        column.addStretch(1)

    def progress(self, done: int, total: int, note: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = f"{done:,} / {total:,}" if total > 1 else ""
        self._note.setText("   ".join(part for part in (count, note) if part))
