"""Countries and topics of clippings; what a hand did outlives every tagger."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clipper.core.model import CountryTag, Origin, Tags, Topic, TopicTag
from clipper.core.store.database import Store
from clipper.core.store.records import country, country_row, marks, topic, topic_row

if TYPE_CHECKING:
    from sqlite_utils import Database


def replace_automatic(db: "Database", clipping_id: int, tags: Tags) -> None:
    """Put a tagger's answer in place of its last one; tags set or taken away by hand, or found
    on the page, stay as they are."""
    for table in ("clipping_countries", "clipping_topics"):
        db.conn.execute(
            f"DELETE FROM {table} WHERE clipping_id = ? AND origin IN ('auto', 'rule') AND NOT rejected",
            (clipping_id,),
        )
    insert(db, clipping_id, tags)


def insert(db: "Database", clipping_id: int, tags: Tags) -> None:
    """Add tags; where one is there already, it stays."""
    if tags.countries:
        rows = [country_row(clipping_id, tag) for tag in tags.countries]
        db.table("clipping_countries").insert_all(rows, ignore=True)
    if tags.topics:
        db.table("clipping_topics").insert_all((topic_row(clipping_id, tag) for tag in tags.topics), ignore=True)


def set_country(db: "Database", clipping_ids: Iterable[int], code: str, *, rejected: bool) -> None:
    """By hand: the clippings are about this country, or (rejected) it is no tag of theirs."""
    db.conn.executemany(
        """INSERT INTO clipping_countries (clipping_id, code, about, score, origin, rejected)
           VALUES (?, ?, 1, 1, 'hand', ?)
           ON CONFLICT (clipping_id, code) DO UPDATE SET
             about = 1, score = 1, origin = 'hand', rejected = excluded.rejected""",
        ((clipping_id, code, int(rejected)) for clipping_id in clipping_ids),
    )


def set_topic(db: "Database", clipping_ids: Iterable[int], topic_id: str, *, rejected: bool) -> None:
    """By hand: the clippings have this topic, or (rejected) they do not."""
    db.conn.executemany(
        """INSERT INTO clipping_topics (clipping_id, topic_id, level, score, origin, rejected)
           VALUES (?, ?, ?, 1, 'hand', ?)
           ON CONFLICT (clipping_id, topic_id) DO UPDATE SET
             score = 1, origin = 'hand', rejected = excluded.rejected, suggested = 0""",
        ((clipping_id, topic_id, topic_level(topic_id), int(rejected)) for clipping_id in clipping_ids),
    )


def reject(db: "Database", clipping_id: int, tags: Iterable[str]) -> None:
    """Countries (codes) and topics (ids) that were taken away by hand before the clipping was kept."""
    for tag in tags:
        if ":" in tag:
            set_topic(db, [clipping_id], tag, rejected=True)
        else:
            set_country(db, [clipping_id], tag, rejected=True)


def rejected(store: Store, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """Countries (codes) and topics (ids) that a hand took away, by clipping."""
    found: dict[int, set[str]] = {i: set() for i in ids}
    for table, column in (("clipping_countries", "code"), ("clipping_topics", "topic_id")):
        sql = f"SELECT clipping_id, {column} AS tag FROM {table} WHERE rejected AND clipping_id IN ({marks(ids)})"
        for row in store.rows(sql, ids):
            found[row["clipping_id"]].add(row["tag"])
    return {i: frozenset(tags) for i, tags in found.items()}


def topic_level(topic_id: str) -> int:
    """1 for IPTC's top level, 0 for the user's own."""
    return 0 if topic_id.startswith("user:") else 1


def countries(store: Store, ids: Sequence[int]) -> dict[int, list[CountryTag]]:
    """By clipping; what it is about first, then by score."""
    found: dict[int, list[CountryTag]] = {i: [] for i in ids}
    for row in store.rows(
        f"""SELECT * FROM clipping_countries WHERE clipping_id IN ({marks(ids)}) AND NOT rejected
            ORDER BY about DESC, score DESC, id""",
        ids,
    ):
        found[row["clipping_id"]].append(country(row))
    return found


def topics(store: Store, ids: Sequence[int]) -> dict[int, list[TopicTag]]:
    found: dict[int, list[TopicTag]] = {i: [] for i in ids}
    for row in store.rows(
        f"""SELECT * FROM clipping_topics WHERE clipping_id IN ({marks(ids)}) AND NOT rejected
            ORDER BY score DESC, id""",
        ids,
    ):
        found[row["clipping_id"]].append(topic(row))
    return found


def user_topics(store: Store) -> tuple[Topic, ...]:
    rows = store.rows("SELECT id, label, parent FROM user_topics ORDER BY folded")
    return tuple(Topic(f"user:{row['id']}", row["label"], row["parent"]) for row in rows)


def create_topic(db: "Database", label: str, folded: str) -> str:
    """Id of the user's topic of that name, made now if need be. `folded` decides sameness."""
    db.table("user_topics").insert({"label": label, "folded": folded}, ignore=True)
    return f"user:{db.conn.execute('SELECT id FROM user_topics WHERE folded = ?', (folded,)).fetchone()[0]}"


def add_hashtags(db: "Database", clipping_id: int, hashtags: Iterable[str], origin: Origin) -> None:
    """Words the user, or the page, put on a clipping that are no topics."""
    db.table("clipping_hashtags").insert_all(
        ({"clipping_id": clipping_id, "tag": tag, "origin": origin} for tag in hashtags), ignore=True
    )


def hashtags(store: Store, clipping_id: int) -> tuple[str, ...]:
    rows = store.rows("SELECT tag FROM clipping_hashtags WHERE clipping_id = ? ORDER BY id", (clipping_id,))
    return tuple(row["tag"] for row in rows)
