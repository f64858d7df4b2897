"""Ritzau's own XML: RBNews, alone or several in an answer of its service."""

from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.press_codes import topics
from clipper.core.importers.press_words import distinct, people, spelled_time
from clipper.core.importers.xml_records import Element, find, find_words, records, root_of, without_tags
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _


class Ritzau:
    """News of the Danish agency."""

    title = _("Ritzau news")
    help = _("The Danish news agency Ritzau delivers its news as files of this kind, ending in .xml.")

    def recognises(self, file: OpenedFile) -> bool:
        name = root_of(file)[0]
        return name == "RBNews" or (name == "XMLNewsQueuedResponse" and "<RBNews>" in file.text_head)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "RBNews"):
            if isinstance(record, Refused):
                yield record
            else:
                content = find(record, "content")
                body = "" if content is None else "".join(content.itertext())
                yield entry_draft(file, _entry(record), body)


def _entry(news: Element) -> Entry:
    codes = [text for each in news.iter() if "IPTC" in each.tag for text in each.itertext()]
    keywords = find(news, "SubjectKeyword")
    return Entry(
        title=without_tags(find_words(news, "headline")),
        deck=without_tags(find_words(news, "subtitle")) or None,
        authors=people(find_words(news, "byLine")),
        publisher=find_words(news, "origin").strip("/ ").removeprefix("Via ").replace("ritzau", "Ritzau") or None,
        section=find_words(news, "section") or None,
        published=spelled_time(find_words(news, "PublishDate")),
        keywords=distinct(keywords.itertext()) if keywords is not None else (),
        topics=topics(codes),
    )
