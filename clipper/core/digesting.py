"""Digests of clippings: the door `library.digests`.

A digest is computed when it is first asked for and kept with a hash of the text it came from. When
the text changes it is computed again, bar what a hand changed.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from clipper.core.digest import reading_time
from clipper.core.digest.background import Frequencies, no_library
from clipper.core.digest.digest import VERSION, digest
from clipper.core.errors import ClipperError
from clipper.core.extract.asides import asides
from clipper.core.extract.storable import storable_text
from clipper.core.model import Article, Changes, Clipping, CountryTag, Digest, Sentence
from clipper.core.names import Names
from clipper.core.store import clippings, digests
from clipper.core.store.database import Store
from clipper.core.store.digests import Kept
from clipper.core.store.undo import UndoLog
from clipper.core.text import _

LONGEST_SUMMARY = 20_000
"""Characters that a hand may write."""

LibraryFrequencies = Callable[[Sequence[str], str | None], tuple[int, list[int]]]
"""Of words in a language: how many clippings there are, and how many hold each."""


def of_article(article: Article, countries: Sequence[CountryTag] = ()) -> Digest:
    """The digest of an article that is in no library."""
    return _computed(article.title, article.dateline, article.html, article.text, article.lang, countries, no_library)


class Digests:
    """`log` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(
        self,
        store: Store,
        names: Names,
        log: Callable[[], UndoLog],
        told: Callable[[Changes], Changes],
        frequencies: LibraryFrequencies,
    ) -> None:
        self._store = store
        self._names = names
        self._log = log
        self._told = told
        self._frequencies = frequencies

    def of(self, clipping_id: int) -> Digest:
        """The digest that is kept, or one computed now; nothing is written."""
        return self._of(self._clipping(clipping_id))

    def is_kept(self, clipping_id: int) -> bool:
        """Whether the digest of the text as it is now is there already."""
        kept = digests.get(self._store, clipping_id)
        return kept is not None and _is_current(kept, self._clipping(clipping_id))

    def keep(self, clipping_id: int) -> Changes:
        """Keep the digest, so that it is there next time. Nothing that views show changes, and nothing to undo;
        nothing happens either where the clipping is gone meanwhile."""
        self._log()
        if not clippings.is_there(self._store, clipping_id):
            return Changes()
        clipping = self._clipping(clipping_id)
        made = self._of(clipping)
        with self._store.transaction() as db:
            digests.put(db, clipping_id, Kept(made, _hash(clipping), VERSION))
        return Changes()

    def rewrite_summary(self, clipping_id: int, text: str) -> Changes:
        """A summary by hand, one sentence a line; it stays whatever becomes of the text. An empty one brings
        the computed one back."""
        lines = [line.strip() for line in storable_text(text)[:LONGEST_SUMMARY].splitlines() if line.strip()]

        def change(clipping: Clipping, now: Digest) -> Digest:
            if not lines:
                fresh = self._compute(clipping)
                return replace(now, summary=fresh.summary, edited=now.edited - {"summary"})
            written = tuple(Sentence(line) for line in lines)
            return replace(now, summary=_placed(written, clipping.canonical), edited=now.edited | {"summary"})

        return self._change(clipping_id, _("Edit Summary"), change)

    def refuse_name(self, clipping_id: int, name: str) -> Changes:
        """This name is offered no more for this clipping."""

        def change(_clipping: Clipping, now: Digest) -> Digest:
            names = tuple(each for each in now.names if each != name)
            return replace(now, names=names, edited=now.edited | {"names"})

        return self._change(clipping_id, _("Refuse Hashtag"), change)

    def _change(self, clipping_id: int, label: str, change: Callable[[Clipping, Digest], Digest]) -> Changes:
        """Kept first, outside of the step: undoing it must bring back this row and not take away a later one."""
        self.keep(clipping_id)
        clipping = self._clipping(clipping_id)
        changed = change(clipping, self._of(clipping))
        with self._log().record(label), self._store.transaction() as db:
            digests.put(db, clipping_id, Kept(changed, _hash(clipping), VERSION))
        return self._told(Changes(changed=(clipping_id,), label=label))

    def _of(self, clipping: Clipping) -> Digest:
        kept = digests.get(self._store, clipping.summary.id)
        if kept is not None and _is_current(kept, clipping):
            return replace(kept.digest, minutes=reading_time.minutes(clipping.text))
        made = self._compute(clipping)
        if kept is None:
            return made
        edited = kept.digest.edited
        if "summary" in edited:
            made = replace(made, summary=_placed(kept.digest.summary, clipping.canonical))
        if "names" in edited:
            made = replace(made, names=kept.digest.names)
        return replace(made, edited=edited)

    def _compute(self, clipping: Clipping) -> Digest:
        facts = clipping.summary

        def frequencies(words: Sequence[str]) -> tuple[int, Sequence[int]]:
            return self._frequencies(words, facts.lang)

        return _computed(
            facts.title, clipping.dateline, clipping.html, clipping.text, facts.lang, clipping.countries, frequencies
        )

    def _clipping(self, clipping_id: int) -> Clipping:
        found = clippings.clipping(self._store, clipping_id, self._names.topic_labels())
        if found is None:
            raise ClipperError(_("There is no clipping number {id}.").format(id=clipping_id))
        return found


def _computed(
    title: str,
    dateline: str | None,
    html: str,
    text: str,
    lang: str | None,
    countries: Sequence[CountryTag],
    frequencies: Frequencies,
) -> Digest:
    """“Chinese” speaks for a country and is no name itself: the country's tag says so."""
    adjectives = {each.quote for tag in countries for each in tag.evidence if each.kind == "adjective"}
    return digest(title, dateline, text, lang, asides=asides(html), frequencies=frequencies, unwanted=adjectives)


def _is_current(kept: Kept, clipping: Clipping) -> bool:
    return kept.text_hash == _hash(clipping) and kept.version == VERSION


def _hash(clipping: Clipping) -> str:
    return hashlib.sha256(f"{clipping.summary.lang}\n{clipping.canonical}".encode()).hexdigest()[:32]


def _placed(sentences: Sequence[Sentence], text: str) -> tuple[Sentence, ...]:
    """The sentences with their places in this canonical text, where they stand in it word for word."""
    found = []
    for each in sentences:
        start = text.find(each.text)
        there = start >= 0
        found.append(Sentence(each.text, start if there else None, start + len(each.text) if there else None))
    return tuple(found)
