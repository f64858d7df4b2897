"""JSON Feed 1 and 1.1."""

from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.feeds.entries import HELP, address, deck
from clipper.core.importers.json_records import body_at, json_facts, json_records, key_paths, list_at, text_at
from clipper.core.importers.press_words import distinct, language, later, spelled_time
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_OF_FEED = ("title", "home_page_url", "language", "author.name", "authors.*.name")


class JsonFeed:
    """Each item is a draft: its content, else its summary, else its link."""

    title = _("JSON Feed")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        return "jsonfeed.org/version/" in file.text_head and {"version", "items"} <= key_paths(file)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        feed = json_facts(file, *_OF_FEED)
        for item in json_records(file, "items.*"):
            if isinstance(item, Refused):
                yield item
                continue
            html = body_at(item, "content_html")
            body = html or body_at(item, "content_text", "summary")
            entry = _entry(item, feed, body)
            yield entry_draft(file, entry, body, "text/html" if html else "text/plain")


def _entry(item: dict[str, Any], feed: dict[str, str], body: str) -> Entry:
    base = feed.get("home_page_url")
    published, updated = spelled_time(text_at(item, "date_published")), spelled_time(text_at(item, "date_modified"))
    authors = [text_at(each, "name") for each in list_at(item, "authors")] or [text_at(item.get("author"), "name")]
    picture = text_at(item, "image", "banner_image")
    return Entry(
        title=text_at(item, "title"),
        deck=deck(text_at(item, "summary"), body),
        url=address(base, text_at(item, "url", "external_url")) if text_at(item, "url", "external_url") else None,
        authors=distinct(authors) or distinct([feed.get("authors.*.name") or feed.get("author.name", "")]),
        publisher=feed.get("title"),
        published=published or updated,
        updated=later(updated, published) if published else None,
        lang=language(text_at(item, "language") or feed.get("language", "")),
        keywords=distinct(each for each in list_at(item, "tags") if isinstance(each, str)),
        lead_image=address(base, picture) if picture else None,
    )
