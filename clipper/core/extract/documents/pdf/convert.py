"""A PDF's paragraphs as HTML, its headline and its properties."""

import re
from collections.abc import Sequence

from clipper.core.errors import ClipperError
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.documents.pdf.furniture import without_furniture
from clipper.core.extract.documents.pdf.pages import read_pages
from clipper.core.extract.documents.pdf.paragraphs import Paragraph, paragraphs
from clipper.core.extract.documents.properties import authors_of, keywords_of, title_of
from clipper.core.extract.markup import clean_text, escape
from clipper.core.extract.shapes import word_count
from clipper.core.model import Entry
from clipper.core.text import _

_LETTERS = re.compile(r"\w+")


def convert(data: bytes) -> Converted:
    """Raises ClipperError where it is locked, damaged, or holds no text but pictures of it."""
    pages, properties = read_pages(data)
    pages, address = without_furniture(pages)
    found = paragraphs(pages)
    if not found:
        raise ClipperError(
            _("This PDF holds no text, only pictures of pages."),
            _("Run it through a program that recognises text (OCR), and import it again."),
        )
    headline = _headline(found, title_of(properties.get("Title")))
    facts = Entry(
        title=clean_text(headline.text) if headline else title_of(properties.get("Title")),
        authors=authors_of([properties.get("Author")]),
        keywords=keywords_of(properties.get("Keywords")),
        url=address,
    )
    return Converted(_html([each for each in found if each is not headline]), facts=facts)


def _headline(found: Sequence[Paragraph], title: str) -> Paragraph | None:
    """The heading of the first page with text that the properties know, else the largest one."""
    first = found[0].page
    headings = [each for each in found if each.level and each.page == first and word_count(each.text) >= 2]
    agreeing = [each for each in headings if title and _folded(each.text) in _folded(title)]
    largest = max(headings, key=lambda each: each.size, default=None)
    return max(agreeing, key=lambda each: len(each.text), default=largest)


def _folded(text: str) -> str:
    return "".join(_LETTERS.findall(text.lower()))


def _html(found: Sequence[Paragraph]) -> str:
    parts: list[str] = []
    in_list = False
    for each in found:
        if each.is_item != in_list:
            in_list = each.is_item
            parts.append("<ul>" if in_list else "</ul>")
        tag = "li" if each.is_item else f"h{each.level + 1}" if each.level else "p"
        parts.append(f"<{tag}>{escape(each.words)}</{tag}>")
    return "".join([*parts, "</ul>" if in_list else ""])
