"""The other articles of the page a clipping came from, each one click from being clipped."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Stub
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.theme import headline_font, small_font


class RelatedList(QWidget):
    """`clip_stub` carries the stub's id, `open_clipping` the id of the clipping it became."""

    clip_stub = Signal(int)
    open_clipping = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stubs: tuple[Stub, ...] = ()
        heading = QLabel(_("Related on this page"), self)
        heading.setFont(headline_font(self.font(), 1.15))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addSpacing(6)
        self._rows: list[_Row] = []
        self.hide()

    def show_stubs(self, stubs: tuple[Stub, ...]) -> None:
        if stubs == self._stubs:
            for row in self._rows:
                row.ready = True
            return
        self._stubs = stubs
        focused = next((at for at, row in enumerate(self._rows) if row.button.hasFocus()), None)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(stub, self) for stub in stubs]
        for row in self._rows:
            row.clip_stub.connect(self.clip_stub)
            row.open_clipping.connect(self.open_clipping)
            self._column.addWidget(row)
        self.setVisible(bool(stubs))
        if focused is not None and focused < len(self._rows):  # else the keyboard would land anywhere
            self._rows[focused].button.setFocus()

    def buttons(self) -> list[QPushButton]:
        return [row.button for row in self._rows]


class _Row(QFrame):
    clip_stub = Signal(int)
    open_clipping = Signal(int)

    def __init__(self, stub: Stub, parent: QWidget) -> None:
        super().__init__(parent)
        self._stub = stub
        self.ready = True
        """Not while it is being clipped: once is enough, and it is shown anew after that."""
        self.setObjectName("related_row")
        title = QLabel(stub.title, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        known = [wording.publisher(stub.publisher), wording.when(stub.published)]
        source = QLabel(" · ".join(fact for fact in known if fact), self)
        source.setTextFormat(Qt.TextFormat.PlainText)
        source.setFont(small_font(self.font()))
        source.setProperty("quiet", True)
        source.setToolTip(wording.plain_tip(wording.when_tooltip(stub.published)))
        self.button = QPushButton(_("Clip this") if stub.clipping_id is None else _("Open"), self)
        purpose = _("Clip: {title}") if stub.clipping_id is None else _("Open: {title}")
        self.button.setAccessibleName(purpose.format(title=stub.title))
        self.button.clicked.connect(self._chosen)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(source)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(14)
        line.addLayout(words, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _chosen(self) -> None:
        if self._stub.clipping_id is not None:
            self.open_clipping.emit(self._stub.clipping_id)
        elif self.ready:
            self.ready = False  # a disabled button would give the keyboard away
            self.clip_stub.emit(self._stub.id)
