"""EPUB: the chapters in the order of its spine.

A book, a report or a guide is one article with everything in it. A newspaper, a magazine or a
read-later service's export holds many articles: it says that it is a periodical, or its chapters
have bylines and dates of their own; then each chapter is an article.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from clipper.core.errors import ClipperError
from clipper.core.extract.charset import decode
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.documents.package import Package, damaged, resolved
from clipper.core.extract.documents.properties import authors_of, date_of, language_of, title_of
from clipper.core.extract.markup import clean_text, squeeze
from clipper.core.extract.shapes import byline, word_count
from clipper.core.extract.stamps import read_stamp
from clipper.core.model import Entry, Part
from clipper.core.text import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_DC = "{http://purl.org/dc/elements/1.1/}"
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_EPUB_TYPE = "epub:type"
_HEADINGS = ("h1", "h2", "h3")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div")
_NO_CHAPTER = frozenset("cover titlepage toc landmarks copyright-page colophon index title-page loi lot".split())
_PERIODICAL = re.compile(r"periodical|magazine|newspaper|news\b", re.IGNORECASE)
_FEWEST_WORDS = 150
"""A chapter with fewer is no article of its own."""
_HEAD = 6
"""Blocks at a chapter's beginning among which its byline and date stand."""
_MOST_CHAPTERS = 2000
_LOCKED = "META-INF/encryption.xml"
_FONTS = re.compile(rb"(?:idpf\.org/2008/embedding|ns\.adobe\.com/pdf/enc#RC)")


@dataclass(frozen=True, slots=True)
class _Chapter:
    html: str
    heading: str
    words: int
    dated: bool
    """It has a byline or a date of its own."""
    parts: tuple[Part, ...]


def convert(data: bytes) -> Sequence[Converted]:
    """One text, or one for each article. Raises ClipperError where the book is damaged, locked, or a bomb."""
    package = Package(data)
    path = _package_path(package)
    opf = package.xml(path)
    if opf is None:
        raise damaged(_("it names no contents"))
    _refuse_locked(package)
    chapters = [chapter for name in _spine(opf, path) if (chapter := _chapter(package, name)) is not None]
    facts = _facts(opf)
    if _is_collection(opf, chapters):
        return _articles(chapters, facts)
    parts = {part.name: part for chapter in chapters for part in chapter.parts}
    return [Converted("".join(chapter.html for chapter in chapters), facts=facts, parts=tuple(parts.values()))]


def _package_path(package: Package) -> str:
    container = package.xml("META-INF/container.xml")
    roots = container.iter(f"{_CONTAINER}rootfile") if container is not None else ()
    named = next((root.get("full-path") for root in roots), None)
    found = named or next((name for name in sorted(package.names) if name.endswith(".opf")), None)
    if found is None:
        raise damaged(_("it names no contents"))
    return str(found)


def _refuse_locked(package: Package) -> None:
    """Fonts are often encrypted, which hurts nobody."""
    said = package.text(_LOCKED) or b""
    if b"EncryptedData" in said and not _FONTS.search(said):
        raise ClipperError(_("This book is locked (DRM)."), _("Clipper can read books without a lock only."))


def _spine(opf: "_Element", path: str) -> Iterator[str]:
    """Members with text, in the order of reading, without covers and tables of contents."""
    items = {item.get("id"): item for item in opf.iter(f"{_OPF}item")}
    guide = {
        resolved(path, each.get("href") or "")
        for each in opf.iter(f"{_OPF}reference")
        if (each.get("type") or "").lower() in _NO_CHAPTER
    }
    for reference in list(opf.iter(f"{_OPF}itemref"))[:_MOST_CHAPTERS]:
        item = items.get(reference.get("idref"))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        name = resolved(path, item.get("href") or "")
        if name not in guide:
            yield name


def _chapter(package: Package, name: str) -> _Chapter | None:
    """None where it is missing, a cover, or a list of links."""
    from lxml import etree  # lazily: the window starts without it

    data = package.text(name)
    if not data or not data.strip():
        return None
    source = clean_text(decode(data)).encode("utf-8", "replace")
    root = etree.fromstring(source, etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    body = next(root.iter("body"), None) if root is not None else None
    if body is None or not _NO_CHAPTER.isdisjoint((body.get(_EPUB_TYPE) or "").split()):
        return None
    for element in list(body.iter("script", "style", "nav")):
        following = element.tail
        element.clear()
        element.tag, element.tail = "span", following
    words = word_count(" ".join(body.itertext()))
    linked = word_count(" ".join("".join(link.itertext()) for link in body.iter("a")))
    if words == 0 and next(body.iter("img", "image"), None) is None:
        return None
    if words and linked > 0.7 * words:
        return None
    parts = tuple(_pictures(package, name, body))
    blocks = [squeeze("".join(block.itertext())) for block in body.iter(*_BLOCKS)][: 2 * _HEAD]
    heading = next((squeeze("".join(each.itertext())) for each in body.iter(*_HEADINGS)), "")
    html = "".join(etree.tostring(child, encoding="unicode", method="html") for child in body)
    return _Chapter(html, heading, words, any(map(_is_fact, blocks)), parts)


def _is_fact(line: str) -> bool:
    return bool(byline(line)) or read_stamp(line, datetime.now(UTC)) is not None


def _pictures(package: Package, name: str, body: "_Element") -> Iterator[Part]:
    """The pictures that a chapter shows; it calls them by their names in the package from here on."""
    for element in body.iter("img", "image"):
        reference = element.get("src") or element.get("xlink:href") or element.get("href") or ""
        part = package.picture(resolved(name, reference)) if reference and ":" not in reference[:12] else None
        if part is not None:
            element.tag = "img"
            element.set("src", part.name)
            yield part


def _is_collection(opf: "_Element", chapters: Sequence[_Chapter]) -> bool:
    whole = [chapter for chapter in chapters if chapter.heading and chapter.words > _FEWEST_WORDS]
    if len(whole) < 2:
        return False
    kinds = [each.text or "" for each in opf.iter(f"{_DC}type")]
    kinds += [
        each.get("content") or "" for each in opf.iter(f"{_OPF}meta") if "publication_type" in (each.get("name") or "")
    ]
    return any(map(_PERIODICAL.search, kinds)) or sum(chapter.dated for chapter in whole) > 0.5 * len(whole)


def _articles(chapters: Sequence[_Chapter], issue: Entry) -> list[Converted]:
    """One for each chapter; what is too short for that belongs to the one before it."""
    facts = Entry(publisher=issue.publisher or issue.title or None, published=issue.published, lang=issue.lang)
    found: list[Converted] = []
    for chapter in chapters:
        if found and not (chapter.heading and chapter.words > _FEWEST_WORDS):
            last = found[-1]
            found[-1] = Converted(last.html + chapter.html, facts=facts, parts=(*last.parts, *chapter.parts))
        else:
            found.append(Converted(chapter.html, facts=facts, parts=chapter.parts))
    return found


def _facts(opf: "_Element") -> Entry:
    def values(name: str) -> list[str]:
        return [squeeze("".join(each.itertext())) for each in opf.iter(f"{_DC}{name}")]

    publishers = [value for value in values("publisher") if value.lower() not in ("calibre", "unknown")]
    sources = [value for value in values("source") if value.startswith(("http://", "https://"))]
    return Entry(
        title=title_of(next(iter(values("title")), "")),
        authors=authors_of(values("creator")),
        publisher=next(iter(publishers), None),
        published=date_of(next(iter(values("date")), ""), datetime.now(UTC)),
        lang=language_of(next(iter(values("language")), "")),
        keywords=tuple(value for value in values("subject") if len(value) <= 60),
        url=next(iter(sources), None),
    )
