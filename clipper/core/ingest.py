"""From a draft to articles ready to store: read, tagged, and with the keys twins are known by."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from clipper.core.errors import ClipperError
from clipper.core.model import Article, CountryTag, Draft, Entry, Tags, TopicTag
from clipper.core.progress import Progress, silent
from clipper.core.text import _

if TYPE_CHECKING:
    from clipper.core.store.undo import UndoLog
    from clipper.core.tagging.tagger import Tagger

SHORTEST_TWIN = 80
"""Texts with fewer characters are not compared: "Watch the video" is no sign of a copy."""

Keys = tuple[str | None, str | None]
"""Canonical forms of an article's address and text."""


Complete = Callable[[Article, Tags], Tags]
"""Adds to what a tagger found, or takes from it, what the user taught the library."""


def as_found(_article: Article, tags: Tags) -> Tags:
    """Without a library nobody taught anything."""
    return tags


class Ingest:
    """Reads drafts and tags articles. Owned by one thread, as the tagger is."""

    def __init__(self, tagger: "Tagger", complete: Complete = as_found) -> None:
        self._tagger = tagger
        self._complete = complete

    @classmethod
    def alone(cls) -> "Ingest":
        """For a library that is open for reading only."""
        from clipper.core.tagging.tagger import Tagger

        return cls(Tagger())

    def read(self, draft: Draft, progress: Progress = silent) -> list[tuple[Article, Tags]]:
        """The articles of a draft, main one first, each with its tags.

        Whatever goes wrong becomes an article with a `problem`: its original is stored already,
        and nothing is lost because Clipper could not read it.
        """
        from clipper.core.extract.guarded import Reader

        try:
            with Reader() as reader:
                articles = reader.read(draft, look=lambda: progress(0, 0, draft.name))
        except ClipperError as error:
            articles = [unread(draft, str(error))]
        found = []
        for done, article in enumerate(articles):
            progress(done, len(articles), article.title)
            try:
                found.append(self.tagged(article))
            except Exception:
                # A bug in a tagger must not cost the article.
                logging.getLogger(__name__).exception("could not tag %s", article.title)
                found.append((article, Tags()))
        return found

    def tagged(self, article: Article) -> tuple[Article, Tags]:
        """The article, its language filled in where the page did not say, and its tags."""
        if article.problem and not article.entry:
            return article, Tags()
        tags = self._tagger.tag(
            article.title,
            article.dateline,
            article.text,
            lang=article.lang,
            facts=article.facts,
            publisher=article.publisher,
            url=article.url,
        )
        article = replace(article, lang=article.lang or tags.lang)
        return article, self._complete(article, _with_imported(tags, article.entry))


class Writer(Protocol):
    """What a library that is open for writing brings along."""

    @property
    def log(self) -> "UndoLog": ...

    @property
    def ingest(self) -> Ingest: ...


def keys(article: Article) -> Keys:
    """What twins are known by: canonical address and folded text, None where there is none."""
    from clipper.core.extract.keys import text_key, url_key

    return (
        url_key(article.url) if article.url else None,
        text_key(article.text) if len(article.text) >= SHORTEST_TWIN else None,
    )


def _with_imported(tags: Tags, entry: Entry | None) -> Tags:
    """What the container's own codes say goes before what a tagger found."""
    if entry is None or not (entry.countries or entry.topics):
        return tags
    countries = [CountryTag(code, True, 1.0, "import") for code in entry.countries]
    topics = [TopicTag(topic, 1.0, 1, "import") for topic in entry.topics]
    return replace(
        tags,
        countries=(*countries, *(tag for tag in tags.countries if tag.code not in entry.countries)),
        topics=(*topics, *(tag for tag in tags.topics if tag.id not in entry.topics)),
    )


def unread(draft: Draft, problem: str) -> Article:
    """The article that stands for a draft that could not be read, with what its container says of it."""
    from clipper.core.extract.entries import with_entry
    from clipper.core.extract.storable import storable_article

    article = Article(title=draft.name or _("Unreadable paste"), url=draft.url, problem=problem)
    return storable_article(with_entry(article, draft.entry, draft.captured) if draft.entry else article)
