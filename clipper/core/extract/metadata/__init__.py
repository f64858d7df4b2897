"""What an HTML page says of itself, with where each value came from and how sure it is.

Order of trust: a headline that agrees with a title of the head, JSON-LD (schema.org), Open Graph and
other meta elements, microdata, what the page shows near its headline, its address. What none of
them says stays None.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clipper.core.extract.keys import without_trackers
from clipper.core.extract.metadata import address as addresses
from clipper.core.extract.metadata import people, site, times, titles
from clipper.core.extract.metadata.facts import Fact, Metadata
from clipper.core.extract.metadata.page import Page
from clipper.core.extract.metadata.visible import above, below
from clipper.core.extract.tree import parse
from clipper.core.model import Provenance

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Metadata", "read_metadata"]

_SAMPLE_LINES = 12


def read_metadata(
    page: "str | _Element", captured: datetime, address: str | None, *, found_by: str = "address"
) -> Metadata:
    """Read the page's own facts from its markup or its tree, which is left as it is.

    `address` is where it was found, if that is known, and `found_by` the provenance of that; ages count
    from `captured`.
    """
    root = parse(page) if isinstance(page, str) else page
    if root is None:
        return Metadata(url=without_trackers(address) if address else None)
    return _metadata(_facts(Page(root, captured, address, found_by)))


def _facts(page: Page) -> dict[str, Fact[Any] | None]:
    url = addresses.canonical(page)
    publisher = site.publisher(page)
    names = [publisher.value if publisher else "", *addresses.hosts(url.value if url else None)]
    title = titles.title(page, names)
    heading = page.heading(title.value if title else None)
    after = below(heading.element) if heading else []
    before = above(heading.element) if heading else []
    published = times.published(page, after, before, url.value if url else None)
    sample = " ".join([title.value if title else "", *(line.text for line in after[:_SAMPLE_LINES])])
    return {
        "title": title,
        "authors": people.authors(page, after, before, names),
        "publisher": publisher,
        "published": published,
        "url": url,
        "lang": site.language(page, sample),
        "deck": titles.deck(page, title.value if title else None, after),
        "section": site.section(page),
        "updated": times.updated(page, after, published.value if published else None),
        "keywords": site.keywords(page),
        "lead_image": site.lead_image(page, url.value if url else None),
        "paywalled": site.paywalled(page),
    }


def _metadata(facts: Mapping[str, Fact[Any] | None]) -> Metadata:
    known = {name: fact for name, fact in facts.items() if fact is not None}
    told = tuple(Provenance(name, fact.source, fact.confidence) for name, fact in known.items())
    return Metadata(**{name: fact.value for name, fact in known.items()}, provenance=told)
