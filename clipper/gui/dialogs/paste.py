"""The paste sheet: what was found on a page, and which of it to keep."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Article, Candidate, Capture, Country, Moment, Topic
from clipper.core.text import _
from clipper.gui.dialogs.paste_card import PasteCard
from clipper.gui.dialogs.paste_row import PasteRow
from clipper.gui.dialogs.paste_style import paste_style
from clipper.gui.dialogs.twin_strip import is_wanted
from clipper.gui.format import plain_tip, when
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.typed_time import ReadTime
from clipper.gui.typed_time import read_time as read_typed_time
from clipper.gui.widgets.vocabulary import Vocabulary

_SIZE = (860, 740)
_TITLE_SHOWN = 60
_FIRST_CARDS, _MORE_CARDS = 10, 3
"""Cards made at once, and at each idle moment after that: a page may list hundreds of articles."""


class PasteSheet(QDialog):
    """Offers the candidates of a capture, the main article chosen; `kept` and `stubs` are the answer.

    An article that the library has already is not chosen. `open_twin` carries the id of such a
    clipping when the user wants to see it, `restore_twin` when she wants it back from Trash.
    """

    open_twin = Signal(int)
    restore_twin = Signal(int)

    def __init__(
        self,
        capture: Capture,
        countries: tuple[Country, ...],
        topics: tuple[Topic, ...],
        parent: QWidget | None = None,
        *,
        read_time: ReadTime = read_typed_time,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keep from this page"))
        self._restyle()
        self._rows = _rows(capture.candidates, read_time)
        self._main = _main(capture.candidates)
        self._vocabulary = Vocabulary(countries, topics)
        self._cards: list[PasteCard] = []
        self._stack = QVBoxLayout()
        self._mains = QButtonGroup(self)
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._message.setProperty("quiet", True)
        self._cancel = _button(self, _("Cancel"))
        self._keep_all = _button(self, _("Keep all"))
        self._keep = _button(self, _("Keep"))
        self._keep.setDefault(True)
        self._scroll = QScrollArea(self)
        self._arrange(capture)
        self._mains.idToggled.connect(self._make_main)
        self._cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self.accept)
        self._keep_all.clicked.connect(self._accept_all)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(lambda: self._add_cards(_MORE_CARDS))
        self._add_cards(max(_FIRST_CARDS, self._main + 1))
        if self._cards:
            self._cards[self._main].setFocus()
        self.resize(*_SIZE)
        self._update()

    # -- the answer ------------------------------------------------------------------------
    def kept(self) -> tuple[Candidate, ...]:
        """What to keep, as edited, the main article first."""
        chosen = [row for row in self._in_order() if row.chosen]
        return tuple(row.result("related" if at else "main") for at, row in enumerate(chosen))

    def stubs(self) -> tuple[Article, ...]:
        """What stays as related articles; what could not be read has nothing to be listed by."""
        left = [row for row in self._in_order() if not row.chosen and not row.candidate.article.problem]
        return tuple(row.result("related").article for row in left)

    def _in_order(self) -> list[PasteRow]:
        """The main article first, then the others as the page has them."""
        return sorted(self._rows, key=lambda row: row is not self._rows[self._main])

    # -- layout ----------------------------------------------------------------------------
    def _arrange(self, capture: Capture) -> None:
        heading = QLabel(_heading(len(self._rows)), self)
        heading.setFont(headline_font(self.font(), 1.5))
        source = QLabel(" · ".join(part for part in (capture.name, when(Moment(capture.captured))) if part), self)
        source.setTextFormat(Qt.TextFormat.PlainText)
        source.setProperty("quiet", True)
        head = QVBoxLayout()
        head.setContentsMargins(22, 18, 22, 12)
        head.setSpacing(2)
        head.addWidget(heading)
        head.addWidget(source)

        cards = QWidget(self)
        cards.setObjectName("cards")
        cards.setLayout(self._stack)
        self._stack.setContentsMargins(20, 2, 20, 14)
        self._stack.setSpacing(10)
        self._stack.addStretch(1)
        self._scroll.setObjectName("cards_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(cards)

        footer = QFrame(self)
        footer.setObjectName("footer")
        line = QHBoxLayout(footer)
        line.setContentsMargins(22, 12, 22, 14)
        line.setSpacing(10)
        line.addWidget(self._message, 1)
        for button in (self._cancel, self._keep_all, self._keep):
            line.addWidget(button)

        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(footer)

    def _add_cards(self, count: int) -> None:
        """Make the next cards; when there are more to come, go on as soon as the window is idle."""
        first = len(self._cards)
        for at, row in enumerate(self._rows[first : first + count], first):
            card = PasteCard(row, self._vocabulary, self)
            self._mains.addButton(card.main, at)
            card.main.setChecked(at == self._main)
            card.main.setVisible(len(self._rows) > 1)
            card.changed.connect(self._update)
            card.moved.connect(lambda by, at=at: self._focus_card(at + by))
            card.open_twin.connect(self.open_twin)
            card.restore_twin.connect(self.restore_twin)
            self._stack.insertWidget(at, card)
            self._cards.append(card)
        if len(self._cards) < len(self._rows):
            self._idle.start()
        else:
            self._idle.stop()
        self._put_buttons_last()

    def _put_buttons_last(self) -> None:
        """Tab leads through the cards before it comes to the buttons."""
        before: QWidget | None = self._cards[-1].last_field() if self._cards else None
        for button in (self._cancel, self._keep_all, self._keep):
            if before is not None:
                QWidget.setTabOrder(before, button)
            before = button

    # -- choosing --------------------------------------------------------------------------
    def _update(self) -> None:
        """Say what Keep would do, or why it cannot."""
        chosen = [row for row in self._in_order() if row.chosen]
        unread = [row for row in chosen if row.time_problem]
        everything = [row for row in self._rows if self._wanted_in_all(row)]
        self._message.setText(self._told(chosen, unread))
        self._keep.setEnabled(bool(chosen) and not unread)
        self._keep.setText(_("Keep {count}").format(count=len(chosen)) if chosen else _("Keep"))
        self._keep.setToolTip("" if self._keep.isEnabled() else plain_tip(self._message.text()))
        self._keep_all.setText(_("Keep all {count}").format(count=len(everything)))
        self._keep_all.setVisible(len(everything) > len(chosen))
        self._keep_all.setEnabled(not any(row.time_problem for row in everything))
        self._keep_all.setToolTip(_("Leaves out what you have already.") if len(everything) < len(self._rows) else "")

    def _told(self, chosen: list[PasteRow], unread: list[PasteRow]) -> str:
        rest = len(self.stubs())
        if unread:
            return _("The time of “{title}” cannot be read.").format(title=_short(unread[0].title))
        if not chosen:
            return _("Tick the articles that you want to keep.")
        if rest == 1:
            told = _("The other one stays listed as a related article under “{title}”.")
        elif rest:
            told = _("The other {rest} stay listed as related articles under “{title}”.")
        else:
            return ""
        return told.format(rest=rest, title=_short(chosen[0].title))

    @staticmethod
    def _wanted_in_all(row: PasteRow) -> bool:
        return row.chosen or is_wanted(row.candidate.twin)

    def _make_main(self, at: int, checked: bool) -> None:
        """What is made the main article is kept, too: one rarely wants it listed under another."""
        if checked and at != self._main:
            self._main = at
            self._cards[at].check.setChecked(True)
        self._update()

    def _accept_all(self) -> None:
        for row in self._rows:
            row.chosen = self._wanted_in_all(row)
        self.accept()

    # -- keyboard and looks ----------------------------------------------------------------
    def _focus_card(self, at: int) -> None:
        if 0 <= at < len(self._cards):
            self._cards[at].setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(self._cards[at], 0, 12)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    def _restyle(self) -> None:
        sheet = paste_style(colors_of(self))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


def _rows(candidates: Sequence[Candidate], read_time: ReadTime) -> list[PasteRow]:
    main = _main(candidates)
    return [PasteRow.of(each, at == main and is_wanted(each.twin), read_time) for at, each in enumerate(candidates)]


def _main(candidates: Sequence[Candidate]) -> int:
    """Which candidate is the page's main article; the first where none says so."""
    return next((at for at, each in enumerate(candidates) if each.article.kind == "main"), 0)


def _heading(count: int) -> str:
    if count == 1:
        return _("1 article found")
    return _("{count} articles found on this page").format(count=count) if count else _("No article found")


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_SHOWN else f"{title[: _TITLE_SHOWN - 1].rstrip()}…"


def _button(parent: QWidget, text: str) -> QPushButton:
    button = QPushButton(text, parent)
    button.setAutoDefault(False)
    return button
