"""How long work tells how far it is, and learns that it should stop."""

from typing import Protocol


class Progress(Protocol):
    """Called now and then by long work.

    `done` and `total` count the same unit (total 0: not known yet); `note` names what is at
    hand. Raises Cancelled when the user pressed Stop.
    """

    def __call__(self, done: int, total: int, note: str = "") -> None: ...


def silent(done: int, total: int, note: str = "") -> None:
    """Progress for callers who do not watch."""
