"""A page's tree laid out flat: its elements in order, and its text as blocks.

All that follows works on these lists, so that depth costs nothing and an element's content is a
range of numbers.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from clipper.core.extract.runs import words

if TYPE_CHECKING:
    from lxml.etree import _Element

BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol p pre "
    "section summary table tbody td tfoot th thead tr ul amp-carousel".split()
)
PICTURES = frozenset({"img", "amp-img"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SKIPPED = frozenset(
    "script style template svg math head iframe object embed select option datalist textarea canvas input map video "
    "audio applet frameset noembed noframes plaintext xmp title meta link".split()
)

_LAYOUT = frozenset("table ul ol h1 h2 h3 h4 article button nav".split())
_CELL = 160
"""A table with longer cells lays out a page; a shorter one holds data."""

START, END, TEXT = 0, 1, 2
Event = tuple[int, int, str]
"""START and END with the element's number; TEXT with its block's number and the words as written."""


@dataclass(slots=True)
class Node:
    """An element. `parent` is the number of the one around it, `last` that of the last one inside it, its
    own if there is none; `begins` and `ends` are the places of its events. `blocks` are those inside it, if it is
    a block element itself."""

    element: "_Element"
    tag: str
    parent: int
    begins: int
    last: int = 0
    ends: int = 0
    blocks: range = range(0)


@dataclass
class Block:
    """The text between two block boundaries. `node` is the element it stands in directly, `linked`
    the number of its characters that are links to other pages."""

    node: int
    text: str
    linked: int

    @cached_property
    def words(self) -> list[str]:
        return words(self.text)

    @property
    def link_share(self) -> float:
        return self.linked / max(1, len(self.text))


@dataclass(slots=True)
class FlatPage:
    nodes: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def ancestors(self, node: int) -> "list[int]":
        """The elements around an element, itself first."""
        found = []
        while node >= 0:
            found.append(node)
            node = self.nodes[node].parent
        return found

    def inside(self, node: int) -> range:
        """The numbers of an element and of all that it holds."""
        return range(node, self.nodes[node].last + 1)


def lay_out(root: "_Element") -> FlatPage:
    """`root` laid out. Scripts, controls and what else is no text are left out; noscript has its
    pictures only."""
    return _Reader().read(root)


class _Reader:
    def __init__(self) -> None:
        self._page = FlatPage()
        self._parts: list[str] = []
        self._linked = 0
        self._owner = -1
        self._links = 0
        self._silent = 0
        self._broken = False
        self._open: list[int] = []
        """The elements that are open …"""
        self._open_blocks = [-1]
        """… and those of them that are block elements."""

    def read(self, root: "_Element") -> FlatPage:
        from lxml import etree

        skipped = False
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if not isinstance(tag, str) or tag in _SKIPPED:
                    walker.skip_subtree()
                    skipped = True
                    continue
                self._begin(element, tag)
                text = element.text
            else:
                if not skipped:
                    self._end(element)
                skipped = False  # its end comes next
                text = element.tail if self._open else None
            if text:
                self._text(text)
        self._flush()
        return self._page

    def _begin(self, element: "_Element", tag: str) -> None:
        page, number = self._page, len(self._page.nodes)
        if tag in BLOCK_TAGS:
            self._flush()
            self._open_blocks.append(number)
            self._owner = number
            self._silent += tag == "noscript"
        elif tag == "br":
            self._break()
        elif tag == "a":
            self._links += _leads_away(element)
        around, at = self._open[-1] if self._open else -1, len(page.blocks)
        page.nodes.append(Node(element, tag, around, len(page.events), blocks=range(at, at)))
        page.events.append((START, number, ""))
        self._open.append(number)

    def _end(self, element: "_Element") -> None:
        page, number = self._page, self._open.pop()
        node = page.nodes[number]
        node.last = len(page.nodes) - 1
        if node.tag in BLOCK_TAGS:
            self._silent -= node.tag == "noscript"
            self._flush()
            self._open_blocks.pop()
            self._owner = self._open_blocks[-1]
            node.blocks = range(node.blocks.start, len(page.blocks))
        elif node.tag == "a":
            self._links -= _leads_away(element)
        node.ends = len(page.events)
        page.events.append((END, number, ""))

    def _text(self, text: str) -> None:
        if self._silent:
            return
        if not text.isspace():
            self._broken = False
        self._parts.append(text)
        if self._links:
            self._linked += len(" ".join(text.split()))
        self._page.events.append((TEXT, len(self._page.blocks), text))

    def _break(self) -> None:
        """A second break without words in between ends a paragraph."""
        if self._broken:
            self._flush()
        self._broken = True
        self._parts.append(" ")

    def _flush(self) -> None:
        if not self._parts:
            self._broken = False
            return
        text = " ".join("".join(self._parts).split())
        if text:
            self._page.blocks.append(Block(self._owner, text, self._linked))
        self._parts.clear()
        self._linked = 0
        self._broken = False


def _leads_away(element: "_Element") -> bool:
    """Does the link lead to another page, not to a place on this one?"""
    return not (element.get("href") or "#").startswith("#")


def holds_data(page: FlatPage, number: int) -> bool:
    """Is a table one of data? Rows of two or more short cells, without headings, lists or tables inside."""
    node = page.nodes[number]
    rows = cells = length = 0
    for kind, of, text in page.events[node.begins + 1 : node.ends]:
        if kind == START:
            tag = page.nodes[of].tag
            if tag in _LAYOUT:
                return False
            if tag == "tr":
                rows += 1
            elif tag in ("td", "th"):
                cells += 1
                length = 0
        elif kind != END:
            length += len(text.strip())
            if length > _CELL:
                return False
    return rows >= 2 and cells >= 2 * rows
