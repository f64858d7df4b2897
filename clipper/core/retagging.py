"""Clippings tagged anew, as today's tagger does it: the door `library.retagging`.

Only what a tagger said is replaced. What a hand, the page or an import put on a clipping stays, and what a
hand took away stays away.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from clipper.core.ingest import Ingest, Writer
from clipper.core.keeping import article_of
from clipper.core.model import Changes, Clipping, CountryTag, Tags, TopicTag
from clipper.core.model.retagging import Retagged, Standing, TagChange
from clipper.core.names import Names
from clipper.core.progress import Progress, silent
from clipper.core.store import clippings, outbox, tags
from clipper.core.store.database import Store
from clipper.core.text import _

BATCH = 50
"""Clippings per transaction."""
AUTOMATIC = ("auto", "rule")
"""Origins of tags that are replaced."""


class Retagging:
    """`writer` raises ClipperError where the library is open for reading only; `told` hands on what changed;
    `ingest` tags, with what the user taught the library."""

    def __init__(
        self,
        store: Store,
        names: Names,
        writer: Callable[[], Writer],
        told: Callable[[Changes], Changes],
        ingest: Ingest,
    ) -> None:
        self._store = store
        self._names = names
        self._writer = writer
        self._told = told
        self._ingest = ingest

    def run(self, ids: Sequence[int], progress: Progress = silent, *, dry_run: bool = False) -> Iterator[Retagged]:
        """One line for each clipping, told after it is committed; all of them are one step for Undo.

        When the caller stops (or `progress` raises Cancelled), what was told stays. With `dry_run` the lines
        say what would change, and nothing is written.
        """
        if dry_run:
            for some in _batches(ids, progress):
                yield from (line for line, _tags in self._look(some))
            return
        with self._writer().log.record(_("Tag Again")):
            for some in _batches(ids, progress):
                yield from self._batch(some)

    def _batch(self, ids: Sequence[int]) -> list[Retagged]:
        """Tagged first, so that the library is held only while the changes are written."""
        looked = list(self._look(ids))
        changed = [line.clipping_id for line, _tags in looked if line.changes]
        with self._store.transaction() as db:
            for line, its_tags in looked:
                if its_tags is not None:
                    tags.replace_automatic(db, line.clipping_id, its_tags)
            outbox.append(db, changed)
        if changed:
            self._told(Changes(changed=tuple(changed), label=_("Tag Again")))
        return [line for line, _tags in looked]

    def _look(self, ids: Sequence[int]) -> Iterator[tuple[Retagged, Tags | None]]:
        """The line of the report, and the tags to be written if they differ in anything."""
        labels, rejected = self._names.topic_labels(), tags.rejected(self._store, ids)
        for clipping_id in ids:
            clipping = clippings.clipping(self._store, clipping_id, labels)
            if clipping is None:
                continue
            its_tags = self._ingest.tagged(article_of(clipping))[1]
            line = Retagged(
                clipping_id, clipping.summary.title, self._changes(clipping, its_tags, rejected[clipping_id])
            )
            yield line, its_tags if line.changes or _automatic(clipping) != _wanted(clipping, its_tags) else None

    def _changes(self, clipping: Clipping, its_tags: Tags, rejected: frozenset[str]) -> tuple[TagChange, ...]:
        before = _standing(_automatic(clipping))
        after = {key: how for key, how in _standing(_wanted(clipping, its_tags)).items() if key not in rejected}
        keys = sorted({*before, *after}, key=lambda key: (before.get(key, "") == "", key))
        return tuple(
            TagChange(key, self._name(key), before.get(key, ""), after.get(key, ""))
            for key in keys
            if before.get(key, "") != after.get(key, "")
        )

    def _name(self, key: str) -> str:
        return self._names.topic_labels().get(key, key) if ":" in key else self._names.country(key)


def _batches(ids: Sequence[int], progress: Progress) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), BATCH):
        progress(start, len(ids))
        yield ids[start : start + BATCH]
    progress(len(ids), len(ids))


AnyTag = CountryTag | TopicTag


def _key(tag: AnyTag) -> str:
    return tag.code if isinstance(tag, CountryTag) else tag.id


def _all(tagged: Clipping | Tags) -> list[AnyTag]:
    return [*tagged.countries, *tagged.topics]


def _automatic(clipping: Clipping) -> dict[str, AnyTag]:
    return {_key(tag): tag for tag in _all(clipping) if tag.origin in AUTOMATIC}


def _wanted(clipping: Clipping, its_tags: Tags) -> dict[str, AnyTag]:
    """What the tagger says of countries and topics that nobody else has spoken of."""
    settled = {_key(tag) for tag in _all(clipping) if tag.origin not in AUTOMATIC}
    return {_key(tag): tag for tag in _all(its_tags) if tag.origin in AUTOMATIC and _key(tag) not in settled}


def _standing(found: Mapping[str, AnyTag]) -> dict[str, Standing]:
    def how(tag: AnyTag) -> Standing:
        if isinstance(tag, CountryTag):
            return "about" if tag.about else "mentioned"
        return "suggested" if tag.suggested else "applied"

    return {key: how(tag) for key, tag in found.items()}
