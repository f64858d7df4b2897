"""Places that one steps through, round and round."""

from collections.abc import Sequence

from clipper.gui.panes.article_page import Place


class Steps:
    def __init__(self) -> None:
        self.places: Sequence[Place] = ()
        self.current = 0
        """Counts from 1; 0 stands on none yet."""

    def set(self, places: Sequence[Place]) -> None:
        self.places = places
        self.current = 0

    def step(self, by: int) -> Place | None:
        """The place after (1) or before (-1) the current one; None when there is none at all."""
        if not self.places:
            return None
        if self.current == 0 and by < 0:
            self.current = 1
        self.current = (self.current - 1 + by) % len(self.places) + 1
        return self.places[self.current - 1]
