"""The lines around the headline, as a reader sees them: byline, date and deck stand there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from clipper.core.extract.markup import BLOCKS, squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

SEPARATOR = " · "
"""Stands where two elements meet without a space between their texts."""
_BEFORE, _AFTER = 8, 30
"""Lines above and below the headline that are looked at."""
_LONGEST = 400
_MOST_ELEMENTS = 1500
_SILENT = frozenset("script style noscript template svg button select textarea form iframe head object".split())
_OTHERS = re.compile(r"comment|disqus|related|recirc|recommend|sidebar|most-?(?:read|popular)|trending|newsletter")
"""What elements are called that hold readers' words or other stories."""
_BLOCKS = BLOCKS | frozenset({"br", "body", "time"})


@dataclass(frozen=True, slots=True)
class Visible:
    """`text` of one line, at most `_LONGEST` characters and a little more; `marks`, the class, id, rel and
    itemprop values of the elements it lies in, in lower case; `datetimes` of its time elements."""

    text: str
    marks: str = ""
    datetimes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Collector:
    parts: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    datetimes: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str | None, *, joined: bool) -> None:
        if not text or self.length > _LONGEST or (not self.parts and text.isspace()):
            return
        glued = self.parts and self.parts[-1][-1:].isalnum() and text[:1].isalnum() and not joined
        self.parts += [SEPARATOR, text] if glued else [text]
        self.length += len(text)

    def flush(self, around: list[str]) -> Visible | None:
        if not self.parts and not self.datetimes:
            self.marks.clear()
            return None
        text = squeeze("".join(self.parts))[: _LONGEST + 1]
        line = Visible(text, " ".join([*around[-3:], *self.marks[:10]]), tuple(self.datetimes))
        self.parts, self.marks, self.datetimes, self.length = [], [], [], 0
        return line if text or line.datetimes else None


def below(heading: "_Element") -> list[Visible]:
    """The lines after the headline, nearest first."""
    return list(islice(_following(heading), _AFTER))


def above(heading: "_Element") -> list[Visible]:
    """The lines before the headline, nearest first."""
    found: list[Visible] = []
    here = heading
    for _ in range(5):
        for sibling in islice(here.itersiblings(preceding=True), 5):
            found += list(islice(lines(sibling), 3 * _BEFORE))[::-1]
            if len(found) >= _BEFORE:
                return found[:_BEFORE]
        parent = here.getparent()
        if parent is None or parent.tag == "body":
            break
        here = parent
    return found


def _following(heading: "_Element") -> Iterator[Visible]:
    here: _Element | None = heading
    while here is not None and here.tag != "body":
        if tail := squeeze(here.tail or ""):
            yield Visible(tail[:_LONGEST])
        for sibling in here.itersiblings():
            yield from lines(sibling)
        here = here.getparent()


def lines(element: "_Element") -> Iterator[Visible]:
    """The lines inside an element; those of menus, scripts and forms left out."""
    from lxml import etree

    if not isinstance(element.tag, str):  # a comment
        return
    collector = _Collector()
    around: list[str] = []
    walker = etree.iterwalk(element, events=("start", "end"))
    for number, (event, node) in enumerate(walker):
        if not isinstance(node.tag, str) or number > 2 * _MOST_ELEMENTS:
            if number > 2 * _MOST_ELEMENTS:
                break
            continue
        block = node.tag in _BLOCKS
        if block and (line := collector.flush(around)):
            yield line
        if event == "start":
            mark = marks_of(node)
            if block:
                around.append(mark)
            elif mark:
                collector.marks.append(mark)
            if node.tag in _SILENT or _OTHERS.search(mark):
                walker.skip_subtree()
            else:
                if stamp := node.get("datetime") or ("dt-" in mark and node.get("title")) or "":
                    collector.datetimes.append(stamp[:100])
                collector.add(node.text, joined=False)
        else:
            if block and around:
                around.pop()
            if node is not element:
                collector.add(node.tail, joined=node.tag in ("b", "i", "em", "strong", "sup", "sub"))
    if line := collector.flush(around):
        yield line


def marks_of(element: "_Element") -> str:
    """What an element's attributes call it, in lower case."""
    values = (element.get(name, "")[:200] for name in ("class", "id", "rel", "itemprop"))
    return " ".join(value for value in values if value).lower()


_WORD = re.compile(r"[a-z0-9]+")


def called(marks: str, words: frozenset[str]) -> bool:
    """One of the words (parted by hyphens, underscores or spaces) is among the marks."""
    return not words.isdisjoint(_WORD.findall(marks))
