"""What only a writable library has, and only its window or command has to wait for."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from clipper.core import paths
from clipper.core.capturing import Capturing
from clipper.core.changing import Changing
from clipper.core.changing.automatic import Automatic
from clipper.core.indexing import Indexer
from clipper.core.ingest import Ingest
from clipper.core.names import Names
from clipper.core.store import originals
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.tagger import Tagger


class Writing:
    """The undo log, the index process, and everything that changes clippings."""

    def __init__(self, folder: Path, store: Store, names: Names, on_indexed: Callable[[], None] | None) -> None:
        self.log = UndoLog(store)
        self.automatic = Automatic(store)
        self.ingest = Ingest(Tagger(), self.automatic.completed)
        self.capturing = Capturing(store, self.log, self.ingest)
        self.changing = Changing(store, self.log, self.ingest, names)
        with store.transaction() as db:
            originals.remove_unused(db)
        # Last: what fails before it leaves no process behind.
        self._start = partial(Indexer, folder, paths.index_folder(folder), on_indexed)
        self.indexer = self._start()

    def restart_indexer(self) -> None:
        self.indexer = self._start()
