"""How many entries an import has, as well as that can be told while containers are still being opened."""

from collections.abc import Iterable

from clipper.core.importing.items import Item


class Extent:
    """Each file counts as one entry until one turns out to hold more; then the entries to come are
    judged by the bytes that are left."""

    def __init__(self, sizes: Iterable[int]) -> None:
        """`sizes` of the files, in bytes."""
        self._files = 0
        self._bytes = 0
        for size in sizes:
            self._files += 1
            self._bytes += max(size, 1)
        self._ended_files = self._ended_entries = self._ended_bytes = 0
        self._entries, self._part = 0, 0.0

    def follow(self, items: Iterable[Item]) -> None:
        """These entries, in order, are done."""
        for item in items:
            if item.is_end:
                self.ended(item.place, item.task.size)
            else:
                self.reached(item.place + 1, item.share * item.task.size)

    def reached(self, entries: int, part: float) -> None:
        """So many entries of the file at hand are told, and so many of its bytes are behind."""
        self._entries, self._part = entries, part

    def ended(self, entries: int, size: int) -> None:
        """The file at hand is told to its end."""
        self._ended_files += 1
        self._ended_entries += entries
        self._ended_bytes += max(size, 1)
        self._entries, self._part = 0, 0.0

    @property
    def total(self) -> int:
        """0: not known yet."""
        seen = self._ended_entries + self._entries
        if self._ended_files == self._files:
            return seen
        if self._entries <= 1 and self._ended_entries <= self._ended_files:
            return self._files
        share = (self._ended_bytes + self._part) / self._bytes
        return max(seen, round(seen / share)) if share > 0 else 0
