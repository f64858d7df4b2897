"""First page of the import: which files, and where to find one's export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.core.text import _
from clipper.gui import clipboard
from clipper.gui.theme import colors_of, headline_font, small_font


class ChoosePage(QWidget):
    """Asks for files or folders. `chosen` carries them, as paths."""

    chosen = Signal(list)

    def __init__(self, formats: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`formats` are (title, where a user finds such a file)."""
        super().__init__(parent)
        self._formats = sorted(formats, key=lambda each: each[0].casefold())
        self.drop = _DropArea(self)
        self.drop.dropped.connect(self.chosen)
        self.drop.files.clicked.connect(self._choose_files)
        self.drop.folder.clicked.connect(self._choose_folder)
        heading = QLabel(_("What can be imported, and where to find it"), self)
        heading.setFont(small_font(self.font()))
        heading.setProperty("quiet", True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Formats"))
        self.list.setMaximumWidth(240)
        for title, _help in self._formats:
            self.list.addItem(title)
        self.help = QLabel(self)
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.help.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list.currentRowChanged.connect(self._tell)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addWidget(self.help, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.drop)
        column.addSpacing(6)
        column.addWidget(heading)
        column.addLayout(row, 1)
        self.list.setCurrentRow(0 if self._formats else -1)

    def _tell(self, row: int) -> None:
        title, words = self._formats[row] if row >= 0 else ("", "")
        told = words or _("Choose the file, or drop it above.")
        zipped = _("Zipped or not, alone or in a folder: Clipper looks inside.")
        self.help.setText(f"{title}\n\n{told}\n\n{zipped}" if title else "")

    def _choose_files(self) -> None:
        files, _filter = QFileDialog.getOpenFileNames(self, _("Import files"), str(Path.home()))
        if files:
            self.chosen.emit([Path(name) for name in files])

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Import a folder"), str(Path.home()))
        if name:
            self.chosen.emit([Path(name)])


class _DropArea(QFrame):
    """A field to drop files on, with buttons for who would rather choose."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setObjectName("drop")
        words = QLabel(_("Drop files or folders here"), self)
        words.setFont(headline_font(self.font(), 1.25))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.files = QPushButton(_("Choose &Files…"), self)
        self.files.setDefault(True)
        self.files.setMinimumWidth(130)  # a default button's bold words are wider than Qt reckons
        self.folder = QPushButton(_("Choose a F&older…"), self)
        self.folder.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.files)
        buttons.addWidget(self.folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(buttons)
        self._restyle(over=False)

    def _restyle(self, *, over: bool) -> None:
        colors = colors_of(self)
        ground, line = (colors.tint, colors.accent) if over else (colors.paper, colors.line)
        self.setStyleSheet(f"#drop {{ background: {ground}; border: 2px dashed {line}; border-radius: 10px; }}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if clipboard.files_in(event.mimeData()):
            event.acceptProposedAction()
            self._restyle(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._restyle(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._restyle(over=False)
        files = clipboard.files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)
