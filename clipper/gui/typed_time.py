"""Times that the user types into a field."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from clipper.core.model import Moment
from clipper.core.text import _

ReadTime = Callable[[str], Moment | None]
"""Reads a typed time; None when the words are no time."""

HINT = _("for example 10 Jun 2025, 14:00 or 2025-06-10 or Jun 2025")


def read_time(text: str, now: datetime | None = None) -> Moment | None:
    """The time that `text` says, or None when it says none.

    A clock time without a zone is in the user's: `now`'s if given, else the system's. The page's
    own words (`original`) stay empty, for these are the user's.
    """
    from clipper.core.extract.dates import parse_typed  # compiles many patterns: not at start-up

    moment = parse_typed(text, now or datetime.now().astimezone())
    return replace(moment, original="") if moment else None
