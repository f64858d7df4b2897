"""NewsML-G2: messages, items and packages of news agencies."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft, has_words
from clipper.core.importers.press_codes import countries, countries_named, topics
from clipper.core.importers.press_words import distinct, language, later, people, spelled_time
from clipper.core.importers.records import web_address
from clipper.core.importers.wire.nitf import nitf_body, nitf_entry
from clipper.core.importers.xml_records import Element, find, find_all, find_words, markup, records, root_of, words
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_ROOTS = frozenset({"newsMessage", "newsItem", "packageItem"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_COUNTRY = re.compile(r"(?:iso3166-1a[23]|iso3166a[23]|country)[:/]([A-Za-z]{2,3})\Z")
_REUTERS_COUNTRY = re.compile(r"N2:([A-Z]{2})\Z")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+\Z")
_MARKED_UP = re.compile(r"<(?:p|div|br|h\d)\b", re.IGNORECASE)
_NO_TEXT = {
    "picture": _("This is a picture, not an article."),
    "graphic": _("This is a graphic, not an article."),
    "video": _("This is a video, not an article."),
    "audio": _("This is a recording, not an article."),
}


class NewsMlG2:
    """News items, alone or several in a message; packages only list items and are set aside."""

    title = _("NewsML-G2")
    help = _("News agencies deliver their news as files of this kind, ending in .xml.")

    def recognises(self, file: OpenedFile) -> bool:
        name, attributes = root_of(file)
        return name in _ROOTS and ("iptc.org/std/nar" in attributes or "NewsML-G2" in attributes)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "newsItem", "packageItem"):
            if isinstance(record, Refused):
                yield record
            elif record.tag.endswith("packageItem"):
                count = len(list(record.iter("{*}itemRef")))
                why = _("This is a list of {count} other items, not an article.").format(count=count)
                yield Refused(_headline(record) or file.name, why)
            else:
                yield _draft(file, record)


def _draft(file: OpenedFile, item: Element) -> Draft | Refused:
    entry = _entry(item)
    kind = _item_class(item)
    body, media_type = _body(item)
    if not has_words(body) and kind in _NO_TEXT:
        return Refused(entry.title or file.name, _NO_TEXT[kind])
    if not has_words(body) and _status(item) in ("canceled", "withheld"):
        return Refused(entry.title or file.name, _("The agency withdrew this item."))
    if not has_words(body):
        body = "\n\n".join(words(each) for each in find_all(item, "contentMeta/description"))
        media_type = "text/plain"
    return entry_draft(file, entry, body, media_type)


def _item_class(item: Element) -> str:
    return _code(item, "itemMeta/itemClass")


def _status(item: Element) -> str:
    return _code(item, "itemMeta/pubStatus")


def _code(item: Element, path: str) -> str:
    found = find(item, path)
    return "" if found is None else (found.get("qcode") or found.get("uri") or "").rpartition(":")[2].rpartition("/")[2]


def _body(item: Element) -> tuple[str, str]:
    """The first content with words, and its media type."""
    for content in find_all(item, "contentSet/inlineXML"):
        nitf = next(content.iter("{*}nitf"), None)
        body = nitf_body(nitf) if nitf is not None else markup(next(content.iter("{*}body"), content))
        if body.strip():
            return body, "text/html"
    for content in find_all(item, "contentSet/inlineData"):
        text = "".join(content.itertext())
        if text.strip() and "base64" not in content.get("encoding", ""):
            html = "html" in content.get("contenttype", "") or _MARKED_UP.search(text)
            return text, "text/html" if html else "text/plain"
    return "", "text/html"


def _entry(item: Element) -> Entry:
    meta, content = "itemMeta/", "contentMeta/"
    title = _headline(item)
    created = find_words(item, f"{meta}firstCreated") or find_words(item, f"{content}contentCreated")
    version = find_words(item, f"{meta}versionCreated")
    published = spelled_time(created or version)
    subjects = find_all(item, f"{content}subject")
    mapped = [each for each in subjects if topics(_codes(each)) or _is_place(each)]
    tag = find(item, f"{content}language")
    nitf = next(item.iter("{*}nitf"), None)
    inside = nitf_entry(nitf) if nitf is not None else Entry()
    return Entry(
        title=title or inside.title,
        deck=_deck(item, title),
        url=_address(item),
        authors=_authors(item) or inside.authors,
        publisher=_publisher(item) or inside.publisher,
        dateline=find_words(item, f"{content}dateline") or inside.dateline,
        published=published or inside.published,
        updated=later(spelled_time(version), published),
        lang=language((tag.get("tag", "") if tag is not None else "") or item.get(_LANG, "")),
        keywords=distinct(
            [find_words(each, "name") for each in subjects if each not in mapped]
            + [words(each) for each in find_all(item, f"{content}keyword")]
        ),
        topics=topics(code for each in subjects for code in _codes(each)) or inside.topics,
        countries=_countries(subjects),
    )


def _headline(item: Element) -> str:
    """The main headline, else any, else the item's title."""
    found = find_all(item, "contentMeta/headline")
    main = [each for each in found if "sub" not in each.get("role", "").lower()]
    return next((text for each in (*main, *found) if (text := words(each))), "") or find_words(item, "itemMeta/title")


def _deck(item: Element, title: str) -> str | None:
    subheads = [each for each in find_all(item, "contentMeta/headline") if "sub" in each.get("role", "").lower()]
    summaries = [each for each in find_all(item, "contentMeta/description") if "summary" in each.get("role", "")]
    return next((text for each in (*subheads, *summaries) if (text := words(each)) and text != title), None)


def _address(item: Element) -> str | None:
    """Where the item is to be read on the web, if it says so."""
    links = [each for each in find_all(item, "itemMeta/link") if each.get("rel", "").endswith((":canonical", ":self"))]
    found = (web_address(each.get("href", "")) for each in links)
    return next((address for address in found if address), None)


def _authors(item: Element) -> tuple[str, ...]:
    if by := [words(each) for each in find_all(item, "contentMeta/by") if words(each)]:
        return distinct(name for line in by for name in people(line))
    creators = find_all(item, "contentMeta/creator")
    return distinct(name for each in creators for name in people(find_words(each, "name")))


def _publisher(item: Element) -> str | None:
    """The provider's name; an internet domain or a code only where there is nothing better."""
    places = ("itemMeta/provider", "contentMeta/infoSource", "rightsInfo/copyrightHolder")
    found = [each for place in places for each in find_all(item, place)]
    names = [find_words(each, "name") or each.get("literal", "") for each in found]
    credit = find_words(item, "contentMeta/creditline")
    codes = [each.get("qcode", "").rpartition(":")[2] for each in found]
    best = [name for name in ([*names[:1], credit, *names[1:]]) if name and not _DOMAIN.match(name)]
    return next(iter([*best, *filter(None, names), *filter(None, codes)]), None)


def _codes(subject: Element) -> list[str]:
    """A subject's codes: its own and those it is said to be the same as."""
    same = [*find_all(subject, "sameAs"), subject]
    return [each.get(name, "") for each in same for name in ("qcode", "uri") if each.get(name)]


def _is_place(subject: Element) -> bool:
    return subject.get("type", "").rpartition(":")[2].lower() in ("geoarea", "country", "city", "statprov", "poi")


def _countries(subjects: list[Element]) -> tuple[str, ...]:
    codes, names = [], []
    for subject in subjects:
        codes += [found[1] for code in _codes(subject) if (found := _COUNTRY.search(code))]
        if any(facet.get("qcode") == "geoProp:5" for facet in find_all(subject, "facet")):  # Reuters: a country
            codes += [found[1] for code in _codes(subject) if (found := _REUTERS_COUNTRY.match(code))]
        if subject.get("type", "").lower().endswith(":country"):
            names += [subject.get("literal", ""), find_words(subject, "name")]
    return tuple(dict.fromkeys((*countries(codes), *countries_named(names))))
