"""The tags of an article that nobody put on by hand, in order of precedence: page, import, rule, automatic.

What a hand put on or took away lies in the library and goes before all of these (`store.tags`).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from clipper.core.changing.learned import Learning
from clipper.core.model import ORIGINS, Article, CountryTag, Tags, TopicTag
from clipper.core.model.rules import Rule
from clipper.core.model.topics import TopicMode
from clipper.core.store import refused, rules, samples, topics
from clipper.core.store.database import Store
from clipper.core.store.refused import RefusedWord
from clipper.core.tagging.refusing import Context, spared

Tag = TypeVar("Tag", CountryTag, TopicTag)


class Automatic:
    """Completes what a tagger found by what the user taught: her rules, her topics, her refusals, her switches.

    Owned by one thread with its store. `frozen`: what she teaches later is not followed.
    """

    def __init__(self, store: Store, *, frozen: bool = False) -> None:
        self._store = store
        self._frozen = frozen
        self._state: tuple[int, int] | None = None
        self._rules: tuple[Rule, ...] = ()
        self._modes: dict[str, TopicMode] = {}
        self._refused: frozenset[RefusedWord] = frozenset()
        self.learning = Learning(store, frozen=frozen)

    def completed(self, article: Article, tags: Tags) -> Tags:
        """`tags` are those of the tagger, the page and the import."""
        self._follow()
        tags = self._permitted(article.canonical, tags)
        tags = with_rules(self._rules, article, tags)
        if article.problem:
            return tags
        on = {tag.id for tag in tags.topics if not tag.suggested}
        return replace(tags, topics=_first_said((*tags.topics, *self.learning.tags(article, on))))

    def _follow(self) -> None:
        if self._state is not None and self._frozen:
            return
        state = samples.state(self._store)
        if state != self._state:
            self._state = state
            self._rules = tuple(rule for rule in rules.every(self._store) if rule.enabled)
            self._modes = topics.modes(self._store)
            self._refused = refused.every(self._store)

    def _permitted(self, text: str, tags: Tags) -> Tags:
        """Without countries whose words were refused, and topics as far as their switch allows."""
        countries = [self._spared(text, tag) for tag in tags.countries] if self._refused else tags.countries
        found = [self._switched(tag) for tag in tags.topics] if self._modes else tags.topics
        return replace(
            tags,
            countries=tuple(tag for tag in countries if tag is not None),
            topics=tuple(tag for tag in found if tag is not None),
        )

    def _spared(self, text: str, tag: CountryTag) -> CountryTag | None:
        return spared(text, tag, self._is_refused) if tag.origin == "auto" else tag

    def _is_refused(self, code: str, context: Context) -> bool:
        return RefusedWord(code, *context) in self._refused

    def _switched(self, tag: TopicTag) -> TopicTag | None:
        mode = self._modes.get(tag.id, "apply") if tag.origin == "auto" else "apply"
        if mode == "never":
            return None
        return replace(tag, suggested=True) if mode == "suggest" else tag


def with_rules(its_rules: Iterable[Rule], article: Article, tags: Tags) -> Tags:
    """The tags with those of every rule that holds; a rule sees what the rules before it put on."""
    from clipper.core.tagging.rules import Subject, holds, tags_of

    subject = Subject(article, tags)
    for rule in its_rules:
        if holds(rule, subject):
            put = tags_of(rule, subject)
            tags = replace(
                tags,
                countries=_first_said((*tags.countries, *put.countries)),
                topics=_first_said((*tags.topics, *put.topics)),
            )
            subject.tags = tags
    return tags


def _first_said(tags: Iterable[Tag]) -> tuple[Tag, ...]:
    """One tag of each country or topic: the one that is said with most authority, in the place of its first."""
    found: dict[str, Tag] = {}
    for tag in tags:
        key = _key(tag)
        if key not in found or ORIGINS.index(tag.origin) < ORIGINS.index(found[key].origin):
            found[key] = tag
    return tuple(found.values())


def _key(tag: CountryTag | TopicTag) -> str:
    return tag.code if isinstance(tag, CountryTag) else tag.id
