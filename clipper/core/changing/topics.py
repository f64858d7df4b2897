"""The door to the topic vocabulary: `library.own_topics`. Every change is one step that can be undone."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from clipper.core.changing.learned import Learning
from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_line
from clipper.core.model import Article, Changes, Topic
from clipper.core.model.topics import MODES, Alike, NearName, OwnTopic, TopicMode
from clipper.core.names import Names
from clipper.core.progress import Progress, silent
from clipper.core.store import outbox, rules, samples, topics
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.near_names import are_near
from clipper.core.tagging.terms import MOST_TEXT, terms
from clipper.core.text import _

LONGEST = 100
"""Characters of a name."""
SMALL = 3_000
"""Clippings that are all looked at for more like a topic's; of more, the MOST_LIKELY by its words."""
MOST_LIKELY = 1_000
WORDS = 12
MOST_ALIKE = 200
AT_ONCE = 100

FindWords = Callable[[str], Sequence[int]]
"""Ids of the clippings that answer a query of words, the best first."""


class OwnTopics:
    """`log` raises ClipperError where the library is open for reading only; `told` hands on what changed;
    `learning` is what tags, too, where there is such a one."""

    def __init__(
        self,
        store: Store,
        names: Names,
        log: Callable[[], UndoLog],
        told: Callable[[Changes], Changes],
        find_words: FindWords,
        learning: Learning,
    ) -> None:
        self._store = store
        self._names = names
        self._log = log
        self._told = told
        self._find_words = find_words
        self._learning = learning

    # -- ask ---------------------------------------------------------------------------

    def every(self) -> tuple[OwnTopic, ...]:
        """IPTC's subjects and the user's own topics, by name within each."""
        counts, modes, aliases = topics.counts(self._store), topics.modes(self._store), topics.aliases(self._store)

        def one(topic: Topic, examples: int = 0) -> OwnTopic:
            return OwnTopic(
                topic.id,
                topic.label,
                topic.parent,
                topic.id.startswith(topics.OWN),
                modes.get(topic.id, "apply"),
                counts.get(topic.id, 0),
                examples,
                tuple(alias.label for alias in aliases if alias.topic_id == topic.id),
            )

        taught = topics.example_counts(self._store)
        return tuple(one(topic, taught.get(topic.id, 0)) for topic in self._names.all_topics())

    def near(self, label: str, but: str = "") -> tuple[Topic, ...]:
        """Topics that are called nearly so, or have an alias that is; `but` is the one that asks."""
        aliased = {alias.topic_id for alias in topics.aliases(self._store) if are_near(alias.label, label)}
        known = self._names.all_topics()
        return tuple(each for each in known if each.id != but and (each.id in aliased or are_near(each.label, label)))

    def near_pairs(self) -> tuple[NearName, ...]:
        """Own topics that may be one, or one of IPTC's; the one with fewer clippings first."""
        known, counts = self._names.all_topics(), topics.counts(self._store)
        found = []
        for one, other in combinations(known, 2):
            if (_is_own(one.id) or _is_own(other.id)) and are_near(one.label, other.label):
                less, more = sorted((one.id, other.id), key=lambda each: (not _is_own(each), counts.get(each, 0)))
                found.append(NearName(less, more))
        return tuple(found)

    def get_ready(self) -> None:
        """Learn what there is to learn before anyone waits for it."""
        self._learning.follow()

    def alike(self, topic_id: str, progress: Progress = silent) -> tuple[Alike, ...]:
        """Clippings that are like those of a topic and do not carry it, the likest first; what it was taken away
        from is not among them. `progress` may raise Cancelled. Raises ClipperError where there is no example."""
        from clipper.core.tagging.learning import reasons

        learned = self._learning.topic(topic_id)
        if learned is None:
            raise ClipperError(
                _("No clipping has this topic by hand yet."),
                _("Put it on one or two that are typical, then ask again."),
            )
        background = self._learning.background()
        known = frozenset(topics.with_any_row(self._store, topic_id, decided=True))
        found: list[tuple[float, int, Article]] = []
        for clipping_id, article in self._candidates(topic_id, known, progress):
            its_terms = terms(article.title, article.text)
            score = background.vector(its_terms).dot(learned.centre)
            if learned.resembles(score):
                found.append((score, clipping_id, article))
        found.sort(key=lambda each: (-each[0], each[1]))
        alike = []
        for score, clipping_id, article in found[:MOST_ALIKE]:
            evidence = reasons(learned, background, terms(article.title, article.text), article.canonical)
            words = tuple({each.quote.casefold(): each.quote for each in evidence}.values())
            alike.append(Alike(clipping_id, article.title, round(score, 3), words))
        return tuple(alike)

    def _candidates(self, topic_id: str, known: frozenset[int], progress: Progress) -> Iterator[tuple[int, Article]]:
        ids = samples.spread(self._store, 10**9)
        if len(ids) > SMALL:
            words = self._learning.telling_words(topic_id, WORDS)
            ids = list(self._find_words(" OR ".join(f'"{word}"' for word in words))[:MOST_LIKELY])
        wanted = [each for each in ids if each not in known]
        for start in range(0, len(wanted), AT_ONCE):
            progress(start, len(wanted))
            for clipping_id, title, dateline, text in samples.texts(
                self._store, wanted[start : start + AT_ONCE], MOST_TEXT
            ):
                yield clipping_id, Article(title, dateline=dateline, text=text)
        progress(len(wanted), len(wanted))

    # -- change ------------------------------------------------------------------------

    def create(self, label: str, parent: str | None = None) -> Topic:
        """A topic of the user's own; one with this very name or alias, IPTC's or hers, is returned as it is."""
        label = _clean(label)
        known = self._names.topic_named(label) or self._aliased(label)
        if known is not None:
            return known
        if parent is not None:
            self._names.must_know_topic(parent)
        with self._log().record(_("New Topic")), self._store.transaction() as db:
            topic_id = topics.create(db, label, label.casefold())
            if parent is not None:
                topics.nest(db, topic_id, parent)
        return Topic(topic_id, label, parent)

    def rename(self, topic_id: str, label: str) -> Changes:
        """Raises ClipperError where another topic has the name: the two can be merged."""
        own, label = self._own(topic_id), _clean(label)
        if label == own.label:
            return Changes()
        self._must_be_free(label, topic_id)
        return self._step(
            _("Rename Topic"),
            lambda: topics.rename(self._store.db, topic_id, label, label.casefold()),
            topics.with_any_row(self._store, topic_id),
        )

    def nest(self, topic_id: str, parent: str | None) -> Changes:
        """Put a topic under another, IPTC's or hers (None: at the top). A clipping counts under all above its own."""
        own = self._own(topic_id)
        if parent is not None:
            self._names.must_know_topic(parent)
            if parent == topic_id or topic_id in topics.above(self._store).get(parent, ()):
                raise ClipperError(_("A topic cannot lie under itself."), _("Choose another one."))
        if own.parent == parent:
            return Changes()
        touched = topics.clippings_under(self._store, topic_id)
        return self._step(_("Move Topic"), lambda: topics.nest(self._store.db, topic_id, parent), touched)

    def merge(self, topic_id: str, into: str) -> Changes:
        """All clippings of a topic get the other one; its names become aliases, and rules follow."""
        own = self._own(topic_id)
        self._names.must_know_topic(into)
        if into == topic_id:
            raise ClipperError(_("A topic cannot be merged with itself."), _("Choose another one."))
        target = next(topic for topic in self._names.all_topics() if topic.id == into)
        touched = sorted({*topics.clippings_under(self._store, topic_id), *topics.with_any_row(self._store, topic_id)})

        def work() -> None:
            db = self._store.db
            if topic_id in topics.above(self._store).get(into, ()):
                topics.nest(db, into, own.parent if own.parent != into else None)
            topics.move_clippings(db, topic_id, into)
            topics.hand_on_aliases(db, topic_id, into)
            topics.delete(db, topic_id, into)
            if own.label.casefold() != target.label.casefold():
                topics.add_alias(db, into, own.label, own.label.casefold())
            self._change_rules(topic_id, into)

        return self._step(_("Merge Topics"), work, touched)

    def delete(self, topic_id: str) -> Changes:
        """Remove a topic from all its clippings; what lies under it moves up."""
        own = self._own(topic_id)

        def work() -> None:
            db = self._store.db
            topics.drop_clippings(db, topic_id)
            topics.delete(db, topic_id, own.parent)
            self._change_rules(topic_id, None)

        touched = sorted({*topics.clippings_under(self._store, topic_id), *topics.with_any_row(self._store, topic_id)})
        return self._step(_("Delete Topic"), work, touched)

    def set_mode(self, topic_id: str, mode: TopicMode) -> Changes:
        """What a topic may do by itself from now on; clippings stay as they are."""
        self._names.must_know_topic(topic_id)
        if mode not in MODES:
            raise ValueError(mode)
        return self._step(_("Topic Switch"), lambda: topics.set_mode(self._store.db, topic_id, mode))

    def add_alias(self, topic_id: str, label: str) -> Changes:
        """Another name, which is understood in queries, imports and where topics are typed."""
        self._names.must_know_topic(topic_id)
        label = _clean(label)
        self._must_be_free(label, "")
        return self._step(_("Add Alias"), lambda: topics.add_alias(self._store.db, topic_id, label, label.casefold()))

    def remove_alias(self, label: str) -> Changes:
        return self._step(_("Remove Alias"), lambda: topics.remove_alias(self._store.db, label.casefold()))

    # -- within ------------------------------------------------------------------------

    def _own(self, topic_id: str) -> Topic:
        found = next((topic for topic in topics.own(self._store) if topic.id == topic_id), None)
        if found is not None:
            return found
        if topic_id in self._names.topic_labels():
            raise ClipperError(_("This topic is one of IPTC’s: it stays as it is."), _("Make one of your own."))
        raise ClipperError(_("This topic is no longer there."))

    def _aliased(self, label: str) -> Topic | None:
        topic_id = topics.find(self._store, label.casefold())
        return next((topic for topic in self._names.all_topics() if topic.id == topic_id), None)

    def _must_be_free(self, label: str, topic_id: str) -> None:
        taken = self._names.topic_named(label) or self._aliased(label)
        if taken is not None and taken.id != topic_id:
            raise ClipperError(
                _("There is a topic “{name}” already.").format(name=taken.label),
                _("Merge the two, or choose another name."),
            )

    def _change_rules(self, topic_id: str, into: str | None) -> None:
        """Rules put on, and ask for, the other topic; without one they do so no more."""
        for rule in rules.every(self._store):
            changed = rules.with_topic(rule, topic_id, into)
            if changed != rule:
                rules.save(self._store.db, changed)

    def _step(self, label: str, work: Callable[[], object], touched: Sequence[int] = ()) -> Changes:
        """`touched`: clippings that show the change, or whose entries in the index it changes."""
        with self._log().record(label), self._store.transaction() as db:
            work()
            topics.touch(db, touched)
            outbox.append(db, touched)
        return self._told(Changes(changed=tuple(touched), label=label))


def _clean(label: str) -> str:
    label = storable_line(label)[:LONGEST].strip()
    if not label:
        raise ClipperError(_("A topic needs a name."), _("Type one."))
    return label


def _is_own(topic_id: str) -> bool:
    return topic_id.startswith(topics.OWN)
