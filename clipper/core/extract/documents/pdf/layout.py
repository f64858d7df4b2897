"""The order of reading: a page is cut into columns, by the recursive XY cut.

A cut is a white strip. Columns are parted first; what stands across several of them (a headline, a
picture's caption) is parted from them by a level cut, where columns begin or end there (after Nagy
and Seth 1984, who cut wherever there is white).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from clipper.core.extract.documents.pdf.pages import Segment

_DEEPEST = 12
_LARGE = 1.4
"""Times the usual size of letters: a line of such with nothing beside it is a headline across columns."""
_NARROWEST = 0.08
"""Of the cut region's width, for a column."""
_FEWEST_LETTERS = 12
"""A column's lines have more on average; with fewer these are a table's cells, bullets or numbers."""
_FEWEST_SEGMENTS = 3

Block = Sequence[Segment]
Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a block: its segments from left to right."""

    segments: tuple[Segment, ...]

    @property
    def left(self) -> float:
        return self.segments[0].left

    @property
    def right(self) -> float:
        return max(each.right for each in self.segments)

    @property
    def top(self) -> float:
        return max(each.top for each in self.segments)

    @property
    def middle(self) -> float:
        """Of its longest segment: notes and large initials don't move it."""
        return max(self.segments, key=lambda each: len(each.text)).middle

    @property
    def size(self) -> float:
        return max(self.segments, key=lambda each: len(each.text)).size

    @property
    def text(self) -> str:
        """Pieces of one word, in two fonts, are joined."""
        parts: list[str] = []
        end = 0.0
        for each in self.segments:
            if parts and each.left - end > 0.15 * each.size:
                parts.append(" ")
            parts.append(each.text)
            end = each.right
        return " ".join("".join(parts).split())


def blocks(segments: Block, depth: int = 0) -> list[Block]:
    """The columns and what stands across them, in the order of reading."""
    if len(segments) < _FEWEST_SEGMENTS or depth > _DEEPEST:
        return [segments] if segments else []
    parts = _columns(segments) or _levels(segments)
    return [block for part in parts for block in blocks(part, depth + 1)] if parts else [segments]


def rows(block: Block) -> list[Row]:
    """The lines of a block from top to bottom."""
    found: list[list[Segment]] = []
    for each in sorted(block, key=lambda segment: (-segment.top, segment.left)):
        near = next((row for row in reversed(found[-3:]) if _shares_line(row, each)), None)
        if near is None:
            found.append([each])
        else:
            near.append(each)
    ordered = [Row(tuple(sorted(row, key=lambda segment: segment.left))) for row in found]
    return sorted(ordered, key=lambda row: -row.middle)


def _shares_line(row: Sequence[Segment], each: Segment) -> bool:
    main = max(row, key=lambda segment: len(segment.text))
    return min(main.top, each.top) - max(main.bottom, each.bottom) > 0.5 * min(main.height, each.height)


def _columns(segments: Block) -> list[Block]:
    """Left and right of the widest upright white strip; nothing where there are no columns."""
    height = median(each.height for each in segments)
    for start, end in _strips(segments, lambda each: (each.left, each.right), max(6.0, 0.7 * height)):
        sides = (
            [each for each in segments if each.right <= start + 0.1],
            [each for each in segments if each.left >= end - 0.1],
        )
        if all(map(_is_column, sides)) and _wide_enough(sides, segments):
            return list(sides)
    return []


def _is_column(side: Block) -> bool:
    lines = rows(side)
    return bool(lines) and sum(len(line.text) for line in lines) >= _FEWEST_LETTERS * len(lines)


def _wide_enough(sides: Sequence[Block], whole: Block) -> bool:
    def width(block: Block) -> float:
        return max(each.right for each in block) - min(each.left for each in block)

    return min(map(width, sides)) >= _NARROWEST * width(whole)


def _levels(segments: Block) -> list[Block]:
    """Slabs from top to bottom: each has columns all the way down, or none at all."""
    height = median(each.height for each in segments)
    narrowest = max(6.0, 0.7 * height)
    size = median(each.size for each in segments)
    found: list[list[Segment]] = []
    gutters: list[Strip] = []
    for level in _parted(segments, max(1.2, 0.15 * height)):
        is_headline = all(each.size > _LARGE * size for each in level)
        left = [] if is_headline else _narrowed(gutters, level, narrowest)
        own = _strips(level, lambda each: (each.left, each.right), narrowest)
        if found and (left or not (gutters or own)):
            found[-1] += level
            gutters = left
        else:
            found.append(list(level))
            gutters = own
    return list(found) if len(found) > 1 else []


def _parted(segments: Block, narrowest: float) -> list[Block]:
    """The segments between two level white strips, from top to bottom."""
    edges = sorted(low for low, _high in _strips(segments, lambda each: (each.bottom, each.top), narrowest))
    levels: list[list[Segment]] = [[] for _edge in range(len(edges) + 1)]
    for each in segments:
        levels[bisect_left(edges, each.top)].append(each)
    return [level for level in reversed(levels) if level]


def _narrowed(gutters: Sequence[Strip], level: Block, narrowest: float) -> list[Strip]:
    """What is left white of `gutters`, where that is wide enough."""
    for each in level:
        gutters = [
            part
            for start, end in gutters
            for part in ((start, min(end, each.left)), (max(start, each.right), end))
            if part[1] - part[0] > narrowest
        ]
    return list(dict.fromkeys(gutters))


def _strips(segments: Block, extent: Callable[[Segment], tuple[float, float]], narrowest: float) -> list[Strip]:
    """White strips, from where to where, the widest first."""
    spans = sorted(map(extent, segments))
    found: list[Strip] = []
    end = spans[0][1]
    for start, stop in spans[1:]:
        if start - end > narrowest:
            found.append((end, start))
        end = max(end, stop)
    return sorted(found, key=lambda strip: strip[0] - strip[1])
