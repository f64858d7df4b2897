"""Countries and topics of clippings; what a hand did outlives every tagger."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from clipper.core.model import ORIGINS, CountryTag, Origin, Tags, TopicTag
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
    """Add tags; where one is there already, it stays, unless the new one is said with more authority."""
    _put(db, "clipping_countries", "code", [country_row(clipping_id, tag) for tag in tags.countries])
    _put(db, "clipping_topics", "topic_id", [topic_row(clipping_id, tag) for tag in tags.topics])


def _put(db: "Database", table: str, key: str, rows: Sequence[dict[str, Any]]) -> None:
    """Origins rank hand, page, import, rule, auto; nothing brings back what a hand took away."""
    if not rows:
        return
    columns = tuple(rows[0])
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("clipping_id", key, "rejected"))
    db.conn.executemany(
        f"""INSERT INTO {table} ({", ".join(columns)}) VALUES ({", ".join(f":{name}" for name in columns)})
            ON CONFLICT (clipping_id, {key}) DO UPDATE SET {changed}
            WHERE NOT {table}.rejected AND {_rank("excluded")} < {_rank(table)}""",
        rows,
    )


def _rank(table: str) -> str:
    return f"instr('{','.join(ORIGINS)}', {table}.origin)"


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
    """1 for IPTC's top level, whose codes end in six noughts, 2 for those below, 0 for the user's own."""
    if topic_id.startswith("user:"):
        return 0
    return 1 if topic_id.endswith("000000") else 2


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


def topics(store: Store, ids: Sequence[int], *, suggested: bool = False) -> dict[int, list[TopicTag]]:
    """By clipping, best first; with `suggested` also what is only offered, after what is on."""
    found: dict[int, list[TopicTag]] = {i: [] for i in ids}
    only_on = "" if suggested else "AND NOT suggested"
    for row in store.rows(
        f"""SELECT * FROM clipping_topics WHERE clipping_id IN ({marks(ids)}) AND NOT rejected {only_on}
            ORDER BY suggested, score DESC, id""",
        ids,
    ):
        found[row["clipping_id"]].append(topic(row))
    return found


def add_hashtags(db: "Database", clipping_id: int, hashtags: Iterable[str], origin: Origin) -> None:
    """Words the user, or the page, put on a clipping that are no topics."""
    db.table("clipping_hashtags").insert_all(
        ({"clipping_id": clipping_id, "tag": tag, "origin": origin} for tag in hashtags), ignore=True
    )


def remove_hashtag(db: "Database", clipping_ids: Iterable[int], tag: str) -> None:
    db.conn.executemany(
        "DELETE FROM clipping_hashtags WHERE clipping_id = ? AND tag = ?",
        ((clipping_id, tag) for clipping_id in clipping_ids),
    )


def hashtags(store: Store, clipping_id: int) -> tuple[str, ...]:
    rows = store.rows("SELECT tag FROM clipping_hashtags WHERE clipping_id = ? ORDER BY id", (clipping_id,))
    return tuple(row["tag"] for row in rows)
