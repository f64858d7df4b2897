"""Words that speak for topics: what each is worth where it stands, and which are shown."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from clipper.core.model import Evidence
from clipper.core.tagging.document import Document
from clipper.core.tagging.lexicon import Hit
from clipper.core.tagging.vocabulary import TopicVocabulary

ZONE_WEIGHTS = {"title": 2.0, "dateline": 0.0, "lead": 1.3, "body": 0.7}
PHRASE = 1.4
"""What a phrase of several words is worth against a single word."""
MAX_EVIDENCE = 20


class Weighed(NamedTuple):
    """A term at start:end that speaks for `second` ("" when only for the whole of `top`), worth `worth`."""

    start: int
    end: int
    top: str
    second: str
    worth: float


def weigh(document: Document, hits: Iterable[Hit], vocabulary: TopicVocabulary) -> Iterator[Weighed]:
    """The nth time a term comes it is worth 1/n."""
    seen: Counter[tuple[str, ...]] = Counter()
    for hit in hits:
        words, topics = hit.term.words, hit.term.topics
        seen[words] += 1
        worth = ZONE_WEIGHTS[document.zone(hit.start)] * (PHRASE if len(words) > 1 else 1.0)
        worth /= seen[words] * len(topics) ** 0.5
        for topic, weight in topics:
            top, second = vocabulary.first_two(topic)
            yield Weighed(hit.start, hit.end, top, second, weight * worth)


def spoken(document: Document, weighed: Iterable[Weighed], learnt: Sequence[str] = ()) -> tuple[Evidence, ...]:
    """Evidence of the words that spoke: the lexicon's in their order, then each learnt word at its first place."""
    found = ((one.start, one.end) for one in weighed if one.worth > 0)
    spans = dict.fromkeys(islice(found, MAX_EVIDENCE - len(learnt)))
    words = document.words
    for index in map(words.folded.index, learnt):
        start, end = words.starts[index], words.ends[index]
        if not any(start < taken_end and taken_start < end for taken_start, taken_end in spans):
            spans[start, end] = None
    return tuple(Evidence("word", document.text[start:end], start, end) for start, end in spans)
