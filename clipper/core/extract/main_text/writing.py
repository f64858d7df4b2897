"""The chosen parts of a page written as HTML: its own structure without the wrappers around it."""

from dataclasses import dataclass, field

from clipper.core.extract import pictures
from clipper.core.extract.flat_page import BLOCK_TAGS, END, PICTURES, START, FlatPage
from clipper.core.extract.markup import escape
from clipper.core.extract.tree import joined

_KEPT = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre table caption thead tbody tfoot tr td th figure "
    "figcaption".split()
)
"""Blocks that keep their element; of others only the content is kept."""
_HOLDS_WORDS = frozenset("p h1 h2 h3 h4 h5 h6 li dt dd pre caption td th figcaption".split())
"""Blocks in which words may stand directly; in others they get a paragraph."""
_INLINE = frozenset(
    "a strong b em i u s sub sup mark small del ins abbr cite code q kbd samp var dfn time bdi ruby rt rp".split()
)
_ATTRIBUTES = {
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
    "ol": ("start", "reversed"),
    "li": ("value",),
    "time": ("datetime",),
}
_WEB = ("http://", "https://", "mailto:", "clip-asset:")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a page is kept: numbers of blocks and of pictures, and the elements around them."""

    root: int
    blocks: frozenset[int]
    pictures: frozenset[int]
    needed: frozenset[int]


def write(page: FlatPage, choice: Choice, base: str) -> str:
    """HTML of the chosen parts, still to be sanitised. `base` is what relative addresses are
    relative to; without one they stay as they are."""
    return _Writer(page, choice, base).written()


@dataclass(slots=True)
class _Writer:
    page: FlatPage
    choice: Choice
    base: str
    out: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """Tags of the open blocks that were written."""
    inline: list[int] = field(default_factory=list)
    """Inline elements that are open in the page …"""
    written_inline: list[int] = field(default_factory=list)
    """… and those of them that were written."""
    current: int = -1
    """The block whose words are being written; -1 for none."""
    paragraph: bool = False
    pre: int = 0
    breaks: int = 0

    def written(self) -> str:
        inside = self.page.inside(self.choice.root)
        for kind, number, text in self.page.events:
            if kind == START:
                if number in inside:
                    self._start(number)
            elif kind == END:
                if number in inside:
                    self._end(number)
            elif number in self.choice.blocks:
                self._words(number, text)
        self._end_run()
        return "".join(self.out)

    def _start(self, number: int) -> None:
        tag = self.page.nodes[number].tag
        if tag in PICTURES:
            if number in self.choice.pictures:
                self._picture(number)
        elif tag in BLOCK_TAGS:
            self._end_run()
            if tag in _KEPT and number in self.choice.needed:
                self.out.append(f"<{tag}{self._attributes(number)}>")
                self.blocks.append(tag)
                self.pre += tag == "pre"
        elif tag == "br":
            self.breaks += self.current >= 0
        elif tag in _INLINE and (tag != "a" or self._address(number)):
            self.inline.append(number)

    def _end(self, number: int) -> None:
        tag = self.page.nodes[number].tag
        if tag in BLOCK_TAGS:
            self._end_run()
            if tag in _KEPT and number in self.choice.needed:
                self.blocks.pop()
                self.pre -= tag == "pre"
                self.out.append(f"</{tag}>")
        elif self.inline and self.inline[-1] == number:
            self.inline.pop()
            if self.written_inline and self.written_inline[-1] == number:
                self.written_inline.pop()
                self.out.append(f"</{tag}>")

    def _words(self, block: int, text: str) -> None:
        if block != self.current:
            if text.isspace():
                return
            self._end_run()
            self.current = block
            if not self.blocks or self.blocks[-1] not in _HOLDS_WORDS:
                self.out.append("<p>")
                self.paragraph = True
        if self.breaks and not text.isspace():
            self.out.append("\n" if self.pre else "<br>" * min(self.breaks, 2))
            self.breaks = 0
        if not text.isspace():
            self._open_inline()
        self.out.append(escape(text))

    def _open_inline(self) -> None:
        """Write the inline elements that are open in the page and were not yet."""
        for number in self.inline:
            if number not in self.written_inline:
                self.written_inline.append(number)
                self.out.append(f"<{self.page.nodes[number].tag}{self._attributes(number)}>")

    def _end_run(self) -> None:
        """End the words of a block. Inline elements that stay open are opened anew after it."""
        for number in reversed(self.written_inline):
            self.out.append(f"</{self.page.nodes[number].tag}>")
        self.written_inline.clear()
        if self.paragraph:
            self.out.append("</p>")
        self.paragraph = False
        self.current = -1
        self.breaks = 0

    def _picture(self, number: int) -> None:
        said = pictures.attributes(self.page.nodes[number].element)
        addressed = [(n, self.absolute(value) if n in ("src", "data-src") else value) for n, value in said]
        self.out.append("<img" + "".join(f' {name}="{escape(value)}"' for name, value in addressed) + ">")

    def _attributes(self, number: int) -> str:
        node = self.page.nodes[number]
        if node.tag == "a":
            return f' href="{escape(self._address(number))}"'
        names = (*_ATTRIBUTES.get(node.tag, ()), "lang", "dir")
        found = ((name, node.element.get(name)) for name in names)
        return "".join(f' {name}="{escape(value)}"' for name, value in found if value is not None)

    def _address(self, number: int) -> str:
        """Where a link leads; empty unless it is another page."""
        address = self.absolute(self.page.nodes[number].element.get("href") or "")
        return address if address.lower().startswith(_WEB) else ""

    def absolute(self, address: str) -> str:
        address = address.strip()
        if address.startswith(("#", "clip-asset:", "data:")):
            return address
        return joined(self.base, address)
