"""Rows to records and back: times, evidence, tags."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from clipper.core.model import CountryTag, Evidence, Moment, TopicTag


def epoch(at: datetime) -> int:
    return int(at.timestamp())


def from_epoch(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def moment_columns(moment: Moment | None) -> dict[str, Any]:
    """The five published columns; all None when the time is unknown."""
    if moment is None:
        return dict.fromkeys(
            ("published", "published_precision", "published_offset", "published_about", "published_original")
        )
    return {
        "published": epoch(moment.at),
        "published_precision": moment.precision,
        "published_offset": moment.offset,
        "published_about": int(moment.about),
        "published_original": moment.original,
    }


def moment(row: sqlite3.Row) -> Moment | None:
    if row["published"] is None:
        return None
    return Moment(
        at=from_epoch(row["published"]),
        precision=row["published_precision"],
        offset=row["published_offset"],
        about=bool(row["published_about"]),
        original=row["published_original"] or "",
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
    }


def topic(row: sqlite3.Row) -> TopicTag:
    return TopicTag(
        row["topic_id"], row["score"], row["level"], row["origin"], evidence(row["evidence"]), row["version"]
    )


def marks(values: Iterable[object]) -> str:
    """Question marks for an IN list."""
    return ",".join("?" for _ in values)
