"""ninjs and the JSON of AP's media service: one item, a list of them, or an answer that holds them."""

import re
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.json_records import body_at, json_records, key_paths, list_at, text_at
from clipper.core.importers.press_codes import countries, countries_named, topics
from clipper.core.importers.press_words import distinct, language, later, people, spelled_time
from clipper.core.importers.records import web_address
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_CONTAINERS = ("data.items.*.item", "data.items.*", "data.item", "items.*", "*.item", "item.*", "*", "item", "")
"""Where items may lie, from the deepest; "" is the file itself."""
_TEXTS = ("headline", "headlines", "body_html", "body_xhtml", "body_text", "bodies")
_SIGNS = ("versioncreated", "versionCreated", "firstcreated", "pubstatus", "renditions")
_ISO = re.compile(r"iso3166-1a[23]/?(?:([A-Za-z]{2,3})/?)?\Z")
_NO_TEXT = {
    "picture": _("This is a picture, not an article."),
    "graphic": _("This is a graphic, not an article."),
    "video": _("This is a video, not an article."),
    "audio": _("This is a recording, not an article."),
}
_DEEPEST = 3


class Ninjs:
    """News items in JSON, with their bodies; pictures and the like are set aside."""

    title = _("ninjs")
    help = _("News agencies and newsroom systems deliver their news as files of this kind, ending in .json.")

    def recognises(self, file: OpenedFile) -> bool:
        return _container(file) is not None

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in json_records(file, _container(file) or ""):
            if isinstance(record, Refused):
                yield record
            else:
                yield from _drafts(file, record)


def _container(file: OpenedFile) -> str | None:
    """The path of the items, None when these are no ninjs."""
    paths = key_paths(file)
    for container in _CONTAINERS:
        inside = f"{container}." if container else ""
        has = [any(f"{inside}{key}" in paths for key in keys) for keys in (("uri", "guid", "altids"), _TEXTS, _SIGNS)]
        if all(has):
            return container
    return None


def _drafts(file: OpenedFile, item: dict[str, Any], depth: int = 0) -> Iterator[Draft | Refused]:
    """The item and those associated with it that have a text of their own."""
    body, media_type = _body(item)
    entry = _entry(item, body)
    kind = text_at(item, "type")
    if body.strip():
        yield entry_draft(file, entry, body, media_type)
    elif kind in _NO_TEXT:
        yield Refused(entry.title or file.name, _NO_TEXT[kind])
    elif "renditions" in item:
        yield Refused(entry.title or file.name, _("The text of this item is not in the file."))
    else:
        yield entry_draft(file, entry, _description(item), "text/plain")
    for other in _associated(item) if depth < _DEEPEST else []:
        if _body(other)[0].strip() and text_at(other, "type") not in _NO_TEXT:
            yield from _drafts(file, other, depth + 1)


def _associated(item: dict[str, Any]) -> list[dict[str, Any]]:
    """Version 1 names them in an object, later ones list them."""
    found = item.get("associations")
    others = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [each for each in others if isinstance(each, dict)]


def _body(item: dict[str, Any]) -> tuple[str, str]:
    """The body, HTML before text, and its media type."""
    if html := body_at(item, "body_xhtml", "body_html"):
        return html, "text/html"
    if text := body_at(item, "body_text"):
        return text, "text/plain"
    bodies = [each for each in list_at(item, "bodies") if body_at(each, "value")]
    rich = [each for each in bodies if "html" in text_at(each, "contentType", "contenttype")]
    best = (rich or bodies or [{}])[0]
    return body_at(best, "value"), "text/html" if rich else "text/plain"


def _entry(item: dict[str, Any], body: str) -> Entry:
    title = text_at(item, "headline", "title") or _main(item, "headlines")
    first = text_at(item, "firstpublished", "firstcreated", "firstCreated", "contentcreated", "contentCreated")
    version = text_at(item, "versioncreated", "versionCreated")
    published = spelled_time(first or version)
    subjects = [each for each in list_at(item, "subject", "subjects") if isinstance(each, dict)]
    deck = _description(item)
    return Entry(
        title=title,
        deck=deck if body.strip() and deck not in ("", title) and deck not in body else None,
        url=_address(item),
        authors=_authors(item),
        publisher=text_at(item, "source", "provider", "copyrightholder", "copyrightHolder")
        or next((text_at(each, "name") for each in list_at(item, "infosources", "infoSources")), "")
        or None,
        dateline=text_at(item, "dateline") or None,
        published=published,
        updated=later(spelled_time(version), published),
        lang=language(text_at(item, "language")),
        keywords=distinct(
            [each for each in list_at(item, "keywords") if isinstance(each, str)]
            + [text_at(each, "name") for each in subjects if not topics(_codes(each))]
        ),
        topics=topics(code for each in subjects for code in _codes(each)),
        countries=_countries(item),
        lead_image=_picture(item),
    )


def _main(item: dict[str, Any], key: str) -> str:
    """The value whose role is main, else the first."""
    values = [each for each in list_at(item, key) if text_at(each, "value")]
    main = [each for each in values if text_at(each, "role") == "main"]
    return text_at((main or values or [{}])[0], "value")


def _description(item: dict[str, Any]) -> str:
    return text_at(item, "description_text", "description_summary") or _main(item, "descriptions")


def _address(item: dict[str, Any]) -> str | None:
    """Where the item is to be read; the address of an agency's service is none."""
    address = web_address(text_at(item, "canonicalurl", "canonicalUrl", "url", "uri") or text_at(item, "guid"))
    return None if address is None or "altids" in item else address


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    if by := text_at(item, "byline", "by"):
        return people(by)
    names = [(text_at(each, "role"), text_at(each, "name")) for each in list_at(item, "authors")]
    writers = [name for role, name in names if "author" in role or "writer" in role]
    return distinct(writers or [name for _role, name in names])


def _codes(subject: dict[str, Any]) -> list[str]:
    """A subject's codes, unless they are of a scheme that is not IPTC's."""
    scheme = text_at(subject, "scheme")
    code = text_at(subject, "code", "qcode")
    ours = not scheme or any(name in scheme for name in ("iptc", "medtop", "mediatopic", "subj"))
    return [each for each in (code if ours else "", text_at(subject, "uri")) if each]


def _countries(item: dict[str, Any]) -> tuple[str, ...]:
    """Countries that the item is about, by ISO code or as AP's nations; those only mentioned are left out."""
    codes, names = [], []
    for place in list_at(item, "place", "places"):
        if text_at(place, "rel") == "mentions":
            continue
        found = _ISO.search(text_at(place, "scheme")) or _ISO.search(text_at(place, "uri"))
        if found:
            codes.append(found[1] or text_at(place, "code"))
        if isinstance(place, dict) and text_at(place.get("locationtype"), "name") == "Nation":
            names.append(text_at(place, "name"))
    return tuple(dict.fromkeys((*countries(codes), *countries_named(names))))


def _picture(item: dict[str, Any]) -> str | None:
    """The address of the first picture that goes with the item."""
    for other in _associated(item):
        renditions = other.get("renditions")
        found = renditions.values() if isinstance(renditions, dict) else renditions or ()
        if text_at(other, "type") == "picture" and isinstance(found, list | type({}.values())):
            addresses = [web_address(text_at(each, "href")) for each in found]
            if address := next((each for each in addresses if each), None):
                return address
    return None
