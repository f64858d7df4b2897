"""Finds the listed articles of a page: a source-and-time line beside a headline, text below.

Where the headline stands, above or below that line, is decided for each record by what is there,
and where both would do by what the page's other records do.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from clipper.core.extract.furniture import is_furniture, is_related_heading, is_section
from clipper.core.extract.lines import Line
from clipper.core.extract.shapes import (
    byline,
    is_capitalised,
    is_headline,
    is_name,
    is_prose,
    is_strong_headline,
    word_count,
)
from clipper.core.extract.stamps import Stamp

Shape = Literal["above", "below"]
_LIST_OF_HEADLINES = 3
"""Headlines without text are believed from this number on."""
_FARTHEST = 300
"""Lines around a time among which the rest of its record is looked for."""
_BULLETS = ("- ", "– ", "— ", "• ", "· ", "* ", "・", "‐ ")


@dataclass(frozen=True, slots=True)
class Card:
    """A listed article by the numbers of its lines: `start` where it begins, `title`, `body` the
    first line of its text. `sure` False: nothing but a date beside a headline, as a chronicle
    inside one article has too."""

    start: int
    title: int
    body: int
    shape: Shape
    stamp: Stamp | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    sure: bool = True


def find_cards(lines: Sequence[Line], stamps: Mapping[int, Stamp]) -> list[Card]:
    """The page's records in order, none overlapping. Keys of `stamps` are line numbers."""
    repeated = any(at and at + 1 < len(lines) and _tag(lines[at + 1]) == lines[at - 1].text for at in stamps)
    finder = _Finder(lines, stamps, repeated)
    options = {at: finder.options(at) for at in stamps}
    shapes = Counter(found[0].shape for found in options.values() if len(found) == 1)
    usual: Shape | None = shapes.most_common(1)[0][0] if shapes else None
    cards: list[Card] = []
    for at, found in sorted(options.items()):
        free = cards[-1].body if cards else 0
        fitting = [card for card in found if card.start >= free]
        bare = finder.bodyless(at) if not found else None
        if fitting:
            cards.append(_chosen(fitting, lines, usual, first=not cards))
        elif bare and bare.start >= free:
            cards.append(bare)
    cards = _with_sources_above(cards, lines)
    empty = {card for card in cards if not finder.has_text(card)}
    if len(empty) < _LIST_OF_HEADLINES:
        return [card for card in cards if card not in empty]
    return [card for card in cards if card.sure or card not in empty]


def _with_sources_above(cards: Sequence[Card], lines: Sequence[Line]) -> list[Card]:
    """source / headline / time: believed when most of the records that name no source have a name there."""
    limits = [0, *(card.body for card in cards)]
    nameless = [
        (at, card)
        for at, card in enumerate(cards)
        if card.shape == "above" and not (card.source or card.authors or lines[card.title].heading)
    ]
    named = {
        at: card
        for at, card in nameless
        if card.start > limits[at]
        and is_name(lines[card.start - 1].text)
        and is_capitalised(lines[card.start - 1].text)
        and not is_section(lines[card.start - 1].text)
    }
    if len(named) < 2 or len(named) < 0.6 * len(nameless):
        return list(cards)
    return [
        replace(card, start=card.start - 1, source=lines[card.start - 1].text, sure=True) if at in named else card
        for at, card in enumerate(cards)
    ]


def _chosen(found: Sequence[Card], lines: Sequence[Line], usual: Shape | None, *, first: bool) -> Card:
    headings = [card for card in found if lines[card.title].heading]
    if len(found) == 1 or len(headings) == 1:
        return (headings or found)[0]
    shape = usual or ("above" if first else "below")
    return next(card for card in found if card.shape == shape)


@dataclass(frozen=True, slots=True)
class _Finder:
    lines: Sequence[Line]
    stamps: Mapping[int, Stamp]
    repeated: bool
    """The page repeats sources in bullets: "Reuters", "2 hours ago", "- Reuters"."""

    def options(self, at: int) -> list[Card]:
        """The ways to read the lines around the stamp at `at` as a record with text: within its own
        element, where it has one that holds a record, else anywhere."""
        low, high = self._window(at)
        found = self._within(at, low, high)
        return found if found or high - low == len(self.lines) else self._within(at, 0, len(self.lines))

    def _within(self, at: int, low: int, high: int) -> list[Card]:
        below, tags = at + 1, []
        while below < high and (tag := _tag(self.lines[below])):
            tags.append(tag)
            below += 1
        found = [self._below(at, low, high, below, tags), self._above(at, low, high, below, tags)]
        return [card for card in found if card is not None]

    def _window(self, at: int) -> tuple[int, int]:
        """The lines that may belong to the record: in HTML those of its card."""
        if not self.lines[at].cards:
            return 0, len(self.lines)
        card = self.lines[at].cards[-1]
        low = high = at
        while low > at - _FARTHEST and low and card in self.lines[low - 1].cards:
            low -= 1
        while high < min(at + _FARTHEST, len(self.lines)) and card in self.lines[high].cards:
            high += 1
        return low, high

    def _below(self, at: int, low: int, high: int, below: int, tags: list[str]) -> Card | None:
        """[source] / time / [- source] / headline / text"""
        stamp, start, title = self.stamps[at], at, below
        source = stamp.source
        doubled = at > low and title < high and self.lines[at - 1].text == self.lines[title].text
        if source is None and at > low and not doubled and self._names_source(at - 1, tags):
            source, start = self.lines[at - 1].text, at - 1
        if source is None:
            source = next((tag for tag in tags if is_name(tag) and not is_section(tag)), None)
        if source is None and not tags and self._is_source_above_headline(title, high):
            source, title = self.lines[title].text, title + 1
        if not self._is_title(title, high, trusted=bool(tags or self.lines[at].cards)):
            return None
        body, authors = self._body(title + 1, high)
        if not self._text_near(body, high, 3):
            return None
        while start > low and self.lines[start - 1].text == self.lines[title].text:
            start -= 1
        sure = bool(source or tags or stamp.when.about or self.lines[title].heading)
        return Card(start, title, body, "below", stamp, source, stamp.authors or authors, sure)

    def _above(self, at: int, low: int, high: int, below: int, tags: list[str]) -> Card | None:
        """headline / [source] / [byline] / time / text"""
        stamp, title = self.stamps[at], at - 1
        source, authors = stamp.source, stamp.authors
        if title >= low and (names := byline(self.lines[title].text)):
            authors, title = authors or names, title - 1
        if title > low and source is None and self._is_source_under_headline(title):
            source, title = self.lines[title].text, title - 1
        if title < low or title in self.stamps or not _stands_out(self.lines[title]):
            return None
        if source is None:
            source = next((tag for tag in tags if is_name(tag) and not is_section(tag)), None)
        body, more = self._body(below, high)
        if body < high and self.lines[body].text == self.lines[title].text:
            body += 1
        if not self._text_near(body, high, 3):
            return None
        start = title
        while start > low and self.lines[start - 1].text == self.lines[title].text:
            start -= 1
        sure = bool(source or stamp.when.about or self.lines[title].heading)
        return Card(start, title, body, "above", stamp, source, authors or more, sure)

    def bodyless(self, at: int) -> Card | None:
        """[source] / headline / time, without any text: an entry of a list of headlines."""
        low, _ = self._window(at)
        title = at - 1
        if title < low or not is_strong_headline(self.lines[title].text) or title in self.stamps:
            return None
        stamp, start, source = self.stamps[at], title, self.stamps[at].source
        if source is None and title > low and is_name(self.lines[title - 1].text):
            source, start = self.lines[title - 1].text, title - 1
        return Card(start, title, at + 1, "above", stamp, source, stamp.authors, sure=source is not None)

    def has_text(self, card: Card) -> bool:
        return self._text_near(card.body, self._window(card.title)[1], 3)

    def _names_source(self, at: int, tags: list[str]) -> bool:
        """The line above a time names the source if a bullet repeats it; on pages without such
        bullets a name will do."""
        text = self.lines[at].text
        if tags:
            return text in tags
        return is_name(text) and not is_section(text) and not self.repeated and not self.lines[at].heading

    def _is_source_above_headline(self, at: int, high: int) -> bool:
        """time / source / headline / text"""
        if at + 2 >= high or self.lines[at].heading or not is_name(self.lines[at].text):
            return False
        return (
            not is_section(self.lines[at].text)
            and is_capitalised(self.lines[at].text)
            and is_strong_headline(self.lines[at + 1].text)
            and is_prose(self.lines[at + 2].text)
        )

    def _is_source_under_headline(self, at: int) -> bool:
        """headline / source / time"""
        line, above = self.lines[at], self.lines[at - 1]
        return (
            not line.heading
            and is_name(line.text)
            and not is_section(line.text)
            and is_capitalised(line.text)
            and _stands_out(above)
        )

    def _is_title(self, at: int, high: int, *, trusted: bool) -> bool:
        """`trusted`: the place says so already; then a short statement is a headline too."""
        if at >= high or at in self.stamps:
            return False
        line = self.lines[at]
        if is_furniture(line.text) or is_related_heading(line.text):
            return False
        return _stands_out(line) or is_headline(line.text) or (trusted and 2 <= word_count(line.text) <= 24)

    def _body(self, at: int, high: int) -> tuple[int, tuple[str, ...]]:
        """Where the text begins, after a byline and a second time, "Updated …", and the byline's names."""
        names: tuple[str, ...] = ()
        for _ in range(2):
            found = byline(self.lines[at].text) if at < high else ()
            if not found and at not in self.stamps:
                break
            names, at = names or found, at + 1
        return at, names

    def _text_near(self, at: int, high: int, reach: int) -> bool:
        for near in range(at, min(at + reach, high)):
            if near in self.stamps:
                return False
            if is_prose(self.lines[near].text):
                return True
        return False


def _stands_out(line: Line) -> bool:
    """Surely a headline: by its element or by its length."""
    if line.heading:
        return not is_furniture(line.text) and not is_related_heading(line.text) and not byline(line.text)
    return is_strong_headline(line.text)


def _tag(line: Line) -> str:
    """The name in a line like "- Reuters" or "• World", or in a list item."""
    if line.container[0] in ("ul", "ol"):
        return line.text if is_name(line.text) and not line.heading else ""
    return line.text.lstrip("-–—•·*・‐ ") if line.text.startswith(_BULLETS) and word_count(line.text) <= 7 else ""


def bare_cards(lines: Sequence[Line], start: int) -> list[Card]:
    """Records without any time, in the list that begins at `start`: headline, text, headline, text.

    One alone proves nothing; in HTML each must have an element of its own.
    """
    cards: list[Card] = []
    for at in range(start, len(lines) - 1):
        line = lines[at]
        own = bool(line.cards) if line.html else True
        if own and is_strong_headline(line.text) and not is_prose(line.text) and is_prose(lines[at + 1].text):
            source = lines[at - 1].text if at > start and is_name(lines[at - 1].text) else None
            cards.append(Card(at - bool(source), at, at + 1, "below", source=source))
    return cards if len(cards) > 1 else []


def without_chronicle(cards: Sequence[Card], top: int) -> list[Card]:
    """Dates beside headlines make records only when one stands at the page's `top`, or when all
    the page's records are sure ones."""
    if all(card.sure for card in cards) or (cards and cards[0].start <= top and len(cards) > 1):
        return list(cards)
    return [card for card in cards if card.sure or card.start <= top]
