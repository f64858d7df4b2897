"""Where the words of a query stand in a text: as the index would find them, without an index."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from clipper.core.model import Span
from clipper.core.search import analyzer
from clipper.core.search.forms import may_begin, pattern_parts, word_slots
from clipper.core.search.syntax import All, AnyOf, Node, Not, Pattern, Value, Words, parse


@dataclass(frozen=True)
class Match:
    """One place where one thing asked for stands; `wanted` numbers the things."""

    start: int
    end: int
    wanted: int


Form = Callable[[str, tuple[str, ...]], bool]
"""Does this token, with these keys, fit?"""


class Slot(NamedTuple):
    """One word of what is asked for: its distance from the start of a phrase and its forms."""

    place: int
    form: Form
    single: bool = False
    """One character of an unspaced script: only that is lit, not the pair it begins."""


MAX_REMEMBERED = 50_000


class _Wanted:
    """All things that a query asks for, with what is known of the tokens met so far."""

    def __init__(self, things: list[tuple[Slot, ...]], lang: str) -> None:
        self.things = things
        self._slots = [slot for slots in things for slot in slots]
        self._lang = lang
        self._fitting: dict[str, tuple[int, ...]] = {}

    def fitting(self, token: str) -> tuple[int, ...]:
        """Numbers of the slots, counted over all things, that the token fills."""
        known = self._fitting.get(token)
        if known is None:
            if len(self._fitting) > MAX_REMEMBERED:
                self._fitting.clear()
            keys = analyzer.keys(token, self._lang)
            known = tuple(number for number, slot in enumerate(self._slots) if slot.form(token, keys))
            self._fitting[token] = known
        return known


def matches(text_query: str, text: str, lang: str | None) -> list[Match]:
    """All places in `text` (of language `lang`) that the query asks for, in order.

    Phrases match as a whole. What stands after NOT, in fields of whole values or in publisher:
    lights nothing.
    """
    wanted = _wanted(text_query, analyzer.stemming(lang))
    if not wanted.things or not text:
        return []
    tokens = analyzer.token_spans(text)
    places: dict[int, list[int]] = defaultdict(list)
    for place, (token, _, _) in enumerate(tokens):
        for number in wanted.fitting(token):
            places[number].append(place)
    found: list[Match] = []
    first = 0
    for number, slots in enumerate(wanted.things):
        for start in _starts(places, first, slots):
            _, _, end = last = tokens[start + slots[-1].place - slots[0].place]
            found.append(Match(tokens[start][1], last[1] + 1 if slots[-1].single else end, number))
        first += len(slots)
    return sorted(found, key=lambda match: (match.start, -match.end))


def lit(text_query: str, text: str, lang: str | None) -> tuple[Span, ...]:
    """The places to light in `text`, as code points, in order and not overlapping."""
    return joined(matches(text_query, text, lang))


def joined(found: list[Match]) -> tuple[Span, ...]:
    """Matches in order as spans, overlapping ones made one."""
    spans: list[Span] = []
    for match in found:
        if spans and match.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], match.end))
        else:
            spans.append((match.start, match.end))
    return tuple(spans)


def _starts(places: dict[int, list[int]], first: int, slots: tuple[Slot, ...]) -> list[int]:
    """Places of the first slot from which all others are at their distance."""
    starts = places.get(first, [])
    for number, slot in enumerate(slots[1:], first + 1):
        here = {place - slot.place + slots[0].place for place in places.get(number, ())}
        starts = [start for start in starts if start in here]
    return starts


@lru_cache(maxsize=16)
def _wanted(text_query: str, lang: str) -> _Wanted:
    tree = parse(text_query).tree
    return _Wanted([thing for node in _leaves(tree) for thing in _things(node, lang)] if tree else [], lang)


def _leaves(node: Node) -> Iterator[Words | Pattern]:
    match node:
        case Words() | Pattern():
            if node.field != "publisher":
                yield node
        case All() | AnyOf():
            for inner in node.nodes:
                yield from _leaves(inner)
        case Not() | Value():
            pass


def _things(node: Words | Pattern, lang: str) -> Iterator[tuple[Slot, ...]]:
    if isinstance(node, Pattern):
        before, beginning, ending = pattern_parts(node.text)
        yield from _things(Words(before), lang)
        if beginning:
            yield (Slot(0, _surface_like(f"{beginning}*{ending}")),)
        return
    slots = word_slots(node.text, [lang])
    if node.partial and len(slots) == 1 and may_begin(node.text):
        yield (Slot(0, _surface_like(analyzer.surface(analyzer.tokens(node.text)[0]) + "*")),)
    if slots:
        yield tuple(Slot(place, _form(forms), forms[0].endswith("*")) for place, forms in slots)


def _surface_like(pattern: str) -> Form:
    wanted = re.compile(".*".join(re.escape(piece) for piece in pattern.split("*")), re.DOTALL)
    return lambda token, _keys: wanted.fullmatch(analyzer.surface(token)) is not None


def _form(forms: tuple[str, ...]) -> Form:
    exact = frozenset(form for form in forms if not form.endswith("*"))
    beginnings = tuple(form[:-1] for form in forms if form.endswith("*"))
    return lambda _token, keys: any(key in exact or key.startswith(beginnings) for key in keys)
