"""Conditions on clippings for the slow search without an index."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_BODY = "(SELECT b.text FROM bodies b WHERE b.clipping_id = c.id)"
_NOTE = "coalesce((SELECT n.text FROM notes n WHERE n.clipping_id = c.id), '')"
_PUBLISHER = "coalesce((SELECT q.name FROM publishers q WHERE q.id = c.publisher_id), '')"
_PLACES = {"title": "c.title", "text": _BODY, "note": _NOTE, "publisher": _PUBLISHER, "byline": "c.authors"}
_ANYWHERE = ("title", "text", "note", "byline")

Field = Literal["country", "mentions", "topic", "lang"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL about clipping `c`, and its values."""

    sql: str
    values: tuple[str, ...] = ()


def contains(text: str, field: str = "") -> Condition:
    """The letters occur (case of plain letters aside) in a field; "" means title, text, note or byline."""
    places = [_PLACES[name] for name in ((field,) if field else _ANYWHERE)]
    pattern = "%" + re.sub(r"([%_!])", r"!\1", text) + "%"
    return some([Condition(f"{place} LIKE ? ESCAPE '!'", (pattern,)) for place in places])


def tagged(field: Field, values: Sequence[str]) -> Condition:
    """About (country) or naming (mentions) one of these countries, of one of these topics, in one language."""
    marks = ",".join("?" for _value in values)
    if field == "lang":
        return Condition(f"c.lang IN ({marks})", tuple(values))
    table, column = ("clipping_topics", "topic_id") if field == "topic" else ("clipping_countries", "code")
    which = {"country": " AND t.about", "topic": " AND NOT t.suggested"}.get(field, "")
    its_own = f"t.clipping_id = c.id AND NOT t.rejected{which}"
    return Condition(f"EXISTS (SELECT 1 FROM {table} t WHERE {its_own} AND t.{column} IN ({marks}))", tuple(values))


def negated(condition: Condition) -> Condition:
    return Condition(f"NOT coalesce({condition.sql}, 0)", condition.values)


def every(conditions: Sequence[Condition]) -> Condition:
    return _joined(conditions, " AND ", "1")


def some(conditions: Sequence[Condition]) -> Condition:
    return _joined(conditions, " OR ", "0")


def _joined(conditions: Sequence[Condition], joint: str, nothing: str) -> Condition:
    sql = joint.join(condition.sql for condition in conditions) or nothing
    return Condition(f"({sql})", tuple(value for condition in conditions for value in condition.values))
