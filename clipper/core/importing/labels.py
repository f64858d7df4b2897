"""Where the labels and folders of an export go: to topics, to hashtags, or nowhere."""

from collections import Counter
from collections.abc import Callable, Iterable

from clipper.core.extract.storable import storable_line
from clipper.core.model import Entry, TopicTag
from clipper.core.model.imports import LabelChoice, LabelTarget, PlannedLabel
from clipper.core.store import tags

FindTopic = Callable[[str], str | None]
"""The id of the topic of a name, if there is one."""

MakeTopic = Callable[[str, str], str]
"""Makes a topic of a name and its folded form; its id."""

OFTEN = 3
"""Entries from which a label is worth a topic of its own, rather than a hashtag."""
LONGEST = 100
"""Characters of a hashtag or a new topic's name."""
NOTHING = LabelTarget("nothing")


class Labels:
    """Applies a mapping; what it does not name goes to the topic of that name, else becomes a hashtag."""

    def __init__(self, find_topic: FindTopic, make_topic: MakeTopic, choices: Iterable[LabelChoice] = ()) -> None:
        self._find_topic = find_topic
        self._make_topic = make_topic
        self._chosen = {(choice.folder, choice.name): choice.target for choice in choices}
        self._usual: dict[str, LabelTarget] = {}
        self._made: dict[str, str] = {}

    def apply(self, entry: Entry) -> tuple[tuple[TopicTag, ...], tuple[str, ...]]:
        """The topics and the hashtags that an entry's labels and folders come to; new topics are made."""
        topics: dict[str, None] = {}
        hashtags: dict[str, None] = {}
        for folder, name in _named(entry):
            target = self._chosen.get((folder, name)) or self._by_name(name)
            match target.kind:
                case "topic":
                    topics[target.value] = None
                case "new":
                    topics[self._new(target.value)] = None
                case "hashtag":
                    hashtags[target.value] = None
        found = (TopicTag(topic, 1.0, tags.topic_level(topic), "import") for topic in topics if topic)
        return tuple(found), tuple(tag for tag in hashtags if tag)

    def _by_name(self, name: str) -> LabelTarget:
        if name not in self._usual:
            self._usual[name] = usual(name, self._find_topic)
        return self._usual[name]

    def _new(self, label: str) -> str:
        label = _plain(label)
        if not label:
            return ""
        folded = label.casefold()
        if folded not in self._made:
            self._made[folded] = self._find_topic(label) or self._make_topic(label, folded)
        return self._made[folded]


class LabelCounter:
    """Counts labels and folders and proposes where they go."""

    def __init__(self, find_topic: FindTopic, choices: Iterable[LabelChoice] = ()) -> None:
        self._find_topic = find_topic
        self._chosen = {(choice.folder, choice.name): choice.target for choice in choices}
        self._counts: Counter[tuple[bool, str]] = Counter()

    def add(self, entry: Entry) -> None:
        self._counts.update(set(_named(entry)))

    def planned(self) -> tuple[PlannedLabel, ...]:
        """Labels before folders, the most frequent first."""
        met = sorted(self._counts.items(), key=lambda each: (each[0][0], -each[1], each[0][1].casefold()))
        return tuple(
            PlannedLabel(name, folder, count, self._chosen.get((folder, name)) or self._proposed(name, count))
            for (folder, name), count in met
        )

    def _proposed(self, name: str, count: int) -> LabelTarget:
        target = usual(name, self._find_topic)
        return LabelTarget("new", target.value) if target.kind == "hashtag" and count >= OFTEN else target


def usual(name: str, find_topic: FindTopic) -> LabelTarget:
    """Where a label goes when nobody says otherwise. Of a folder's path the last part counts."""
    label = _plain(name.rstrip("/").rpartition("/")[2])
    topic = find_topic(label)
    if topic is not None:
        return LabelTarget("topic", topic)
    return LabelTarget("hashtag", label) if label else NOTHING


def _named(entry: Entry) -> list[tuple[bool, str]]:
    return [*((False, label) for label in entry.labels), *((True, folder) for folder in entry.folders)]


def _plain(name: str) -> str:
    return storable_line(name).lstrip("#").strip()[:LONGEST]
