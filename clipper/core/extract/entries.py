"""What a container says of an entry, put before what was read in its body."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from clipper.core.extract.dates import parse
from clipper.core.extract.keys import without_trackers
from clipper.core.model import Article, Draft, Entry, Provenance
from clipper.core.text import _

_SAID = 0.95
"""How sure a container's word is: it was written by a program, from what a person or a page gave."""


def may_be_headline(line: str, draft: Draft) -> bool:
    """A text's first line becomes its title and leaves the text, unless the container tells another
    title: then the line would be lost."""
    told = draft.entry.title if draft.entry else ""
    return not told or " ".join(line.split()).casefold() == " ".join(told.split()).casefold()


def with_entry(article: Article, entry: Entry, captured: datetime) -> Article:
    """The article with the entry's facts in place of its own, where the entry has any.

    Its lead image is put in with the other pictures (see `images`).
    """
    said: dict[str, Any] = {
        "title": entry.title,
        "deck": entry.deck,
        "url": without_trackers(entry.url) if entry.url else None,
        "authors": entry.authors,
        "publisher": entry.publisher,
        "section": entry.section,
        "dateline": entry.dateline,
        "published": parse(entry.published, captured) if entry.published else None,
        "updated": parse(entry.updated, captured) if entry.updated else None,
        "lang": entry.lang,
        "keywords": entry.keywords,
    }
    said = {name: value for name, value in said.items() if value}
    told = tuple(Provenance(name, "import", _SAID) for name in said)
    others = tuple(each for each in article.provenance if each.field not in said)
    return replace(article, **said, provenance=(*others, *told), entry=entry)


def link_only(entry: Entry, captured: datetime) -> Article:
    """An entry of which only the address is known, clearly not captured."""
    problem = _("Not captured: the export holds only the link.")
    article = Article(title=entry.title or entry.url or _("Link"), problem=problem)
    return with_entry(article, entry, captured)
