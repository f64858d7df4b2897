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

_TELLING = BLOCK_TAGS | {"a", "br"}
"""Elements that begin, end or mark a block's text."""

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
    """Walks a tree once. A page has hundreds of elements and thousands of pages are read: `read` does the work of an
    element in place where a call would cost as much."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._parts: list[str] = []
        """What is read of the block at hand."""
        self._linked = 0
        self._links = 0
        self._silent = 0
        self._broken = False
        self._open_blocks = [(-1, 0)]
        """The block elements that are open, each with the number of its first block."""

    def read(self, root: "_Element") -> FlatPage:
        from lxml import etree

        nodes: list[Node] = []
        events: list[Event] = []
        around = [-1]
        """The elements that are open."""
        skipped = False
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                tag = element.tag
                if tag in _SKIPPED or not isinstance(tag, str):
                    walker.skip_subtree()
                    skipped = True
                    continue
                number = len(nodes)
                if tag in _TELLING:
                    self._begin(element, tag, number)
                nodes.append(Node(element, tag, around[-1], len(events)))
                events.append((START, number, ""))
                around.append(number)
                text = element.text
            elif skipped:
                skipped = False
                text = element.tail
            else:
                number = around.pop()
                node = nodes[number]
                node.last = len(nodes) - 1
                if node.tag in _TELLING:
                    self._end(node)
                node.ends = len(events)
                events.append((END, number, ""))
                text = element.tail
            if text and not self._silent and len(around) > 1:
                self._text(text)
                events.append((TEXT, len(self._blocks), text))
        self._flush()
        return FlatPage(nodes, self._blocks, events)

    def _begin(self, element: "_Element", tag: str, number: int) -> None:
        if tag == "a":
            self._links += _leads_away(element)
        elif tag == "br":
            self._break()
        else:
            self._flush()
            self._open_blocks.append((number, len(self._blocks)))
            self._silent += tag == "noscript"

    def _end(self, node: Node) -> None:
        if node.tag == "a":
            self._links -= _leads_away(node.element)
        elif node.tag != "br":
            self._silent -= node.tag == "noscript"
            self._flush()
            _, first = self._open_blocks.pop()
            node.blocks = range(first, len(self._blocks))

    def _text(self, text: str) -> None:
        if self._broken and not text.isspace():
            self._broken = False
        self._parts.append(text)
        if self._links:
            self._linked += len(" ".join(text.split()))

    def _break(self) -> None:
        """A second break without words in between ends a paragraph."""
        if self._broken:
            self._flush()
        self._broken = True
        self._parts.append(" ")

    def _flush(self) -> None:
        self._broken = False
        if not self._parts:
            return
        text = " ".join("".join(self._parts).split())
        if text:
            self._blocks.append(Block(self._open_blocks[-1][0], text, self._linked))
        self._parts.clear()
        self._linked = 0


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
