"""A topic's level is told by its id."""

import pytest

from clipper.core.store.tags import topic_level


@pytest.mark.parametrize(("topic", "level"), [("medtop:15000000", 1), ("medtop:20000822", 2), ("user:7", 0)])
def test_topic_level(topic: str, level: int) -> None:
    assert topic_level(topic) == level
