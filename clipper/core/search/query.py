"""From what was typed (syntax.py) to Whoosh's query trees over the fields of the index."""

from collections.abc import Iterable
from datetime import UTC
from typing import Any, Protocol

from whoosh import query as whoosh_query

from clipper.core.dates import date_range
from clipper.core.model import Query
from clipper.core.search import analyzer
from clipper.core.search.forms import may_begin, pattern_parts, word_slots
from clipper.core.search.schema import DEFAULT_FIELDS, words_field
from clipper.core.search.syntax import All, AnyOf, Node, Not, Pattern, Value, Words, parse
from clipper.core.text import _

WhooshQuery = Any
"""Whoosh has no types; this is one of its query objects, or one of those below."""

FIELDS_OF = {
    "": DEFAULT_FIELDS,
    "title": ("title",),
    "text": ("lead", "body"),
    "note": ("note",),
    "byline": ("byline",),
    "publisher": ("source",),
}
"""The fields that each field of the query language looks in."""

PREFIX_WEIGHT = 0.3
"""What a word is worth that only begins like the one being typed."""


class Names(Protocol):
    """Knows what users call things."""

    def countries(self, name: str) -> tuple[str, ...]:
        """Codes of a country or group: "China", "中国", "CN" are ("CN",); () if unknown."""

    def topics(self, name: str) -> tuple[str, ...]:
        """Ids of topics with this label or id; () if unknown."""


class Sequence(whoosh_query.Query):
    """Words at fixed distances: any of `slots[i][1]` at `slots[i][0]` places after the start.

    Stands in for Whoosh's Phrase, which knows neither several forms of one word nor gaps. A slot
    whose term ends in * (in an unspaced script: one character) takes all terms that begin so.
    """

    def __init__(self, fieldname: str, slots: tuple[tuple[int, tuple[str, ...]], ...]) -> None:
        self.fieldname = fieldname
        self.slots = slots
        self.boost = 1.0


class Between(whoosh_query.Query):
    """Documents whose time in a column is at least the first of `times` and before the second."""

    def __init__(self, column: str, times: tuple[int, int]) -> None:
        self.column = column
        self.times = times
        self.boost = 1.0


class Published(whoosh_query.Query):
    """Documents published in these times: `by_clock`, days of the user's zone, where the hour is
    known; `by_day`, days of UTC, where only the day is (it is the same day in every zone)."""

    def __init__(self, by_clock: tuple[int, int], by_day: tuple[int, int]) -> None:
        self.by_clock = by_clock
        self.by_day = by_day
        self.boost = 1.0

    @classmethod
    def during(cls, text: str) -> "Published | None":
        """The years, months, days or range of them in `text`; None when it is no date."""
        by_clock, by_day = date_range(text), date_range(text, UTC)
        return None if by_clock is None or by_day is None else cls(by_clock, by_day)


class QueryMaker:
    """Makes one query; collects what it could not understand in `problems`."""

    def __init__(self, names: Names, languages: Iterable[str]) -> None:
        self._names = names
        self._languages = sorted(set(languages)) or [""]
        self.problems: list[str] = []
        self._unfinished = False

    def make(self, query: Query) -> WhooshQuery:
        """The words; filters and place are left to the caller."""
        syntax = parse(query.text, self._is_name)
        self.problems.extend(syntax.problems)
        made = None if syntax.tree is None else self._node(syntax.tree)
        if made is not None:
            return made
        nothing = syntax.tree is not None and not self._unfinished
        return whoosh_query.NullQuery if nothing else whoosh_query.Every()

    def filters(self, query: Query) -> dict[str, WhooshQuery]:
        """For each field that is filtered by: documents with any of its values."""
        return {
            field: whoosh_query.Or([self._filter(field, value) for value in values])
            for field, values in query.wanted.items()
        }

    def _is_name(self, field: str, name: str) -> bool:
        return bool(self._codes(field, name))

    def _codes(self, field: str, name: str) -> tuple[str, ...]:
        return self._names.topics(name) if field == "topic" else self._names.countries(name)

    def _filter(self, field: str, value: str) -> WhooshQuery:
        if field not in ("year", "date"):
            return whoosh_query.Term(field, value)
        published = Published.during(value)
        return whoosh_query.NullQuery if published is None else published

    # -- nodes; None: not understood, the rest is searched without it -------------------
    def _node(self, node: Node) -> WhooshQuery | None:
        match node:
            case Words():
                return self._words(node)
            case Pattern():
                return self._pattern(node)
            case Value():
                return self._value(node)
            case Not():
                inner = self._node(node.node)
                return None if inner is None else whoosh_query.Not(inner)
            case All():
                return self._group(whoosh_query.And, node.nodes)
            case AnyOf():
                return self._group(whoosh_query.Or, node.nodes)

    def _group(self, kind: Any, nodes: tuple[Node, ...]) -> WhooshQuery | None:
        made = [query for query in map(self._node, nodes) if query is not None]
        if not made:
            return None
        return made[0] if len(made) == 1 else kind(made)

    def _words(self, node: Words) -> WhooshQuery | None:
        slots = word_slots(node.text, self._languages)
        if not slots:
            return None
        queries: list[WhooshQuery] = []
        for field in FIELDS_OF[node.field]:
            if len(slots) > 1:
                queries.append(Sequence(field, slots))
                continue
            for key in slots[0][1]:
                if key.endswith("*"):
                    queries.append(whoosh_query.Prefix(field, key[:-1]))
                else:
                    queries.append(whoosh_query.Term(field, key))
            if node.partial and may_begin(node.text):
                beginning = analyzer.surface(analyzer.tokens(node.text)[0])
                queries.append(whoosh_query.Prefix(words_field(field), beginning, boost=PREFIX_WEIGHT))
        return queries[0] if len(queries) == 1 else whoosh_query.Or(queries)

    def _pattern(self, node: Pattern) -> WhooshQuery | None:
        before, beginning, ending = pattern_parts(node.text)
        first = self._words(Words(before, node.field))
        if not beginning:
            if first is None:
                self.problems.append(_("“{text}” needs a letter before the *.").format(text=node.text))
            return first
        queries: list[WhooshQuery] = [
            whoosh_query.Wildcard(words_field(field), f"{beginning}*{ending}")
            if ending
            else whoosh_query.Prefix(words_field(field), beginning)
            for field in FIELDS_OF[node.field]
        ]
        last = queries[0] if len(queries) == 1 else whoosh_query.Or(queries)
        return last if first is None else whoosh_query.And([first, last])

    def _value(self, node: Value) -> WhooshQuery | None:
        if node.field in ("date", "added"):
            return self._date(node)
        if node.field == "lang":
            return whoosh_query.Term("lang", node.text.lower())
        codes = self._codes(node.field, node.text)
        if not codes:
            self._unknown(node)
            return None
        terms = [whoosh_query.Term(node.field, code) for code in codes]
        return terms[0] if len(terms) == 1 else whoosh_query.Or(terms)

    def _unknown(self, node: Value) -> None:
        what = _("topic") if node.field == "topic" else _("country")
        said = _("No {what} is called “{name}”.")
        if node.partial:
            self._unfinished = True
            said = _("No {what} is called “{name}” as far as it is typed; it was passed over.")
        self.problems.append(said.format(what=what, name=node.text))

    def _date(self, node: Value) -> WhooshQuery | None:
        if node.field == "date":
            made: WhooshQuery | None = Published.during(node.text)
        else:
            times = date_range(node.text)
            made = None if times is None else Between("added", times)
        if made is None:
            self.problems.append(
                _("“{text}” is not a date: write 2025, 2025-06, 2025-06-01 or 2025-06..2025-07.").format(text=node.text)
            )
        return made
