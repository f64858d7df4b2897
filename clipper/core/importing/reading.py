"""The processes that read documents: extracted, tagged, and marked so as to be known again."""

from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from clipper.core.importing.items import Read
from clipper.core.importing.losses import losses
from clipper.core.importing.opening import READY, too_large
from clipper.core.model import Draft
from clipper.core.workers import END, end_with_parent, limit_memory, memory_held, spare_collections, step_back

if TYPE_CHECKING:
    from clipper.core.ingest import Ingest


@dataclass(frozen=True, slots=True)
class Reading:
    """What is in a document, or the `problem` that kept it from being read. `memory` is
    what (bytes) the process holds after it."""

    read: tuple[Read, ...] = ()
    lost: tuple[str, ...] = ()
    problem: str = ""
    memory: int = 0


def run(connection: Connection, memory: int) -> None:
    """The process: read the documents it is given, a few at a time, and answer for each."""
    end_with_parent()
    step_back()
    limit_memory(memory)
    spare_collections()  # loading makes more objects than reading does
    from clipper.core.ingest import Ingest
    from clipper.core.tagging.tagger import Tagger

    ingest = Ingest(Tagger())
    connection.send(READY)
    is_warm = False
    while (drafts := connection.recv()) is not END:
        for draft in drafts:
            connection.send(_reading(ingest, draft))
        if not is_warm:  # by now modules and tables are loaded
            is_warm = True
            spare_collections()


def _reading(ingest: "Ingest", draft: Draft) -> Reading:
    from clipper.core.twins import marks

    try:
        found = tuple(Read(article, tags, marks(article)) for article, tags in ingest.read(draft))
        return Reading(found, losses(draft, [each.article for each in found]), memory=memory_held())
    except MemoryError:
        return Reading(problem=too_large(), memory=memory_held())
