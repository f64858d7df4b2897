"""Other texts of the same story that a clipping keeps: earlier editions, and copies at other publishers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clipper.core.model import Edition
from clipper.core.text import _
from clipper.gui import format as wording
from clipper.gui.panes.below_list import BelowList, Row
from clipper.gui.widgets.focus import give_up_focus


class EditionsList(BelowList):
    """`opened` carries the id of the edition that the user wants to see."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Other editions and copies"), parent)
        self._editions: tuple[Edition, ...] = ()

    def show_editions(self, editions: tuple[Edition, ...]) -> None:
        if editions != self._editions:
            self._editions = editions
            give_up_focus(self)
            self._show_rows([self._row(edition) for edition in editions])

    def _row(self, edition: Edition) -> Row:
        row = Row(self)
        row.say(edition.title)
        row.say_quietly(source_of(edition))
        compare = row.offer(_("Compare"), _("Compare with: {title}").format(title=edition.title))
        compare.clicked.connect(lambda: self.opened.emit(edition.id))
        return row


def source_of(edition: Edition) -> str:
    """ "Copy · Harbour Post · 10 Jun 2025 · seen 2025-06-11 12:00" """
    kind = _("Edition") if edition.kind == "edition" else _("Copy")
    seen = _("seen {when:%Y-%m-%d %H:%M}").format(when=edition.seen.astimezone())
    facts = (kind, edition.publisher or "", wording.when(edition.published), seen)
    return " · ".join(fact for fact in facts if fact)
