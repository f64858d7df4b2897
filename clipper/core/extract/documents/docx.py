"""Word's DOCX, by mammoth: headings, lists, tables, notes, links and pictures."""

import io
import re
from typing import TYPE_CHECKING, Any

from clipper.core.errors import ClipperError
from clipper.core.extract.documents.cells import unwrapped
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.documents.package import Package, damaged, declares_entities
from clipper.core.extract.documents.properties import authors_of, keywords_of, language_of, title_of
from clipper.core.model import Entry, Part
from clipper.core.text import _

if TYPE_CHECKING:
    from lxml.etree import _Element

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Caption'] => p:fresh > em
r[style-name='Strong'] => strong
"""
_HEADING = re.compile(r"(?:\s|<a id=\"[^\"<>]*\"></a>)*<h[1-3]\b")
_DC = "{http://purl.org/dc/elements/1.1/}"
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"


def convert(data: bytes) -> Converted:
    """Raises ClipperError where the document is damaged, a bomb, or nested too deep."""
    package = Package(data)
    for name in package.names:
        if name.endswith((".xml", ".rels")) and declares_entities(package.text(name) or b""):
            raise damaged(_("it holds a document type, which Word never writes"))
    parts: list[Part] = []
    html = _html(data, parts)
    return Converted(html, facts=_facts(package, titled=bool(_HEADING.match(html))), parts=tuple(parts))


def _html(data: bytes, parts: list[Part]) -> str:
    import mammoth  # lazily: most pastes are no Word documents

    def image(picture: Any) -> dict[str, str]:
        """A picture lies beside the text; one that is only linked to is not fetched."""
        try:
            with picture.open() as stream:
                content = stream.read()
        except (ValueError, KeyError, OSError):
            return {"src": ""}
        name = f"docx-picture-{len(parts) + 1}"
        parts.append(Part(name, str(picture.content_type or ""), content))
        return {"src": name}

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(image),
            external_file_access=False,
        )
    except RecursionError as error:
        raise ClipperError(_("This document is nested too deep to read."), _("The original is kept.")) from error
    except Exception as error:  # mammoth trusts a document to be one: anything may be missing in it
        raise damaged(f"{type(error).__name__}: {error}") from error
    return unwrapped(str(result.value))


def _facts(package: Package, *, titled: bool) -> Entry:
    """A title of the properties is needed only where the text has no headline of its own."""
    root = package.xml(_PROPERTIES) if _PROPERTIES in package.names else None
    if root is None:
        return Entry()
    return Entry(
        title="" if titled else title_of(_value(root, f"{_DC}title")),
        authors=authors_of([_value(root, f"{_DC}creator")]),
        lang=language_of(_value(root, f"{_DC}language")),
        keywords=keywords_of(_value(root, f"{_CP}keywords")),
    )


def _value(root: "_Element", name: str) -> str | None:
    return next(("".join(each.itertext()) for each in root.iter(name)), None)
