"""What users type, read into a tree. Never fails: whatever is half typed is left out.

Words, "phrases", prefix*, AND OR NOT, - ( ) and fields such as title: or date:. Operators count
only in capitals; words side by side mean AND. Curly and full-width signs count as plain ones.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from clipper.core.text import _

MAX_QUERY = 500
"""Characters of a query that are read."""

MAX_DEPTH = 20
"""Parentheses within one another; deeper ones are passed over."""

MAX_NAME_WORDS = 4
"""Words of a country's or topic's name that are joined without quotes: country:South Korea."""

TEXT = ("title", "text", "note", "publisher", "byline")
NAMED = ("country", "mentions", "topic")
FIELDS = (*TEXT, *NAMED, "lang", "date", "added")


@dataclass(frozen=True)
class Words:
    """Words next to each other in this order: one word, or a phrase in quotes.

    `partial`: the word is still being typed, so it may also be the beginning of one.
    """

    text: str
    field: str = ""
    partial: bool = False


@dataclass(frozen=True)
class Pattern:
    """A word with * for any letters."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Value:
    """A value of a field that holds whole values or times, as typed; `partial` as in Words."""

    field: str
    text: str
    partial: bool = False


@dataclass(frozen=True)
class Not:
    node: "Node"


@dataclass(frozen=True)
class All:
    nodes: tuple["Node", ...]


@dataclass(frozen=True)
class AnyOf:
    nodes: tuple["Node", ...]


Node = Words | Pattern | Value | Not | All | AnyOf


@dataclass(frozen=True)
class Syntax:
    """The tree (None: nothing to look for) and, in words, what was passed over."""

    tree: Node | None
    problems: tuple[str, ...] = ()


_PLAIN = str.maketrans("“”„‟«»＂（）：　＊－", """\"\"\"\"\"\"\"(): *-""")
_LEXEME = re.compile(
    rf"""(?P<space>\s+) | (?P<open>\() | (?P<close>\)) | "(?P<phrase>[^"]*)"? |
    (?P<field>(?:{"|".join(FIELDS)})):\s? | (?P<minus>-(?=\S)) | (?P<word>[^\s()"]+)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True)
class _Lexeme:
    kind: str
    text: str
    last: bool = False
    """Nothing, not even a space, follows."""

    def says(self, *operators: str) -> bool:
        return self.kind == "word" and self.text in operators


def parse(text: str, known: Callable[[str, str], bool] = lambda _field, _name: False) -> Syntax:
    """Read a query. `known(field, name)` tells whether a country or topic is called so."""
    problems: list[str] = []
    if len(text) > MAX_QUERY:
        problems.append(_("Only the first {count} characters were searched for.").format(count=MAX_QUERY))
        text = text[:MAX_QUERY]
    lexemes = [
        _Lexeme(str(match.lastgroup), match[str(match.lastgroup)], match.end() == len(text))
        for match in _LEXEME.finditer(text.translate(_PLAIN))
        if match.lastgroup != "space"
    ]
    return Syntax(_Reader(lexemes, known).read(), tuple(problems))


class _Reader:
    """Recursive descent: OR binds least, then AND (or nothing between), then NOT."""

    def __init__(self, lexemes: list[_Lexeme], known: Callable[[str, str], bool]) -> None:
        self._lexemes = lexemes
        self._known = known
        self._at = 0
        self._depth = 0

    def read(self) -> Node | None:
        return self._either("")

    def _next(self) -> _Lexeme | None:
        return self._lexemes[self._at] if self._at < len(self._lexemes) else None

    def _take(self, kind: str = "", operator: str = "") -> bool:
        """Pass over the next lexeme if it is of this kind or this operator."""
        lexeme = self._next()
        if lexeme is None or not (lexeme.kind == kind or lexeme.says(operator)):
            return False
        self._at += 1
        return True

    def _either(self, name: str) -> Node | None:
        choices = [self._together(name)]
        while self._take(operator="OR"):
            choices.append(self._together(name))
        nodes = tuple(node for node in choices if node is not None)
        return nodes[0] if len(nodes) == 1 else AnyOf(nodes) if nodes else None

    def _together(self, name: str) -> Node | None:
        nodes: list[Node] = []
        while (lexeme := self._next()) is not None:
            if lexeme.says("OR") or (lexeme.kind == "close" and self._depth):
                break
            if self._take("close", "AND"):  # a parenthesis that was never opened goes the same way
                continue
            node = self._one(name)
            if node is not None:
                nodes.append(node)
        return nodes[0] if len(nodes) == 1 else All(tuple(nodes)) if nodes else None

    def _one(self, name: str) -> Node | None:
        denied = False
        while self._take("minus", "NOT"):
            denied = True
        node = self._operand(name)
        return Not(node) if denied and node is not None else node

    def _operand(self, name: str) -> Node | None:
        lexeme = self._next()
        if lexeme is None or lexeme.kind == "close" or lexeme.says("AND", "OR"):
            return None
        self._at += 1
        if lexeme.kind == "field":
            return self._one(lexeme.text.lower())  # title:-war denies as -title:war does
        if lexeme.kind == "open":
            return self._group(name)
        if lexeme.kind == "phrase":
            return self._leaf(name, lexeme, quoted=True)
        if name in NAMED:
            lexeme = self._whole_name(name, lexeme)
        return self._leaf(name, lexeme, quoted=False)

    def _group(self, name: str) -> Node | None:
        if self._depth == MAX_DEPTH:
            return None
        self._depth += 1
        node = self._either(name)
        self._take("close")
        self._depth -= 1
        return node

    def _whole_name(self, name: str, first: _Lexeme) -> _Lexeme:
        """Join the words after `first` as long as they make a known name with it."""
        following = self._lexemes[self._at : self._at + MAX_NAME_WORDS - 1]
        for count in range(len(following), 0, -1):
            words = following[:count]
            text = " ".join([first.text, *(word.text for word in words)])
            if all(word.kind == "word" for word in words) and self._known(name, text):
                self._at += count
                return _Lexeme("word", text)
        return first

    def _leaf(self, name: str, lexeme: _Lexeme, quoted: bool) -> Node | None:
        text = lexeme.text.strip()
        partial = lexeme.last and not quoted
        if name and name not in TEXT:
            text = text.strip(",;")
            return Value(name, text, partial) if text else None
        if "*" in text and not quoted:
            return Pattern(text, name)
        if not any(char.isalnum() for char in text):
            return None
        return Words(text, name, partial)
