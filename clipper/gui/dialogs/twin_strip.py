"""On the paste sheet: the library has this article already, or nearly; what shall become of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model import Choice, Twin
from clipper.core.text import _
from clipper.gui.theme import small_font

_CHOICES: tuple[tuple[Choice, str], ...] = (
    ("replace", _("Put it in its place, and keep its text as an earlier edition")),
    ("attach", _("Keep it beside the text that is there")),
    ("keep", _("Keep it as a clipping of its own")),
)


class TwinStrip(QFrame):
    """Says what the twin is, opens it, and asks what to do if the article is kept."""

    chosen = Signal(str)
    """The Choice for when it is kept."""
    open_twin = Signal(int)
    restore_twin = Signal(int)

    def __init__(self, twin: Twin, choice: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._twin = twin
        self.words = QLabel(told(twin), self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setFont(small_font(self.font()))
        self.go = QPushButton(_("Restore it") if twin.trashed else _("Open it"), self)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self._go)
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(_("If it is kept"))
        self.choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # a turning wheel scrolls the sheet
        for value, words in _CHOICES:
            self.choice.addItem(words, value)
        self.choice.setCurrentIndex(self.choice.findData(choice))
        self.choice.currentIndexChanged.connect(lambda: self.chosen.emit(self.choice.currentData()))
        self.choice.setVisible(not twin.trashed)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 6)
        column.addLayout(line)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)

    def offer_choice(self, wanted: bool) -> None:
        """What becomes of it matters only when it is kept."""
        self.choice.setEnabled(wanted)

    def _go(self) -> None:
        if not self._twin.trashed:
            self.open_twin.emit(self._twin.clipping_id)
            return
        self.restore_twin.emit(self._twin.clipping_id)
        self.words.setText(_("“{title}” is back from Trash.").format(title=self._twin.title))
        self.go.setEnabled(False)


def told(twin: Twin) -> str:
    """What the twin is to the new article, in words."""
    if not twin.captured:
        words = _("You have only the link of this one: “{title}”.")
    elif twin.likeness == "copy":
        words = _("You have this story from {publisher}: “{title}” – {share} of the words are the same.")
    elif twin.likeness == "edition":
        newer, older = (
            _("This looks like a newer edition of “{title}”, which you have – {share} of the words are the same."),
            _("This looks like an earlier edition of “{title}”, which you have – {share} of the words are the same."),
        )
        words = newer if twin.newer else older
    else:
        words = _("You have this one already: “{title}” – {same}.")
    if twin.trashed:
        words = _("This one is in Trash: “{title}” – {same}.")
    same = {"url": _("same address"), "text": _("same text"), "near": _("nearly the same text")}[twin.why]
    return words.format(
        title=twin.title, publisher=twin.publisher or _("another publisher"), share=f"{twin.shared:.0%}", same=same
    )


def proposed(twin: Twin | None) -> Choice:
    """What to do with an article of which this twin is there, before the user says so."""
    if twin is None or twin.trashed:
        return "keep"
    if not twin.captured or (twin.likeness == "edition" and twin.newer):
        return "replace"
    return "keep" if twin.likeness == "same" else "attach"


def is_wanted(twin: Twin | None) -> bool:
    """Whether an article with this twin is worth keeping without being asked: it is new, or brings something."""
    return twin is None or not twin.captured or (twin.likeness == "edition" and twin.newer and not twin.trashed)
