"""Facts of a page put on an article, each with its provenance."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from clipper.core.extract.metadata import Metadata
from clipper.core.model import Article, Provenance

_FIELDS = (
    "title", "deck", "authors", "publisher", "section", "published", "updated", "url", "lang", "keywords",
    "lead_image", "paywalled",
)  # fmt: skip
_IN_TEXT = 0.6
"""How sure what the text's own lines say is: of the pages measured, three in five bylines and most dates."""


def described(article: Article, said: Metadata, own: Iterable[str] = ()) -> Article:
    """The article with the page's facts in place of its own, except those fields of its `own` that it knows."""
    kept = {name for name in own if getattr(article, name)}
    values = {name: getattr(said, name) for name in _FIELDS if name not in kept}
    known: dict[str, Any] = {name: value for name, value in values.items() if value not in (None, ())}
    told = tuple(each for each in said.provenance if each.field in known)
    return replace(article, **known, provenance=told)


def sourced(article: Article) -> Article:
    """The article with a provenance for every fact that it has, and for no other: what no reader told of
    stood in its text."""
    known = [name for name in (*_FIELDS, "dateline") if getattr(article, name) not in (None, (), "")]
    told = {each.field: each for each in article.provenance if each.field in known}
    return replace(article, provenance=tuple(told.get(name) or Provenance(name, "text", _IN_TEXT) for name in known))
