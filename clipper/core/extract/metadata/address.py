"""The page's own address."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from clipper.core.extract.keys import without_trackers
from clipper.core.extract.metadata import linked_data
from clipper.core.extract.metadata.facts import Fact, first
from clipper.core.extract.metadata.page import Page


def canonical(page: Page) -> Fact[str] | None:
    """The canonical address without trackers, or the one where the page was found."""
    return first(_addresses(page))


def _addresses(page: Page) -> Iterator[Fact[str] | None]:
    for link in page.root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield _fact(page, link.get("href"), "meta", 0.95)
    for _, value in page.said(("og:url",)):
        yield _fact(page, value, "og", 0.9)
    for key in ("url", "mainEntityOfPage"):
        yield _fact(page, linked_data.address(page.data.article.get(key)), "json-ld", 0.8)
    if page.address:
        yield Fact(without_trackers(page.address), page.found_by, 0.9)


def _fact(page: Page, value: str | None, source: str, confidence: float) -> Fact[str] | None:
    """A web address; a front page is not believed where the page is known to lie deeper."""
    if not value:
        return None
    try:
        absolute = urljoin(page.address or "", value.strip())
        parts, found_at = urlsplit(absolute), urlsplit(page.address or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    if not (parts.path.strip("/") or parts.query) and (found_at.path.strip("/") or found_at.query):
        return None
    return Fact(without_trackers(absolute), source, confidence)


def hosts(url: str | None) -> list[str]:
    """What a site is called by its address: "gazette.example" and "gazette"; empty where there is none."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    except ValueError:
        return []
    labels = [label for label in host.split(".")[:-1] if len(label) > 3]
    return [host, max(labels, key=len)] if labels else [host]
