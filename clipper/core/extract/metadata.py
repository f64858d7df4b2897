"""What an HTML page says of itself: headline, authors, publisher, time, address, language.

Order of trust: an h1 that agrees with a title of the head, JSON-LD (schema.org), Open Graph and
other meta elements. What none of them says stays None.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from clipper.core.extract.dates import parse
from clipper.core.extract.keys import without_trackers
from clipper.core.extract.markup import clean_text, squeeze
from clipper.core.extract.names import people
from clipper.core.model import Moment

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPES = re.compile(r"(\w*article|blogposting|report|review|liveblogposting|socialmediaposting)", re.IGNORECASE)
_SEPARATORS = (" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " · ")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dcterms.creator",
)
_TIME_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "dc.date.issued", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "article.published", "citation_publication_date",
)  # fmt: skip
_SITE_NAMES = ("og:site_name", "application-name")
_LONGEST_TITLE = 250
_LONGEST_DATA = 1_000_000


@dataclass(frozen=True, slots=True)
class Metadata:
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: Moment | None = None
    url: str | None = None
    lang: str | None = None


def read_metadata(page: str, captured: datetime, address: str | None) -> Metadata:
    """Read the page's own facts. `address` is where it was found, if that is known."""
    root = _parse(page)
    if root is None:
        return Metadata(url=without_trackers(address) if address else None)
    return _Reader(root, captured, address).metadata()


def _parse(page: str) -> "_Element | None":
    from lxml import etree  # lazily: the window starts without it

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, recover=True, huge_tree=True)
    data = clean_text(page).encode("utf-8", "replace")
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError:
        return None


class _Reader:
    def __init__(self, root: "_Element", captured: datetime, address: str | None) -> None:
        self._root = root
        self._captured = captured
        self._meta = _meta_values(root)
        self._article = _article_data(root)
        self._url = self._address(address)
        self._publisher = self._site_name()

    def metadata(self) -> Metadata:
        return Metadata(self._title(), self._authors(), self._publisher, self._published(), self._url, self._lang())

    def _first(self, names: Sequence[str]) -> str | None:
        return next((self._meta[name][0] for name in names if name in self._meta), None)

    def _address(self, address: str | None) -> str | None:
        links = (link for link in self._root.iter("link") if (link.get("rel") or "").lower() == "canonical")
        found = next((link.get("href") for link in links), None) or self._first(("og:url",)) or ""
        try:
            absolute = urljoin(address or "", found)
            host = urlsplit(absolute).netloc
        except ValueError:
            absolute = host = ""
        if host and absolute.lower().startswith(("http://", "https://")):
            return without_trackers(absolute)
        return without_trackers(address) if address else None

    def _site_name(self) -> str | None:
        named = _names(self._article.get("publisher"))
        found = self._first(_SITE_NAMES) or (named[0] if named else None)
        return squeeze(found) or None if found else None

    def _title(self) -> str | None:
        headings = [squeeze("".join(heading.itertext())) for heading in self._root.iter("h1")]
        headings = [heading for heading in headings if 0 < len(heading) <= _LONGEST_TITLE]
        head = next((squeeze(title.text or "") for title in self._root.iter("title")), "")
        headline = self._article.get("headline")
        titles = [headline if isinstance(headline, str) else None, self._first(("og:title", "twitter:title")), head]
        said = [self._without_site(squeeze(title), headings) for title in titles if title and squeeze(title)]
        folded = {_folded(title) for title in said}
        for heading in headings:
            if _folded(heading) in folded:
                return heading
        for heading in headings:
            if len(heading.split()) >= 3 and any(_folded(heading) in title for title in folded):
                return heading
        if len(headings) == 1 and any(_overlap(headings[0], title) > 0.5 for title in said):
            return headings[0]
        return next(iter([*said, *headings]), None)

    def _without_site(self, title: str, headings: Sequence[str]) -> str:
        """Without the site's name at the end, where it is surely one."""
        for separator in _SEPARATORS:
            left, found, right = title.rpartition(separator)
            if not found:
                continue
            name = _folded(right)
            known = name in (_folded(self._publisher or ""), _folded(_host(self._url)))
            if known or (len(right.split()) <= 4 and any(_folded(left) == _folded(heading) for heading in headings)):
                return left.strip()
        return title

    def _authors(self) -> tuple[str, ...]:
        sources: list[Sequence[str]] = [_names(self._article.get("author"))]
        sources += [self._meta.get(name, ()) for name in _AUTHOR_NAMES]
        sources.append([squeeze("".join(e.itertext())) for e in self._root.xpath("//*[@rel='author']")[:4]])
        for source in sources:
            found = [name for name in people(source) if _folded(name) != _folded(self._publisher or "")]
            if found:
                return tuple(found)
        return ()

    def _published(self) -> Moment | None:
        said = [self._article.get("datePublished"), self._article.get("dateCreated")]
        said += [value for name in _TIME_NAMES for value in self._meta.get(name, ())]
        for value in said:
            if isinstance(value, str) and (moment := parse(value, self._captured)):
                return moment
        return None

    def _lang(self) -> str | None:
        said = self._root.get("lang") or self._root.get("xml:lang") or ""
        match = re.match(r"([a-z]{2,3})\b", said.strip().lower())
        return match[1] if match else None


def _meta_values(root: "_Element") -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = squeeze(element.get("content") or "")
        if name and value:
            found.setdefault(name.lower(), []).append(value)
    return found


def _article_data(root: "_Element") -> Mapping[str, Any]:
    """The page's JSON-LD object that describes an article; empty where there is none."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _LONGEST_DATA:
            continue
        try:
            data = json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            continue
        for found in _objects(data):
            kinds = found.get("@type")
            if any(_ARTICLE_TYPES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return found
    return {}


def _objects(data: object) -> Iterator[Mapping[str, Any]]:
    """Every object in lists, graphs and main entities."""
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _names(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    found = [item.get("name") if isinstance(item, dict) else item for item in items]
    return [name for name in found if isinstance(name, str)]


def _folded(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _overlap(first: str, second: str) -> float:
    a, b = set(first.lower().split()), set(second.lower().split())
    return len(a & b) / max(1, min(len(a), len(b)))


def _host(url: str | None) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
