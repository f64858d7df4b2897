"""The user's own topics, learned from the clippings that carry them."""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from clipper.core.model import Article, TopicTag, canonical
from clipper.core.model.topics import TopicMode
from clipper.core.store import samples, topics
from clipper.core.store.database import Store
from clipper.core.tagging.terms import MOST_TEXT, Terms, bucket, spans, terms

if TYPE_CHECKING:
    from clipper.core.tagging.learning import Background, Learned

VERSION = "learned 1"
"""Stored with every tag that was learned."""
MOST_EXAMPLES = 50
"""The newest examples of a topic that are learned from, and so many that it was taken away from."""
SAMPLE = 400
"""Clippings that the library at large is known by."""
GROWN = 1.25
"""A library that grew by so much is sampled anew."""
MOST_OFFERED = 3
"""Topics offered or put on at once."""

_Seen = tuple[tuple[int, str], ...]
"""(id, stamp of its last edit) of each example."""


class Learning:
    """Owned by one thread with its store, whose changes it follows; `frozen` it knows what it knew first, so that
    what an import brings does not teach while it comes in."""

    def __init__(self, store: Store, *, frozen: bool = False) -> None:
        self._store = store
        self._frozen = frozen
        self._state: tuple[int, int] | None = None
        self._background: Background | None = None
        self._newest = 0
        self._sampled: list[int] = []
        self._terms: dict[int, tuple[str, Terms]] = {}
        self._modes: dict[str, TopicMode] = {}
        self._learned: dict[str, tuple[_Seen, _Seen, Learned]] = {}

    def tags(self, article: Article, but: Collection[str]) -> list[TopicTag]:
        """Topics that are put on or offered, the surest first; none of `but`."""
        self.follow()
        background = self._background
        if not self._learned or background is None:
            return []
        from clipper.core.tagging.learning import reasons

        its_terms = terms(article.title, article.text)
        vector = background.vector(its_terms)
        found: list[tuple[float, bool, str, Learned]] = []
        for topic, (_for, _against, learned) in self._learned.items():
            score = vector.dot(learned.centre)
            if topic not in but and learned.offers(score, len(its_terms)):
                on = self._modes.get(topic, "apply") == "apply" and learned.applies(score, len(its_terms))
                found.append((score, on, topic, learned))
        found.sort(key=lambda each: (-each[0], each[2]))
        return [
            TopicTag(
                topic,
                round(score, 3),
                0,
                "auto",
                reasons(learned, background, its_terms, article.canonical),
                VERSION,
                suggested=not on,
            )
            for score, on, topic, learned in found[:MOST_OFFERED]
        ]

    def topic(self, topic_id: str) -> "Learned | None":
        """What is known of a topic, whatever it may do; None without examples."""
        self._ready()
        known = self._learned.get(topic_id)
        return known[2] if known else self._learn(topic_id)

    def background(self) -> "Background":
        return self._ready()

    def telling_words(self, topic_id: str, most: int) -> list[str]:
        """The words, as they stand in the examples, that speak most for a topic."""
        learned = self.topic(topic_id)
        if learned is None:
            return []
        ids = topics.examples(self._store, topic_id, MOST_EXAMPLES)[0]
        written: dict[int, str] = {}
        for _id, title, _dateline, text in samples.texts(self._store, ids, MOST_TEXT):
            whole = canonical(title, None, text)
            for term, start, end in spans(whole):
                written.setdefault(bucket(term), whole[start:end])
        best = sorted(written, key=lambda place: -learned.centre[place])[:most]
        return [written[place] for place in best if learned.centre[place] > 0]

    # -- what is known -----------------------------------------------------------------
    def follow(self) -> None:
        """Learn again what has other examples now; costs next to nothing where nothing was written."""
        if self._state is not None and self._frozen:
            return
        state = samples.state(self._store)
        if state == self._state:
            return
        self._state = state
        self._modes = topics.modes(self._store)
        active = [each.id for each in topics.own(self._store) if self._modes.get(each.id) != "never"]
        self._learned = {topic: known for topic, known in self._learned.items() if topic in active}
        for topic in active:
            self._learn(topic)

    def _learn(self, topic: str) -> "Learned | None":
        pros, cons = topics.examples(self._store, topic, MOST_EXAMPLES)
        if not pros:
            self._learned.pop(topic, None)
            return None
        background = self._ready()
        stamps = samples.stamps(self._store, (*pros, *cons))
        seen = tuple(tuple((each, stamps[each]) for each in ids) for ids in (pros, cons))
        known = self._learned.get(topic)
        if known is not None and known[:2] == seen:
            return known[2]
        from clipper.core.tagging.learning import learn

        self._look_at(stamps)
        positives = [background.vector(each) for each in self._of(pros)]
        negatives = [background.vector(each) for each in self._of(cons)]
        sampled = [at for at, clipping_id in enumerate(self._sampled) if clipping_id in set(pros)]
        learned = learn(background, positives, negatives, sampled)
        self._learned[topic] = (seen[0], seen[1], learned)
        return learned

    def _ready(self) -> "Background":
        """The library at large; sampled anew once it has grown, and all is learned again then."""
        newest = samples.newest(self._store)
        if self._background is None or newest > GROWN * self._newest + 10:
            from clipper.core.tagging.learning import Background

            self._newest = newest
            self._learned.clear()
            self._sampled = samples.spread(self._store, SAMPLE)
            self._look_at({each: "" for each in self._sampled if each not in self._terms})
            self._background = Background(list(self._of(self._sampled)))
        return self._background

    def _look_at(self, wanted: dict[int, str]) -> None:
        """Read the terms of clippings (id → stamp) that are not known as they are now."""
        known = self._terms
        missing = [each for each, stamp in wanted.items() if each not in known or known[each][0] != stamp]
        for clipping_id, title, _dateline, text in samples.texts(self._store, missing, MOST_TEXT):
            known[clipping_id] = wanted[clipping_id], terms(title, text)

    def _of(self, ids: Sequence[int]) -> Iterator[Terms]:
        return (self._terms[each][1] for each in ids if each in self._terms)
