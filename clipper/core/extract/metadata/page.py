"""A parsed page, and what every reader of metadata asks of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING

from clipper.core.extract.markup import squeeze
from clipper.core.extract.metadata.linked_data import LinkedData, folded, read

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

_MOST_HEADINGS = 20
_MOST_VALUES = 200
LONGEST_TITLE = 250
_DEEPEST = 25
_ASIDE = re.compile(
    r"comment|disqus|related|recirc|recommend|sidebar|footer|promo|most-?(?:read|popular)|trending|newsletter"
    r"|teaser|read-?more|more-?(?:from|stories|news)|latest|popular|breadcrumb",
    re.IGNORECASE,
)
_ASIDE_TAGS = frozenset("aside footer nav form".split())


@dataclass(frozen=True, slots=True)
class Heading:
    element: "_Element"
    text: str


class Page:
    """One parsed page. `captured` is what its ages count from, `address` where it was found, if known."""

    def __init__(self, root: "_Element", captured: datetime, address: str | None, found_by: str) -> None:
        self.root = root
        self.captured = captured
        self.address = address
        self.found_by = found_by
        self.meta = _meta_values(root)

    def said(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """(name, value) of the meta elements with these names, in the order of `names`."""
        return ((name, value) for name in names for value in self.meta.get(name, ()))

    @cached_property
    def headings(self) -> list[Heading]:
        """The page's h1, those that may be a headline."""
        return self._headings("h1")

    def _headings(self, *tags: str) -> list[Heading]:
        found: list[Heading] = []
        for number, element in enumerate(self.root.iter(*tags)):
            if number == _MOST_HEADINGS:
                break
            text = text_of(element, LONGEST_TITLE + 1).rstrip(" ¶")
            found += [Heading(element, text)] if 0 < len(text) <= LONGEST_TITLE else []
        return found

    @cached_property
    def shown(self) -> list[Heading]:
        """What the page shows as headings of any importance, h1 first."""
        return [*self.headings, *self._headings("h2", "h3")]

    def heading(self, title: str | None) -> Heading | None:
        """The element that shows this headline."""
        wanted = folded(title)
        for heading in self.shown:
            if wanted and folded(heading.text) == wanted:
                return heading
        return self.headings[0] if len(self.headings) == 1 else None

    @cached_property
    def title_element(self) -> str:
        """The text of the head's title element; empty where there is none."""
        return next((squeeze(element.text or "")[:1000] for element in self.root.iter("title")), "")

    @cached_property
    def data(self) -> LinkedData:
        titles = [heading.text for heading in self.headings]
        titles += [value for _, value in self.said(("og:title", "twitter:title"))]
        return LinkedData(read(self.root), frozenset(map(folded, titles)) - {""})

    @cached_property
    def notices(self) -> list[str]:
        """The page's copyright notices."""
        found = elements(self.root, "//*[contains(text(), '\u00a9')][not(self::script or self::style)]")[:10]
        return [text_of(element, 300) for element in found]

    @cached_property
    def items(self) -> dict[str, list["_Element"]]:
        """Elements with microdata properties, by name; those of comments left out."""
        found: dict[str, list[_Element]] = {}
        for element in elements(self.root, "//*[@itemprop]")[:2000]:
            for name in element.get("itemprop", "").lower().split()[:5]:
                values = found.setdefault(name, [])
                if len(values) < 20 and not self.is_aside(element):
                    values.append(element)
        return found

    @cached_property
    def _trunk(self) -> frozenset["_Element"]:
        """What holds the headline, and so is no aside whatever it is called."""
        return frozenset(above for heading in self.headings[:3] for above in heading.element.iterancestors())

    def is_aside(self, element: "_Element") -> bool:
        """In a comment, a list of other stories, a footer: what stands there is not said of the article."""
        here: _Element | None = element
        for _ in range(_DEEPEST):
            if here is None or here in self._trunk:
                return False
            if here.tag in _ASIDE_TAGS or _ASIDE.search(f"{here.get('class', '')[:300]} {here.get('id', '')[:100]}"):
                return True
            here = here.getparent()
        return False


def elements(root: "_Element", path: str) -> list["_Element"]:
    """What an XPath that selects elements finds."""
    found = _compiled(path)(root)
    return found if isinstance(found, list) else []


@cache
def _compiled(path: str) -> "XPath":
    """`//` at the beginning asks for children of every node; every element, asked itself, is the same and quicker."""
    from lxml import etree

    return etree.XPath(f"descendant-or-self::{path[2:]}" if path.startswith("//") else path)


def text_of(element: "_Element", longest: int) -> str:
    """The element's text on one line, no more of it than `longest` characters."""
    parts: list[str] = []
    length = 0
    for part in element.itertext(with_tail=False):
        parts.append(part)
        length += len(part.strip())
        if length > longest:
            break
    return squeeze("".join(parts))[:longest]


def _meta_values(root: "_Element") -> dict[str, list[str]]:
    """Values by name, in lower case. One element may carry several names, and "value" for "content"."""
    found: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        value = squeeze((element.get("content") or element.get("value") or "")[:5000])
        if not value:
            continue
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split()[:5]:
                values = found.setdefault(name, [])
                if len(values) < _MOST_VALUES and value not in values[-1:]:
                    values.append(value)
    return found
