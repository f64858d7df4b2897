"""Headline and deck (the line below it that says what the story is about)."""

import re
from collections.abc import Iterator, Sequence

from clipper.core.extract.furniture import is_related_heading
from clipper.core.extract.markup import squeeze
from clipper.core.extract.metadata.facts import Fact, squeezed
from clipper.core.extract.metadata.linked_data import folded
from clipper.core.extract.metadata.page import LONGEST_TITLE, Page
from clipper.core.extract.metadata.visible import Visible, called
from clipper.core.extract.shapes import word_count

_TITLE_NAMES = (
    "dc:title", "dcterms:title", "dcterm:title", "og:title", "twitter:title", "dc.title", "dcterms.title",
    "citation_title", "headline", "parsely-title", "title",
)  # fmt: skip
_SEPARATOR = re.compile(r"\s+[|\-–—»«•·:]{1,2}\s+|\s*[|｜]\s*|\s?[：_]\s?|(?<=\w)[:_-](?=\w)")
_SPACED = re.compile(r"\s+[|\-–—»«•·:]{1,2}\s+|\s*[|｜]\s*")
_DECK_WORDS = frozenset(
    "deck dek standfirst subtitle subheadline subhead subheading chapo chapeau untertitel subtitulo sottotitolo "
    "bajada entradilla excerpt lede dekline tagline intro strapline".split()
)
_DESCRIPTIONS = ("og:description", "description", "twitter:description")
_FOR_READERS = ("og:description", "twitter:description")
"""Written to be read beside the headline; the plain description is often written for search engines."""
_CUT = re.compile(r"(?:\.{3}|…|\[…\])\W*\Z")
_MOST_WORDS_OF_SITE = 5


def title(page: Page, names: Sequence[str]) -> Fact[str] | None:
    """The headline. `names` are what the site is called: they don't belong to it.

    An h1 that agrees with what the head says wins: it is what the reader saw.
    """
    said = list(_said(page))
    headings = [heading.text for heading in page.headings]
    shown = [heading.text for heading in page.shown]
    titles = [without_site(fact.value, shown, names) for fact in said]
    agreed = {folded(text) for text in titles}
    for heading in headings:
        if folded(heading) in agreed:
            return Fact(heading, "h1", 0.95)
    for heading in headings:
        if word_count(heading) >= 3 and any(_holds(text, heading) for text in titles):
            return Fact(heading, "h1", 0.8)
    if len(headings) == 1 and any(_resembles(headings[0], text) for text in titles):
        return Fact(headings[0], "h1", 0.75)
    if said:
        text = _without_last(titles[0]) if said[0].source == "title" and not headings else titles[0]
        return Fact(text, said[0].source, said[0].confidence)
    return Fact(headings[0], "h1", 0.7) if headings else None


def _said(page: Page) -> Iterator[Fact[str]]:
    if headline := squeezed(page.data.article.get("headline"), LONGEST_TITLE):
        yield Fact(headline, "json-ld", 0.85)
    for name, value in page.said(_TITLE_NAMES):
        if text := squeezed(value, LONGEST_TITLE):
            yield Fact(text, "og" if name.startswith("og:") else "meta", 0.8)
    if text := squeezed(page.title_element, LONGEST_TITLE):
        yield Fact(text, "title", 0.7)


def without_site(text: str, headings: Sequence[str], names: Sequence[str]) -> str:
    """Without the site's name at the end or the beginning, where it is surely one."""
    folded_names = [name for name in (folded(each).removeprefix("the") for each in names) if name]
    shown = {folded(heading) for heading in headings}
    for _ in range(3):
        cuts = [(match.start(), match.end()) for match in _SEPARATOR.finditer(text)]
        for start, end in reversed(cuts):
            left, right = text[:start].strip(), text[end:].strip()
            if left and (
                _is_site(right, folded_names)
                or (folded(left) in shown and folded(right) not in shown and _short(right))
            ):
                text = left
                break
            if right and _is_site(left, folded_names):
                text = right
                break
        else:
            return text
    return text


def _is_site(text: str, folded_names: Sequence[str]) -> bool:
    """A site's name, or one that begins like it: "CNN Politics" of CNN."""
    found = folded(text).removeprefix("the")
    return any(
        found == name
        or (_short(text) and min(len(found), len(name)) >= 3 and found.startswith(name))
        or (len(found) >= 4 and name.startswith(found))
        for name in folded_names
    )


def _short(text: str) -> bool:
    return len(text.split()) <= _MOST_WORDS_OF_SITE


def _without_last(text: str) -> str:
    """Nothing but the title element tells the headline; a short last part is the site's name."""
    left, right = "", ""
    for match in _SPACED.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
    return left if word_count(left) >= 3 and 0 < len(right.split()) <= 3 else text


def _holds(text: str, heading: str) -> bool:
    """The title is the heading and little more, or the heading and a separate, lesser part."""
    found = folded(heading)
    if found not in folded(text):
        return False
    if len(heading) >= 0.6 * len(text):
        return True
    parts = [(text[: match.start()], text[match.end() :]) for match in _SEPARATOR.finditer(text)]
    return any(found == folded(left) or (found == folded(right) and len(right) > len(left)) for left, right in parts)


def _resembles(heading: str, title: str) -> bool:
    """Most words of the shorter stand in the longer one too, and neither is a mere fragment."""
    a, b = set(heading.lower().split()), set(title.lower().split())
    return len(a) >= 4 and len(a) >= 0.35 * len(b) and len(a & b) > 0.5 * min(len(a), len(b))


def deck(page: Page, headline: str | None, below: Sequence[Visible]) -> Fact[str] | None:
    """The line below the headline that sums the story up, as the page marks it or as its description says."""
    described = {folded(value): name for name, value in page.said(_DESCRIPTIONS)}
    if alternative := squeezed(page.data.article.get("alternativeHeadline"), 500):
        described.setdefault(folded(alternative), "json-ld")
    for line in below[:12]:
        if not 15 <= len(line.text) <= 400 or folded(line.text) == folded(headline) or is_related_heading(line.text):
            continue
        if called(line.marks, _DECK_WORDS):
            return Fact(line.text, "text", 0.85)
        if folded(line.text) in described:
            return Fact(line.text, "text", 0.9)
    return _description(page, headline, below)


def _description(page: Page, headline: str | None, below: Sequence[Visible]) -> Fact[str] | None:
    """The head's description, unless it is cut off or the beginning of the text."""
    shown = [folded(line.text) for line in below]
    for name, value in page.said(_FOR_READERS):
        text = folded(value)
        if not 30 <= len(value) <= 400 or _CUT.search(value) or "<" in value or text == folded(headline):
            continue
        if any(text[:40] in line for line in shown):
            return None
        return Fact(squeeze(value), "og" if name.startswith("og:") else "meta", 0.5)
    return None
