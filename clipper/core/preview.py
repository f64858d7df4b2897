"""What Clipper makes of files and texts, without a library: for commands and measurements."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importing.run import ImportRun
from clipper.core.importers import drafts
from clipper.core.ingest import Ingest
from clipper.core.model import Article, Imported, Refused
from clipper.core.progress import Progress
from clipper.core.tagging.language import detect
from clipper.core.tagging.tagger import Tagger


def extracted(file: Path) -> Iterator[Article]:
    """The articles of a file, main one first. Raises ClipperError when it, or an entry of it, cannot be read."""
    from clipper.core.extract import read

    for draft in drafts(file):
        if isinstance(draft, Refused):
            raise ClipperError(f"{draft.name}: {draft.reason}")
        for article in read.read(draft):
            yield article if article.lang else replace(article, lang=detect(f"{article.title}\n{article.text}"))


def would_import(paths: Sequence[Path], *, keep_all: bool, progress: Progress) -> Iterator[Imported]:
    """What an import into a new library would bring; nothing is written."""
    yield from ImportRun(None, Ingest(Tagger()), keep_all=keep_all, dry_run=True).run(paths, progress)
