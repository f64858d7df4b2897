"""A made-up page with its articles."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from clipper.core.model import Article, Candidate, Capture, CountryTag, Evidence, Kind, Moment, Tags, TopicTag, Twin

LEAD = "Oslo keeps its ferries, the council said."


@pytest.fixture
def candidate() -> Callable[..., Candidate]:
    def make(title: str, kind: Kind = "related", twin: Twin | None = None, problem: str = "") -> Candidate:
        text = "" if problem else LEAD
        at = len(title) + 1
        article = Article(
            title,
            f"<p>{text}</p>" if text else "",
            text,
            kind,
            publisher="Harbour Post",
            published=Moment(datetime(2025, 6, 10, 12, tzinfo=UTC), "hour", None, True, "35 minutes ago"),
            problem=problem,
        )
        countries = (CountryTag("NO", True, 0.9, "auto", (Evidence("capital", "Oslo", at, at + 4),)),)
        return Candidate(article, Tags("en", countries, (TopicTag("medtop:1", 0.7),)), twin)

    return make


@pytest.fixture
def capture() -> Callable[..., Capture]:
    def make(*candidates: Candidate) -> Capture:
        return Capture(1, "front page", datetime(2025, 6, 10, 12, 35, tzinfo=UTC), candidates)

    return make
