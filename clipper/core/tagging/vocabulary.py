"""The topic vocabulary: IPTC Media Topics, its hierarchy and labels in every language it has."""

from collections import defaultdict
from functools import cached_property

from clipper.core.model import Topic
from clipper.core.resources import resource
from clipper.core.tagging.words import fold

_JOINTS = (", ", " and ")


class TopicVocabulary:
    """Read from resources/topics on first use."""

    def top_level(self) -> tuple[Topic, ...]:
        """IPTC's seventeen subjects."""
        return tuple(Topic(code, self.label(code)) for code, (parent, _labels) in self._concepts.items() if not parent)

    def first_levels(self) -> tuple[Topic, ...]:
        """The seventeen subjects, each followed by the topics right below it."""
        subjects = {topic.id: [topic] for topic in self.top_level()}
        for code, (parent, _labels) in self._concepts.items():
            if parent in subjects:
                subjects[parent].append(Topic(code, self.label(code), parent))
        return tuple(topic for part in subjects.values() for topic in part)

    def label(self, topic_id: str) -> str:
        """English label, with a capital as headings have; the id itself when it is none of IPTC's."""
        concept = self._concepts.get(topic_id)
        return concept[1][0][:1].upper() + concept[1][0][1:] if concept else topic_id

    def find(self, name: str) -> tuple[str, ...]:
        """Ids for a label or id, in any language, case and accents folded; top level first, () when unknown.

        A part of a top-level label ("economy", "business") finds that topic too.
        """
        key = _key(name)
        return (key,) if key in self._concepts else tuple(self._by_label.get(key, ()))

    def subject(self, name: str) -> str | None:
        """The one subject of the top level that goes by this name, in any language."""
        found = [topic for topic in self.find(name) if self.top_of(topic) == topic]
        return found[0] if len(found) == 1 else None

    def top_of(self, topic_id: str) -> str:
        """The top-level topic above `topic_id`, or that itself."""
        return self.first_two(topic_id)[0]

    def first_two(self, topic_id: str) -> tuple[str, str]:
        """The top-level topic above `topic_id` (or that itself), and the second-level one on the way there or ""."""
        found = self._first_two.get(topic_id)
        if found is None:
            second, first = "", topic_id
            while (concept := self._concepts.get(first)) and concept[0]:
                second, first = first, concept[0]
            found = self._first_two[topic_id] = (first, second)
        return found

    @cached_property
    def _first_two(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def _concepts(self) -> dict[str, tuple[str, list[str]]]:
        """Id → parent id or "", labels (English first, "" where a language has none)."""
        lines = resource("topics", "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
        split = (line.split("\t") for line in lines[1:])
        return {code: (parent, labels) for code, parent, *labels in split}

    @cached_property
    def _by_label(self) -> dict[str, list[str]]:
        table: defaultdict[str, list[str]] = defaultdict(list)
        ranked = sorted(self._concepts.items(), key=lambda item: (bool(item[1][0]), item[0]))
        for code, (parent, labels) in ranked:
            for label in filter(None, labels):
                parts = [label] if parent else [label, *_parts(label)]
                for part in map(_key, parts):
                    if code not in table[part]:
                        table[part].append(code)
        return dict(table)


def _parts(label: str) -> list[str]:
    for joint in _JOINTS:
        label = label.replace(joint, "|")
    return label.split("|")


def _key(name: str) -> str:
    return " ".join(fold(name).split())
