"""A library's database, open for writing."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clipper.core.model import Article, CountryTag, Tags, TopicTag
from clipper.core.store import clippings, outbox, tags
from clipper.core.store.database import Store, open_for_writing

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_for_writing(tmp_path / "library")
    yield opened
    opened.close()


@pytest.fixture
def put(store: Store) -> Callable[..., int]:
    """Store an article with countries and topics; returns its id."""

    def add(
        title: str, text: str = "", *, countries: str = "", topics: str = "", mentions: str = "", **article: object
    ) -> int:
        its_tags = Tags(
            countries=(
                *(CountryTag(code, True, 1.0) for code in countries.split()),
                *(CountryTag(code, False, 0.2) for code in mentions.split()),
            ),
            topics=tuple(TopicTag(topic, 0.8) for topic in topics.split()),
        )
        with store.transaction() as db:
            made = Article(title=title, text=text, html=f"<p>{text}</p>", **article)  # type: ignore[arg-type]
            clipping_id = clippings.insert(db, made, original_id=None, keys=(made.url, text or None), now=NOW)
            tags.insert(db, clipping_id, its_tags)
            outbox.append(db, [clipping_id])
        return clipping_id

    return add
