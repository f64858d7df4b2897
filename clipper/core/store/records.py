"""Rows to records and back: times, evidence, tags."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from clipper.core.model import Article, CountryTag, Evidence, Moment, TopicTag


def epoch(at: datetime) -> int:
    return int(at.timestamp())


def from_epoch(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def moment_columns(moment: Moment | None, name: str = "published") -> dict[str, Any]:
    """The five columns of a time; all None when it is unknown."""
    if moment is None:
        return dict.fromkeys((name, *(f"{name}_{part}" for part in ("precision", "offset", "about", "original"))))
    return {
        name: epoch(moment.at),
        f"{name}_precision": moment.precision,
        f"{name}_offset": moment.offset,
        f"{name}_about": int(moment.about),
        f"{name}_original": moment.original,
    }


def moment(row: sqlite3.Row, name: str = "published") -> Moment | None:
    if row[name] is None:
        return None
    return Moment(
        at=from_epoch(row[name]),
        precision=row[f"{name}_precision"],
        offset=row[f"{name}_offset"],
        about=bool(row[f"{name}_about"]),
        original=row[f"{name}_original"] or "",
    )


def article(row: sqlite3.Row, **more: Any) -> Article:
    """The article that a row of editions or related holds, with what only one of them knows."""
    return Article(
        title=row["title"],
        html=row["html"],
        text=row["text"],
        authors=tuple(json.loads(row["authors"])),
        publisher=row["publisher"],
        dateline=row["dateline"],
        published=moment(row),
        url=row["url"],
        lang=row["lang"],
        **more,
    )


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_evidence(evidence: Iterable[Evidence]) -> str:
    return dump([[e.kind, e.quote, e.start, e.end] for e in evidence])


def evidence(stored: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(*part) for part in json.loads(stored))


def country_row(clipping_id: int, tag: CountryTag) -> dict[str, Any]:
    return {
        "clipping_id": clipping_id,
        "code": tag.code,
        "about": int(tag.about),
        "score": tag.score,
        "origin": tag.origin,
        "evidence": dump_evidence(tag.evidence),
        "version": tag.version,
        "rejected": 0,
    }


def country(row: sqlite3.Row) -> CountryTag:
    return CountryTag(
        row["code"], bool(row["about"]), row["score"], row["origin"], evidence(row["evidence"]), row["version"]
    )


def topic_row(clipping_id: int, tag: TopicTag) -> dict[str, Any]:
    return {
        "clipping_id": clipping_id,
        "topic_id": tag.id,
        "level": tag.level,
        "score": tag.score,
        "origin": tag.origin,
        "evidence": dump_evidence(tag.evidence),
        "version": tag.version,
        "rejected": 0,
        "suggested": int(tag.suggested),
    }


def topic(row: sqlite3.Row) -> TopicTag:
    return TopicTag(
        row["topic_id"],
        row["score"],
        row["level"],
        row["origin"],
        evidence(row["evidence"]),
        row["version"],
        bool(row["suggested"]),
    )


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return ",".join("?" for _ in values)
