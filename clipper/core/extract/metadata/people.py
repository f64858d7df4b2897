"""Who wrote it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from clipper.core.extract.metadata.facts import Fact, first
from clipper.core.extract.metadata.linked_data import folded
from clipper.core.extract.metadata.page import Page, elements, text_of
from clipper.core.extract.metadata.visible import SEPARATOR, Visible, lines
from clipper.core.extract.names import in_byline, people

_NAMES = (
    "dc:creator", "dcterms:creator", "dc.creator", "dcterms.creator", "author", "article:author", "og:article:author",
    "parsely-author", "sailthru.author", "byl", "byline", "cxenseparse:author", "citation_author",
    "article:author_name", "authors", "og:author", "twitter:creator:name", "bt:author", "rnews:author",
    "article.author", "dc.contributor", "creator", "article_author", "shareaholic:article_author_name",
)  # fmt: skip
_AUTHOR = re.compile(
    r"(?<![a-z])(?:post|article|entry|story|p)?[-_]?(?:author|byline|writer|writtenby|auteur|autor|autore|verfasser|vcard)s?"
    r"(?:[-_]*(?:name|names|link|list|wrapper|title))*(?![a-z])"
)
_AGENCIES = frozenset("associatedpress theassociatedpress reuters afp ap dpa upi".split())
_CREDIT = re.compile(r"credit|caption|photo|image")
_MARKED = (
    "//*[@rel='author' or contains(@class,'yline') or contains(@class,'uthor') or contains(@class,'auteur')"
    " or contains(@class,'autor') or contains(@class,'riter') or contains(@id,'byline') or contains(@id,'author')]"
)
_AFTER_DATE = re.compile(r"[^\n]{0,60}?\d[^\n]{0,12}?\s(?=(?:by|von|par|por)\s)", re.IGNORECASE)
_LIBRARY = ("dc", "citation_")
"""Names that follow library records: "Roe, Jane"."""
_WITH_HANDLE = re.compile(r"[^@]{4,60} \(?@\w{2,30}\)?")
_REACH = 12
_LONGEST = 150


def authors(
    page: Page, below: Sequence[Visible], above: Sequence[Visible], nobody: Collection[str]
) -> Fact[tuple[str, ...]] | None:
    """The authors in the page's order. `nobody` are the site's names, who write nothing."""
    return first(_authors(page, below, above, frozenset(map(folded, nobody))))


def _authors(
    page: Page, below: Sequence[Visible], above: Sequence[Visible], nobody: frozenset[str]
) -> Iterator[Fact[tuple[str, ...]] | None]:
    yield _fact(people(page.data.people("author")), "json-ld", 0.95, nobody)
    yield _fact(people(page.data.people("creator")), "json-ld", 0.85, nobody)
    said = list(_said(page, nobody))
    yield first(fact for fact in said if not _is_weak(fact.value, page))
    yield _fact(people(_items(page)), "microdata", 0.75, nobody)
    near = [*below[:_REACH], *reversed(above)]
    for line, following in pairwise([*near, Visible("")]):
        yield _fact(_in_line(line) or _after_label(line, following), "byline", 0.75, nobody)
    yield from _marked(page, nobody)
    if said:
        yield Fact(said[0].value, said[0].source, 0.5)


def _said(page: Page, nobody: frozenset[str]) -> Iterator[Fact[tuple[str, ...]]]:
    """The authors of the meta elements."""
    for name in _NAMES:
        values = page.meta.get(name, ())
        if values and (fact := _fact(people(values, last_first=name.startswith(_LIBRARY)), "meta", 0.85, nobody)):
            yield fact


def _is_weak(names: Sequence[str], page: Page) -> bool:
    """A login ("jroe"), or whoever the copyright notice names: perhaps the author, perhaps not."""
    if all(" " not in name and name.isascii() for name in names):
        return True
    owners = "".join(folded(each) for each in page.notices)
    return all(folded(name) in owners for name in names)


def _fact(names: Sequence[str], source: str, confidence: float, nobody: frozenset[str]) -> Fact[tuple[str, ...]] | None:
    bare = (_without_paper(name, nobody) for name in names if not _is_paper(name, nobody))
    found = tuple(name for name in bare if not _is_paper(name, nobody))
    return Fact(found, source, confidence) if found else None


def _is_paper(name: str, nobody: frozenset[str]) -> bool:
    """The site's name, or most of it: a firm's name is longer than a person's."""
    return folded(name) in nobody or (
        len(name) >= 8 and " " not in name and any(folded(name) in each for each in nobody)
    )


def _without_paper(name: str, nobody: frozenset[str]) -> str:
    """ "Jane Roe The Coast Gazette" without the paper."""
    words = name.split()
    for end in range(2, len(words)):
        if folded(" ".join(words[end:])) in nobody | _AGENCIES:
            return " ".join(words[:end]).strip(" ,.-–")
    return name


def _items(page: Page) -> list[str]:
    shown = [
        each
        for element in page.items.get("author", ())[:10]
        if next(element.iterancestors("figure"), None) is None
        for each in elements(element, ".//*[@itemprop='name']")[:3] or [element]
    ]
    return [element.get("content") or text_of(element, _LONGEST) for element in shown]


def _in_line(line: Visible) -> list[str]:
    """The people of a byline: "By Jane Roe", or a line that the page marks as one."""
    if len(line.text) > _LONGEST or _CREDIT.search(line.marks):
        return []
    parts = [part for part in line.text.split(SEPARATOR) if part]
    if found := [name for part in parts for name in in_byline(part)]:
        return found
    if (after_date := _AFTER_DATE.match(line.text)) and (found := in_byline(line.text[after_date.end() :])):
        return found
    marked = parts if _AUTHOR.search(line.marks) or _WITH_HANDLE.fullmatch(line.text) else []
    return next((found for part in marked if (found := people([part], strict=True))), [])


def _after_label(line: Visible, following: Visible) -> list[str]:
    """ "By" on a line of its own, and the names on the next."""
    return (
        in_byline(f"{line.text} {following.text}") if len(line.text) <= 20 and len(following.text) <= _LONGEST else []
    )


def _marked(page: Page, nobody: frozenset[str]) -> Iterator[Fact[tuple[str, ...]] | None]:
    """Elements that the page calls its byline, wherever they stand."""
    for element in elements(page.root, _MARKED)[:30]:
        if page.is_aside(element):
            continue
        found: list[str] = []
        for line, _ in zip(lines(element), range(3), strict=False):
            found += [name for name in _in_line(line) if name not in found]
        yield _fact(found, "rel-author" if element.get("rel") == "author" else "byline", 0.6, nobody)
