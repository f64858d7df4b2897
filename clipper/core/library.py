"""The one door: windows and commands ask the library; they never see SQL, Whoosh or a parser."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from clipper.core.model import (
    Article,
    Candidate,
    Capture,
    Changes,
    CheckReport,
    Clipping,
    Counts,
    Country,
    Draft,
    Edit,
    Found,
    History,
    Imported,
    Opened,
    Pending,
    Query,
    Snippet,
    Summary,
    Topic,
)
from clipper.core.progress import Progress, silent


class Library:
    """One library folder, opened on one thread and used there only.

    Exactly one Library may be open for writing on a folder at a time (lock); any number may
    be open for reading. Mutators return what changed, after it is committed.
    """

    folder: Path
    read_only: bool
    notice: str
    """Why it is read-only, in words for the user; empty otherwise."""

    # -- open and close ----------------------------------------------------------------
    @classmethod
    def open(cls, folder: Path, *, writable: bool = True, on_indexed: Callable[[], None] | None = None) -> "Library":
        """Open (and, when writable, create or migrate) the library in `folder`.

        A writable library starts the index process; `on_indexed` is called on another thread
        each time the index has caught up. Raises ClipperError when another process writes
        ("Clipper is open"), when the folder is something else, or cannot be used.
        """
        raise NotImplementedError

    def close(self) -> None: ...

    def wait_indexed(self, timeout: float = 60.0) -> bool:
        """Wait until search sees everything committed so far; False when time ran out."""
        raise NotImplementedError

    # -- paste and import --------------------------------------------------------------
    def capture(self, draft: Draft, progress: Progress = silent) -> Capture:
        """Store the original (committed, pending), then split, tag and compare.

        Never fails because of content: what cannot be read comes as one candidate whose
        article has a `problem`.
        """
        raise NotImplementedError

    def keep(self, capture: Capture, kept: Sequence[Candidate], stubs: Sequence[Article] = ()) -> Changes:
        """Store the kept candidates (first is the main one) and the rest as related stubs."""
        raise NotImplementedError

    def release(self, original_id: int) -> None:
        """Let a pending original go: the user cancelled."""
        raise NotImplementedError

    def pending(self) -> tuple[Pending, ...]:
        raise NotImplementedError

    def resume(self, original_id: int, progress: Progress = silent) -> Capture:
        """Capture again what was left pending."""
        raise NotImplementedError

    def clip_stub(self, stub_id: int) -> Changes:
        """Make a clipping of a related stub ("Clip this")."""
        raise NotImplementedError

    def import_paths(
        self, paths: Sequence[Path], *, keep_all: bool = False, dry_run: bool = False, progress: Progress = silent
    ) -> Iterator[Imported]:
        """Import files and folders: each file's main article, or all of them; twins are skipped."""
        raise NotImplementedError

    def new_clipping(self, edit: Edit) -> Changes:
        """A clipping typed by hand."""
        raise NotImplementedError

    # -- ask ---------------------------------------------------------------------------
    def find(self, query: Query) -> Found:
        raise NotImplementedError

    def summaries(self, ids: Sequence[int]) -> list[Summary]:
        """In the order of `ids`; ids that are gone are left out."""
        raise NotImplementedError

    def snippets(self, ids: Sequence[int], text: str) -> dict[int, Snippet]:
        """Best passage of each clipping for the query words `text`."""
        raise NotImplementedError

    def clipping(self, clipping_id: int) -> Clipping:
        """Raises ClipperError when there is no such clipping."""
        raise NotImplementedError

    def open_clipping(self, clipping_id: int, text: str = "") -> Opened:
        """The clipping with the words of query `text` lit."""
        raise NotImplementedError

    def markdown(self, clipping_id: int) -> str: raise NotImplementedError

    def original(self, clipping_id: int) -> Draft:
        """The original bytes the clipping was made from."""
        raise NotImplementedError

    def counts(self) -> Counts: raise NotImplementedError

    def countries(self) -> tuple[Country, ...]:
        """Every country that can be a tag, in the interface language's order."""
        raise NotImplementedError

    def topics(self) -> tuple[Topic, ...]:
        """IPTC's top level and the user's own."""
        raise NotImplementedError

    def publishers(self) -> tuple[str, ...]: raise NotImplementedError

    # -- change ------------------------------------------------------------------------
    def set_unread(self, ids: Sequence[int], unread: bool) -> Changes: raise NotImplementedError
    def set_starred(self, ids: Sequence[int], starred: bool) -> Changes: raise NotImplementedError
    def trash(self, ids: Sequence[int]) -> Changes: raise NotImplementedError
    def restore(self, ids: Sequence[int]) -> Changes: raise NotImplementedError
    def delete_forever(self, ids: Sequence[int]) -> Changes:
        """Only what lies in Trash; cannot be undone."""
        raise NotImplementedError
    def edit(self, clipping_id: int, edit: Edit) -> Changes: raise NotImplementedError
    def set_note(self, clipping_id: int, note: str) -> Changes: raise NotImplementedError
    def add_country(self, ids: Sequence[int], code: str) -> Changes: raise NotImplementedError
    def remove_country(self, ids: Sequence[int], code: str) -> Changes: raise NotImplementedError
    def add_topic(self, ids: Sequence[int], topic_id: str) -> Changes: raise NotImplementedError
    def remove_topic(self, ids: Sequence[int], topic_id: str) -> Changes: raise NotImplementedError
    def create_topic(self, label: str) -> Topic:
        """A topic of the user's own; an existing one with the same name is returned."""
        raise NotImplementedError
    def undo(self) -> Changes: raise NotImplementedError
    def redo(self) -> Changes: raise NotImplementedError
    def history(self) -> History: raise NotImplementedError

    # -- upkeep ------------------------------------------------------------------------
    def reindex(self, progress: Progress = silent) -> int:
        """Build the index anew; returns the number of clippings in it."""
        raise NotImplementedError

    def check(self, progress: Progress = silent) -> CheckReport: raise NotImplementedError
