"""Other texts of the same story that a clipping keeps: earlier editions, and copies at other publishers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Edition
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.theme import headline_font, small_font
from clipper.gui.widgets.focus import give_up_focus


class EditionsList(QWidget):
    """`opened` carries the id of the edition that the user wants to see."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editions: tuple[Edition, ...] = ()
        self._rows: list[QFrame] = []
        heading = QLabel(_("Other editions and copies"), self)
        heading.setFont(headline_font(self.font(), 1.15))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(heading)
        self._column.addSpacing(6)
        self.hide()

    def show_editions(self, editions: tuple[Edition, ...]) -> None:
        if editions != self._editions:
            self._editions = editions
            give_up_focus(self)
            for row in self._rows:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
            self._rows = [self._row(edition) for edition in editions]
            for row in self._rows:
                self._column.addWidget(row)
        self.setVisible(bool(editions))

    def _row(self, edition: Edition) -> QFrame:
        row = QFrame(self)
        row.setObjectName("related_row")
        title = QLabel(edition.title, row)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        source = QLabel(source_of(edition), row)
        source.setTextFormat(Qt.TextFormat.PlainText)
        source.setFont(small_font(self.font()))
        source.setProperty("quiet", True)
        compare = QPushButton(_("Compare"), row)
        compare.setAccessibleName(_("Compare with: {title}").format(title=edition.title))
        compare.clicked.connect(lambda: self.opened.emit(edition.id))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(source)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.setSpacing(14)
        line.addLayout(words, 1)
        line.addWidget(compare, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


def source_of(edition: Edition) -> str:
    """ "Copy · Harbour Post · 10 Jun 2025 · seen 2025-06-11 12:00" """
    kind = _("Edition") if edition.kind == "edition" else _("Copy")
    seen = _("seen {when:%Y-%m-%d %H:%M}").format(when=edition.seen.astimezone())
    facts = (kind, edition.publisher or "", wording.when(edition.published), seen)
    return " · ".join(fact for fact in facts if fact)
