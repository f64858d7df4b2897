"""HTML as lines: every block its text, its markup, and where it stands."""

import html
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from clipper.core.extract.lines import Line
from clipper.core.extract.markup import BLOCKS, VOID, Token, escape, squeeze

_INLINE = frozenset(
    "a em strong b i u s sub sup code q cite mark small del ins abbr dfn kbd samp var bdi ruby rt rp".split()
)
"""What keeps its markup inside a line; other inline elements leave only their text."""
_ASIDE = frozenset("nav footer button dialog menu".split())
_ASIDE_ROLES = frozenset("navigation contentinfo button dialog menu search banner".split())
"""Parts of a page that hold no article: nothing in them becomes a line."""
_LISTS = frozenset({"ul", "ol", "dl"})
_ITEMS = {"li": "li", "dt": "dt", "dd": "dd", "caption": "p", "figcaption": "p"}
_CARDS = frozenset({"article", "li"})
_ATOMIC = frozenset({"pre", "table"})
_CELL = 160
"""A table with longer cells lays out a page; a shorter one holds data."""


@dataclass(slots=True)
class _Open:
    """An open element; `number` tells lists, quotes and cards apart."""

    tag: str
    number: int
    aside: bool
    markup: str = ""


@dataclass(slots=True)
class _Walker:
    base: str
    lines: list[Line] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    aside: int = 0
    markup: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    href: str = ""
    time: str = ""
    time_begins: int = 0
    """How many runs of text stood before the time element."""
    time_words: str = ""
    count: int = 0
    waiting_href: str = ""
    """Of a link without words (a picture), for the next line that has none of its own."""

    def walk(self, found: Sequence[Token]) -> list[Line]:
        at = 0
        while at < len(found):
            token = found[at]
            if token.tag in _ATOMIC and not token.closing and not self.aside:
                end = _end(found, at)
                if token.tag == "pre" or _holds_data(found[at + 1 : end]):
                    self._atomic(found[at : end + 1])
                    at = end + 1
                    continue
            self._token(token)
            at += 1
        self._flush()
        return self.lines

    def _token(self, token: Token) -> None:
        if not token.tag:
            self._words(html.unescape(token.text))
        elif token.tag == "br":
            self._flush()
        elif token.tag in VOID:
            if token.tag == "img" and not self.aside:
                self.markup.append(token.text)
        elif token.closing:
            self._close(token)
        else:
            self._start(token)

    def _words(self, text: str) -> None:
        if not self.aside:
            self.text.append(text)
            self.markup.append(escape(text))

    def _start(self, token: Token) -> None:
        if token.tag in BLOCKS:
            self._flush()
        self.count += 1
        aside = token.tag in _ASIDE or token.attribute("role") in _ASIDE_ROLES or "hidden" in token.attributes
        opened = _Open(token.tag, self.count, aside)
        self.stack.append(opened)
        self.aside += aside
        if token.tag == "a":
            address = _address(self.base, token.attribute("href"))
            self.href = self.href or address
            opened.markup = f'<a href="{escape(address)}">' if address else ""
        elif token.tag == "time":
            self.time = self.time or token.attribute("datetime")
            self._words(" ")
            self.time_begins = len(self.text)
        elif token.tag in _INLINE:
            opened.markup = f"<{token.tag}>"
        if not self.aside:
            self.markup.append(opened.markup)

    def _close(self, token: Token) -> None:
        if token.tag in BLOCKS:
            self._flush()
        if not self.stack:
            return
        opened = self.stack.pop()
        self.aside -= opened.aside
        if token.tag == "time":
            self.time_words = self.time_words or squeeze("".join(self.text[self.time_begins :]))
            self._words(" ")
        if opened.markup and not self.aside:
            self.markup.append(f"</{opened.tag}>")

    def _flush(self) -> None:
        """End the line at hand. Inline elements that stay open are closed and opened anew."""
        text = squeeze("".join(self.text))
        inline = [opened for opened in self.stack if opened.markup]
        if text or any(part.startswith("<img") for part in self.markup):
            markup = "".join([*self.markup, *(f"</{opened.tag}>" for opened in reversed(inline))])
            if text:
                self._add(text, markup)
        elif self.href and not self.aside:
            self.waiting_href = self.href
        self.markup = [opened.markup for opened in inline]
        self.text = []
        self.time = self.time_words = ""
        self.time_begins = 0
        if not any(opened.tag == "a" for opened in self.stack):
            self.href = ""

    def _add(self, text: str, markup: str) -> None:
        tags = [opened.tag for opened in self.stack]
        level = next((int(tag[1]) for tag in reversed(tags) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()), 0)
        item = next((_ITEMS[tag] for tag in reversed(tags) if tag in _ITEMS), "p")
        holder = next((o for o in reversed(self.stack) if o.tag in _LISTS or o.tag == "blockquote"), None)
        if level:
            tag = f"h{level}"
        elif item != "p" and (holder is None or holder.tag == "blockquote"):
            tag = "p"
        else:
            tag = item
        self.lines.append(
            Line(
                text,
                f"<{tag}>{markup.strip()}</{tag}>",
                (holder.tag, holder.number)
                if holder and not level and (tag != "p" or holder.tag == "blockquote")
                else ("", 0),
                level,
                self._cards(),
                self.href or (self.waiting_href if level else ""),
                self.time,
                self.time_words,
            )
        )
        if level:
            self.waiting_href = ""

    def _atomic(self, found: Sequence[Token]) -> None:
        """A table of data or preformatted text: one line, its markup as it is."""
        self._flush()
        self.count += 1
        text = squeeze(" ".join(html.unescape(token.text) for token in found if not token.tag))
        if text:
            self.lines.append(Line(text, "".join(token.text for token in found), cards=self._cards()))

    def _cards(self) -> tuple[int, ...]:
        return tuple(opened.number for opened in self.stack if opened.tag in _CARDS)


def read_lines(found: Sequence[Token], base: str = "") -> list[Line]:
    """The lines of an HTML page or fragment, given as the tokens of its `page_markup`; menus,
    footers, buttons and hidden parts left out. `base` is the page's address, for links that are
    relative to it."""
    return _Walker(base).walk(found)


def _address(base: str, href: str) -> str:
    """A link's absolute web address; empty for one that leads nowhere else."""
    if not href or href.startswith("#"):
        return ""
    try:
        address = urljoin(base, href) if base else href
    except ValueError:
        return ""
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


def _end(found: Sequence[Token], start: int) -> int:
    """Where the element that starts at `start` ends."""
    tag, depth = found[start].tag, 0
    for at in range(start, len(found)):
        if found[at].tag == tag:
            depth += -1 if found[at].closing else 1
            if depth == 0:
                return at
    return len(found) - 1


def _holds_data(inside: Sequence[Token]) -> bool:
    """Rows of two or more short cells, without headings, lists or tables inside."""
    rows = cells = length = 0
    for token in inside:
        if not token.tag:
            length += len(token.text)
            if length > _CELL:
                return False
        elif not token.closing:
            if token.tag in ("table", "ul", "ol", "h1", "h2", "h3", "h4", "article", "button", "nav"):
                return False
            if token.tag == "tr":
                rows += 1
            elif token.tag in ("td", "th"):
                cells += 1
                length = 0
    return rows >= 2 and cells >= 2 * rows
