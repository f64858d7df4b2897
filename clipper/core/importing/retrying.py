"""Clippings of which an import has only an original that could not be read, and where their bytes came from."""

from collections.abc import Iterator, Sequence

from clipper.core.importing.items import Item, Task
from clipper.core.model import Draft
from clipper.core.model.imports import ImportLine
from clipper.core.store import clippings, originals
from clipper.core.store.database import Store


class Waiting:
    """What is tried again: from its file where that was mended since, else from the stored original."""

    def __init__(self, store: Store, lines: Sequence[ImportLine] = ()) -> None:
        self._store = store
        self._clippings = {
            (line.file, line.place): line.clipping_id
            for line in lines
            if line.clipping_id is not None and self._is_waiting(line.clipping_id)
        }

    def __len__(self) -> int:
        return len(self._clippings)

    @property
    def places(self) -> dict[str, frozenset[int]]:
        """By file, as the report names it."""
        files = {file for file, _place in self._clippings}
        return {file: frozenset(place for name, place in self._clippings if name == file) for file in files}

    def claim(self, item: Item) -> None:
        """An entry that stands where a waiting one stood. It counts if it is the same and was mended since;
        it is stored then. Commits."""
        clipping_id = self._clippings.pop((item.task.key, item.place))
        original_id = clippings.original_of(self._store, clipping_id)
        stored = None if original_id is None else originals.draft(self._store, original_id)
        item.again = clipping_id
        if stored is not None and (item.draft is None or not _is_mended(stored, item.draft)):
            item.draft, item.original_id = stored, original_id
        elif item.draft is not None:
            with self._store.transaction() as db:
                item.original_id = originals.insert(db, item.draft, importing=True)

    def left(self) -> Iterator[Item]:
        """Those that nobody claimed, from their originals."""
        for (file, place), clipping_id in self._clippings.items():
            original_id = clippings.original_of(self._store, clipping_id)
            draft = None if original_id is None else originals.draft(self._store, original_id)
            if draft is not None:
                task, size = Task(file, file, 1), len(draft.data)
                yield Item(task, place, draft, size=size, original_id=original_id, again=clipping_id)

    def _is_waiting(self, clipping_id: int) -> bool:
        """Whether a clipping still has nothing but its original to show."""
        found = clippings.clipping(self._store, clipping_id, {})
        return found is not None and bool(found.summary.problem) and not found.summary.trashed


def _is_mended(stored: Draft, now: Draft) -> bool:
    """The same entry with other bytes. In an export that was made anew, others may stand in its place."""
    if (stored.data, stored.parts) == (now.data, now.parts):
        return False
    urls = [draft.entry.url if draft.entry is not None else draft.url for draft in (stored, now)]
    return urls[0] == urls[1] if any(urls) else stored.name == now.name
