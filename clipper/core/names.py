"""Names of countries and topics: IPTC's words, the user's own, and what people type."""

from collections.abc import Iterable

from clipper.core.errors import ClipperError
from clipper.core.model import Country, Topic
from clipper.core.store import topics
from clipper.core.store.database import Store
from clipper.core.tagging.country_names import CountryNames
from clipper.core.tagging.vocabulary import TopicVocabulary
from clipper.core.text import _


class Names:
    """Looks names up, both ways. The user's topics are few and read anew each time, since
    another connection may have made one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._countries = CountryNames()
        self._iptc = TopicVocabulary()

    # What the query language asks for.

    def countries(self, name: str) -> tuple[str, ...]:
        """Codes for a name, code or group in any language; none if it is not known."""
        return self._countries.codes(name)

    def topics(self, name: str) -> tuple[str, ...]:
        """Ids for a topic's id, label or alias, with those of the user's topics that lie under it."""
        folded = name.casefold()
        own = self._own_topics()
        found = tuple(topic.id for topic in own if folded in (topic.id, topic.label.casefold()))
        if not found and (known_as := topics.find(self._store, folded)):
            found = (known_as,)
        return _with_those_under(found or self._iptc.find(name), own)

    # What windows show.

    def all_countries(self) -> tuple[Country, ...]:
        return self._countries.all()

    def country(self, code: str) -> str:
        return self._countries.name(code)

    def all_topics(self) -> tuple[Topic, ...]:
        return (*self._iptc.first_levels(), *self._own_topics())

    def topic_labels(self) -> dict[str, str]:
        """Label by id."""
        return {topic.id: topic.label for topic in self.all_topics()}

    def topic_named(self, label: str) -> Topic | None:
        folded = label.casefold()
        return next((topic for topic in self.all_topics() if topic.label.casefold() == folded), None)

    def topic_called(self, label: str) -> str | None:
        """The id of the one topic that is shown and goes by this name, or whose name this is a part of ("Politics")."""
        named = self.topic_named(label)
        if named is not None:
            return named.id
        return topics.find(self._store, label.casefold()) or self._iptc.subject(label)

    @staticmethod
    def topic_level(topic_id: str) -> int:
        """1 for IPTC's top level, 0 for the user's own."""
        return 0 if topic_id.startswith("user:") else 1

    def must_know_country(self, code: str) -> None:
        if code not in {country.code for country in self._countries.all()}:
            raise ClipperError(_("There is no country “{code}”.").format(code=code), _("Choose one from the list."))

    def must_know_topic(self, topic_id: str) -> None:
        if topic_id not in self.topic_labels():
            raise ClipperError(_("There is no topic “{id}”.").format(id=topic_id), _("Choose one from the list."))

    def _own_topics(self) -> tuple[Topic, ...]:
        return topics.own(self._store)


def _with_those_under(ids: tuple[str, ...], own: Iterable[Topic]) -> tuple[str, ...]:
    found = dict.fromkeys(ids)
    nested = [topic for topic in own if topic.parent is not None]
    while more := [topic.id for topic in nested if topic.parent in found and topic.id not in found]:
        found |= dict.fromkeys(more)
    return tuple(found)
