"""A page as lines: what both plain text and HTML are turned into before articles are looked for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from clipper.core.extract.markup import clean_text, escape, squeeze
from clipper.core.extract.shapes import ends_sentence


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading, list item or loose run of words.

    `html` is the block's own markup, still to be sanitised; empty for plain text. `container`
    is the list or quote it stands in, as (tag, a number of its own). `heading` is 1 to 6, 0 for
    none. `cards` numbers the articles and list items around it, innermost last. `href` is where
    a link in it leads, `time` what a time element in it gives for machines and `time_words` what
    for people.
    """

    text: str
    html: str = ""
    container: tuple[str, int] = ("", 0)
    heading: int = 0
    cards: tuple[int, ...] = ()
    href: str = ""
    time: str = ""
    time_words: str = ""


_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_WRAPPED = range(45, 101)
"""Lengths of lines that an editor or a mail program broke."""


def from_text(text: str) -> list[Line]:
    """The lines of a plain text, white space squeezed; lines broken at a fixed width are joined."""
    found: list[Line] = []
    block: list[str] = []
    for raw in (*_LINE_BREAK.split(clean_text(text)), ""):
        line = squeeze(raw)
        if line:
            block.append(line)
        elif block:
            found += map(Line, _joined(block))
            block = []
    return found


def _joined(block: list[str]) -> list[str]:
    """One line if the block reads as a paragraph broken at a fixed width, else as it is."""
    head = block[:-1]
    if len(head) < 2 or sum(len(line) in _WRAPPED for line in head) < 0.9 * len(head):
        return block
    broken = sum(not ends_sentence(line) for line in head)
    return [" ".join(block)] if broken >= 0.6 * len(head) else block


def to_html(lines: Iterable[Line]) -> str:
    """The lines' markup put together again; neighbours from one list or quote share it."""
    parts: list[str] = []
    container = ("", 0)
    for line in lines:
        if line.container != container:
            parts.append(f"</{container[0]}>" if container[0] else "")
            container = line.container
            parts.append(f"<{container[0]}>" if container[0] else "")
        parts.append(line.html or f"<p>{escape(line.text)}</p>")
    parts.append(f"</{container[0]}>" if container[0] else "")
    return "".join(parts)


def texts(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]
