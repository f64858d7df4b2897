"""NITF: one story as agencies mark it up, alone or inside NewsML."""

from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft, paragraphs
from clipper.core.importers.press_codes import countries, topics
from clipper.core.importers.press_words import distinct, language, people, spelled_time
from clipper.core.importers.xml_records import (
    Element,
    find,
    find_all,
    find_words,
    local_name,
    markup,
    records,
    rename,
    root_of,
    words,
)
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_HTML_NAMES = {
    "hl1": "h2",
    "hl2": "h2",
    "bq": "blockquote",
    "block": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "nitf-table": "table",
}
_NO_TEXT = ("media-metadata", "media-object", "media-reference", "nitf-table-metadata", "media-producer")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Nitf:
    """A story in the News Industry Text Format."""

    title = _("NITF")
    help = _("News agencies deliver their stories as files of this kind, ending in .xml or .nitf.")

    def recognises(self, file: OpenedFile) -> bool:
        return root_of(file)[0] == "nitf"

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        for record in records(file, "nitf"):
            if isinstance(record, Refused):
                yield record
            else:
                entry = nitf_entry(record)  # before the body, which is taken apart
                yield entry_draft(file, entry, nitf_body(record))


def nitf_body(nitf: Element) -> str:
    """The story as HTML, with the line at its end on who helped; its abstract where it has no other text."""
    content = find(nitf, "body/body.content")
    if content is None or not words(content):
        content = find(nitf, "body/body.head/abstract")
    if content is None:
        return ""
    for each in list(content.iter()):
        name = local_name(each)
        if name in _NO_TEXT and each.getparent() is not None:
            each.getparent().remove(each)
        else:
            rename(each, _HTML_NAMES.get(name, name))
    return markup(content) + paragraphs(words(each) for each in find_all(nitf, "body/body.end/tagline"))


def nitf_entry(nitf: Element) -> Entry:
    """What a story's head and body.head say of it."""
    head = "body/body.head/"
    subjects = find_all(nitf, "head/tobject/tobject.subject")
    deck = find_words(nitf, f"{head}abstract") or find_words(nitf, f"{head}hedline/hl2")
    title = find_words(nitf, f"{head}hedline/hl1") or find_words(nitf, "head/title")
    body = find_words(nitf, "body/body.content")
    byline = find(nitf, f"{head}byline")
    return Entry(
        title=title,
        deck=deck if body and deck not in ("", title, body) else None,
        authors=people(_byline(byline)) if byline is not None else (),
        publisher=_publisher(nitf),
        section=_attribute(nitf, "head/pubdata", "position.section") or None,
        dateline=_dateline(nitf) or None,
        published=_published(nitf),
        lang=language(nitf.get("baselang") or nitf.get(_LANG) or ""),
        keywords=distinct(
            [each.get("key", "") for each in find_all(nitf, "head/docdata/key-list/keyword")]
            + [each.get(f"tobject.subject.{part}", "") for each in subjects for part in ("type", "matter", "detail")]
        ),
        topics=topics(each.get("tobject.subject.refnum", "") for each in subjects),
        countries=countries(each.get("iso-cc", "") for each in find_all(nitf, "head/docdata/evloc")),
    )


def _byline(byline: Element) -> str:
    """The byline without titles of persons, which stand in an element of their own."""
    people_in_it = [words(each) for each in byline.iter("{*}person")]
    titles = {words(each) for each in byline.iter("{*}byttl")}
    if people_in_it:
        return "; ".join(people_in_it)
    return " ".join(part for text in byline.itertext() if (part := " ".join(text.split())) and part not in titles)


def _publisher(nitf: Element) -> str | None:
    return (
        find_words(nitf, "body/body.head/distributor")
        or find_words(nitf, "body/body.head/rights/rights.owner")
        or _attribute(nitf, "head/docdata/doc.copyright", "holder")
        or _attribute(nitf, "head/pubdata", "name")
        or _attribute(nitf, "head/docdata/doc-id", "regsrc")
        or None
    )


def _dateline(nitf: Element) -> str:
    dateline = find(nitf, "body/body.head/dateline")
    if dateline is None:
        return ""
    dates = {words(each) for each in dateline.iter("{*}story.date")}
    return " ".join(part for text in dateline.itertext() if (part := " ".join(text.split())) and part not in dates)


def _published(nitf: Element) -> str | None:
    return spelled_time(
        _attribute(nitf, "head/docdata/date.issue", "norm")
        or _attribute(nitf, "body/body.head/dateline/story.date", "norm")
        or _attribute(nitf, "head/pubdata", "date.publication")
        or _attribute(nitf, "head/docdata/date.release", "norm")
    )


def _attribute(nitf: Element, path: str, name: str) -> str:
    element = find(nitf, path)
    return "" if element is None else " ".join(element.get(name, "").split())
