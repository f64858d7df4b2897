"""Passages that were marked in an article, with their notes; those whose words are gone as well."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from clipper.core.model import Highlight
from clipper.core.text import _
from clipper.gui.panes.below_list import BelowList, Row
from clipper.gui.theme import small_font
from clipper.gui.widgets.focus import give_up_focus

_LONGEST = 300
"""Characters of a passage that are shown here; the text has it whole."""


class PassagesList(BelowList):
    """All signals carry the id of a highlight."""

    go_to = Signal(int)
    note_wanted = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Marked passages"), parent)
        self._highlights: tuple[Highlight, ...] = ()
        self._read_only = False

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_highlights()

    def show_highlights(self, highlights: tuple[Highlight, ...]) -> None:
        if highlights != self._highlights:
            self._highlights = highlights
            self._show_highlights()

    def _show_highlights(self) -> None:
        give_up_focus(self)
        self._show_rows([self._row(highlight) for highlight in self._highlights])

    def _row(self, highlight: Highlight) -> Row:
        row = Row(self)
        exact = highlight.exact
        cut = exact if len(exact) <= _LONGEST else exact[:_LONGEST].rsplit(" ", 1)[0] + "…"
        row.say(f"“{cut}”")
        if highlight.note:
            row.say_quietly(highlight.note)
        if highlight.start is None:
            row.say_quietly(_("These words are no longer in the text."))
        else:
            self._offer(row, _("Show"), self.go_to, highlight)
        if not self._read_only:
            self._offer(row, _("Note…"), self.note_wanted, highlight)
            self._offer(row, _("Remove"), self.removed, highlight)
        return row

    def _offer(self, row: Row, words: str, signal: SignalInstance, highlight: Highlight) -> None:
        button = row.offer(words, f"{words.rstrip('…')}: {highlight.exact[:60]}")
        button.setFlat(True)
        button.setFont(small_font(self.font()))
        button.clicked.connect(lambda: signal.emit(highlight.id))
