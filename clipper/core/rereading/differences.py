"""What another reading changes: field by field, and word by word."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from clipper.core.model import Article, Moment
from clipper.core.model.readings import Difference, FieldChange
from clipper.core.similar.runs import words
from clipper.core.text import _

FIELDS = (
    "title", "deck", "authors", "publisher", "section", "dateline", "published", "updated", "url", "lang", "keywords",
    "lead_image", "paywalled", "problem", "provenance", "text", "html",
)  # fmt: skip
"""What a clipping has of its article."""
_UNTOLD = frozenset({"provenance"})
"""Changes without words for the user."""
_MOST_PAIRS = 2_000_000
"""Pairs of lines, or of words, that are compared at most; beyond that a stretch goes and another comes."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff][^\S\n]*|[^\s\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]+[^\S\n]*|\s+"
)
"""A word with the spaces after it; a line break stands apart, so that a paragraph's last word is the same elsewhere."""


def changed_fields(before: Article, after: Article) -> tuple[str, ...]:
    """Names of the fields that differ; "html" only where the words are the same and their form is not."""
    found = [name for name in FIELDS if _value(before, name) != _value(after, name)]
    return tuple(name for name in found if name != "html" or "text" not in found)


def field_changes(before: Article, after: Article) -> tuple[FieldChange, ...]:
    """The same in words."""
    return tuple(
        FieldChange(name, _told(before, name), _told(after, name))
        for name in changed_fields(before, after)
        if name not in _UNTOLD
    )


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """The words that stay, go and come, in their order: without what comes it is the text before, without what
    goes the text after, to the letter."""
    return tuple(_joined(_by_lines(before, after)))


def _value(article: Article, name: str) -> Any:
    value = getattr(article, name)
    if isinstance(value, Moment):
        return value.at.replace(microsecond=0), value.precision, value.offset, value.about, value.original
    return value


def _told(article: Article, name: str) -> str:
    value = getattr(article, name)
    if name == "text":
        return _("{count} words").format(count=len(words(value)))
    if name == "html":
        return ""
    if isinstance(value, Moment):
        return value.iso()
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value or "")


def _by_lines(before: str, after: str) -> Iterator[Difference]:
    for kind, old, new in _compared(_LINE.findall(before), _LINE.findall(after)):
        if kind == "equal":
            yield Difference("same", old)
        else:
            yield from _by_words(old, new)


def _by_words(before: str, after: str) -> Iterator[Difference]:
    for kind, old, new in _compared(_WORD.findall(before), _WORD.findall(after)):
        if kind == "equal":
            yield Difference("same", old)
            continue
        if old:
            yield Difference("removed", old)
        if new:
            yield Difference("added", new)


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """("equal" or not, what was, what is), stretch by stretch."""
    if len(before) * len(after) > _MOST_PAIRS:
        yield "replace", "".join(before), "".join(after)
        return
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield kind, "".join(before[a:b]), "".join(after[c:d])


def _joined(parts: Iterator[Difference]) -> Iterator[Difference]:
    """Neighbours of one kind become one."""
    last: Difference | None = None
    for part in parts:
        if last is not None and last.kind == part.kind:
            last = Difference(last.kind, last.text + part.text)
            continue
        if last is not None:
            yield last
        last = part
    if last is not None:
        yield last
