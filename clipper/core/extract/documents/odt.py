"""OpenDocument text: a small converter of its content.xml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clipper.core.errors import ClipperError
from clipper.core.extract.documents.cells import unwrapped
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.documents.package import Package, damaged, resolved
from clipper.core.extract.documents.properties import authors_of, keywords_of, language_of, title_of
from clipper.core.extract.markup import escape
from clipper.core.model import Entry, Part
from clipper.core.text import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _STYLE, _DRAW, _META, _OFFICE = (_NS % name for name in "text table style drawing meta office".split())
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_TAGS = {
    f"{_TEXT}p": "p", f"{_TEXT}list": "ul", f"{_TEXT}list-item": "li", f"{_TEXT}list-header": "li",
    f"{_TABLE}table": "table", f"{_TABLE}table-row": "tr", f"{_TABLE}table-cell": "td",
}  # fmt: skip
_LEFT_OUT = frozenset({
    f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_TEXT}note-citation",
    f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TEXT}bookmark", f"{_TABLE}covered-table-cell",
    f"{_TEXT}table-of-content", f"{_SVG}title", f"{_SVG}desc",
})  # fmt: skip
_BREAKS = {f"{_TEXT}line-break": "<br>", f"{_TEXT}tab": " "}
_MOST_SPACES = 20
_HEADING = re.compile(r"\s*<h[1-3]\b")


def convert(data: bytes) -> Converted:
    """Raises ClipperError where the document is damaged, locked with a password, or a bomb."""
    package = Package(data)
    if b"encryption-data" in (package.text("META-INF/manifest.xml") or b""):
        raise ClipperError(
            _("This document is locked with a password."), _("Save it without one, and import it again.")
        )
    root = package.xml("content.xml")
    body = next(root.iter(f"{_OFFICE}text"), None) if root is not None else None
    if root is None or body is None:
        raise damaged(_("it has no text"))
    writer = _Writer(package, _styles(root))
    html = writer.html(body)
    return Converted(html, facts=_facts(package, titled=bool(_HEADING.match(html))), parts=tuple(writer.parts.values()))


def _styles(root: "_Element") -> dict[str, str]:
    """Names of styles that mean something, with the tags that say so: titles, bold, italic."""
    found = {"Title": "h1", "Subtitle": "h2"}
    for style in root.iter(f"{_STYLE}style"):
        name, parent = style.get(f"{_STYLE}name", ""), style.get(f"{_STYLE}parent-style-name", "")
        said = next(style.iter(f"{_STYLE}text-properties"), None)
        if parent in ("Title", "Subtitle"):
            found[name] = found[parent]
        elif said is not None and style.get(f"{_STYLE}family") == "text":
            if said.get(f"{_FO}font-weight") == "bold":
                found[name] = "strong"
            elif said.get(f"{_FO}font-style") == "italic":
                found[name] = "em"
    return found


@dataclass(slots=True)
class _Writer:
    """Recursion ends where lxml does: it parses no more than 256 elements deep."""

    package: Package
    styles: dict[str, str]
    parts: dict[str, Part] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def html(self, body: "_Element") -> str:
        written = unwrapped("".join(self._inside(body)))
        notes = "".join(f"<li>{note}</li>" for note in self.notes)
        return f"{written}<ol>{notes}</ol>" if notes else written

    def _inside(self, element: "_Element") -> Iterator[str]:
        """Its own words and everything in it; text between blocks is only white space."""
        yield escape(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
                yield from self._element(child)
            yield escape(child.tail or "")

    def _element(self, element: "_Element") -> Iterator[str]:
        name = element.tag
        if name in _BREAKS:
            yield _BREAKS[name]
        elif name == f"{_TEXT}s":
            count = element.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif name == f"{_TEXT}note":
            yield self._note(element)
        elif name == f"{_DRAW}image":
            yield self._picture(element)
        else:
            tag = self._tag(element)
            yield f"<{tag}>" if tag else ""
            yield from self._inside(element)
            yield f"</{tag.split()[0]}>" if tag else ""

    def _tag(self, element: "_Element") -> str:
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level", "1")
            return f"h{min(int(level), 6) if level.isdecimal() and level != '0' else 1}"
        if element.tag == f"{_TEXT}a" and element.get(_HREF):
            return f'a href="{escape(element.get(_HREF))}"'
        style = self.styles.get(element.get(f"{_TEXT}style-name", ""), "")
        if element.tag == f"{_TEXT}span":
            return style if style in ("strong", "em") else ""
        if element.tag == f"{_TEXT}p" and style in ("h1", "h2"):
            return style
        return _TAGS.get(element.tag, "")

    def _note(self, element: "_Element") -> str:
        body = next(element.iter(f"{_TEXT}note-body"), None)
        if body is None:
            return ""
        self.notes.append("".join(self._inside(body)))
        return f"<sup>{len(self.notes)}</sup>"

    def _picture(self, element: "_Element") -> str:
        name = resolved("", element.get(_HREF, ""))
        part = self.parts.get(name) or self.package.picture(name)
        if part is None:
            return ""
        self.parts[name] = part
        frame = element.getparent()
        said = [frame.find(f"{_SVG}{each}") for each in ("desc", "title")] if frame is not None else []
        alt = next((each.text for each in said if each is not None and each.text), "")
        return f'<img src="{escape(name)}" alt="{escape(alt)}">'


def _facts(package: Package, *, titled: bool) -> Entry:
    root = package.xml("meta.xml")
    if root is None:
        return Entry()

    def values(name: str) -> list[str]:
        return ["".join(each.itertext()) for each in root.iter(name)]

    return Entry(
        title="" if titled else title_of(next(iter(values(f"{_DC}title")), "")),
        authors=authors_of(values(f"{_META}initial-creator")[:1] or values(f"{_DC}creator")[:1]),
        lang=language_of(next(iter(values(f"{_DC}language")), "")),
        keywords=tuple(word for each in values(f"{_META}keyword") for word in keywords_of(each)),
    )
