"""Zotero RDF: references with their collections, tags, notes and saved pages."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.bibliography.references import address_of
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.press_words import distinct, language, spelled_time
from clipper.core.importers.xml_records import (
    Element,
    find,
    find_all,
    find_words,
    records,
    root_of,
    without_tags,
    words,
)
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_KINDS = (
    "Article Book BookSection Data Description Document Image Interview Issue Legislation Letter Manuscript"
    " MotionPicture Patent Recording Report Script Speech Thesis Webpage"
).split()
_DEEPEST = 20


@dataclass(slots=True)
class _Library:
    """What items refer to, by identifier: notes, collections (name, parent's identifier) and who holds what."""

    notes: dict[str, str] = field(default_factory=dict)
    collections: dict[str, str] = field(default_factory=dict)
    held_by: dict[str, list[str]] = field(default_factory=dict)

    def folders(self, item: str) -> tuple[str, ...]:
        """The collections that hold an item, "News/Asia"."""
        return tuple(self._path(each) for each in self.held_by.get(item, []) if each in self.collections)

    def _path(self, collection: str) -> str:
        names: list[str] = []
        at: str | None = collection
        while at in self.collections and len(names) < _DEEPEST:
            names.append(self.collections[at])
            at = next(iter(self.held_by.get(at, [])), None)
        return "/".join(reversed(names))


class ZoteroRdf:
    """References: an abstract counts as the text; without one there is only the link."""

    title = _("Zotero RDF")
    help = _("In Zotero: File, Export Library, format Zotero RDF; tick Export Notes.")

    def recognises(self, file: OpenedFile) -> bool:
        name, attributes = root_of(file)
        return name == "RDF" and "zotero.org/namespaces/export" in attributes

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        library = _library(file)
        for record in records(file, *_KINDS):
            if isinstance(record, Refused):
                yield record
            elif find_words(record, "itemType") not in ("", "attachment", "note"):
                abstract = find(record, "abstract")
                body = "" if abstract is None else "".join(abstract.itertext())
                yield entry_draft(file, _entry(record, library), body, "text/plain")


def _library(file: OpenedFile) -> _Library:
    library = _Library()
    for record in records(file, "Memo", "Collection"):
        if isinstance(record, Refused):
            continue  # told when the items are read
        identifier = record.get(f"{_RDF}about", "")
        if record.tag.endswith("Memo"):
            library.notes[identifier] = without_tags(find_words(record, "value"))
        else:
            library.collections[identifier] = find_words(record, "title")
            for part in find_all(record, "hasPart"):
                library.held_by.setdefault(part.get(f"{_RDF}resource", ""), []).append(identifier)
    return library


def _entry(item: Element, library: _Library) -> Entry:
    identifier = item.get(f"{_RDF}about", "")
    container = find(item, "isPartOf")
    notes = [library.notes.get(each.get(f"{_RDF}resource", ""), "") for each in find_all(item, "isReferencedBy")]
    doi = next((text for each in find_all(item, "identifier") if (text := words(each)).startswith("DOI ")), "")
    url = find_words(item, "identifier/URI/value") or identifier
    return Entry(
        title=find_words(item, "title"),
        url=address_of(url, doi.removeprefix("DOI ")),
        authors=distinct(_name(each) for each in item.iterfind("{*}authors//{*}Person")),
        publisher=(next((words(each) for each in container.iter("{*}title")), "") if container is not None else "")
        or find_words(item, "publisher/Organization/name")
        or None,
        published=spelled_time(find_words(item, "date")),
        lang=language(find_words(item, "language")),
        labels=distinct(words(each) for each in find_all(item, "subject")),
        folders=library.folders(identifier),
        note="\n\n".join(filter(None, notes)),
    )


def _name(person: Element) -> str:
    return f"{find_words(person, 'givenName')} {find_words(person, 'surname')}".strip()
