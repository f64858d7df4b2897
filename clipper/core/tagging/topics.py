"""Tags a document with IPTC's top-level topics by the words it uses."""

from collections import Counter, defaultdict

from clipper.core.model import Evidence, TopicTag
from clipper.core.tagging import lexicon
from clipper.core.tagging.document import Document
from clipper.core.tagging.lexicon import Hit, Lexicon
from clipper.core.tagging.vocabulary import TopicVocabulary

ZONE_WEIGHTS = {"title": 2.0, "dateline": 0.0, "lead": 1.3, "body": 0.7}
PHRASE = 1.4
"""What a phrase of several words is worth against a single word."""
DOUBT = 2.0
"""Weight given to "something else": few words make no sure topic."""
LEAST = 1.0
"""Weight below which a topic is not suggested at all."""
LEAST_SHARE = 0.15
"""Share of all evidence, with DOUBT, that even the best topic must have."""
OF_BEST = 0.45
"""A second topic needs this share of the best one's weight."""
MOST = 3
MAX_EVIDENCE = 20


class TopicTagger:
    """Owns the lexicons it has read; one per thread."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._vocabulary = TopicVocabulary()
        self._lexicons: dict[str, Lexicon] = {}
        self._languages: frozenset[str] | None = None

    def tag(self, document: Document) -> tuple[TopicTag, ...]:
        """Up to three topics, best first; none in a language without a lexicon, none without good reason.

        `score` is the topic's share of all evidence (0..1), no probability.
        """
        found = self._lexicon(document.lang)
        if found is None:
            return ()
        weights, hits = self._weigh(document, found)
        total = sum(weights.values()) + DOUBT
        best = max(weights.values(), default=0.0)
        ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
        return tuple(
            TopicTag(topic, round(weight / total, 3), 1, "auto", _evidence(document, hits[topic]), self._version)
            for topic, weight in ranked[:MOST]
            if weight >= LEAST and weight >= OF_BEST * best and weight / total >= LEAST_SHARE
        )

    def _lexicon(self, lang: str | None) -> Lexicon | None:
        if self._languages is None:
            self._languages = lexicon.languages()
        if lang is None or lang not in self._languages:
            return None
        return self._lexicons.setdefault(lang, Lexicon(lang))

    def _weigh(self, document: Document, found: Lexicon) -> tuple[dict[str, float], dict[str, list[Hit]]]:
        """Weight and hits of every top-level topic; the nth time a term comes it is worth 1/n."""
        weights: defaultdict[str, float] = defaultdict(float)
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        seen: Counter[tuple[str, ...]] = Counter()
        for hit in found.hits(document):
            seen[hit.term.words] += 1
            worth = ZONE_WEIGHTS[document.zone(hit.start)] * (PHRASE if len(hit.term.words) > 1 else 1.0)
            worth /= seen[hit.term.words] * len(hit.term.topics) ** 0.5
            for topic, weight in hit.term.topics:
                top = self._vocabulary.top_of(topic)
                weights[top] += weight * worth
                if not hits[top] or hits[top][-1] is not hit:
                    hits[top].append(hit)
        return weights, hits


def _evidence(document: Document, hits: list[Hit]) -> tuple[Evidence, ...]:
    return tuple(Evidence("word", document.text[h.start : h.end], h.start, h.end) for h in hits[:MAX_EVIDENCE])
