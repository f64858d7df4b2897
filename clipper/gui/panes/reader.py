"""The reader: one clipping, its tags, its note, and the words that were searched for, lit."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QCursor, QDesktopServices, QGuiApplication, QKeyEvent, QStatusTipEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from clipper.core.model import Country, Evidence, Highlight, Opened, Topic
from clipper.gui.format import citation, citation_html, is_web_address, plain_tip
from clipper.gui.panes.article_page import ArticlePage, Place
from clipper.gui.panes.find_bar import FindBar
from clipper.gui.panes.note_field import NoteField
from clipper.gui.panes.pictures import Pictures
from clipper.gui.panes.reader_digest import ReaderDigest
from clipper.gui.panes.reader_empty import ReaderEmpty
from clipper.gui.panes.reader_header import encoded
from clipper.gui.panes.reader_style import reader_style
from clipper.gui.panes.steps import Steps
from clipper.gui.theme import colors_of
from clipper.gui.widgets.vocabulary import Vocabulary

_NOTE_DELAY = 800


class Reader(QWidget):
    """Shows an Opened clipping and says what the user wants done with it; it changes nothing itself.

    Showing the same clipping again, changed, keeps the place, the keyboard and what is being typed.
    """

    note_changed = Signal(int, str)
    country_added = Signal(int, str)
    country_removed = Signal(int, str)
    topic_added = Signal(int, str)
    topic_removed = Signal(int, str)
    topic_created = Signal(int, str)
    """The clipping, and the name of a topic that does not exist yet."""
    clip_stub = Signal(int)
    open_clipping = Signal(int)
    edit_requested = Signal(int)
    edition_opened = Signal(int)
    passage_marked = Signal(int, int, int)
    """The clipping, and the span of its canonical text to mark."""
    passage_noted = Signal(object)
    """A Highlight whose note the user wants to write."""
    passage_removed = Signal(int)
    pictures_wanted = Signal(tuple)
    """The stored pictures (SHA-256) of the article that is shown now, for `show_pictures`."""

    def __init__(
        self,
        open_address: Callable[[QUrl], object] = QDesktopServices.openUrl,
        note_delay: int = _NOTE_DELAY,
        parent: QWidget | None = None,
    ) -> None:
        """`open_address` gets the web and mail addresses that the user chose, nothing else;
        `note_delay` is in milliseconds."""
        super().__init__(parent)
        self._pictures: Pictures = {}
        self._open_address = open_address
        self._opened: Opened | None = None
        self._hits = Steps()
        self._matches = Steps()
        self._find_bar = FindBar(self)
        self._page = ArticlePage(self)
        self.digest = ReaderDigest(self._page)
        self._note = NoteField(note_delay, self)
        self._note.setObjectName("note")
        self._stack = QStackedWidget(self)
        self._arrange()
        self.setFocusProxy(self._page)
        self._connect()
        self._restyle()
        self.show_opened(None)

    def _arrange(self) -> None:
        article = QWidget(self)
        parts = QVBoxLayout(article)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(self._find_bar)
        parts.addWidget(self._page, 1)
        parts.addWidget(self._note)
        self._stack.addWidget(ReaderEmpty(self))
        self._stack.addWidget(article)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _connect(self) -> None:
        header, tags = self._page.header, self._page.header.tags
        tags.country_added.connect(lambda code: self._tell(self.country_added, code))
        tags.country_removed.connect(lambda code: self._tell(self.country_removed, code))
        tags.topic_added.connect(lambda topic: self._tell(self.topic_added, topic))
        tags.topic_removed.connect(lambda topic: self._tell(self.topic_removed, topic))
        tags.topic_created.connect(lambda label: self._tell(self.topic_created, label))
        tags.pointed.connect(self._light_evidence)
        tags.asked.connect(self._go_to_evidence)
        header.edit_requested.connect(lambda: self._tell(self.edit_requested))
        self._page.related.clip_stub.connect(self.clip_stub)
        self._page.related.open_clipping.connect(self.open_clipping)
        self._page.editions.opened.connect(self.edition_opened)
        self._page.passages.go_to.connect(self._go_to_passage)
        self._page.passages.note_wanted.connect(lambda number: self.passage_noted.emit(self._passage(number)))
        self._page.passages.removed.connect(self.passage_removed)
        self._page.pictures_wanted.connect(self._want_pictures)
        self._page.link_chosen.connect(self._follow)
        self._page.link_hovered.connect(self._tell_address)
        self._note.note_changed.connect(self.note_changed)
        self._find_bar.words_changed.connect(self._find_words)
        self._find_bar.stepped.connect(self._step)
        self._find_bar.closed.connect(self._end_finding)

    def _tell(self, signal: object, *words: str) -> None:
        if self._opened is not None:
            signal.emit(self._opened.clipping.summary.id, *words)  # type: ignore[attr-defined]

    # -- content ---------------------------------------------------------------------------
    def set_vocabulary(self, countries: tuple[Country, ...], topics: tuple[Topic, ...]) -> None:
        self._page.header.tags.set_vocabulary(Vocabulary(countries, topics))

    def set_read_only(self, read_only: bool) -> None:
        """Whether tags and note can only be looked at."""
        self._note.setReadOnly(read_only)
        self._page.header.tags.setEnabled(not read_only)
        self._page.passages.set_read_only(read_only)
        self.digest.set_read_only(read_only)

    def show_opened(self, opened: Opened | None) -> None:
        """None shows what to do first. A note being typed for another clipping is reported before."""
        before, self._opened = self._opened, opened
        if opened is None:
            self._note.show_note(None, "")
            self.digest.read(None)
            self._stack.setCurrentIndex(0)
            return
        clipping = opened.clipping
        self._note.show_note(clipping.summary.id, clipping.note)
        self._stack.setCurrentIndex(1)
        same = before is not None and before.clipping.summary.id == clipping.summary.id
        if not same:
            self._find_bar.close_field()  # while the page still is the one that its places belong to
        self._page.show_clipping(clipping)
        self.digest.read(clipping)
        self._show_hits(opened)
        if self._find_bar.finding:
            self._find_words(self._find_bar.field.text())

    def show_pictures(self, pictures: Pictures) -> None:
        """The stored pictures of the article that is shown."""
        self._pictures = pictures
        self._page.body.show_pictures(pictures)

    def _want_pictures(self, names: tuple[str, ...]) -> None:
        self._pictures = {}
        self.pictures_wanted.emit(names)

    def _show_hits(self, opened: Opened) -> None:
        headline, _dateline, body = self._page.texts()
        places: list[Place] = [(headline, place) for place in headline.places(opened.title_spans)]
        places += [(body, place) for place in body.places(opened.spans)]
        self._hits.set(places)
        self._page.light("hit", places)
        self._page.light("current", [])
        self._find_bar.setVisible(bool(places) or self._find_bar.finding)
        self._show_count()

    # -- finding and stepping --------------------------------------------------------------
    def find(self) -> None:  # type: ignore[override]  # QWidget.find looks for native windows
        """Open the bar that finds words in the article."""
        if self._opened is not None:
            self._find_bar.open_field()
            self._find_words(self._find_bar.field.text())

    def next_hit(self) -> None:
        """To the next place found: by the find bar where it is open, else by the search."""
        self._step(1)

    def previous_hit(self) -> None:
        self._step(-1)

    @property
    def _steps(self) -> Steps:
        return self._matches if self._find_bar.finding else self._hits

    def _find_words(self, words: str) -> None:
        if not self._find_bar.finding:
            return
        places = [(text, place) for text in self._page.texts() for place in text.search(words)]
        self._matches.set(places)
        self._page.light("match", places)
        self._page.light("hit", [] if words.strip() else self._hits.places)
        self._page.light("current", [])
        if places:
            self._step(1)
        self._show_count()

    def _end_finding(self) -> None:
        self._matches.set([])
        self._page.light("match", [])
        self._page.light("hit", self._hits.places)
        self._page.light("current", [])
        self._find_bar.setVisible(bool(self._hits.places) and not self._find_bar.isHidden())
        self._show_count()
        if self.isAncestorOf(QApplication.focusWidget() or self):
            self._page.setFocus()

    def _step(self, by: int) -> None:
        place = self._steps.step(by)
        if place is not None:
            self._page.light("current", [place])
            self._page.go_to(place)
            self._show_count()

    def _show_count(self) -> None:
        self._find_bar.show_count(self._steps.current, len(self._steps.places))

    def _light_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        self._page.light("evidence", self._page.evidence_places(evidence))

    def _go_to_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        places = self._page.evidence_places(evidence)
        if places:
            self._page.go_to(places[0])

    # -- marked passages -------------------------------------------------------------------
    def mark_passage(self) -> bool:
        """Ask for the selected words to be marked; False when none are selected."""
        span = self._page.chosen() if self._opened is not None else None
        if span is None or self._opened is None:
            return False
        self.passage_marked.emit(self._opened.clipping.summary.id, *span)
        self._page.deselect()  # its colour would hide the mark
        return True

    def _passage(self, number: int) -> Highlight | None:
        marked = self._opened.clipping.highlights if self._opened is not None else ()
        return next((each for each in marked if each.id == number), None)

    def _go_to_passage(self, number: int) -> None:
        passage = self._passage(number)
        places = self._page.canonical_places([passage.span]) if passage and passage.span else []
        if places:
            self._page.go_to(places[0])

    # -- links -----------------------------------------------------------------------------
    def _follow(self, address: QUrl) -> None:
        """Only to the web and to mail: never to a file or a program of this computer."""
        if is_web_address(encoded(address)):
            self._open_address(address)

    def _tell_address(self, address: QUrl) -> None:
        """Say where a link leads before anyone follows it: at once beside it, and in the status bar."""
        QToolTip.showText(QCursor.pos(), plain_tip(encoded(address)), self._page)
        QApplication.sendEvent(self.window(), QStatusTipEvent(encoded(address)))

    # -- taking along ----------------------------------------------------------------------
    def copy_citation(self) -> None:
        """The words selected in the article, if any, and where they come from, as text and as HTML."""
        if self._opened is None:
            return
        clipping = self._opened.clipping
        chosen = self._page.body.textCursor().selection()
        plain, rich = citation(clipping), citation_html(clipping)
        data = QMimeData()
        if chosen.isEmpty():
            data.setText(plain)
            data.setHtml(f"<p>{rich}</p>")
        else:
            data.setText(f"{chosen.toPlainText()}\n\n{plain}")
            data.setHtml(f"<blockquote>{escape(chosen.toPlainText())}</blockquote><p>{rich}</p>")
        QGuiApplication.clipboard().setMimeData(data)

    def print_clipping(self) -> None:
        """Ask for a printer and print the article."""
        if self._opened is not None:
            from clipper.gui.panes.reader_print import ask_and_print  # Qt's printing costs start-up time

            ask_and_print(self._opened.clipping, self._pictures, self)

    # -- events ----------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape and not self._find_bar.isHidden():
            self._find_bar.close_field()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    def _restyle(self) -> None:
        sheet = reader_style(colors_of(self))
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)
