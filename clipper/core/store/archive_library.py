"""What a library holds beside its clippings, as plain values and back, for Clipper's own archive: topics and
what was set for them, rules, refused words, saved searches, and the reports of imports.

Numbers of rows mean something in one library only. A topic of the user's own is called "user:" and its
folded name there, and a report's line tells its clipping by what `store.archive.find` goes by.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from clipper.core.model.changes import ImportStatus
from clipper.core.store import archive, imports, topics
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import dump, marks

if TYPE_CHECKING:
    from sqlite_utils import Database

Record = dict[str, Any]

LINES = 2000
"""Of a report in one piece."""
_TABLES = ("topic_settings", "topic_aliases", "refused_words", "saved_searches", "tag_rules")
_TYPES = {"TEXT": str, "INTEGER": int}
_NAMING = frozenset({"topic_id", "parent", "conditions", "topics", "options", "query"})
"""Columns that hold ids of topics, some of them within JSON."""
_LINE = ("file", "place", "status", "title", "reason")
_STATUSES = frozenset({*get_args(ImportStatus), imports.END})


# -- topics, rules, searches -----------------------------------------------------------------


def record(store: Store) -> Record:
    """{table: [row, …]} of all that is set up."""
    names = _names(store)
    return {table: [_renamed(row, names) for row in _rows(store, table)] for table in ("user_topics", *_TABLES)}


def used_topics(store: Store, ids: Collection[str]) -> Record:
    """Only the user's own topics among `ids`, with those they lie under."""
    above = topics.above(store)
    wanted = {up for each in ids for up in (each, *above.get(each, ()))}
    rows = [row for row in store.rows("SELECT * FROM user_topics ORDER BY id") if f"{topics.OWN}{row['id']}" in wanted]
    names = _names(store)
    return {"user_topics": [_renamed(_plain(row), names) for row in rows]}


def restore(store: Store, record: Mapping[str, Iterable[Record]]) -> None:
    """Put in what `record` says and is not here yet; what is here stays. To be called within `archive.sound`."""
    db = store.db
    before = set(_names(store))
    own = [_fitting(store, "user_topics", row) for row in record.get("user_topics", ())]
    made = {topics.OWN + row["folded"]: topics.create(db, row["label"], row["folded"]) for row in own}
    ids = {name: topic_id for topic_id, name in _names(store).items()}
    for row in own:
        topic_id = made[topics.OWN + row["folded"]]
        parent = ids.get(row.get("parent") or "", row.get("parent"))
        if topic_id not in before and parent and not _is_under(store, parent, topic_id):
            topics.nest(db, topic_id, parent)
    for table in _TABLES:
        for row in record.get(table, ()):
            _put(db, table, _fitting(store, table, _renamed(row, ids)))


def _put(db: "Database", table: str, row: Record) -> None:
    if table == "tag_rules":
        _put_rule(db, row)
    elif table == "saved_searches":
        _put_search(db, row)
    else:
        db.conn.execute(
            f"INSERT INTO {table} ({','.join(row)}) VALUES ({marks(row)}) ON CONFLICT DO NOTHING", tuple(row.values())
        )


def _put_rule(db: "Database", row: Record) -> None:
    """Behind the rules that are here, unless it is one of them."""
    said = json.loads(row["conditions"])
    lists = said["conditions"], json.loads(row["countries"]), json.loads(row["topics"])
    values = [value for each in lists[0] for value in each] + [*lists[1], *lists[2]]
    if not isinstance(said["every"], bool) or any(len(each) != 3 for each in lists[0]):
        raise TypeError("no rule")
    if not all(isinstance(value, str) for value in values):
        raise TypeError("no rule")
    there = db.conn.execute(
        "SELECT 1 FROM tag_rules WHERE name = ? AND conditions = ? AND countries = ? AND topics = ?",
        [row[name] for name in ("name", "conditions", "countries", "topics")],
    ).fetchone()
    if there is None:
        last = db.conn.execute("SELECT coalesce(max(position), 0) FROM tag_rules").fetchone()[0]
        insert_row(db, "tag_rules", row | {"position": last + 1})


def _put_search(db: "Database", row: Record) -> None:
    """Another search of the same name stays beside it."""
    name, number = row["name"], 1
    while True:
        there = db.conn.execute("SELECT query FROM saved_searches WHERE name = ?", (row["name"],)).fetchone()
        if there is None:
            insert_row(db, "saved_searches", row)
            return
        if there[0] == row["query"]:
            return
        number += 1
        row = row | {"name": f"{name} ({number})"}


def _is_under(store: Store, topic_id: str, other: str) -> bool:
    return topic_id == other or other in topics.above(store).get(topic_id, ())


# -- reports of imports ----------------------------------------------------------------------


def reports(store: Store) -> Iterator[tuple[str, Record]]:
    """(name, {"import": row, "lines": [line, …]}) of every import, in pieces of LINES lines."""
    names = _names(store)
    for row in store.rows("SELECT * FROM imports ORDER BY id"):
        last, piece = 0, 0
        while True:
            lines = store.rows(
                """SELECT l.id, l.file, l.place, l.status, l.title, l.reason, l.clipping_id, l.edition_id,
                          c.title AS c_title, c.added, c.url, c.at, o.sha256, e.title AS e_title, e.seen
                   FROM import_lines l
                   LEFT JOIN clippings c ON c.id = l.clipping_id
                   LEFT JOIN originals o ON o.id = c.original_id
                   LEFT JOIN editions e ON e.id = l.edition_id
                   WHERE l.import_id = ? AND l.id > ? ORDER BY l.id LIMIT ?""",
                (row["id"], last, LINES),
            )
            if lines or not piece:
                told = {"import": _renamed(_plain(row), names), "lines": [_line(line) for line in lines]}
                yield f"{row['id']}-{piece}", told
            if len(lines) < LINES:
                break
            last, piece = lines[-1]["id"], piece + 1


def _line(row: Any) -> Record:
    line = {name: row[name] for name in _LINE}
    if row["c_title"] is not None:
        line["clipping"] = {"title": row["c_title"]} | {name: row[name] for name in ("added", "url", "at", "sha256")}
    if row["e_title"] is not None:
        line["edition"] = {"title": row["e_title"], "seen": row["seen"]}
    return line


def restore_report(store: Store, told: Mapping[str, Any]) -> None:
    """Put in the lines of a report that are not here yet. To be called within `archive.sound`, and after the
    clippings that they tell of."""
    db = store.db
    ids = {name: topic_id for topic_id, name in _names(store).items()}
    row = _fitting(store, "imports", _renamed(told["import"], ids))
    if row["state"] == "running":
        row["state"] = "stopped"  # it runs elsewhere, if at all
    import_id = store.value("SELECT id FROM imports WHERE started = ? AND paths = ?", (row["started"], row["paths"]))
    if import_id is None:
        import_id = insert_row(db, "imports", row)
        imports.record(store, import_id)  # what cannot be read must not stay
    there: dict[tuple[str, int], Counter[tuple[str, str]]] = {}
    for line in told["lines"]:
        row = _fitting(store, "import_lines", {name: value for name, value in line.items() if name in _LINE})
        if row["status"] not in _STATUSES:
            raise ValueError(row["status"])
        place, what = (row["file"], row["place"]), (row["status"], row["title"])
        if place not in there:
            there[place] = _lines_at(store, import_id, *place)
        if there[place][what]:
            there[place][what] -= 1
        else:
            _put_line(store, row | {"import_id": import_id}, line)


def _lines_at(store: Store, import_id: int, file: str, place: int) -> Counter[tuple[str, str]]:
    rows = store.rows(
        "SELECT status, title FROM import_lines WHERE import_id = ? AND file = ? AND place = ?",
        (import_id, file, place),
    )
    return Counter((row["status"], row["title"]) for row in rows)


def _put_line(store: Store, row: Record, line: Mapping[str, Any]) -> None:
    clipping_id = edition_id = None
    if (told := line.get("clipping")) is not None:
        clipping_id = archive.find(store, told, told["sha256"], in_trash=True)
    if clipping_id is not None and (told := line.get("edition")) is not None:
        edition_id = store.value(
            "SELECT id FROM editions WHERE clipping_id = ? AND title = ? AND seen = ?",
            (clipping_id, told["title"], told["seen"]),
        )
    insert_row(store.db, "import_lines", row | {"clipping_id": clipping_id, "edition_id": edition_id})


# -- rows ------------------------------------------------------------------------------------


def _rows(store: Store, table: str) -> list[Record]:
    order = "position, id" if table == "tag_rules" else "id"
    return [_plain(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY {order}")]


def _plain(row: Any) -> Record:
    return {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118 (a sqlite3.Row is no mapping)


def _names(store: Store) -> dict[str, str]:
    """By id of a topic of the user's own: what an archive calls it."""
    rows = store.rows("SELECT id, folded FROM user_topics")
    return {f"{topics.OWN}{row['id']}": topics.OWN + row["folded"] for row in rows}


def _renamed(row: Record, names: Mapping[str, str]) -> Record:
    """The row with other names for the topics in it."""
    return {column: _retold(value, names) if column in _NAMING else value for column, value in row.items()}


def _retold(value: Any, names: Mapping[str, str]) -> Any:
    if not isinstance(value, str) or topics.OWN not in value:
        return value
    try:
        said = json.loads(value)
    except ValueError:
        return names.get(value, value)
    return dump(_within(said, names))


def _within(said: Any, names: Mapping[str, str]) -> Any:
    if isinstance(said, dict):
        return {name: _within(each, names) for name, each in said.items()}
    if isinstance(said, list):
        return [_within(each, names) for each in said]
    return names.get(said, said) if isinstance(said, str) else said


def _fitting(store: Store, table: str, row: Mapping[str, Any]) -> Record:
    """The columns that this version knows. Raises TypeError for a value of another type than its column's."""
    columns = {each["name"]: each for each in store.rows(f"PRAGMA table_info({table})")}
    found = {name: value for name, value in row.items() if name in columns and name != "id"}
    for name, value in found.items():
        column = columns[name]
        if not (isinstance(value, _TYPES[column["type"]]) or (value is None and not column["notnull"])):
            raise TypeError(f"{table}.{name}")
    return found
