"""Looks a library over, and builds its index anew."""

from pathlib import Path
from typing import Protocol

from clipper.core.errors import ClipperError
from clipper.core.indexing import Feed, Indexer
from clipper.core.model import CheckReport
from clipper.core.progress import Progress
from clipper.core.store import check
from clipper.core.store.database import Store
from clipper.core.text import _


class Writer(Protocol):
    """What a library that is open for writing brings along."""

    @property
    def indexer(self) -> Indexer: ...

    def restart_indexer(self) -> None: ...


def reindex(store: Store, folder: Path, writer: Writer, progress: Progress) -> None:
    """Build the index in `folder` anew, while the index process rests."""
    from clipper.core.search.index import IndexBusy

    writer.indexer.close()
    try:
        Feed(store, folder).rebuild(progress)
    except (IndexBusy, OSError) as error:
        raise ClipperError(
            _("The search index cannot be built: {reason}.").format(reason=error),
            _("Make room and see that the cache folder can be written."),
        ) from error
    finally:
        writer.restart_indexer()


def report(store: Store, indexed: int | None, *, catching_up: bool) -> CheckReport:
    """`indexed` is how many clippings the index holds (None: there is none), `catching_up` whether it
    is about to hold more."""
    problems = check.problems(store)
    total, stored = check.sizes(store)
    if indexed is None:
        problems.append(_("The search index is missing or out of date: run “clipper reindex”."))
    elif indexed != total and not catching_up:
        problems.append(
            _("The search index holds {indexed} of {total} clippings: run “clipper reindex”.").format(
                indexed=indexed, total=total
            )
        )
    return CheckReport(total, stored, indexed, tuple(problems))
