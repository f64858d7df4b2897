"""What a container says of an entry, put before what was read in its body."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from clipper.core.extract.dates import parse, parse_coarse
from clipper.core.extract.keys import without_trackers
from clipper.core.extract.metadata.times import machine_time
from clipper.core.model import Article, Draft, Entry, Moment, Provenance
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
        "published": _moment(entry.published, captured),
        "updated": _moment(entry.updated, captured),
        "lang": entry.lang,
        "keywords": entry.keywords,
    }
    said = {name: value for name, value in said.items() if value}
    told = tuple(Provenance(name, "import", _SAID) for name in said)
    others = tuple(each for each in article.provenance if each.field not in said)
    return replace(article, **said, provenance=(*others, *told), entry=entry)


def _moment(said: str | None, captured: datetime) -> Moment | None:
    """A container's time, as programs or people write it, known to the second or only to the year."""
    return (machine_time(said, captured) or parse(said, captured) or parse_coarse(said)) if said else None


def link_only(entry: Entry, captured: datetime) -> Article:
    """An entry of which only the address is known, clearly not captured."""
    problem = _("Not captured: the export holds only the link.")
    article = Article(title=entry.title or entry.url or _("Link"), problem=problem)
    return with_entry(article, entry, captured)
