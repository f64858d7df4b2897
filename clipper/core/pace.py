"""How fast long work goes, and how long it will still take."""

from collections import deque

from clipper.core.text import _

WINDOW = 20.0
"""Seconds that the pace is taken from: what was long ago tells little of what is to come."""
SETTLED = 2.0
"""Seconds before which nothing is said: the first moments are spent on starting."""


class Pace:
    """Told now and then how far work is; says how it goes. Pure: it is told the time as well."""

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()

    def at(self, now: float, done: int, total: int) -> str:
        """In words, e.g. "38 a second, 4 minutes left"; empty while there is too little to go by.

        `now` is any clock's seconds; `total` 0 means that it is not known.
        """
        if self._marks and done < self._marks[-1][1]:
            self._marks.clear()  # something else has begun
        self._marks.append((now, done))
        while len(self._marks) > 2 and now - self._marks[1][0] > WINDOW:
            self._marks.popleft()
        seconds, steps = now - self._marks[0][0], done - self._marks[0][1]
        if seconds < SETTLED or steps <= 0:
            return ""
        rate = steps / seconds
        left = [remaining((total - done) / rate)] if total > done else []
        return ", ".join([rated(rate), *left])


def rated(rate: float) -> str:
    """A rate (per second) in words."""
    if rate >= 1:
        return _("{n:,.0f} a second").format(n=rate)
    return _("{n:,.0f} a minute").format(n=max(rate * 60, 1))


def remaining(seconds: float) -> str:
    """A time still to go, as roughly as it is known."""
    if seconds < 60:
        return _("less than a minute left")
    minutes = round(seconds / 60)
    if minutes < 90:
        return _("a minute left") if minutes == 1 else _("{n} minutes left").format(n=minutes)
    hours = round(minutes / 60)
    return _("{n} hours left").format(n=hours)
