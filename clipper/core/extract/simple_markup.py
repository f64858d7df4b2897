"""Sanitised HTML reduced to what Markdown can say, so that what is written can be read again.

Inline marks stand only around text, never across blocks, and neighbours share them. Text that stands
loose between blocks becomes a paragraph; headings and cells hold one line; lists have items and tables
rows and nothing else. All words stay, in their order.
"""

import re
from dataclasses import dataclass, field

from clipper.core.extract.markup import BLOCKS, Token, escape, tokens
from clipper.core.text import _

Mark = tuple[str, str]
"""An inline element's name, and its start tag."""

_MARKS = {
    "a": "a", "strong": "strong", "b": "strong", "em": "em", "i": "em", "del": "del", "s": "del",
    "code": "code", "kbd": "code", "samp": "code",
}  # fmt: skip
_ORDER = ("a", "strong", "em", "del", "code")
"""From the outermost."""
_ONE_LINE = frozenset("h1 h2 h3 h4 h5 h6 td th".split())
_LISTS = frozenset({"ul", "ol"})
_ROWS = frozenset({"thead", "tbody", "tfoot", "tr"})
_WRITTEN = _ONE_LINE | _LISTS | frozenset("p li blockquote table tr pre".split())
"""Blocks that Markdown has; of others only the content is written."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_MOST_COLUMNS = 100


def simplified(html: str) -> str:
    """Sanitised `html` with p, h1–h6, lists, quotes, tables, pre, hr, br, img, a, strong, em, del and code only."""
    writer = _Writer()
    for token in tokens(html):
        writer.take(token)
    writer.down_to(0)
    return "".join(writer.parts)


@dataclass(slots=True)
class _Writer:
    parts: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """Open as written, from the outermost."""
    source: list[tuple[int, int]] = field(default_factory=list)
    """For each block that the source has open: how many were written before it, and the columns it spans."""
    wanted: list[Mark] = field(default_factory=list)
    """Marks that the source has open."""
    opened: list[Mark] = field(default_factory=list)
    """Marks that are open as written."""
    fresh: bool = True
    """Nothing stands in the innermost block yet."""
    after_block: bool = False
    """The last thing in the innermost block was a block."""
    gap: bool = False
    """White space is owed before the next text."""
    broken: bool = False
    """A line break is."""

    def take(self, token: Token) -> None:
        if not token.tag:
            self._text(token.text)
        elif token.tag in _MARKS:
            self._mark(_MARKS[token.tag], token)
        elif token.tag == "img":
            self._picture(token)
        elif token.tag == "q":
            self._inline('"')
        elif token.tag == "br":
            self._break()
        elif token.tag == "hr":
            self._rule()
        elif token.tag in BLOCKS:
            if token.closing:
                self._close()
            else:
                self._open(token)

    # -- inline ----------------------------------------------------------------------------
    def _top(self) -> str:
        return self.blocks[-1] if self.blocks else ""

    def _mark(self, name: str, token: Token) -> None:
        if token.closing:
            at = max((i for i, mark in enumerate(self.wanted) if mark[0] == name), default=-1)
            del self.wanted[at : at + 1 if at >= 0 else 0]
            return
        href = token.attribute("href") if name == "a" else ""
        self.wanted.append((name, f'<a href="{escape(href)}">' if href else "" if name == "a" else f"<{name}>"))

    def _text(self, text: str) -> None:
        if self._top() == "pre":
            self.parts.append(text)
            return
        text = _BLANKS.sub(" ", text)
        self.gap = self.gap or text.startswith(" ")
        if text.strip(" "):
            self._inline(text.strip(" "))
            self.gap = text.endswith(" ")

    def _inline(self, written: str) -> None:
        """Text or a picture, within the marks that the source has around it."""
        self._find_room()
        by_name = {mark[0]: mark for mark in self.wanted if mark[1]}
        marks = [by_name[name] for name in _ORDER if name in by_name]
        common = 0
        if not self.broken:
            while common < min(len(marks), len(self.opened)) and marks[common] == self.opened[common]:
                common += 1
        self._end_marks(common)
        if not self.fresh:
            self.parts.append("<br>" if self.broken else " " if self.gap else "")
        for mark in marks[common:]:
            self.parts.append(mark[1])
            self.opened.append(mark)
        self.parts.append(written)
        self.fresh = self.after_block = self.gap = self.broken = False

    def _end_marks(self, keep: int = 0) -> None:
        while len(self.opened) > keep:
            self.parts.append(f"</{self.opened.pop()[0]}>")

    def _break(self) -> None:
        if self._top() == "pre":
            self.parts.append("\n")
        elif self._top() in _ONE_LINE:
            self.gap = True
        else:
            self.broken = True

    def _picture(self, token: Token) -> None:
        """What is not there becomes a link to where it is."""
        if self._top() == "pre":
            return
        source, missing, alt = (token.attribute(name) for name in ("src", "data-src", "alt"))
        outside, self.wanted = self.wanted, [mark for mark in self.wanted if mark[0] != "code"]
        if source:
            self._inline(f'<img src="{escape(source)}" alt="{escape(alt)}">')
        elif missing or alt.strip():
            if missing and not any(name == "a" and start for name, start in self.wanted):
                self.wanted.append(("a", f'<a href="{escape(missing)}">'))
            alt = _BLANKS.sub(" ", alt).strip()
            self._inline(escape(_("Picture: {alt}").format(alt=alt) if alt else _("Picture")))
        self.wanted = outside

    # -- blocks ----------------------------------------------------------------------------
    def _find_room(self) -> None:
        """See that text may stand here."""
        if self._top() in _LISTS:
            self._begin("li")
        elif self._top() in ("table", "tr"):
            self._begin("tr" if self._top() == "table" else "td")
            self._find_room()
        elif self._top() in ("", "blockquote") or (self._top() == "li" and self.after_block):
            self._begin("p")

    def _begin(self, tag: str, start: str = "") -> None:
        if tag in _LISTS and self.parts and self.parts[-1] == f"</{tag}>":
            self.parts.pop()  # two lists in a row cannot be told from one
        else:
            self.parts.append(start or f"<{tag}>")
        self.blocks.append(tag)
        self.fresh, self.after_block, self.gap, self.broken = True, False, False, False

    def down_to(self, number: int) -> None:
        """End blocks until so many are open; those with nothing in them were none."""
        while len(self.blocks) > number:
            self._end_marks()
            tag = self.blocks.pop()
            if self.parts[-1].startswith(f"<{tag}") and tag not in ("td", "th"):
                self.parts.pop()
                self.fresh = bool(self.parts) and bool(self.blocks) and self.parts[-1].startswith(f"<{self.blocks[-1]}")
            else:
                self.parts.append(f"</{tag}>")
                self.fresh = False
            self.after_block, self.gap, self.broken = not self.fresh, False, False

    def _leave_paragraph(self) -> None:
        self._end_marks()
        self.gap = self.broken = False
        if self._top() == "p":
            self.down_to(len(self.blocks) - 1)

    def _rule(self) -> None:
        if self._top() == "pre" or self._top() in _ONE_LINE:
            self.gap = True
            return
        self._leave_paragraph()
        at_start = self._top() in _LISTS or (self._top() == "li" and self.fresh)
        if not at_start and self._top() not in ("table", "tr"):  # a bullet and dashes would be a rule themselves
            self.parts.append("<hr>")
            self.fresh, self.after_block = False, True

    def _open(self, token: Token) -> None:
        tag = token.tag
        if self._top() == "pre" or self._top() in _ONE_LINE:  # there is no room for blocks
            self.gap = True
            self.source.append((len(self.blocks), 1))
            return
        self._leave_paragraph()
        if tag == "li" and self._top() == "li":
            self.down_to(len(self.blocks) - 1)
        if tag == "li" and self._top() not in _LISTS:
            tag = "div"
        if tag == "caption" and self.parts[-1] == "<table>":
            tag = "p"
            self._before_table()
        if self._top() in _LISTS and tag != "li":
            self._begin("li")
        if tag in _ROWS and self._top() != "table":
            self._begin("table")
        span = token.attribute("colspan")
        self.source.append((len(self.blocks), int(span) if span.isascii() and span.isdigit() else 1))
        if tag in _WRITTEN:
            start = token.attribute("start") if tag == "ol" else ""
            told = start.isascii() and start.isdigit() and int(start) != 1
            self._begin(tag, f'<ol start="{int(start)}">' if told else "")

    def _before_table(self) -> None:
        """A caption stands before its table, which begins after it."""
        self.parts.pop()
        self.blocks.pop()

    def _close(self) -> None:
        if not self.source:
            return
        before, span = self.source.pop()
        if self._top() in _ONE_LINE or self._top() == "pre":
            self.gap = True
        else:
            self._leave_paragraph()
        cell = self.blocks[before] if len(self.blocks) > before else ""
        self.down_to(before)
        if cell in ("td", "th"):
            self.parts.append(f"<{cell}></{cell}>" * (min(span, _MOST_COLUMNS) - 1))
