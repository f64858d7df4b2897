"""A made-up article, and the reader that shows it."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from clipper.core.extract.plain import text_of
from clipper.core.model import (
    Clipping,
    Country,
    CountryTag,
    Evidence,
    Opened,
    Span,
    Stub,
    Summary,
    Topic,
    TopicTag,
)
from clipper.gui.panes.reader import Reader

TITLE = "Oslo 🚢 waits for the ferry"
DATELINE = "BERGEN, June 10"
HTML = (
    "<p>The 😀 ferry left Oslo at noon.</p><h2>On board</h2><ul><li>A ferry bell</li><li>Two cats</li></ul>"
    "<table><tr><td>Ferry</td><td>12</td></tr></table><p>See <a href='https://example.org/times'>the times</a>.</p>"
)


@pytest.fixture
def clipping(summary: Callable[..., Summary]) -> Callable[..., Clipping]:
    """The article; `html` and fields of the summary can be given, other fields by dataclasses.replace."""

    def make(clipping_id: int = 1, html: str = HTML, **fields: object) -> Clipping:
        facts = summary(clipping_id, **({"title": TITLE, "url": "https://example.org/oslo"} | fields))
        return Clipping(
            summary=facts,
            authors=("Ada Merrow",),
            dateline=DATELINE,
            html=html,
            text=text_of(html),
            countries=(CountryTag("NO", True, 0.9, "auto"), CountryTag("SE", False, 0.2)),
            topics=(TopicTag("medtop:1", 0.8),),
            note="",
            stubs=(Stub(5, "Bridges compared", "Span Weekly", None, None), Stub(6, "Cats at sea", None, None, 60)),
            edited=frozenset(),
        )

    return make


@pytest.fixture
def hits() -> Callable[..., Opened]:
    """A clipping as a search for a word opens it."""

    def make(clipping: Clipping, word: str) -> Opened:
        def spans(text: str) -> tuple[Span, ...]:
            return tuple(hit.span() for hit in re.finditer(word, text, re.IGNORECASE))

        return Opened(clipping, spans(clipping.summary.title), spans(clipping.text))

    return make


@pytest.fixture
def with_evidence() -> Callable[[Clipping, str], Clipping]:
    """The clipping with one country, for which every place of a word in the whole article speaks."""

    def make(clipping: Clipping, word: str) -> Clipping:
        places = [hit.span() for hit in re.finditer(word, clipping.canonical, re.IGNORECASE)]
        evidence = tuple(Evidence("city", clipping.canonical[start:end], start, end) for start, end in places)
        return replace(clipping, countries=(CountryTag("NO", True, 0.9, "auto", evidence),))

    return make


@pytest.fixture
def followed() -> list[str]:
    return []


@pytest.fixture
def reader(qtbot: QtBot, followed: list[str]) -> Reader:
    widget = Reader(open_address=lambda address: followed.append(address.toString()), note_delay=3_600_000)
    qtbot.addWidget(widget)
    widget.set_vocabulary((Country("NO", "Norway"), Country("SE", "Sweden")), (Topic("medtop:1", "economy"),))
    widget.resize(700, 500)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    return widget
