"""The door to the user's rules: `library.rules`. Every change is one step that can be undone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from clipper.core.errors import ClipperError
from clipper.core.extract.storable import storable_line
from clipper.core.model import ORIGINS, Article, Changes, CountryTag, Tags, TopicTag
from clipper.core.model.rules import CONDITION_FIELDS, HOWS, Rule, RuleTrial
from clipper.core.names import Names
from clipper.core.progress import Progress, silent
from clipper.core.store import outbox, rules, samples, tags
from clipper.core.store.database import Store
from clipper.core.store.undo import UndoLog
from clipper.core.tagging.rules import Subject, holds, tags_of
from clipper.core.text import _

BATCH = 250
"""Clippings looked at, and changed, at a time."""
MOST_TITLES = 12
MOST_CONDITIONS = 20
LONGEST = 200
"""Characters of a name or of what a condition looks for."""


class Rules:
    """`log` raises ClipperError where the library is open for reading only; `told` hands on what changed."""

    def __init__(
        self, store: Store, names: Names, log: Callable[[], UndoLog], told: Callable[[Changes], Changes]
    ) -> None:
        self._store = store
        self._names = names
        self._log = log
        self._told = told

    def every(self) -> tuple[Rule, ...]:
        """In the order in which they are tried."""
        return rules.every(self._store)

    def try_out(self, rule: Rule, progress: Progress = silent) -> RuleTrial:
        """What the rule would do to the clippings outside Trash; changes nothing. `progress` may raise Cancelled."""
        rule = self._checked(rule)
        matching, changing, titles = 0, list[int](), list[str]()
        for found in self._matches(rule, progress):
            matching += len(found)
            for clipping_id, article, _tags in self._changed(found):
                changing.append(clipping_id)
                if len(titles) < MOST_TITLES:
                    titles.append(article.title)
        return RuleTrial(matching, tuple(changing), tuple(titles))

    def save(self, rule: Rule) -> Changes:
        """Change the rule of this id, or add one (id None). It works on what comes in from now on; clippings stay
        as they are. Raises ClipperError where something is missing."""
        rule, label = self._checked(rule), _("Change Rule") if rule.id is not None else _("New Rule")
        return self._step(label, lambda: rules.save(self._store.db, rule))

    def enable(self, rule_id: int, enabled: bool) -> Changes:
        rule = next((each for each in self.every() if each.id == rule_id), None)
        if rule is None:
            raise ClipperError(_("This rule is no longer there."))
        label = _("Switch Rule On") if enabled else _("Switch Rule Off")
        return self._step(label, lambda: rules.save(self._store.db, replace(rule, enabled=enabled)))

    def remove(self, rule_id: int) -> Changes:
        """What it put on stays until the clippings are tagged again."""
        return self._step(_("Delete Rule"), lambda: rules.remove(self._store.db, rule_id))

    def order(self, rule_ids: Sequence[int]) -> Changes:
        return self._step(_("Order Rules"), lambda: rules.order(self._store.db, rule_ids))

    def apply(
        self, rule: Rule, progress: Progress = silent, committed: Callable[[Sequence[int]], object] = lambda _ids: None
    ) -> Changes:
        """Put the rule's tags on the clippings outside Trash that it holds for; what a hand took away stays away.

        One step for Undo. When `progress` raises Cancelled, what was done until then stays: `committed` is told
        the ids of each transaction.
        """
        rule, label = self._checked(rule), _("Apply Rule")
        changed: list[int] = []
        with self._log().record(label):
            for found in self._matches(rule, progress):
                its_changes = self._changed(found)
                if not its_changes:
                    continue
                ids = [each[0] for each in its_changes]
                with self._store.transaction() as db:
                    for clipping_id, _article, put in its_changes:
                        tags.insert(db, clipping_id, put)
                    outbox.append(db, ids)
                committed(ids)
                changed += ids
        return self._told(Changes(changed=tuple(changed), label=label))

    # -- within ------------------------------------------------------------------------

    def _matches(self, rule: Rule, progress: Progress) -> Iterator[list[tuple[int, Article, Tags, Tags]]]:
        """A batch at a time: id, article, its tags, and those of the rule, where its conditions hold."""
        ids = samples.spread(self._store, 10**9)
        for start in range(0, len(ids), BATCH):
            progress(start, len(ids))
            some = ids[start : start + BATCH]
            countries, topics = tags.countries(self._store, some), tags.topics(self._store, some)
            found = []
            for clipping_id, article in samples.articles(self._store, some):
                its_tags = Tags(article.lang, tuple(countries[clipping_id]), tuple(topics[clipping_id]))
                subject = Subject(article, its_tags)
                if holds(rule, subject):
                    found.append((clipping_id, article, its_tags, tags_of(rule, subject)))
            yield found
        progress(len(ids), len(ids))

    def _changed(self, found: Sequence[tuple[int, Article, Tags, Tags]]) -> list[tuple[int, Article, Tags]]:
        """Those that the rule's tags would change, with the tags that are new to them."""
        refused = tags.rejected(self._store, [each[0] for each in found]) if found else {}
        changed = []
        for clipping_id, article, have, put in found:
            no = refused[clipping_id]
            new = Tags(
                countries=tuple(t for t in put.countries if t.code not in no and not _has_country(have, t)),
                topics=tuple(t for t in put.topics if t.id not in no and not _has_topic(have, t)),
            )
            if new.countries or new.topics:
                changed.append((clipping_id, article, new))
        return changed

    def _checked(self, rule: Rule) -> Rule:
        """Cleaned, and sure to do something. Raises ClipperError."""
        conditions = tuple(
            replace(each, value=storable_line(each.value)[:LONGEST].strip())
            for each in rule.conditions[:MOST_CONDITIONS]
            if each.field in CONDITION_FIELDS and each.how in HOWS[each.field]
        )
        if not conditions or not all(each.value for each in conditions):
            raise ClipperError(_("A rule needs something to look for."), _("Fill in its conditions."))
        if not rule.countries and not rule.topics:
            raise ClipperError(_("A rule needs a country or a topic to put on."), _("Choose one."))
        for code in rule.countries:
            self._names.must_know_country(code)
        for topic_id in rule.topics:
            self._names.must_know_topic(topic_id)
        name = storable_line(rule.name)[:LONGEST].strip()
        return replace(
            rule, name=name or " · ".join(each.value for each in conditions)[:LONGEST], conditions=conditions
        )

    def _step(self, label: str, work: Callable[[], object]) -> Changes:
        with self._log().record(label), self._store.transaction():
            work()
        return self._told(Changes(label=label))


_RULE = ORIGINS.index("rule")


def _has_country(have: Tags, new: CountryTag) -> bool:
    return any(t.code == new.code and (t.about or ORIGINS.index(t.origin) <= _RULE) for t in have.countries)


def _has_topic(have: Tags, new: TopicTag) -> bool:
    return any(t.id == new.id for t in have.topics)
