"""Imports files in batches: originals first, then everything else of a batch at once."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import drafts, files_in
from clipper.core.ingest import Ingest, Keys, keys
from clipper.core.model import Article, Draft, Imported, Refused, Tags
from clipper.core.progress import Progress, silent
from clipper.core.store import clippings, originals, outbox, related, tags
from clipper.core.store.database import Store
from clipper.core.text import _

BATCH = 50
"""Files per transaction: few enough that a crash repeats little, enough to share the syncs."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file on its way in: the draft, or why there is none."""

    file: str
    draft: Draft | None = None
    problem: str = ""


class ImportRun:
    """One run over files and folders. `store` None: a dry run into a library not yet there;
    `committed` is called after each batch."""

    def __init__(
        self,
        store: Store | None,
        ingest: Ingest,
        *,
        keep_all: bool,
        dry_run: bool,
        committed: Callable[[], object] = lambda: None,
    ) -> None:
        self._store = store
        self._ingest = ingest
        self._keep_all = keep_all
        self._dry_run = dry_run
        self._committed = committed
        self._met: set[str] = set()
        """Keys of what a dry run would have stored so far."""

    def run(self, paths: Sequence[Path], progress: Progress = silent) -> Iterator[Imported]:
        """One line per article. A batch's lines come after it is committed, so that what was
        told is safe; a file that fails is told and the rest goes on."""
        files = [file for path in paths for file in files_in(path)]
        done = 0
        opened = (each for file in files for each in _open(file))
        while batch := list(islice(opened, BATCH)):
            progress(done, max(len(files), done), batch[0].file)
            yield from self._batch(batch)
            done += len(batch)
        progress(done, done)

    def _batch(self, batch: Sequence[Opened]) -> list[Imported]:
        stored: dict[int, int] = {}
        if self._store is not None and not self._dry_run:
            with self._store.transaction() as db:
                stored = {
                    at: originals.insert(db, each.draft, importing=True) for at, each in enumerate(batch) if each.draft
                }
        read = [self._ingest.read(each.draft) if each.draft else [] for each in batch]
        lines: list[Imported] = []
        if self._store is None or self._dry_run:
            for each, articles in zip(batch, read, strict=True):
                lines += self._file(each, articles, None)
            return lines
        with self._store.transaction() as db:
            for at, (each, articles) in enumerate(zip(batch, read, strict=True)):
                try:
                    with db.atomic():  # a savepoint: one file that cannot be stored costs no other
                        lines += list(self._file(each, articles, stored.get(at)))
                except (ValueError, OverflowError) as error:
                    logging.getLogger(__name__).exception("could not store %s", each.file)
                    lines.append(
                        Imported(each.file, "failed", reason=_("It cannot be stored: {why}.").format(why=error))
                    )
        self._committed()
        return lines

    def _file(
        self, each: Opened, articles: Sequence[tuple[Article, Tags]], original_id: int | None
    ) -> Iterator[Imported]:
        if each.draft is None:
            yield Imported(each.file, "failed", reason=each.problem)
            return
        kept: list[Imported] = []
        stubs: list[Article] = []
        for at, (article, article_tags) in enumerate(articles):
            if at and not self._keep_all:
                stubs.append(article)
                continue
            line = self._article(each.file, article, article_tags, original_id)
            if line.status != "duplicate":
                kept.append(line)
            yield line
        if kept:
            self._wait_under(kept[0].id, stubs)
            yield from (Imported(each.file, "stub", stub.title) for stub in stubs)
        elif self._store is not None and original_id is not None:
            originals.release(self._store.db, original_id)

    def _wait_under(self, main_id: int | None, stubs: Sequence[Article]) -> None:
        if self._store is not None and main_id is not None:
            related.insert(
                self._store.db, main_id, [(stub, clippings.kept_as(self._store, keys(stub))) for stub in stubs]
            )

    def _article(self, file: str, article: Article, article_tags: Tags, original_id: int | None) -> Imported:
        article_keys = keys(article)
        reason = self._twin(article_keys)
        if reason:
            return Imported(file, "duplicate", article.title, reason=reason)
        if self._store is None or original_id is None:
            self._met.update(key for key in article_keys if key)
            clipping_id = None
        else:
            db = self._store.db
            originals.keep(db, original_id)
            clipping_id = clippings.insert(
                db, article, original_id=original_id, keys=article_keys, now=datetime.now(UTC)
            )
            tags.insert(db, clipping_id, article_tags)
            outbox.append(db, [clipping_id])
        if article.problem:
            return Imported(file, "failed", article.title, clipping_id, article.problem)
        return Imported(file, "added", article.title, clipping_id)

    def _twin(self, article_keys: Keys) -> str:
        if any(key in self._met for key in article_keys if key):
            return _("The same article comes earlier in this import.")
        twin = clippings.twin(self._store, article_keys) if self._store is not None else None
        if twin is None or twin.trashed:
            return ""
        what = _("The same address") if twin.why == "url" else _("The same text")
        return _("{what} is in the library already (number {id}).").format(what=what, id=twin.clipping_id)


def _open(file: Path) -> Iterator[Opened]:
    try:
        for each in drafts(file):
            if isinstance(each, Refused):
                yield Opened(f"{file}: {each.name}", problem=each.reason)
            else:
                yield Opened(str(file), each)
    except ClipperError as error:
        yield Opened(str(file), problem=str(error))
    except OSError as error:
        yield Opened(str(file), problem=_("It cannot be opened: {reason}.").format(reason=error.strerror))
