"""Hashtags put on clippings by hand and taken away: the door `library.hashtags`."""

from collections.abc import Callable, Sequence

from clipper.core.digest.names import hashtag
from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_line
from clipper.core.model import Changes
from clipper.core.store import tags
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.text import _

LONGEST = 100
"""Characters of a hashtag."""


class Hashtags:
    """`log` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(self, store: Store, log: Callable[[], UndoLog], told: Callable[[Changes], Changes]) -> None:
        self._store = store
        self._log = log
        self._told = told

    def add(self, ids: Sequence[int], typed: str) -> Changes:
        """Put on what was typed, with or without its sign; several words become one. One that is there in other
        letters stays as it is. Raises ClipperError for a hashtag without letters."""
        words = storable_line(typed).lstrip("#＃").strip()[:LONGEST]
        tag = hashtag(words) if " " in words else words
        if not any(letter.isalpha() for letter in tag):
            raise ClipperError(_("A hashtag needs a letter."), _("Type a word."))
        label = _("Add Hashtag")
        with self._log().record(label), self._store.transaction() as db:
            for clipping_id in ids:
                there = {each.casefold() for each in tags.hashtags(self._store, clipping_id)}
                if tag.casefold() not in there:
                    tags.add_hashtags(db, clipping_id, [tag], "hand")
        return self._told(Changes(changed=tuple(ids), label=label))

    def remove(self, ids: Sequence[int], tag: str) -> Changes:
        label = _("Remove Hashtag")
        with self._log().record(label), self._store.transaction() as db:
            tags.remove_hashtag(db, ids, tag)
        return self._told(Changes(changed=tuple(ids), label=label))
