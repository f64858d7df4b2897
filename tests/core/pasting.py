"""Two stories, and the short way from pasting them to finding them."""

from datetime import UTC, datetime

from clipper.core.library import Library
from clipper.core.model import Draft, Query

PASTED = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)

FERRY = """Ferry crews in Portugal walk out over night shifts
Crews on the Lisbon ferries stopped work on Tuesday after talks about night shifts broke down, the union said.
The Portuguese government called the strike regrettable and asked both sides to return to the table this week.
Commuters queued for buses while the river stayed empty for the first time since the winter storms of last year."""

CURLING = """Curling club wins its first title
The village team beat the favourites in a final that went to the last stone, and the cup stays in the valley.
Their captain said that nobody had slept and that nobody intended to, for the valley had waited sixty years."""


def draft(text: str, name: str = "clipboard") -> Draft:
    return Draft(text.encode(), "text/plain", PASTED, name)


def keep(library: Library, text: str = FERRY) -> int:
    capture = library.capture(draft(text))
    return library.keep(capture, capture.candidates[:1]).added[0]


def ids(library: Library, text: str = "", **query: object) -> list[int]:
    assert library.wait_indexed()
    return list(library.find(Query(text=text, **query)).ids)  # type: ignore[arg-type]
