"""The user's own topics: their names, how they are nested, what else they are called, what they may do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipper.core.model import Topic
from clipper.core.model.topics import TopicMode
from clipper.core.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database

OWN = "user:"
"""How the ids of the user's own topics begin."""

ABOVE = """above(id, up) AS (
    SELECT 'user:' || id, parent FROM user_topics WHERE parent IS NOT NULL
    UNION SELECT a.id, u.parent FROM above a JOIN user_topics u ON a.up = 'user:' || u.id WHERE u.parent IS NOT NULL)"""
"""Every own topic with each topic it lies under; UNION, so that even a ring would end."""

UNDER = """(WITH RECURSIVE under(id) AS (
    SELECT ? UNION SELECT 'user:' || u.id FROM user_topics u JOIN under ON u.parent = under.id) SELECT id FROM under)"""
"""A topic (its one value) and all own topics under it."""


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a topic, as it was typed and folded."""

    label: str
    folded: str
    topic_id: str


def own(store: Store) -> tuple[Topic, ...]:
    rows = store.rows("SELECT id, label, parent FROM user_topics ORDER BY folded")
    return tuple(Topic(f"{OWN}{row['id']}", row["label"], row["parent"]) for row in rows)


def find(store: Store, folded: str) -> str | None:
    """The topic of this name, or the one (IPTC's too) that it is an alias of."""
    found: str | None = store.value(
        """SELECT 'user:' || id FROM user_topics WHERE folded = ?
           UNION ALL SELECT topic_id FROM topic_aliases WHERE folded = ? LIMIT 1""",
        (folded, folded),
    )
    return found


def create(db: "Database", label: str, folded: str) -> str:
    """Id of the user's topic of that name, made now if need be. `folded` decides sameness."""
    db.table("user_topics").insert({"label": label, "folded": folded}, ignore=True)
    return f"{OWN}{db.conn.execute('SELECT id FROM user_topics WHERE folded = ?', (folded,)).fetchone()[0]}"


def rename(db: "Database", topic_id: str, label: str, folded: str) -> None:
    db.conn.execute("DELETE FROM topic_aliases WHERE folded = ? AND topic_id = ?", (folded, topic_id))
    db.conn.execute("UPDATE user_topics SET label = ?, folded = ? WHERE id = ?", (label, folded, _key(topic_id)))


def nest(db: "Database", topic_id: str, parent: str | None) -> None:
    db.conn.execute("UPDATE user_topics SET parent = ? WHERE id = ?", (parent, _key(topic_id)))


def delete(db: "Database", topic_id: str, heir: str | None) -> None:
    """Remove a topic with its aliases and switch, but not its clippings' rows; what lies under it moves under
    `heir` (None: to the top)."""
    db.conn.execute("UPDATE user_topics SET parent = ? WHERE parent = ?", (heir, topic_id))
    db.conn.execute("DELETE FROM topic_aliases WHERE topic_id = ?", (topic_id,))
    db.conn.execute("DELETE FROM topic_settings WHERE topic_id = ?", (topic_id,))
    db.conn.execute("DELETE FROM user_topics WHERE id = ?", (_key(topic_id),))


# -- other names -----------------------------------------------------------------------------


def aliases(store: Store) -> tuple[Alias, ...]:
    rows = store.rows("SELECT label, folded, topic_id FROM topic_aliases ORDER BY folded")
    return tuple(Alias(row["label"], row["folded"], row["topic_id"]) for row in rows)


def add_alias(db: "Database", topic_id: str, label: str, folded: str) -> None:
    db.table("topic_aliases").insert({"folded": folded, "label": label, "topic_id": topic_id}, ignore=True)


def remove_alias(db: "Database", folded: str) -> None:
    db.conn.execute("DELETE FROM topic_aliases WHERE folded = ?", (folded,))


def hand_on_aliases(db: "Database", topic_id: str, heir: str) -> None:
    db.conn.execute("UPDATE topic_aliases SET topic_id = ? WHERE topic_id = ?", (heir, topic_id))


# -- what a topic may do ---------------------------------------------------------------------


def modes(store: Store) -> dict[str, TopicMode]:
    """By topic, where the user chose."""
    return {row["topic_id"]: row["mode"] for row in store.rows("SELECT topic_id, mode FROM topic_settings")}


def set_mode(db: "Database", topic_id: str, mode: TopicMode) -> None:
    db.conn.execute(
        """INSERT INTO topic_settings (topic_id, mode) VALUES (?, ?)
           ON CONFLICT (topic_id) DO UPDATE SET mode = excluded.mode""",
        (topic_id, mode),
    )


# -- their clippings -------------------------------------------------------------------------


def above(store: Store) -> dict[str, tuple[str, ...]]:
    """By own topic that is nested: every topic it lies under."""
    found: dict[str, tuple[str, ...]] = {}
    for row in store.rows(f"WITH RECURSIVE {ABOVE} SELECT id, up FROM above"):
        found[row["id"]] = (*found.get(row["id"], ()), row["up"])
    return found


def clippings_under(store: Store, topic_id: str) -> list[int]:
    """Clippings that have this topic or one under it, Trash too."""
    rows = store.rows(
        f"""SELECT DISTINCT clipping_id FROM clipping_topics
            WHERE topic_id IN {UNDER} AND NOT rejected AND NOT suggested ORDER BY 1""",
        (topic_id,),
    )
    return [row[0] for row in rows]


def counts(store: Store) -> dict[str, int]:
    """How many clippings outside Trash have each topic itself."""
    rows = store.rows(
        """SELECT t.topic_id, count(*) FROM clipping_topics t JOIN clippings c ON c.id = t.clipping_id
           WHERE NOT t.rejected AND NOT t.suggested AND c.trashed IS NULL GROUP BY 1"""
    )
    return {row[0]: row[1] for row in rows}


def examples(store: Store, topic_id: str, most: int) -> tuple[list[int], list[int]]:
    """The newest clippings that carry a topic by hand or import, and those it was taken away from."""
    found = []
    for rejected in (0, 1):
        rows = store.rows(
            """SELECT t.clipping_id FROM clipping_topics t JOIN clippings c ON c.id = t.clipping_id
               WHERE t.topic_id = ? AND t.rejected = ? AND NOT t.suggested AND t.origin IN ('hand', 'import')
               AND c.trashed IS NULL ORDER BY t.clipping_id DESC LIMIT ?""",
            (topic_id, rejected, most),
        )
        found.append([row[0] for row in rows])
    return found[0], found[1]


def move_clippings(db: "Database", topic_id: str, to: str) -> None:
    """Every tag of one topic becomes one of another; where a clipping has both, the one that was said with more
    authority stays, and what a hand took away counts as said by a hand."""
    better = _rank("a") + " < " + _rank("b")
    db.conn.execute(
        f"""DELETE FROM clipping_topics AS b WHERE b.topic_id = ? AND EXISTS (
            SELECT 1 FROM clipping_topics a WHERE a.topic_id = ? AND a.clipping_id = b.clipping_id AND {better})""",
        (to, topic_id),
    )
    db.conn.execute(
        """DELETE FROM clipping_topics AS a WHERE a.topic_id = ? AND EXISTS (
           SELECT 1 FROM clipping_topics b WHERE b.topic_id = ? AND b.clipping_id = a.clipping_id)""",
        (topic_id, to),
    )
    level = 0 if to.startswith(OWN) else 1
    db.conn.execute("UPDATE clipping_topics SET topic_id = ?, level = ? WHERE topic_id = ?", (to, level, topic_id))


def drop_clippings(db: "Database", topic_id: str) -> None:
    db.conn.execute("DELETE FROM clipping_topics WHERE topic_id = ?", (topic_id,))


def touch(db: "Database", clipping_ids: Iterable[int]) -> None:
    """Let a step name the clippings that it changes only by what their topics are called or lie under, so that
    taking it back names them too."""
    db.conn.executemany("UPDATE clippings SET modified = modified WHERE id = ?", ((each,) for each in clipping_ids))


def with_any_row(store: Store, topic_id: str, *, decided: bool = False) -> list[int]:
    """Clippings with a row of this topic, whatever it says; `decided`: bar those it is only offered to."""
    which = "AND (rejected OR NOT suggested)" if decided else ""
    rows = store.rows(f"SELECT clipping_id FROM clipping_topics WHERE topic_id = ? {which} ORDER BY 1", (topic_id,))
    return [row[0] for row in rows]


def example_counts(store: Store) -> dict[str, int]:
    """How many clippings outside Trash carry each own topic by hand or import."""
    rows = store.rows(
        """SELECT t.topic_id, count(*) FROM clipping_topics t JOIN clippings c ON c.id = t.clipping_id
           WHERE t.level = 0 AND NOT t.rejected AND NOT t.suggested AND t.origin IN ('hand', 'import')
           AND c.trashed IS NULL GROUP BY 1"""
    )
    return {row[0]: row[1] for row in rows}


def _rank(table: str) -> str:
    """SQL: the lower, the more authority; a tag that is on goes before one that was taken away."""
    return f"(2 * instr('hand,page,import,rule,auto', {table}.origin) + {table}.rejected)"


def _key(topic_id: str) -> int:
    return int(topic_id.removeprefix(OWN))
