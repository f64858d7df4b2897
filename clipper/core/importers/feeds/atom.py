"""Atom 1.0 and 0.3."""

import base64
import binascii
import html
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.feeds.entries import HELP, address, deck
from clipper.core.importers.press_words import distinct, language, later, spelled_time
from clipper.core.importers.xml_records import (
    Element,
    find,
    find_all,
    find_words,
    markup,
    records,
    root_of,
    without_tags,
    words,
)
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PLAIN = ("text", "text/plain")


class Atom:
    """Each entry is a draft: its content where the feed carries it, else its summary, else its link."""

    title = _("Atom feed")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        name, attributes = root_of(file)
        return name in ("feed", "entry") and ("w3.org/2005/Atom" in attributes or "purl.org/atom/ns" in attributes)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "entry"):
            if isinstance(record, Refused):
                yield record
                continue
            content = next(
                (each for each in (find(record, "content"), find(record, "summary")) if _has_words(each)), None
            )
            body, media_type = ("", "text/html") if content is None else _read(content)
            yield entry_draft(file, _entry(record, body), body, media_type)


def _has_words(element: Element | None) -> bool:
    return element is not None and bool(words(element))


def _read(element: Element) -> tuple[str, str]:
    """A text construct as the feed means it, and its media type.

    In Atom 1.0 "text" is text and "html" is escaped; in 0.3 `mode` says whether markup is escaped.
    """
    kind, mode = element.get("type", "text"), element.get("mode", "")
    if len(element):  # xhtml, or markup where none should be
        return markup(element), "text/html"
    text = "".join(element.itertext())
    if mode == "base64":
        try:
            text = base64.b64decode(text, validate=False).decode("utf-8", "replace")
        except binascii.Error:
            return "", "text/plain"
    if kind in _PLAIN and "</" not in text:
        return text, "text/plain"
    return text, "text/html"


def _line(element: Element | None) -> str:
    """A text construct on one line, without markup."""
    if element is None:
        return ""
    text, media_type = _read(element)
    return without_tags(text) if media_type == "text/html" else " ".join(html.unescape(text).split())


def _entry(entry: Element, body: str) -> Entry:
    feed = entry.getparent() if entry.getparent() is not None else entry
    published = spelled_time(
        find_words(entry, "published") or find_words(entry, "issued") or find_words(entry, "created")
    )
    updated = spelled_time(find_words(entry, "updated") or find_words(entry, "modified"))
    content = find(entry, "content")
    own = content.get(_LANG, "") if content is not None else ""
    source = find(entry, "source")
    return Entry(
        title=_line(find(entry, "title")),
        deck=deck(_line(find(entry, "summary")), body),
        url=_link(entry),
        authors=distinct(words(each) for each in find_all(entry, "author/name") or find_all(feed, "author/name")),
        publisher=_line(find(source if source is not None else feed, "title")) or None,
        published=published or updated,
        updated=later(updated, published) if published else None,
        lang=language(own or entry.get(_LANG, "") or feed.get(_LANG, "")),
        keywords=distinct(
            each.get("label") or each.get("term", "") or words(each)
            for each in [*find_all(entry, "category"), *find_all(entry, "subject")]
        ),
        lead_image=_picture(entry),
    )


def _link(entry: Element) -> str | None:
    """The alternate link, else the entry's identifier where that is an address."""
    for link in find_all(entry, "link"):
        if link.get("rel", "alternate") == "alternate" and (found := address(link.base, link.get("href", ""))):
            return found
    return address(None, find_words(entry, "id"))


def _picture(entry: Element) -> str | None:
    for link in find_all(entry, "link"):
        if link.get("rel") == "enclosure" and link.get("type", "").startswith("image"):
            return address(link.base, link.get("href", ""))
    for each in entry.iter("{*}thumbnail"):
        if found := address(each.base, each.get("url", "")):
            return found
    return None
