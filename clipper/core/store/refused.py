"""Words that a hand said are no sign of a country, each with the word before and after it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from clipper.core.store.database import Store

if TYPE_CHECKING:
    from sqlite_utils import Database


class RefusedWord(NamedTuple):
    """All but `code` folded; `before` and `after` are "" where the text begins or ends."""

    code: str
    word: str
    before: str
    after: str


def every(store: Store) -> frozenset[RefusedWord]:
    rows = store.rows("SELECT code, word, before, after FROM refused_words")
    return frozenset(RefusedWord(*row) for row in rows)


def add(db: "Database", words: Iterable[RefusedWord]) -> None:
    db.table("refused_words").insert_all((word._asdict() for word in words), ignore=True)
