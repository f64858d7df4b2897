"""Tags a document with IPTC's topics of the first two levels, by its words and by what was learnt from other news."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clipper.core.model import TopicTag
from clipper.core.tagging import opinion
from clipper.core.tagging.confidence import HEADLINE, Confidence, Ground
from clipper.core.tagging.document import Document
from clipper.core.tagging.evidence import Weighed, spoken, weigh
from clipper.core.tagging.gazetteer import UNSPACED
from clipper.core.tagging.lexicon import Lexicon
from clipper.core.tagging.topic_languages import with_lexicon
from clipper.core.tagging.topic_model import Reading, TopicModel
from clipper.core.tagging.vocabulary import TopicVocabulary

SURE = 0.7
"""Confidence from which the best topic is put on, not only offered."""
LEAST, LEAST_WITH_WORDS = 0.35, 0.2
"""Confidence below which not even the best topic is offered; less will do where a word of the lexicon speaks for it."""
OFFERED = 0.12
"""A further topic is offered when its opinion is this share of the best one's …"""
AS_GOOD = 0.3
"""… and may be put on from this one, if its words speak strongly: """
STRONG, STRONG_SHARE = 4.0, 0.2
"""their weight, and their share of that of all words, is no less."""
MOST = 3
CLEAR = 0.5
"""Share of a topic's evidence that one of its subtopics needs …"""
ENOUGH = 1.5
"""… and the weight it needs."""
MOST_BELOW = 2


class Opinions(NamedTuple):
    """Top-level topic → opinion (0..1), and what it rests on."""

    by_topic: dict[str, float]
    ground: Ground


class TopicTagger:
    """Owns the lexicons it has read; one per thread. `model` None: the lexicons alone."""

    def __init__(self, version: str, model: TopicModel | None) -> None:
        self._version = version
        self._model = model
        self._confidence = Confidence()
        self._vocabulary = TopicVocabulary()
        self._lexicons: dict[str, Lexicon] = {}

    def tag(self, document: Document) -> tuple[TopicTag, ...]:
        """Up to three topics of the top level, best first, each followed by what it is more closely about.

        None in a language that is not known, none without good reason. `score` is how often such a topic was
        right on texts that were held back (0..1). What is less than SURE is only suggested; but where words
        speak strongly for two, both are put on if either is sure to be right.
        """
        weighed = list(self._weighed(document))
        reading = self._model.reading(document) if self._model else None
        found, ground = _judged(document, weighed, reading)
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]
        if not ranked:
            return ()
        first, best = ranked[0]
        weights = _weights(weighed)
        sure = self._confidence.of(best, ground)
        if sure < (LEAST_WITH_WORDS if weights.get(first) else LEAST):
            return ()
        strong = {topic for topic in _strong(weights) if found[topic] >= AS_GOOD * best}
        put_on = strong if self._confidence.of(sum(found[topic] for topic in strong), ground) >= SURE else set()
        if sure >= SURE:
            put_on = {first, *put_on}
        tags: list[TopicTag] = []
        for topic, opinion_of_it in ranked:
            if opinion_of_it < OFFERED * best:
                break
            learnt = reading.speaking(topic) if reading else ()
            evidence = spoken(document, (one for one in weighed if one.top == topic), learnt)
            if evidence:
                score = round(sure * opinion_of_it / best, 3)
                tags.append(TopicTag(topic, score, 1, "auto", evidence, self._version, suggested=topic not in put_on))
                tags += self._below(document, weighed, tags[-1])
        return tuple(tags)

    def opinions(self, document: Document) -> Opinions:
        """What is thought of every topic; fitting confidence needs it for texts of all sorts."""
        reading = self._model.reading(document) if self._model else None
        return _judged(document, self._weighed(document), reading)

    def _weighed(self, document: Document) -> Iterator[Weighed]:
        if document.lang in with_lexicon():
            found = self._lexicons.setdefault(document.lang, Lexicon(document.lang))
            yield from weigh(document, found.hits(document), self._vocabulary)

    def _below(self, document: Document, weighed: list[Weighed], above: TopicTag) -> Iterator[TopicTag]:
        """Subtopics of `above` that its words speak for clearly."""
        own = [one for one in weighed if one.top == above.id and one.second]
        weights: defaultdict[str, float] = defaultdict(float)
        for one in own:
            weights[one.second] += one.worth
        total = sum(weights.values())
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        for topic, weight in ranked[:MOST_BELOW]:
            if weight >= ENOUGH and weight >= CLEAR * total:
                evidence = spoken(document, (one for one in own if one.second == topic))
                score = round(above.score * weight / total, 3)
                yield TopicTag(topic, score, 2, "auto", evidence, self._version, suggested=above.suggested)


def _strong(weights: dict[str, float]) -> list[str]:
    """Topics for which the lexicon's words speak strongly."""
    least = max(STRONG, STRONG_SHARE * sum(weights.values()))
    return [topic for topic, weight in weights.items() if weight >= least]


def _weights(weighed: Iterable[Weighed]) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    for one in weighed:
        weights[one.top] += one.worth
    return weights


def _judged(document: Document, weighed: Iterable[Weighed], reading: Reading | None) -> Opinions:
    size = _size(document)
    found = opinion.opinions(_weights(weighed), reading.scores if reading else None, size)
    return Opinions(found, _ground(document.lang, reading is not None, size))


def _size(document: Document) -> int:
    """Words that are looked at; where they do not stand apart two letters count as one."""
    return document.end // 2 if document.lang in UNSPACED else len(document.words)


def _ground(lang: str | None, learnt: bool, size: int) -> Ground:
    if lang not in with_lexicon():
        return "model"
    if size <= HEADLINE:
        return "both, headline" if learnt else "lexicon, headline"
    return "both" if learnt else "lexicon"
