"""Fit resources/topics/model.npz, learnt.tsv and confidence.tsv on labelled news.

    python packaging/fit_topics.py DATA [TARGET]

DATA is the evaluation folder: of topic/ in it HuffPost headlines (CC BY 4.0) and MasakhaNEWS (AFL 3.0) are
learnt from; no text of theirs is kept. Whatever else lies there is not read. Five times a fifth is held back:
what is printed, and how sure a topic is said to be, comes from texts that the model had not seen. The
lexicons must have been built before (build_topics.py). The same input gives the same bytes.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from clipper.core.tagging.confidence import Confidence, Ground
from clipper.core.tagging.document import Document, document
from clipper.core.tagging.tagger import normalised
from clipper.core.tagging.topic_languages import with_lexicon
from clipper.core.tagging.topic_model import ROWS, Table, TopicModel, write
from clipper.core.tagging.topics import TopicTagger

TARGET = Path(__file__).parents[1] / "resources" / "topics"
SETS = ("huffpost", "masakhanews-dev")
FOLDS = 5
SEED = 3
LEAST_SEEN = 2
"""Texts that a row must be seen in."""
LEAST_EXAMPLES = 5
"""Texts of a topic that a language must have for the model to know it there."""
EPOCHS, RATE, DECAY = 4, 0.5, 1e-6
LARGEST = 3.0
"""Weights are cut here before they are written in 255 steps."""
BINS = 12
"""Steps of the table of confidence; each holds as many texts."""


class Example(NamedTuple):
    """`counts` are the rows' (TopicModel.counts)."""

    document: Document
    topic: str
    rows: "np.ndarray[Any, np.dtype[np.int32]]"
    counts: "np.ndarray[Any, np.dtype[np.float32]]"


class Held(NamedTuple):
    """What was said of a text that the model had not seen. `name` is the set and the language."""

    name: str
    ground: Ground
    opinion: float
    right: bool


class Pool(NamedTuple):
    """Mean opinion of some texts, and the share of them of which it was right."""

    opinion: float
    share: float
    size: int


def examples(data: Path) -> Iterator[tuple[str, Example]]:
    counter = TopicModel()
    for name in SETS:
        with gzip.open(data / "topic" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                laid_out = document(row["title"], None, row["text"], normalised(row["lang"]))
                counts = counter.counts(laid_out, {})
                rows = np.fromiter(counts, np.int32, len(counts))
                yield name, Example(laid_out, row["topic"], rows, np.fromiter(counts.values(), np.float32, len(rows)))


def fit(texts: Sequence[Example], topics: Sequence[str]) -> Table:
    """Multinomial logistic regression by stochastic gradient descent, a step per text (AdaGrad)."""
    seen = np.bincount(np.concatenate([text.rows for text in texts]), minlength=ROWS)
    idf = np.where(seen >= LEAST_SEEN, np.log((len(texts) + 1) / (seen + 1)), 0).astype(np.float32)
    answers = np.array([topics.index(text.topic) for text in texts])
    inputs = [_input(text, idf) for text in texts]
    weights = np.zeros((ROWS, len(topics)), np.float32)
    squares = np.full((ROWS, 1), 1e-2, np.float32)
    bias = np.zeros(len(topics), np.float32)
    dice = np.random.default_rng(SEED)
    for _ in range(EPOCHS):
        for k in dice.permutation(len(texts)):
            rows, values = inputs[k]
            here = weights[rows]
            error = _softmax(values @ here + bias)
            error[answers[k]] -= 1
            step = values[:, None] * error + DECAY * here
            squares[rows] += (step * step).sum(1, keepdims=True)
            weights[rows] = here - RATE * step / np.sqrt(squares[rows])
            bias -= 0.01 * error
    scale = LARGEST / 127
    small = np.clip(np.round((weights - weights.mean(1, keepdims=True)) / scale), -127, 127).astype(np.int8)
    return Table(tuple(topics), _known(texts, topics), idf, small, scale, bias)


def _input(text: Example, idf: Any) -> tuple[Any, Any]:
    used = idf[text.rows] > 0
    rows, values = text.rows[used], np.log1p(text.counts[used]) * idf[text.rows[used]]
    return rows, values / (np.linalg.norm(values) or 1)


def _softmax(points: Any) -> Any:
    parts = np.exp(points - points.max())
    return parts / parts.sum()


def _known(texts: Iterable[Example], topics: Sequence[str]) -> dict[str, frozenset[str]]:
    """Where a lexicon stands beside it, the model may speak of topics that it learnt from other languages."""
    counts = Counter((text.document.lang or "", text.topic) for text in texts)
    languages = sorted({lang for lang, _ in counts})
    return {
        lang: frozenset(t for t in topics if lang in with_lexicon() or counts[lang, t] >= LEAST_EXAMPLES)
        for lang in languages
    }


def held_back(texts: Sequence[tuple[str, Example]], topics: Sequence[str], parts: int = FOLDS) -> Iterator[Held]:
    """What models that had not seen it say of every text (of the first `parts` fifths); and what the lexicon alone
    says, for languages in which there is no model."""
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(texts))
    for fold in range(parts):
        table = fit([text for (_, text), own in zip(texts, folds, strict=True) if own != fold], topics)
        tagger, plain = TopicTagger("", TopicModel(table)), TopicTagger("", None)
        for (name, text), own in zip(texts, folds, strict=True):
            if own == fold:
                yield from _said(tagger, name, text)
                yield from _said(plain, f"{name} (lexicon alone)", text)


def _said(tagger: TopicTagger, name: str, text: Example) -> Iterator[Held]:
    found, ground = tagger.opinions(text.document)
    if found:
        best = max(found, key=lambda topic: (found[topic], topic))
        yield Held(f"{name} {text.document.lang}", ground, found[best], best == text.topic)
    elif "alone" not in name:
        yield Held(f"{name} {text.document.lang}", ground, 0.0, False)


def confidence(said: Iterable[Held]) -> Iterator[str]:
    """Per ground steps of opinion and the share that was right, made to rise (pool adjacent violators)."""
    yield "ground\topinion\tshare"
    by_ground: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for held in said:
        by_ground[held.ground].append((held.opinion, held.right))
    for ground, pairs in sorted(by_ground.items()):
        pairs.sort()
        pools: list[Pool] = []
        for part in np.array_split(np.array(pairs, float), BINS):
            pools.append(Pool(float(part[:, 0].mean()), float(part[:, 1].mean()), len(part)))
            while len(pools) > 1 and pools[-2].share >= pools[-1].share:
                pools.append(_pooled(pools.pop(-2), pools.pop()))
        for opinion, share, _size in pools:
            yield f"{ground}\t{opinion:.4f}\t{share:.4f}"


def _pooled(one: Pool, two: Pool) -> Pool:
    size = one.size + two.size
    opinion, share = ((a * one.size + b * two.size) / size for a, b in zip(one[:2], two[:2], strict=True))
    return Pool(opinion, share, size)


def report(said: Sequence[Held], sure_of: Callable[[Held], float]) -> None:
    """Share right per set and language; then, for every confidence from which topics might be put on, how many
    would be and how many of them are right."""
    by_name: defaultdict[str, list[bool]] = defaultdict(list)
    for held in said:
        by_name[held.name].append(held.right)
    for name, right in sorted(by_name.items()):
        print(f"{name:40} {sum(right) / len(right):.3f}  of {len(right)}")

    by_ground: defaultdict[str, list[Held]] = defaultdict(list)
    for held in said:
        by_ground[held.ground].append(held)
    for ground, some in sorted(by_ground.items()):
        for step in range(4, 10):
            sure = [held.right for held in some if sure_of(held) >= step / 10]
            if sure:
                of_texts, of_them = len(sure) / len(some), sum(sure) / len(sure)
                print(f"{ground:20} at least {step / 10} sure: {of_texts:.2f} of texts, {of_them:.3f} of them right")


def write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def main(data: Path, target: Path = TARGET) -> None:
    texts = list(examples(data))
    topics = sorted({text.topic for _, text in texts})
    said = list(held_back(texts, topics))
    lines = list(confidence(said))
    known = Confidence(lines)
    report(said, lambda held: known.of(held.opinion, held.ground))
    table = fit([text for _, text in texts], topics)
    write(target / "model.npz", table)
    write_lines(target / "learnt.tsv", (f"{lang}\t{' '.join(sorted(known))}" for lang, known in table.known.items()))
    write_lines(target / "confidence.tsv", lines)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:3]))
