"""The digest within the reader: the panel above the article, its sentences lit in the text, hashtags offered."""

from PySide6.QtCore import QObject, Signal

from clipper.core.model import Clipping, Digest, Span
from clipper.gui.panes.article_page import ArticlePage


class ReaderDigest(QObject):
    """Shows a digest and says what the user wants of it. All signals begin with the clipping's id."""

    edit_wanted = Signal(int)
    restore_wanted = Signal(int)
    hashtag_added = Signal(int, str)
    hashtag_removed = Signal(int, str)
    name_refused = Signal(int, str)

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._page = page
        self._clipping: Clipping | None = None
        panel, hashtags = page.digest, page.header.hashtags
        panel.go_to.connect(self._go_to)
        panel.pointed.connect(self._point)
        panel.edit_wanted.connect(lambda: self._tell(self.edit_wanted))
        panel.restore_wanted.connect(lambda: self._tell(self.restore_wanted))
        hashtags.added.connect(lambda tag: self._tell(self.hashtag_added, tag))
        hashtags.removed.connect(lambda tag: self._tell(self.hashtag_removed, tag))
        hashtags.refused.connect(lambda tag: self._tell(self.name_refused, tag))

    def read(self, clipping: Clipping | None) -> None:
        """The reader shows this clipping now; the digest of another one, or of another text, is gone."""
        before, self._clipping = self._clipping, clipping
        if before is None or clipping is None or _text(before) != _text(clipping):
            self.show(None)

    def show(self, digest: Digest | None) -> None:
        """The digest of the clipping that is read; None takes it away."""
        if digest is None or self._clipping is None:
            self._page.digest.clear()
            self._page.header.hashtags.offer(None)
            self._light([])
            return
        self._page.digest.show_digest(digest, self._clipping.canonical)
        self._page.header.hashtags.offer(digest.names)
        self._light([each.span for each in digest.summary if each.span is not None])

    def set_read_only(self, read_only: bool) -> None:
        self._page.digest.set_read_only(read_only)
        self._page.header.hashtags.setEnabled(not read_only)

    def _light(self, spans: list[Span]) -> None:
        self._page.light("summary", self._page.canonical_places(spans))

    def _point(self, span: Span | None) -> None:
        self._page.light("evidence", self._page.canonical_places([span] if span else []))

    def _go_to(self, span: Span) -> None:
        places = self._page.canonical_places([span])
        if places:
            self._page.go_to(places[0])

    def _tell(self, signal: object, *words: str) -> None:
        if self._clipping is not None:
            signal.emit(self._clipping.summary.id, *words)  # type: ignore[attr-defined]


def _text(clipping: Clipping) -> tuple[int, str]:
    return clipping.summary.id, clipping.canonical
