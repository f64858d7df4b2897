"""What the tests of the window share."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication

from clipper.core.model import Moment, Summary
from clipper.gui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look by day, whatever the system prefers."""
    theme = Theme(cast(QApplication, qapp), "light")
    yield theme
    theme.deleteLater()


@pytest.fixture
def summary() -> Callable[..., Summary]:
    """A made-up clipping as the list shows it; any field can be given."""

    def make(clipping_id: int, **fields: object) -> Summary:
        values: dict[str, object] = {
            "title": f"Ferry number {clipping_id} sails again",
            "publisher": "Harbour Post",
            "published": Moment(datetime(2025, 6, 10, 12, tzinfo=UTC), "day"),
            "added": datetime(2025, 6, 11, tzinfo=UTC),
            "url": None,
            "lang": "en",
            "lead": "The line across the sound opens on Monday.",
            "countries": ("NO",),
            "topics": ("Society",),
            "unread": False,
            "starred": False,
            "trashed": False,
            "noted": False,
            "problem": "",
        } | fields
        return Summary(id=clipping_id, **values)  # type: ignore[arg-type]

    return make
