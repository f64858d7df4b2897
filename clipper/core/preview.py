"""What Clipper makes of files and texts, without a library: for commands and measurements."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import drafts
from clipper.core.importing.items import Limits
from clipper.core.importing.planning import Planner
from clipper.core.model import ARCHIVED_LIBRARY, Article, Draft, Refused
from clipper.core.model.imports import ImportOptions
from clipper.core.tagging.language import detect
from clipper.core.tagging.vocabulary import TopicVocabulary


def extracted(file: Path, set_aside: Callable[[str], None]) -> Iterator[Article]:
    """The articles of a file, main one first in each of its entries; an entry that cannot be read is told
    to `set_aside`. Raises ClipperError when nothing of the file can be read.
    """
    met = False
    problems: list[ClipperError] = []
    for draft in drafts(file):
        if isinstance(draft, Draft) and draft.media_type == ARCHIVED_LIBRARY:
            continue
        try:
            for article in _articles(draft):
                met = True
                yield article
        except ClipperError as error:
            problems.append(error)
    if problems and not met:
        raise problems[0]
    for problem in problems:
        set_aside(str(problem))


def _articles(draft: Draft | Refused) -> Iterator[Article]:
    from clipper.core.extract import read

    if isinstance(draft, Refused):
        raise ClipperError(f"{draft.name}: {draft.reason}")
    for article in read.read(draft):
        yield article if article.lang else replace(article, lang=detect(f"{article.title}\n{article.text}"))


def planner(options: ImportOptions) -> Planner:
    """For an import into a library that is not there yet; nothing is written."""
    return Planner(None, TopicVocabulary().subject, options, Limits())
