"""What an article comes down to, above it: three sentences, its key figures, how long reading takes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Digest, Figure, Sentence, Span
from clipper.core.text import _
from clipper.gui.format import is_right_to_left
from clipper.gui.theme import headline_font, small_font
from clipper.gui.widgets.focus import give_up_focus
from clipper.gui.widgets.text_row import TextRow

_BEFORE, _AFTER = 48, 72
"""Characters of its sentence that stand around a figure."""
_LONG = 100
"""Minutes from which hours tell it better."""


class DigestPanel(QFrame):
    """`go_to` and `pointed` carry a span of the canonical text; `pointed` carries None when it is left."""

    go_to = Signal(tuple)
    pointed = Signal(object)
    edit_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digest")
        self.setAccessibleName(_("In short"))
        self._shown: tuple[Digest, str] | None = None
        self._rows: list[QWidget] = []
        self._read_only = False
        heading = QLabel(_("In short"), self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setFont(headline_font(self.font(), 1.15))
        self._about = _label(self)
        self._edit = _button(_("Edit…"), _("Edit the summary"), self)
        self._edit.clicked.connect(self.edit_wanted)
        self._restore = _button(_("Restore"), _("Bring back the summary that Clipper made"), self)
        self._restore.clicked.connect(self.restore_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 2)  # where the rows' words begin
        head.setSpacing(10)
        head.addWidget(heading)
        head.addWidget(self._about)
        head.addStretch(1)
        head.addWidget(self._restore)
        head.addWidget(self._edit)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 10, 10, 10)
        self._column.setSpacing(2)
        self._column.addLayout(head)
        self.hide()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_buttons()

    def show_digest(self, digest: Digest, text: str) -> None:
        """`text` is the canonical text of its article."""
        if self._shown != (digest, text):
            self._shown = digest, text
            direction = Qt.LayoutDirection
            self.setLayoutDirection(direction.RightToLeft if is_right_to_left(text) else direction.LeftToRight)
            self._rebuild(digest, text)
        self.show()

    def clear(self) -> None:
        self._shown = None
        give_up_focus(self)
        self.hide()

    def rows(self) -> list[TextRow]:
        """What can be followed, from the top."""
        return [row for row in self._rows if isinstance(row, TextRow)]

    def _rebuild(self, digest: Digest, text: str) -> None:
        give_up_focus(self)
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._sentence(each) for each in digest.summary]
        if not digest.summary:
            self._rows.append(_label(self, _("There is too little text for a summary.")))
        if digest.figures:
            self._rows.append(_label(self, _("Key figures")))
            self._rows += [self._figure(each, text) for each in digest.figures]
        beginning = Qt.AlignmentFlag.AlignLeft  # which is the right one where the article runs from there
        for row in self._rows:
            self._column.addWidget(row, 0, beginning if isinstance(row, QLabel) else Qt.AlignmentFlag(0))
        mine = _(" · summary by hand") if "summary" in digest.edited else ""
        self._about.setText(_reading_time(digest.minutes) + mine)
        self._show_buttons()

    def _show_buttons(self) -> None:
        edited = self._shown is not None and "summary" in self._shown[0].edited
        self._edit.setVisible(not self._read_only)
        self._restore.setVisible(edited and not self._read_only)

    def _sentence(self, sentence: Sentence) -> TextRow:
        row = TextRow(sentence.text, leads=sentence.span is not None, parent=self)
        row.setFont(headline_font(self.font(), 1.1, bold=False))
        if sentence.span is not None:
            self._connect(row, sentence.span)
        return row

    def _figure(self, figure: Figure, text: str) -> TextRow:
        """The figure among the words around it."""
        (start, end), (first, last) = figure.span, figure.sentence
        before, after = text[first:start], text[end:last]
        if len(before) > _BEFORE:
            before = "… " + before[-_BEFORE:].partition(" ")[2]
        if len(after) > _AFTER:
            after = after[:_AFTER].rpartition(" ")[0] + " …"
        row = TextRow(before + figure.quote + after, (len(before), len(before) + len(figure.quote)), parent=self)
        row.setFont(small_font(self.font()))
        self._connect(row, figure.span)
        return row

    def _connect(self, row: TextRow, span: Span) -> None:
        row.clicked.connect(lambda: self.go_to.emit(span))
        row.pointed.connect(lambda here: self.pointed.emit(span if here else None))


def _label(parent: QWidget, text: str = "") -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(small_font(parent.font()))
    label.setProperty("quiet", True)
    if text:
        label.setContentsMargins(8, 6, 8, 0)
    return label


def _button(words: str, spoken: str, parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setFlat(True)
    button.setFont(small_font(parent.font()))
    button.setAccessibleName(spoken)
    return button


def _reading_time(minutes: int) -> str:
    if minutes == 1:
        return _("1 minute to read")
    if minutes < _LONG:
        return _("{n} minutes to read").format(n=minutes)
    return _("about {n} hours to read").format(n=round(minutes / 60))
