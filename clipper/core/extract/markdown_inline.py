"""Markdown within a line: links, pictures, code, emphasis. HTML in it is shown, not interpreted.

Emphasis follows the CommonMark specification (section 6.2, with its rule of three), but asterisks
may stand beside any punctuation: "**Rome.**The" is bold.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from clipper.core.extract.markup import escape

_SPECIAL = re.compile(r"\\|`+|!?\[\[|!?\[|<|\*+|_+|~~+|\n")
_BRACKETS = re.compile(r"\\.|`+|[\[\]]", re.DOTALL)
_TICKS = re.compile(r"`+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TARGET = re.compile(
    r"\(\s{0,9}(?:<([^<>\n]{0,2000})>|((?:[^()\s<>]|\([^()\s]{0,500}\)){1,2000}))"
    r"(?:\s{1,9}(?:\"[^\"]{0,500}\"|'[^']{0,500}'))?\s{0,9}\)"
)
_NOTE = re.compile(r"(!?)\[\[([^\[\]|\n]{1,500})(?:\|([^\[\]\n]{0,500}))?\]\]")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>", re.IGNORECASE)
_DEEPEST = 8
"""Labels within labels."""


@dataclass(slots=True)
class _Run:
    """A run of `*`, `_` or `~`: what is left of it, and the tags it has become."""

    mark: str
    left: int
    length: int
    opens: bool
    closes: bool
    ended: str = ""
    begun: str = ""

    def __str__(self) -> str:
        return self.ended + self.mark * self.left + self.begun


def to_html(text: str, depth: int = 0) -> str:
    """One paragraph's Markdown as HTML; a line break in it is a hard one."""
    pieces = list(_pieces(text, depth))
    _emphasise([piece for piece in pieces if isinstance(piece, _Run)])
    return "".join(map(str, pieces))


class _Line:
    """A text with what closes what in it."""

    def __init__(self, text: str, depth: int) -> None:
        self.text = text
        self.depth = depth
        self._ticks: dict[int, list[int]] = defaultdict(list)
        for run in _TICKS.finditer(text):
            self._ticks[len(run.group())].append(run.start())
        self.brackets = self._closing_brackets() if "[" in text else {}

    def code_end(self, start: int, length: int) -> int:
        """Where the backticks stand that end code which begins at `start` with so many; -1 for nowhere."""
        runs = self._ticks.get(length, [])
        at = bisect_right(runs, start + length - 1)
        return runs[at] if at < len(runs) else -1

    def _closing_brackets(self) -> dict[int, int]:
        """The closing bracket of each opening one; those that are escaped or in code are none."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        done = 0
        while (found := _BRACKETS.search(self.text, done)) is not None:
            mark, done = found.group(), found.end()
            if mark[0] == "`":
                end = self.code_end(found.start(), len(mark))
                done = end + len(mark) if end >= 0 else done
            elif mark == "[":
                opened.append(found.start())
            elif mark == "]" and opened:
                pairs[opened.pop()] = found.start()
        return pairs


def _pieces(text: str, depth: int) -> Iterator[str | _Run]:
    line = _Line(text, depth)
    done = 0
    while (found := _SPECIAL.search(text, done)) is not None:
        if found.start() > done:
            yield escape(text[done : found.start()])
        piece, done = _piece(line, found.start(), found.group())
        yield piece
    yield escape(text[done:])


def _piece(line: _Line, start: int, mark: str) -> tuple[str | _Run, int]:
    """What stands at `start`, as HTML or as a run that may become emphasis, and where it ends."""
    text, end = line.text, start + len(mark)
    if mark == "\\":
        escaped = _ESCAPED.match(text, start)
        return (escape(escaped[1]), escaped.end()) if escaped else (mark, end)
    if mark == "\n":
        return "<br>", end
    if mark[0] == "`" and (close := line.code_end(start, len(mark))) >= 0:
        return f"<code>{escape(text[end:close].strip())}</code>", close + len(mark)
    if mark == "<" and (link := _ADDRESS.match(text, start)):
        return f'<a href="{escape(link[1])}">{escape(link[1])}</a>', link.end()
    if mark.endswith("[[") and (note := _NOTE.match(text, start)):
        return _picture(note[2], "") if note[1] else escape(note[3] or note[2]), note.end()
    if mark.endswith("["):
        bracket = text.index("[", start)
        return _link(line, start, bracket) or (text[start : bracket + 1], bracket + 1)
    if mark[0] in "*_~":
        return _run(text, start, mark), end
    return escape(mark), end


def _link(line: _Line, start: int, bracket: int) -> tuple[str, int] | None:
    """The link or picture that begins here, if one does, and where it ends."""
    close = line.brackets.get(bracket, -1)
    target = _TARGET.match(line.text, close + 1) if close >= 0 else None
    if target is None or line.depth > _DEEPEST:
        return None
    url, label = target[1] or target[2] or "", line.text[bracket + 1 : close]
    if bracket > start:
        return _picture(url, _ESCAPED.sub(r"\1", label)), target.end()
    return f'<a href="{escape(url)}">{to_html(label, line.depth + 1)}</a>', target.end()


def _picture(address: str, alt: str) -> str:
    return f'<img src="{escape(address)}" data-src="{escape(address)}" alt="{escape(alt)}">'


# -- emphasis --------------------------------------------------------------------------------


def _run(text: str, start: int, mark: str) -> _Run:
    before, after = text[start - 1 : start] or " ", text[start + len(mark) : start + len(mark) + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if mark[0] == "_":  # within a word it is a letter of it
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(mark[0], len(mark), len(mark), opens, closes)


def _emphasise(runs: list[_Run]) -> None:
    """Pair runs that open with runs that close, the innermost first."""
    openers: list[_Run] = []
    hopeless: dict[tuple[str, bool, int], int] = {}
    """How many openers, from the outermost, are known not to fit such a closer."""
    for run in runs:
        while run.closes and run.left:
            kind = (run.mark, run.opens, run.length % 3)
            at = next((i for i in range(len(openers) - 1, hopeless.get(kind, 0) - 1, -1) if _fit(openers[i], run)), -1)
            if at < 0:
                hopeless[kind] = len(openers)
                break
            _pair(openers[at], run)
            del openers[at + (openers[at].left > 0) :]
            hopeless = {each: min(count, len(openers)) for each, count in hopeless.items()}
        if run.opens and run.left:
            openers.append(run)


def _fit(opener: _Run, closer: _Run) -> bool:
    if opener.mark != closer.mark:
        return False
    if opener.mark == "~":
        return opener.left == closer.left
    either = opener.closes or closer.opens
    return not (either and (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3))


def _pair(opener: _Run, closer: _Run) -> None:
    used = closer.left if closer.mark == "~" else 2 if min(opener.left, closer.left) > 1 else 1
    tag = "del" if closer.mark == "~" else "strong" if used == 2 else "em"
    opener.left -= used
    closer.left -= used
    opener.begun = f"<{tag}>{opener.begun}"
    closer.ended += f"</{tag}>"
