"""CSL-JSON: references as Zotero, Crossref and citation programs exchange them."""

import re
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.bibliography.references import address_of, dashed
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.json_records import body_at, json_records, key_paths, list_at, sound, text_at
from clipper.core.importers.press_words import distinct, language
from clipper.core.importers.xml_records import without_tags
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_SIGNS = ("issued.date-parts", "accessed.date-parts", "issued.raw", "container-title", "citation-key", "DOI")
_JATS = re.compile(r"<(/?)jats:(\w+)")


class CslJson:
    """References: an abstract counts as the text; without one there is only the link."""

    title = _("CSL-JSON")
    help = _("In Zotero: select the items, right-click, Export Items, format CSL JSON.")

    def recognises(self, file: OpenedFile) -> bool:
        return _container(file) is not None

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in json_records(file, _container(file) or ""):
            if isinstance(record, Refused):
                yield record
            else:
                abstract = _JATS.sub(r"<\1\2", body_at(record, "abstract"))
                marked_up = "</" in abstract
                yield entry_draft(file, _entry(record), abstract, "text/html" if marked_up else "text/plain")


def _container(file: OpenedFile) -> str | None:
    """A list of references or a single one; None when it is neither."""
    paths = key_paths(file)
    for container, inside in (("*", "*."), ("", "")):
        if f"{inside}title" in paths and any(f"{inside}{sign}" in paths for sign in _SIGNS):
            return container
    return None


def _entry(record: dict[str, Any]) -> Entry:
    keywords = [each for name in ("categories", "subject") for each in list_at(record, name) if isinstance(each, str)]
    return Entry(
        title=without_tags(_title(record, "title")),
        url=address_of(text_at(record, "URL"), text_at(record, "DOI")),
        authors=distinct(_name(each) for each in list_at(record, "author")),
        publisher=without_tags(_title(record, "container-title")) or text_at(record, "publisher") or None,
        section=text_at(record, "section") or None,
        published=_date(record.get("issued")),
        lang=language(text_at(record, "language")),
        keywords=distinct([*text_at(record, "keyword").split(","), *keywords]),
        note=body_at(record, "note"),
    )


def _title(record: dict[str, Any], key: str) -> str:
    """Crossref lists its titles."""
    return text_at(record, key) or next((sound(each) for each in list_at(record, key) if isinstance(each, str)), "")


def _name(person: object) -> str:
    given = text_at(person, "given")
    family = " ".join(filter(None, [text_at(person, "non-dropping-particle"), text_at(person, "family")]))
    return text_at(person, "literal", "name") or f"{given} {family}".strip()


def _date(date: object) -> str | None:
    if not isinstance(date, dict):
        return None
    parts = next((each for each in list_at(date, "date-parts") if isinstance(each, list)), [])
    return dashed(parts) or text_at(date, "raw", "literal", "date-time") or None
