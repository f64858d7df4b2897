"""Clippings: put in, changed, and read back as records."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from clipper.core.model import Article, Clipping, Entry, IndexDocument, Provenance, Summary, Twin
from clipper.core.store import assets, editions, fingerprints, highlights, imports, related, tags
from clipper.core.store import topics as own_topics
from clipper.core.store.database import Store, insert_row
from clipper.core.store.records import dump, epoch, from_epoch, marks, moment, moment_columns

if TYPE_CHECKING:
    from sqlite_utils import Database

LEAD = 240
"""Characters of text kept beside the title for the list."""

_SUMMARY = """
    SELECT c.*, p.name AS publisher, n.clipping_id IS NOT NULL AS noted
    FROM clippings c
    LEFT JOIN publishers p ON p.id = c.publisher_id
    LEFT JOIN notes n ON n.clipping_id = c.id
"""


def insert(
    db: "Database",
    article: Article,
    *,
    original_id: int | None,
    keys: tuple[str | None, str | None],
    now: datetime,
    edited: Iterable[str] = (),
    at: int = 0,
) -> int:
    """Store an article as a clipping, with its pictures, note and highlights, and return its id.

    `keys` are the canonical forms of its address and of its text, by which twins are known;
    `edited` the fields typed by hand; `at` its place in the original.
    """
    row = {
        "original_id": original_id,
        "title": article.title,
        "authors": dump(article.authors),
        "publisher_id": publisher_id(db, article.publisher),
        "dateline": article.dateline,
        "url": article.url,
        "url_key": keys[0],
        "text_key": keys[1],
        "lang": article.lang,
        "lead": lead_of(article.text),
        **moment_columns(article.published),
        "added": epoch(now),
        "modified": epoch(now),
        "edited": dump(sorted(edited)),
        "problem": article.problem,
        "at": at,
        **further(article),
        **_states(article.entry),
    }
    inserted = insert_row(db, "clippings", row)
    db.conn.execute(
        "INSERT INTO bodies (clipping_id, html, text) VALUES (?, ?, ?)", (inserted, article.html, article.text)
    )
    assets.attach(db, inserted, article.assets)
    if article.entry is not None:
        _keep_entry(db, inserted, article, now)
    return inserted


def further(article: Article) -> dict[str, Any]:
    """The columns that windows show in a clipping's details."""
    return {
        "deck": article.deck,
        "section": article.section,
        **moment_columns(article.updated, "updated"),
        "keywords": dump(article.keywords),
        "lead_image": article.lead_image,
        "paywalled": None if article.paywalled is None else int(article.paywalled),
        "provenance": dump([[each.field, each.source, each.confidence] for each in article.provenance]),
    }


def _states(entry: Entry | None) -> dict[str, Any]:
    """What its container said of an entry's states; an archived one was read."""
    if entry is None:
        return {}
    unread = entry.unread if entry.unread is not None else not entry.archived
    said = {"unread": int(unread), "starred": int(bool(entry.starred)), "archived": int(bool(entry.archived))}
    said["captured"] = int(not entry.link_only)
    return said | ({"added": epoch(entry.added)} if entry.added else {})


def _keep_entry(db: "Database", clipping_id: int, article: Article, now: datetime) -> None:
    """The note and the marked passages that came with an entry."""
    entry = article.entry
    if entry is None:
        return
    if entry.note.strip():
        set_note(db, clipping_id, entry.note.strip(), now)
    highlights.insert(db, clipping_id, article.canonical, entry.passages, now)


def replace_article(
    db: "Database",
    clipping_id: int,
    article: Article,
    keys: tuple[str | None, str | None],
    edited: Iterable[str],
    now: datetime,
) -> None:
    """Put an edited article in place of the one that is there; `edited` names the fields that
    were ever typed by hand. Language and dateline stay."""
    db.table("clippings").update(
        clipping_id,
        {
            "title": article.title,
            "authors": dump(article.authors),
            "publisher_id": publisher_id(db, article.publisher),
            "url": article.url,
            "url_key": keys[0],
            "text_key": keys[1],
            "lead": lead_of(article.text),
            **moment_columns(article.published),
            "modified": epoch(now),
            "edited": dump(sorted(edited)),
            "problem": article.problem,
        },
    )
    db.table("bodies").update(clipping_id, {"html": article.html, "text": article.text})


def is_there(store: Store, clipping_id: int) -> bool:
    return bool(store.value("SELECT 1 FROM clippings WHERE id = ?", (clipping_id,)))


def original_of(store: Store, clipping_id: int) -> int | None:
    """The original a clipping was made from; None when it was typed by hand."""
    found = store.value("SELECT original_id FROM clippings WHERE id = ?", (clipping_id,))
    return None if found is None else int(found)


def set_original(db: "Database", clipping_id: int, original_id: int | None) -> None:
    """Another original stands for what the clipping was made from."""
    db.table("clippings").update(clipping_id, {"original_id": original_id})


def set_flag(db: "Database", ids: Sequence[int], column: str, value: int | None) -> list[int]:
    """Set unread, starred or trashed; returns the ids for which that was a change."""
    changed = []
    for clipping_id in ids:
        done = db.conn.execute(
            f"UPDATE clippings SET {column} = ? WHERE id = ? AND {column} IS NOT ?",
            (value, clipping_id, value),
        )
        if done.rowcount:
            changed.append(clipping_id)
    return changed


def set_note(db: "Database", clipping_id: int, text: str, now: datetime) -> None:
    """Store the note; an empty one goes away."""
    if text:
        row = {"clipping_id": clipping_id, "text": text, "modified": epoch(now)}
        db.table("notes").upsert(row, pk="clipping_id")
    else:
        db.conn.execute("DELETE FROM notes WHERE clipping_id = ?", (clipping_id,))


def delete(db: "Database", ids: Iterable[int]) -> None:
    """Remove for good, with everything that hangs on it."""
    ids = list(ids)
    fingerprints.forget(db, ids)
    imports.forget_clippings(db, ids)
    for clipping_id in ids:
        db.conn.execute("UPDATE related SET became = NULL WHERE became = ?", (clipping_id,))
        for table in (
            "bodies",
            "clipping_assets",
            "clipping_countries",
            "clipping_topics",
            "clipping_hashtags",
            "notes",
            "highlights",
            "editions",
            "related",
            "digests",
        ):
            db.conn.execute(f"DELETE FROM {table} WHERE clipping_id = ?", (clipping_id,))
        db.conn.execute("DELETE FROM clippings WHERE id = ?", (clipping_id,))


def publisher_id(db: "Database", name: str | None) -> int | None:
    """The id of a publisher, entered now if it is new."""
    if not name:
        return None
    db.conn.execute("INSERT OR IGNORE INTO publishers (name) VALUES (?)", (name,))
    return int(db.conn.execute("SELECT id FROM publishers WHERE name = ?", (name,)).fetchone()[0])


def lead_of(text: str) -> str:
    """The first words of a text on one line, cut at a word."""
    line = " ".join(text[: LEAD * 2].split())
    if len(line) <= LEAD:
        return line
    return (line[:LEAD].rsplit(" ", 1)[0] or line[:LEAD]) + "…"


def twin(store: Store, keys: tuple[str | None, str | None]) -> Twin | None:
    """A clipping with the same address or the same text; one outside Trash is preferred."""
    url_key, text_key = keys
    rows = store.rows(
        """SELECT id, title, url_key IS NOT NULL AND url_key = :url AS same_url, trashed FROM clippings
           WHERE (:url IS NOT NULL AND url_key = :url) OR (:text IS NOT NULL AND text_key = :text)
           ORDER BY trashed IS NOT NULL, id LIMIT 1""",
        {"url": url_key, "text": text_key},
    )
    if not rows:
        return None
    row = rows[0]
    return Twin(row["id"], row["title"], "url" if row["same_url"] else "text", row["trashed"] is not None)


def kept_as(store: Store, keys: tuple[str | None, str | None]) -> int | None:
    """The clipping that this article is already, Trash aside."""
    found = twin(store, keys)
    return found.clipping_id if found is not None and not found.trashed else None


def summaries(store: Store, ids: Sequence[int], labels: dict[str, str]) -> list[Summary]:
    """In the order of `ids`, those that are there. `labels` name the topics."""
    rows = {row["id"]: row for row in store.rows(f"{_SUMMARY} WHERE c.id IN ({marks(ids)})", ids)}
    here = [i for i in ids if i in rows]
    countries, topics = tags.countries(store, here), tags.topics(store, here)
    return [
        _summary(
            rows[i],
            tuple(tag.code for tag in countries[i] if tag.about),
            tuple(labels.get(tag.id, tag.id) for tag in topics[i]),
        )
        for i in here
    ]


def clipping(store: Store, clipping_id: int, labels: dict[str, str]) -> Clipping | None:
    found = summaries(store, [clipping_id], labels)
    if not found:
        return None
    row = store.rows("SELECT * FROM clippings WHERE id = ?", (clipping_id,))[0]
    html, text = store.rows("SELECT html, text FROM bodies WHERE clipping_id = ?", (clipping_id,))[0]
    return Clipping(
        summary=found[0],
        authors=tuple(json.loads(row["authors"])),
        dateline=row["dateline"],
        html=html,
        text=text,
        countries=tuple(tags.countries(store, [clipping_id])[clipping_id]),
        topics=tuple(tags.topics(store, [clipping_id], suggested=True)[clipping_id]),
        note=note(store, clipping_id),
        stubs=related.stubs(store, clipping_id),
        edited=frozenset(json.loads(row["edited"])),
        deck=row["deck"],
        section=row["section"],
        updated=moment(row, "updated"),
        keywords=tuple(json.loads(row["keywords"])),
        paywalled=None if row["paywalled"] is None else bool(row["paywalled"]),
        provenance=tuple(Provenance(*each) for each in json.loads(row["provenance"])),
        highlights=highlights.of(store, clipping_id),
        editions=editions.of(store, clipping_id),
        hashtags=tags.hashtags(store, clipping_id),
    )


def note(store: Store, clipping_id: int) -> str:
    return store.value("SELECT text FROM notes WHERE clipping_id = ?", (clipping_id,)) or ""


def texts(store: Store, ids: Sequence[int]) -> Iterator[tuple[int, str | None, str]]:
    """(id, language, text) of each clipping; for snippets."""
    for row in store.rows(
        f"""SELECT c.id, c.lang, b.text FROM clippings c JOIN bodies b ON b.clipping_id = c.id
            WHERE c.id IN ({marks(ids)})""",
        ids,
    ):
        yield row["id"], row["lang"], row["text"]


def documents(store: Store, ids: Sequence[int]) -> list[IndexDocument]:
    """What the index needs of each clipping; those that are gone are left out."""
    countries, topics, above = tags.countries(store, ids), tags.topics(store, ids), own_topics.above(store)
    found = []
    for row in store.rows(
        f"""SELECT c.*, p.name AS publisher, b.text, n.text AS note FROM clippings c
            JOIN bodies b ON b.clipping_id = c.id
            LEFT JOIN publishers p ON p.id = c.publisher_id
            LEFT JOIN notes n ON n.clipping_id = c.id
            WHERE c.id IN ({marks(ids)})""",
        ids,
    ):
        clipping_id, text, published = row["id"], row["text"], moment(row)
        found.append(
            IndexDocument(
                id=clipping_id,
                title=row["title"],
                lead=text.partition("\n")[0],
                body=text,
                note=row["note"] or "",
                byline=" ".join(json.loads(row["authors"])),
                publisher=row["publisher"] or "",
                lang=row["lang"] or "",
                countries=tuple(tag.code for tag in countries[clipping_id] if tag.about),
                mentions=tuple(tag.code for tag in countries[clipping_id]),
                topics=tuple(
                    dict.fromkeys(each for tag in topics[clipping_id] for each in (tag.id, *above.get(tag.id, ())))
                ),
                url=row["url"] or "",
                published=row["published"],
                added=row["added"],
                trashed=row["trashed"] is not None,
                published_day=published is not None and not published.has_clock,
            )
        )
    return found


def _summary(row: sqlite3.Row, countries: tuple[str, ...], topics: tuple[str, ...]) -> Summary:
    return Summary(
        id=row["id"],
        title=row["title"],
        publisher=row["publisher"],
        published=moment(row),
        added=from_epoch(row["added"]),
        url=row["url"],
        lang=row["lang"],
        lead=row["lead"],
        countries=countries,
        topics=topics,
        unread=bool(row["unread"]),
        starred=bool(row["starred"]),
        trashed=row["trashed"] is not None,
        noted=bool(row["noted"]),
        problem=row["problem"],
        archived=bool(row["archived"]),
        captured=bool(row["captured"]),
        image=row["lead_image"],
    )
