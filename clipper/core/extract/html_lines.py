"""HTML as lines: every block its text, its markup, and where it stands."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from clipper.core.extract import pictures
from clipper.core.extract.flat_page import BLOCK_TAGS, END, HEADINGS, PICTURES, START, FlatPage, holds_data
from clipper.core.extract.lines import Line
from clipper.core.extract.markup import escape, squeeze
from clipper.core.extract.tree import joined

if TYPE_CHECKING:
    from lxml.etree import _Element

_INLINE = frozenset(
    "a em strong b i u s sub sup code q cite mark small del ins abbr dfn kbd samp var bdi ruby rt rp".split()
)
"""What keeps its markup inside a line; other inline elements leave only their text."""
_ASIDE = frozenset("nav footer button dialog menu noscript".split())
_ASIDE_ROLES = frozenset("navigation contentinfo button dialog menu search banner".split())
"""Parts of a page that hold no article: nothing in them becomes a line."""
_HOLDERS = frozenset({"ul", "ol", "dl", "blockquote"})
_ITEMS = {"li": "li", "dt": "dt", "dd": "dd", "caption": "p", "figcaption": "p"}
_CARDS = frozenset({"article", "li"})
_TELLING = frozenset({"a", "time", *_INLINE, *PICTURES, *HEADINGS, *_HOLDERS, *_ITEMS, *_CARDS})
_ATOMIC = frozenset({"pre", "table"})
_TABLE_PARTS = frozenset("table caption thead tbody tfoot tr td th".split())
_SPANS = ("colspan", "rowspan")


@dataclass(slots=True)
class _Open:
    """An open element that says something of the lines in it. `number` is the page's, `markup` the start tag that
    it keeps inside a line."""

    tag: str
    number: int
    aside: bool
    markup: str = ""


@dataclass(slots=True)
class _Walker:
    page: FlatPage
    base: str
    lines: list[Line] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    """What is open, bar elements that say nothing: most of a page's."""
    inline: list[_Open] = field(default_factory=list)
    """Those of the stack that have markup inside a line."""
    aside: int = 0
    links: int = 0
    markup: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    has_picture: bool = False
    href: str = ""
    time: str = ""
    time_begins: int = 0
    """How many runs of text stood before the time element."""
    time_words: str = ""
    waiting_href: str = ""
    """Of a link without words (a picture), for the next line that has none of its own."""

    def walk(self) -> list[Line]:
        events = self.page.events
        at = 0
        while at < len(events):
            kind, number, text = events[at]
            if kind == START:
                at = self._begin(number)
                continue
            if kind == END:
                self._close(number)
            elif not self.aside and (self.markup or not text.isspace()):  # space before a line is none of it
                self.text.append(text)
                self.markup.append(escape(text))
            at += 1
        self._flush()
        return self.lines

    def _begin(self, number: int) -> int:
        """Open an element, or take one whole; returns the place of the next event."""
        node = self.page.nodes[number]
        tag, element = node.tag, node.element
        if tag in _ATOMIC and not self.aside and (tag == "pre" or holds_data(self.page, number)):
            self._atomic(number)
            return node.ends + 1
        if tag in BLOCK_TAGS or tag == "br":
            self._flush()
        aside = tag in _ASIDE or element.get("hidden") is not None or element.get("role") in _ASIDE_ROLES
        if aside or tag in _TELLING:
            self._open(_Open(tag, number, aside), element)
        return node.begins + 1

    def _words(self, text: str) -> None:
        if not self.aside:
            self.text.append(text)
            self.markup.append(escape(text))

    def _open(self, opened: _Open, element: "_Element") -> None:
        tag = opened.tag
        self.stack.append(opened)
        self.aside += opened.aside
        if tag == "a":
            self.links += 1
            address = _address(self.base, element.get("href") or "")
            self.href = self.href or address
            opened.markup = f'<a href="{escape(address)}">' if address else ""
        elif tag == "time":
            self.time = self.time or element.get("datetime") or ""
            self._words(" ")
            self.time_begins = len(self.text)
        elif tag in _INLINE:
            opened.markup = f"<{tag}>"
        elif tag in PICTURES and not self.aside:
            self.markup.append(pictures.markup(element))
            self.has_picture = True
        if opened.markup:
            self.inline.append(opened)
            if not self.aside:
                self.markup.append(opened.markup)

    def _close(self, number: int) -> None:
        if self.page.nodes[number].tag in BLOCK_TAGS:
            self._flush()
        if not self.stack or self.stack[-1].number != number:
            return  # it said nothing
        opened = self.stack.pop()
        self.aside -= opened.aside
        self.links -= opened.tag == "a"
        if opened.tag == "time":
            self.time_words = self.time_words or squeeze("".join(self.text[self.time_begins :]))
            self._words(" ")
        if opened.markup:
            self.inline.pop()
            if not self.aside:
                self.markup.append(f"</{opened.tag}>")

    def _flush(self) -> None:
        """End the line at hand. Inline elements that stay open are closed and opened anew."""
        if not (self.text or self.markup or self.href or self.time or self.time_words):
            return
        text = squeeze("".join(self.text))
        if text:
            self._add(text, "".join([*self.markup, *(f"</{opened.tag}>" for opened in reversed(self.inline))]))
        elif self.href and not self.has_picture and not self.aside:
            self.waiting_href = self.href
        self.markup = [opened.markup for opened in self.inline]
        self.text = []
        self.has_picture = False
        self.time = self.time_words = ""
        self.time_begins = 0
        if not self.links:
            self.href = ""

    def _add(self, text: str, markup: str) -> None:
        level, item = 0, ""
        holder: _Open | None = None
        for opened in reversed(self.stack):
            tag = opened.tag
            if not level and tag in HEADINGS:
                level = int(tag[1])
            elif not item and tag in _ITEMS:
                item = _ITEMS[tag]
            elif holder is None and tag in _HOLDERS:
                holder = opened
        item = item or "p"
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

    def _atomic(self, number: int) -> None:
        """A table of data or preformatted text: one line, its own markup without attributes."""
        self._flush()
        node = self.page.nodes[number]
        words: list[str] = []
        markup: list[str] = []
        for kind, of, text in self.page.events[node.begins : node.ends + 1]:
            if kind == START:
                markup.append(_part(self.page, of))
            elif kind == END:
                tag = self.page.nodes[of].tag
                markup.append(f"</{tag}>" if tag in _TABLE_PARTS or tag in _INLINE or tag == "pre" else "")
            else:
                words.append(text)
                markup.append(escape(text))
        text = squeeze(" ".join(words))
        if text:
            self.lines.append(Line(text, "".join(markup), cards=self._cards()))

    def _cards(self) -> tuple[int, ...]:
        return tuple(opened.number for opened in self.stack if opened.tag in _CARDS)


def read_lines(page: FlatPage, base: str = "") -> list[Line]:
    """The lines of an HTML page or fragment; menus, footers, buttons and hidden parts left out. Their
    markup is still to be sanitised. `base` is the page's address, for links that are relative to it."""
    return _Walker(page, base).walk()


def _address(base: str, href: str) -> str:
    """A link's absolute web address; empty for one that leads nowhere else."""
    if not href or href.startswith("#"):
        return ""
    address = joined(base, href)
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


def _part(page: FlatPage, number: int) -> str:
    """The start tag of a part of a table or of preformatted text."""
    node = page.nodes[number]
    if node.tag == "br":
        return "<br>"
    if node.tag in PICTURES:
        return pictures.markup(node.element)
    if node.tag == "a":
        return f'<a href="{escape(node.element.get("href") or "")}">'
    if node.tag in _TABLE_PARTS:
        spans = ((name, node.element.get(name)) for name in _SPANS)
        said = "".join(f' {name}="{escape(value)}"' for name, value in spans if value)
        return f"<{node.tag}{said}>"
    return f"<{node.tag}>" if node.tag in _INLINE or node.tag == "pre" else " "
