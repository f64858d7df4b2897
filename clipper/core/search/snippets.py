"""The passage of a text that shows best why it was found."""

import re

from clipper.core.model import Snippet, Span
from clipper.core.search.lighting import Match, joined, lit, matches

__all__ = ["lit", "snippet"]

WIDTH = 220
"""Characters of a passage, about."""

LEAD_IN = 50
"""Characters shown before the first word lit, about."""

_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?…]['\"”’)]*\s+|\n|[。！？]")


def snippet(text_query: str, text: str, lang: str | None) -> Snippet:
    """The passage with most of the different words asked for, and where to light them in it.

    White space is narrowed to single spaces; "…" stands where the passage is cut out. Without a
    match it is the beginning of the text.
    """
    found = matches(text_query, text, lang)
    first = _best(found)
    start = 0 if first is None else _start(text, first.start)
    end = _end(text, start)
    return _narrowed(text, start, end, joined([match for match in found if start <= match.start and match.end <= end]))


def _best(found: list[Match]) -> Match | None:
    """The match with which the best passage begins: most different things, then most of all."""
    best: Match | None = None
    most = (0, 0)
    for number, match in enumerate(found):
        near = [other for other in found[number : number + 40] if other.end <= match.start + WIDTH - LEAD_IN]
        worth = (len({other.wanted for other in near}), len(near))
        if worth > most:
            best, most = match, worth
    return best or (found[0] if found else None)


def _start(text: str, first: int) -> int:
    """Where a passage around `first` begins: at its sentence if that is near, else at a word."""
    if first <= LEAD_IN:
        return 0
    earliest = first - LEAD_IN
    sentences = [match.end() for match in _SENTENCE.finditer(text, earliest, first)]
    if sentences:
        return sentences[-1] if first - sentences[-1] > LEAD_IN // 2 else sentences[0]
    space = _SPACE.search(text, earliest, first)
    return space.end() if space else earliest


def _end(text: str, start: int) -> int:
    latest = start + WIDTH
    if latest >= len(text):
        return len(text)
    cut = max(text.rfind(space, start + WIDTH * 3 // 4, latest + 1) for space in " \n\t")
    return cut if cut > 0 else latest


def _narrowed(text: str, start: int, end: int, spans: tuple[Span, ...]) -> Snippet:
    pieces = ["…"] if start else []
    length = len(pieces)
    moved: list[Span] = []
    at = start

    def take(until: int) -> None:
        nonlocal at, length
        piece = _SPACE.sub(" ", text[at:until])
        if length == 0 or (at == start and start):
            piece = piece.lstrip()
        pieces.append(piece)
        length += len(piece)
        at = until

    for low, high in spans:
        take(low)
        begin = length
        take(high)
        moved.append((begin, length))
    take(end)
    passage = "".join(pieces).rstrip()
    return Snippet(passage + "…" if end < len(text) else passage, tuple(moved))
