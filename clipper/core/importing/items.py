"""What travels through an import: from a file's entry to what was read in it."""

from dataclasses import dataclass

from clipper.core.model import Article, Draft, Marks, Tags


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker process may take for one document, or for opening one entry of a container.

    `seconds` of time, `memory` in bytes. `readers` is how many processes read at once (0: as many as
    the computer is good for).
    """

    seconds: float = 30.0
    memory: int = 1_000_000_000
    readers: int = 0


@dataclass(frozen=True, slots=True)
class Task:
    """A file to open. `file` is its name as it was given and is told, `key` the name that the report
    keeps; `skip` are the places that are done already. `only`: these places are looked at, and no others;
    what the report says of the file otherwise stands."""

    file: str
    key: str
    size: int
    skip: frozenset[int] = frozenset()
    only: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Read:
    """An article, with its tags and what it is known again by."""

    article: Article
    tags: Tags
    marks: Marks


@dataclass(slots=True, eq=False)
class Item:
    """One entry of a file on its way in, at `place`.

    It begins with a `draft`, or with the `problem` that there is none (`name` is the record's, where a
    container names it), and is settled once it is known what was read in it, or that nothing need be.
    `is_end`: no entry, but the end of its file. `draft` gives up its bytes when they have been handed on.
    """

    task: Task
    place: int
    draft: Draft | None = None
    problem: str = ""
    name: str = ""
    is_end: bool = False
    format: str = ""
    share: float = 0.0
    """How much of the file is opened so far, 0 to 1."""
    size: int = 0
    original_id: int | None = None
    known: int | None = None
    """The clipping that was made of this very original before."""
    again: int | None = None
    """The clipping that this original is, which could not be read before."""
    read: tuple[Read, ...] | None = None
    lost: tuple[str, ...] = ()
    """What cannot be kept of it, one word for users each time."""

    @property
    def is_settled(self) -> bool:
        return self.draft is None or self.known is not None or self.read is not None
