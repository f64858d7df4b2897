"""What Clipper makes of files and texts, without a library: for commands and measurements."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from clipper.core.errors import ClipperError
from clipper.core.importers import drafts
from clipper.core.importing.items import Limits
from clipper.core.importing.planning import Planner
from clipper.core.model import Article, Refused
from clipper.core.model.imports import ImportOptions
from clipper.core.tagging.language import detect
from clipper.core.tagging.vocabulary import TopicVocabulary


def extracted(file: Path) -> Iterator[Article]:
    """The articles of a file, main one first. Raises ClipperError when it, or an entry of it, cannot be read."""
    from clipper.core.extract import read

    for draft in drafts(file):
        if isinstance(draft, Refused):
            raise ClipperError(f"{draft.name}: {draft.reason}")
        for article in read.read(draft):
            yield article if article.lang else replace(article, lang=detect(f"{article.title}\n{article.text}"))


def planner(options: ImportOptions) -> Planner:
    """For an import into a library that is not there yet; nothing is written."""
    return Planner(None, TopicVocabulary().subject, options, Limits())
