"""Lists without words: every id of a place under the filters, in order, and the counts beside.

What has words goes to the index; what has none is answered here, always up to date.
"""

from collections.abc import Iterable
from datetime import UTC
from typing import Any

from clipper.core.dates import date_range
from clipper.core.model import CLOCK, Counts, Place, Query, Sort
from clipper.core.store.database import Store
from clipper.core.store.scan import Condition
from clipper.core.store.topics import ABOVE, UNDER

ANYTHING = Condition("1")

_PLACES: dict[Place, str] = {
    "all": "c.trashed IS NULL",
    "unread": "c.trashed IS NULL AND c.unread",
    "starred": "c.trashed IS NULL AND c.starred",
    "trash": "c.trashed IS NOT NULL",
}

_TIME = "coalesce(c.published, c.added)"
_ORDERS: dict[Sort, str] = {
    "newest": f"{_TIME} DESC, c.id DESC",
    "oldest": f"{_TIME}, c.id",
    "best": f"{_TIME} DESC, c.id DESC",  # without words nothing is better than the newest
    "publisher": f"p.name IS NULL, p.name COLLATE NOCASE, {_TIME} DESC, c.id DESC",
}

# Year and month of publication; unknown: none. A clock time counts by the user's zone; what is known to the
# day stands at noon UTC of it, which in the far east is the next day already.
_WITH_CLOCK = ", ".join(f"'{precision}'" for precision in sorted(CLOCK))
_CALENDAR = f"""CASE WHEN c.published_precision IN ({_WITH_CLOCK})
                THEN strftime('%s', c.published, 'unixepoch', 'localtime')
                ELSE strftime('%s', c.published, 'unixepoch') END"""
_YEAR, _MONTH = _CALENDAR % ("%Y", "%Y"), _CALENDAR % ("%Y-%m", "%Y-%m")
_FILTERS = {
    "country": """EXISTS (SELECT 1 FROM clipping_countries t WHERE t.clipping_id = c.id AND t.code = ?
                  AND t.about AND NOT t.rejected)""",
    "topic": f"""EXISTS (SELECT 1 FROM clipping_topics t WHERE t.clipping_id = c.id AND t.topic_id IN {UNDER}
                 AND NOT t.rejected AND NOT t.suggested)""",
    "publisher": "c.publisher_id = (SELECT id FROM publishers WHERE name = ?)",
    "year": f"{_YEAR} = ?",
    "date": f"""CASE WHEN c.published_precision IN ({_WITH_CLOCK}) THEN c.published >= ? AND c.published < ?
                ELSE c.published >= ? AND c.published < ? END""",
    "lang": "c.lang = ?",
}
_FACETS = {
    "country": """SELECT t.code, count(*) FROM clipping_countries t JOIN chosen c ON c.id = t.clipping_id
                  WHERE t.about AND NOT t.rejected GROUP BY 1""",
    "topic": """SELECT t.topic_id, count(*) FROM clipping_topics t JOIN chosen c ON c.id = t.clipping_id
                WHERE NOT t.rejected AND NOT t.suggested GROUP BY 1""",
    "publisher": "SELECT p.name, count(*) FROM chosen c JOIN publishers p ON p.id = c.publisher_id GROUP BY 1",
    "year": f"SELECT {_YEAR}, count(*) FROM chosen c WHERE c.published IS NOT NULL GROUP BY 1",
    "month": f"SELECT {_MONTH}, count(*) FROM chosen c WHERE c.published IS NOT NULL GROUP BY 1",
    "lang": "SELECT c.lang, count(*) FROM chosen c WHERE c.lang IS NOT NULL GROUP BY 1",
}
_ON = "SELECT t.clipping_id, {topic} AS topic FROM clipping_topics t {further} WHERE NOT t.rejected AND NOT t.suggested"
_NESTED_TOPICS = f"""
    WITH RECURSIVE {ABOVE}, %s
    SELECT has.topic, count(*) FROM (
        {_ON.format(topic="t.topic_id", further="")}
        UNION {_ON.format(topic="a.up", further="JOIN above a ON a.id = t.topic_id")}
    ) has JOIN chosen c ON c.id = has.clipping_id GROUP BY 1"""
"""A clipping counts under the topics above its own, too; once, whatever it has of them."""


def find(store: Store, query: Query, condition: Condition = ANYTHING) -> list[int]:
    """Ids in order. `condition` is the slow way to search for words, for when there is no index."""
    where, values = _where(query, condition)
    rows = store.rows(
        f"""SELECT c.id FROM clippings c LEFT JOIN publishers p ON p.id = c.publisher_id
            WHERE {where} ORDER BY {_ORDERS[query.sort]}""",
        values,
    )
    return [row[0] for row in rows]


def facets(store: Store, query: Query, condition: Condition = ANYTHING) -> dict[str, dict[str, int]]:
    """How many clippings each value of each facet has, over the whole answer; filters in a facet's own field
    are passed over."""
    counting = {name: f"WITH %s {sql}" for name, sql in _FACETS.items()}
    if store.value("SELECT 1 FROM user_topics WHERE parent IS NOT NULL LIMIT 1"):
        counting["topic"] = _NESTED_TOPICS
    counted = {}
    for name, sql in counting.items():
        where, values = _where(query, condition, without="date" if name == "month" else name)
        chosen = f"chosen AS (SELECT c.* FROM clippings c WHERE {where})"
        counted[name] = {row[0]: row[1] for row in store.rows(sql.replace("%s", chosen, 1), values)}
    return counted


def place(store: Store, name: Place) -> list[int]:
    """Ids of a place, ascending."""
    return [row[0] for row in store.rows(f"SELECT c.id FROM clippings c WHERE {_PLACES[name]} ORDER BY c.id")]


def by_publisher(store: Store, ids: Iterable[int]) -> list[int]:
    """The same ids by publisher, newest first within one."""
    wanted = set(ids)
    rows = store.rows(
        f"""SELECT c.id FROM clippings c LEFT JOIN publishers p ON p.id = c.publisher_id
            ORDER BY {_ORDERS["publisher"]}"""
    )
    return [row[0] for row in rows if row[0] in wanted]


def counts(store: Store) -> Counts:
    row = store.rows(
        """SELECT coalesce(sum(trashed IS NULL), 0), coalesce(sum(trashed IS NULL AND unread), 0),
                  coalesce(sum(trashed IS NULL AND starred), 0), coalesce(sum(trashed IS NOT NULL), 0)
           FROM clippings"""
    )[0]
    return Counts(*row)


def every_id(store: Store) -> list[int]:
    return [row[0] for row in store.rows("SELECT id FROM clippings ORDER BY id")]


def _where(query: Query, condition: Condition, without: str = "") -> tuple[str, list[Any]]:
    parts, values = [_PLACES[query.place], condition.sql], list(condition.values)
    for name, wanted in query.wanted.items():
        if name != without:
            parts.append("(" + " OR ".join([_FILTERS[name]] * len(wanted)) + ")")
            values.extend(bound for value in wanted for bound in _bound(name, value))
    return " AND ".join(parts), values


def _bound(name: str, value: str) -> tuple[Any, ...]:
    """What the condition of a filter is asked with. A date that is none finds nothing."""
    if name != "date":
        return (value,)
    by_clock, by_day = date_range(value), date_range(value, UTC)
    return (0, 0, 0, 0) if by_clock is None or by_day is None else (*by_clock, *by_day)
