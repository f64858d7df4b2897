"""The door to reading again: `library.rereading`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from clipper.core.anchoring import unplaced
from clipper.core.errors import ClipperError
from clipper.core.extract.guarded import Reader
from clipper.core.ingest import Ingest, Writer
from clipper.core.keeping import Keeping, article_of, with_edits
from clipper.core.model import Article, Changes, Clipping, Draft, Tags
from clipper.core.model.readings import Reading, ReadingOption, Reextracted, Reread
from clipper.core.progress import Progress, silent
from clipper.core.rereading import ways
from clipper.core.rereading.differences import changed_fields, differences, field_changes
from clipper.core.rereading.matching import match
from clipper.core.store import clippings, originals, rewriting
from clipper.core.store.database import Store
from clipper.core.store.rewriting import Source
from clipper.core.text import _

BATCH = 50
"""Clippings per transaction."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A clipping and what its original says of it now. `article` has what was typed by hand."""

    clipping: Clipping
    source: Source
    article: Article
    tags: Tags


class Rereading:
    """`writer` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(self, store: Store, writer: Callable[[], Writer], told: Callable[[Changes], Changes]) -> None:
        self._store = store
        self._writer = writer
        self._told = told
        self._keeping = Keeping(store)
        self._reader = Reader()
        self._last: tuple[int, Reading, list[Article]] | None = None
        """The original that was read last: the articles of a page are mostly read again one after the other."""

    def options(self, clipping_id: int) -> tuple[ReadingOption, ...]:
        """The ways its original can be read. Raises ClipperError when it has none."""
        _clipping, source, draft = self._original(clipping_id)
        return ways.options(draft, ways.load(source.reading))

    def preview(self, clipping_id: int, reading: Reading, progress: Progress = silent) -> Reread:
        """The clipping as it would be; changes nothing. Raises ClipperError when it cannot be read so."""
        with self._reader:
            read = self._read(clipping_id, reading, partial(progress, 0, 0))
        before = article_of(read.clipping)
        return Reread(
            reading,
            read.article,
            field_changes(before, read.article),
            differences(before.text, read.article.text),
            tuple(sorted(read.clipping.edited)),
            unplaced(read.clipping.highlights, read.article.canonical),
        )

    def apply(self, clipping_id: int, reading: Reading, progress: Progress = silent) -> Changes:
        """Read its original so, now and whenever it is read again. What was typed by hand stays; raises
        ClipperError where that is the text."""
        writer = self._writer()
        with self._reader:
            read = self._read(clipping_id, reading, partial(progress, 0, 0))
        if "body" in read.clipping.edited:
            raise ClipperError(
                _("The text of this clipping was edited by hand."),
                _("Its original can be looked at and saved as it is."),
            )
        label = _("Read Again")
        with writer.log.record(label), self._store.transaction():
            self._keeping.rewrite(read.clipping, read.article, read.tags, read.source)
        return self._told(Changes(changed=(clipping_id,), label=label))

    def reextract(
        self, ids: Sequence[int], progress: Progress = silent, *, dry_run: bool = False
    ) -> Iterator[Reextracted]:
        """Read the originals of these clippings again, as they were read or as the user chose. One line each, told
        after it is committed, with the fields that changed; all of them are one step for Undo."""
        with self._reader:
            if dry_run:
                yield from self._dry(ids, progress)
                return
            with self._writer().log.record(_("Read Again")):
                for start in range(0, len(ids), BATCH):
                    progress(start, len(ids))
                    yield from self._batch(ids[start : start + BATCH], partial(progress, start, len(ids)))
            progress(len(ids), len(ids))

    def _dry(self, ids: Sequence[int], progress: Progress) -> Iterator[Reextracted]:
        for done, clipping_id in enumerate(ids):
            progress(done, len(ids))
            yield self._look(clipping_id, partial(progress, done, len(ids)))[0]
        progress(len(ids), len(ids))

    def _batch(self, ids: Sequence[int], waiting: Callable[[], object]) -> list[Reextracted]:
        """Read first, so that the library is held only while the changes are written."""
        looked = [self._look(clipping_id, waiting) for clipping_id in ids]
        lines, written = [], []
        with self._store.transaction():
            for line, read in looked:
                if read is None:
                    lines.append(line)
                elif clippings.clipping(self._store, line.clipping_id, {}) != read.clipping:  # while others were read
                    lines.append(Reextracted(line.clipping_id, line.title, skipped=_("It was changed meanwhile.")))
                else:
                    self._keeping.rewrite(read.clipping, read.article, read.tags, read.source)
                    written.append(line.clipping_id)
                    lines.append(line)
        if written:
            self._told(Changes(changed=tuple(written), label=_("Read Again")))
        return lines

    def _look(self, clipping_id: int, waiting: Callable[[], object]) -> tuple[Reextracted, _Read | None]:
        """The line of the report, and what is to be written, if anything changed."""
        try:
            read = self._read(clipping_id, None, waiting)
        except ClipperError as error:
            return Reextracted(clipping_id, self._title(clipping_id), skipped=str(error)), None
        title = read.clipping.summary.title
        if "body" in read.clipping.edited:
            return Reextracted(clipping_id, title, skipped=_("Its text was edited by hand.")), None
        fields = changed_fields(article_of(read.clipping), read.article)
        if not fields:
            return Reextracted(clipping_id, title), None
        lost = unplaced(read.clipping.highlights, read.article.canonical)
        return Reextracted(clipping_id, title, fields, unplaced=lost), read

    def _title(self, clipping_id: int) -> str:
        found = clippings.clipping(self._store, clipping_id, {})
        return found.summary.title if found else ""

    def _original(self, clipping_id: int) -> tuple[Clipping, Source, Draft]:
        clipping = clippings.clipping(self._store, clipping_id, {})
        source = rewriting.source(self._store, clipping_id)
        if clipping is None or source is None:
            raise ClipperError(_("There is no clipping number {id}.").format(id=clipping_id))
        draft = None if source.original_id is None else originals.draft(self._store, source.original_id)
        if draft is None:
            raise ClipperError(_("Clipping {id} was typed by hand: it has no original.").format(id=clipping_id))
        return clipping, source, draft

    def _read(self, clipping_id: int, reading: Reading | None, waiting: Callable[[], object]) -> _Read:
        """`reading` None: as it was read, or chosen, before. `waiting` is called meanwhile, and may raise Cancelled."""
        clipping, source, draft = self._original(clipping_id)
        before = ways.load(source.reading)
        reading = reading or before
        articles = self._articles(source, draft, reading, waiting)
        at = match(articles, clipping, source.at, strange=reading.charset != before.charset)
        if at is None:
            raise ClipperError(_("The article is not found in its original when that is read so."))
        article, its_tags = self._ingest.tagged(articles[at])
        read_from = source._replace(at=at, reading=ways.dump(reading))
        return _Read(clipping, read_from, with_edits(article, clipping, clipping.edited), its_tags)

    def _articles(self, source: Source, draft: Draft, reading: Reading, waiting: Callable[[], object]) -> list[Article]:
        original_id = source.original_id or 0
        if self._last is None or self._last[:2] != (original_id, reading):
            self._last = original_id, reading, self._reader.read(draft, reading, waiting)
        return self._last[2]

    @cached_property
    def _ingest(self) -> Ingest:
        return self._writer().ingest if self._store.writable else Ingest.alone()
