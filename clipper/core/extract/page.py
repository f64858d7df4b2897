"""Splits a page's lines into the main article and the listed ones. General rules, no site names.

A listed article is a source-and-time line beside a headline with text below (see cards). A heading
such as "Related Articles" ends the main article, unless its sentences resume after it. What is
furniture stays out of every article; the original keeps it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clipper.core.extract import furniture
from clipper.core.extract.body import Body, read_body
from clipper.core.extract.cards import Card, bare_cards, find_cards, without_chronicle
from clipper.core.extract.dates import parse
from clipper.core.extract.lines import Line
from clipper.core.extract.shapes import is_headline, is_name, is_prose, is_strong_headline
from clipper.core.extract.stamps import Stamp, read_stamp
from clipper.core.model import Moment

_TOP = 5
"""Lines within which the main article's own headline and time stand."""
_LONGEST_PROMO = 12
LONGEST_PAGE = 20_000
"""Lines; no page has more, a log or a book may, and looking for articles in it would take long."""


@dataclass(frozen=True, slots=True)
class Record:
    """One article as the page shows it. Absent facts are None or empty."""

    title: str
    body: Body
    publisher: str | None = None
    published: Moment | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None

    @property
    def opening(self) -> str:
        """Words by which the record is recognised inside another text."""
        return self.body.lines[0].text[:60] if self.body.lines else self.title

    @property
    def is_entry(self) -> bool:
        """Surely an entry of a list: it names its source, or its age, as lists do."""
        reckoned = self.published is not None and self.published.about
        return is_strong_headline(self.title) and (self.publisher is not None or reckoned)


@dataclass(frozen=True, slots=True)
class Page:
    """`main` None: the page is a list. `furnished`: there was more on it than one article;
    `zoned`: a heading such as "Related Articles" stood on it."""

    main: Record | None
    related: tuple[Record, ...]
    furnished: bool
    zoned: bool

    @property
    def records(self) -> tuple[Record, ...]:
        return ((self.main,) if self.main else ()) + self.related


def split(lines: Sequence[Line], captured: datetime) -> Page:
    """The articles of a page, its main one apart. `captured` is what ages count from."""
    if len(lines) > LONGEST_PAGE:
        return Page(None, (), furnished=False, zoned=False)
    return _Splitter(lines, captured).page()


class _Splitter:
    def __init__(self, lines: Sequence[Line], captured: datetime) -> None:
        self._captured = captured
        self._cards: list[Card] = []
        self._furnished = True
        self._read(lines)
        promos = self._promos()
        self._boxed = bool(promos)
        if promos:
            self._read([line for at, line in enumerate(lines) if at not in promos])
        self._zone = self._find_zone()
        if self._zone is not None:
            self._ignore_comments(self._zone)
            if not self._cards and not any(at > self._zone for at in self._stamps):
                self._cards = bare_cards(self._lines, self._zone + 1)

    def _read(self, lines: Sequence[Line]) -> None:
        found = ((at, _stamp_of(line, self._captured)) for at, line in enumerate(lines))
        self._lines = lines
        self._stamps = {at: stamp for at, stamp in found if stamp}
        self._cards = without_chronicle(find_cards(lines, self._stamps), _TOP)
        self._titles = {card.title for card in self._cards}
        self._starts = {card.start for card in self._cards}
        self._article = next((at for at, line in enumerate(lines) if _is_content(line)), len(lines))
        """The first line that can be an article's: a heading of a list above it belongs to a menu."""

    def page(self) -> Page:
        first = self._cards[0] if self._cards else None
        has_own_card = first is not None and self._is_main(first)
        listed = self._cards[1:] if has_own_card else self._cards
        marks = sum(furniture.is_furniture(line.text) for line in self._lines)
        self._furnished = bool(self._zone is not None or self._boxed or listed or marks >= 2)
        end = min([len(self._lines), *([self._zone] if self._zone is not None else []), *(c.start for c in listed)])
        main = self._record(first, end) if first and has_own_card else self._bare_main(end, bool(listed))
        limits = [card.start for card in listed[1:]] + [len(self._lines)]
        related = [self._record(card, self._limit(card, limit)) for card, limit in zip(listed, limits, strict=False)]
        return Page(main, tuple(related), self._furnished, self._zone is not None)

    # -- finding -----------------------------------------------------------------------
    def _find_zone(self) -> int | None:
        """The heading that ends the main article, or that opens a page which is a list."""
        for at, line in enumerate(self._lines):
            if self._opens_list(at, line) and (self._article < at or self._starts & {at + 1, at + 2}):
                return at
        return None

    def _opens_list(self, at: int, line: Line) -> bool:
        return at not in self._titles and furniture.is_related_heading(line.text)

    def _promos(self) -> set[int]:
        """The lines of boxes inside the article: "Related", two or more pointers, and the text resumes."""
        found: set[int] = set()
        for at, line in enumerate(self._lines):
            if at > self._article and at not in found and self._opens_list(at, line):
                found.update(range(at, self._resumes(at)))
        return found

    def _resumes(self, start: int) -> int:
        """Where the text goes on after the box that begins at `start`; `start` itself if it does not."""
        end = start + 1
        last = min(len(self._lines), start + _LONGEST_PROMO)
        while end < last and end not in self._stamps and not is_prose(self._lines[end].text):
            end += 1
        if end >= last or not is_prose(self._lines[end].text):
            return start
        listed = self._starts & set(range(start, end + 1)) or self._stamps.keys() & set(range(end, end + 4))
        pointers = {line.text for line in self._lines[start + 1 : end]}
        return end if not listed and len(pointers) == end - start - 1 >= 2 else start

    def _ignore_comments(self, zone: int) -> None:
        """What readers wrote two hours ago, between "Comments" and the list, is no article."""
        opened = next((at for at in range(zone) if furniture.opens_comments(self._lines[at].text)), None)
        if opened is not None:
            self._cards = [card for card in self._cards if not opened < card.title < zone]

    # -- building ----------------------------------------------------------------------
    def _is_main(self, card: Card) -> bool:
        """The first record is the main article when it stands at the top, before any list."""
        if self._zone is not None:
            return card.title < self._zone
        if any(is_prose(line.text) for line in self._lines[: card.start]):
            return False
        return card.shape == "above" or len(self._cards) == 1

    def _limit(self, card: Card, limit: int) -> int:
        """A record ends with its card, where the page has such, and with the next list's heading."""
        own = self._lines[card.title].cards[-1:]
        end = card.body
        while end < limit and set(own) <= set(self._lines[end].cards) and not self._ends_list(end, card):
            end += 1
        return end

    def _ends_list(self, at: int, card: Card) -> bool:
        return at > card.body and furniture.is_related_heading(self._lines[at].text)

    def _record(self, card: Card, end: int) -> Record:
        title = self._lines[card.title]
        body = self._body(self._lines[card.body : end], title.text)
        links = [line.href for line in (title, *self._lines[card.start : card.body]) if line.href]
        return Record(
            title.text.strip("•·*- "),
            body,
            card.source or body.fact("publisher"),
            card.stamp.when if card.stamp else body.published,
            card.authors or body.authors,
            links[0] if links else None,
        )

    def _body(self, lines: Sequence[Line], title: str) -> Body:
        return read_body(lines, title, self._captured, furnished=self._furnished)

    def _bare_main(self, end: int, listed: bool) -> Record | None:
        """The main article where no time stands beside its headline."""
        above = self._lines[:end]
        at = _headline(above)
        text = any(is_prose(line.text) for line in above)
        if at is None or not (text or (is_strong_headline(above[at].text) and self._closes_article(end))):
            return None
        if listed and not text and self._zone is None:
            return None
        body = self._body(above[at + 1 :], above[at].text)
        return Record(
            above[at].text, body, body.fact("publisher"), body.published, body.authors, above[at].href or None
        )

    def _closes_article(self, end: int) -> bool:
        """Something after the headline says that an article, though empty, stood here."""
        return self._zone is not None and any(furniture.is_furniture(line.text) for line in self._lines[1:end])


def _is_content(line: Line) -> bool:
    return is_prose(line.text) or is_strong_headline(line.text)


def _stamp_of(line: Line, captured: datetime) -> Stamp | None:
    """The line's stamp; what a time element says for machines is more exact than its words."""
    stamp = read_stamp(line.text, captured)
    if not line.time or len(line.text) > 100:
        return stamp
    exact = parse(line.time, captured)
    if exact is None:
        return stamp
    if stamp is not None:
        return Stamp(exact, stamp.source, stamp.authors)
    if is_prose(line.text) or line.heading:
        return None
    beside = line.text.replace(line.time_words, "", 1).strip(" ·•|,–—-")
    return Stamp(exact, beside if is_name(beside) and not furniture.is_section(beside) else None)


def _headline(lines: Sequence[Line]) -> int | None:
    """The headline of an article without a time: the page's first heading, else the first line
    that may be one, rather a long one than a menu's entry above it."""
    for at, line in enumerate(lines):
        if line.heading == 1 and not furniture.is_related_heading(line.text):
            return at
    before_text = next((at for at, line in enumerate(lines) if is_prose(line.text)), len(lines))
    candidates = [at for at in range(before_text) if is_headline(lines[at].text)]
    strong = [at for at in candidates if is_strong_headline(lines[at].text) or lines[at].heading]
    if strong or candidates:
        return (strong or candidates)[0] if strong else candidates[-1]
    return None
