"""RSS 0.9x, 1.0 (RDF) and 2.0."""

from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.feeds.entries import HELP, address, deck
from clipper.core.importers.press_words import distinct, language, people, spelled_time
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

_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_XHTML_BODY = "{http://www.w3.org/1999/xhtml}body"
_FEED = "channel"


class Rss:
    """Each item is a draft: its full text where the feed carries it, else its summary, else its link."""

    title = _("RSS feed")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        name, attributes = root_of(file)
        if name == "rss":
            return "wordpress.org/export" not in attributes and "<wp:wxr_version>" not in file.text_head
        return name == "RDF" and ("purl.org/rss/" in attributes or "my.netscape.com/rdf" in attributes)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "item"):
            if isinstance(record, Refused):
                yield record
            else:
                body = _body(record)
                yield entry_draft(file, _entry(record, body), body)


def _body(item: Element) -> str:
    encoded = item.find(_ENCODED)
    if encoded is not None and words(encoded):
        return "".join(encoded.itertext())
    xhtml = item.find(_XHTML_BODY)
    if xhtml is not None and words(xhtml):
        return markup(xhtml)
    description = find(item, "description")
    if description is None:
        return ""
    return markup(description) if len(description) else "".join(description.itertext())


def _entry(item: Element, body: str) -> Entry:
    parent = item.getparent()
    channel = parent if parent is not None and parent.tag.endswith(_FEED) else find(item.getroottree().getroot(), _FEED)
    base = item.base or (find_words(channel, "link") if channel is not None else None)
    summary = find(item, "description")
    return Entry(
        title=without_tags(find_words(item, "title")),
        deck=deck("".join(summary.itertext()), body) if summary is not None else None,
        url=_link(item, base),
        authors=_authors(item),
        publisher=(find_words(channel, "title") if channel is not None else "") or None,
        published=spelled_time(find_words(item, "pubDate") or find_words(item, "date") or find_words(item, "issued")),
        updated=spelled_time(find_words(item, "modified")),
        lang=language(find_words(item, "language") or (find_words(channel, "language") if channel is not None else "")),
        keywords=distinct(
            without_tags(words(each)) for name in ("category", "subject") for each in find_all(item, name)
        ),
        lead_image=_picture(item, base),
    )


def _link(item: Element, base: str | None) -> str | None:
    """The item's link, else its permanent identifier."""
    for link in item.findall("link") or find_all(item, "link"):
        if found := address(base, words(link) or link.get("href", "")):
            return found
    guid = find(item, "guid")
    if guid is None or guid.get("isPermaLink", "true") == "false":
        return None
    return address(None, words(guid))


def _authors(item: Element) -> tuple[str, ...]:
    """dc:creator names people; author is an address with the name in brackets, or a name."""
    named = [words(each) for each in find_all(item, "creator")]
    if not named:
        author = find_words(item, "author")
        named = [author.rpartition("(")[2].rstrip(") ") if "(" in author else author]
    return distinct(name for line in named for name in people(line))


def _picture(item: Element, base: str | None) -> str | None:
    for each in item.iter("{*}content", "{*}thumbnail", "{*}enclosure"):
        kind = each.get("type", "") or each.get("medium", "")
        if each.get("url") and ("image" in kind or each.tag.endswith("thumbnail")):
            return address(base, each.get("url"))
    return None
