"""Factiva as XML: articles of an answer of its service."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.databases.factiva import HELP, subject_names
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.importers.press_codes import factiva_countries, factiva_topics
from clipper.core.importers.press_words import language, people
from clipper.core.importers.xml_records import Element, find, find_all, find_words, records, root_of, words
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_INDENTED = re.compile(r"\n(?=[ \t]{2,8}\S)")


class FactivaXml:
    """Articles with their codes."""

    title = _("Factiva, XML")
    help = HELP

    def recognises(self, file: OpenedFile) -> bool:
        return bool(root_of(file)[0]) and "global.factiva.com" in file.text_head and "article" in file.text_head

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "article"):
            if isinstance(record, Refused):
                yield record
            else:
                yield entry_draft(file, _entry(record), _body(record))


def _body(article: Element) -> str:
    """The lead and the tail; text without marked paragraphs begins each with an indented line."""
    found: list[str] = []
    for name in ("leadParagraph", "tailParagraphs"):
        part = find(article, name)
        if part is None:
            continue
        marked = find_all(part, "paragraph")
        found += [words(each) for each in marked]
        if not marked:
            found += [" ".join(text.split()) for text in _INDENTED.split("".join(part.itertext()))]
    return paragraphs(found)


def _entry(article: Element) -> Entry:
    subjects = [(each.get("code", "").lower(), find_words(each, "name")) for each in find_all(article, "newsSubject")]
    return Entry(
        title=find_words(article, "headline"),
        authors=people(find_words(article, "byline") or find_words(article, "author")),
        publisher=find_words(article, "sourceName") or find_words(article, "publisherName") or None,
        section=find_words(article, "sectionName") or None,
        published=find_words(article, "publicationDate/dateTime")
        or find_words(article, "publicationDate/date")
        or None,
        lang=language(find_words(article, "baseLanguage")),
        keywords=subject_names(subjects),
        countries=factiva_countries(each.get("code", "") for each in find_all(article, "region")),
        topics=factiva_topics(code for code, _name in subjects),
    )
