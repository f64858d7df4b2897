"""The sentences that say most of what a text says.

LexRank (Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text
Summarization", 2004): sentences vote for those they resemble. Votes without a target go to
sentences near the beginning and near the headline, for news says first what matters.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from clipper.core.digest.languages import Language
from clipper.core.digest.tokens import content
from clipper.core.model import Span

SENTENCES = 3
MOST = 200
"""Sentences that are looked at: news says what it has to say well before."""
_FEWEST_WORDS, _MOST_WORDS = 5, 60
_ALIKE = 0.1
"""Cosine below which two sentences do not vote for each other."""
_REPEATS = 0.5
"""Cosine from which one says what the other says."""
_DAMPING, _ROUNDS = 0.8, 30
_LEANING = 0.6
"""What is left of the votes for a sentence that begins with "He", "But", "This" …"""

Matrix = npt.NDArray[np.float32]


def summary(text: str, sentences: Sequence[Span], title: str, language: Language) -> list[Span]:
    """The three best sentences, in the order of the text; none where there are hardly more than that."""
    sentences = sentences[:MOST]
    words = [content(text[start:end], language) for start, end in sentences]
    fit = [_FEWEST_WORDS <= len(each) <= _MOST_WORDS * (2 if language.unspaced else 1) for each in words]
    if sum(fit) <= SENTENCES:
        return []
    vectors = _vectors(words, content(title, language))
    alike = vectors[:-1] @ vectors[:-1].T
    votes = _votes(alike, vectors[:-1] @ vectors[-1])
    for at, (start, end) in enumerate(sentences):
        if not fit[at] or text[end - 1] in "?？؟":
            votes[at] = 0
        elif _first_word(text[start:end]) in language.dangling:
            votes[at] *= _LEANING
    return [sentences[at] for at in sorted(_chosen(votes, alike))]


def _vectors(words: list[list[str]], title: list[str]) -> Matrix:
    """A row of TF-IDF for each sentence and a last one for the title, of length 1 each."""
    frequency = Counter(word for each in words for word in set(each))
    column = {word: at for at, word in enumerate(frequency)}
    vectors = np.zeros((len(words) + 1, max(1, len(column))), np.float32)
    for row, each in enumerate([*words, title]):
        for word, count in Counter(each).items():
            if word in column:
                vectors[row, column[word]] = count * np.log(1 + len(words) / frequency[word])
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


def _votes(alike: Matrix, like_title: Matrix) -> Matrix:
    """How much each sentence is voted for; they sum up to 1."""
    size = len(alike)
    bias = 1 / (1 + 0.35 * np.arange(size)) + like_title
    bias /= bias.sum()
    links = np.where(alike >= _ALIKE, alike, 0)
    np.fill_diagonal(links, 0)
    given = links.sum(axis=1, keepdims=True)
    links = np.where(given > 0, links / np.maximum(given, 1e-9), bias)
    votes = bias
    for _round in range(_ROUNDS):
        votes = (1 - _DAMPING) * bias + _DAMPING * votes @ links
    # The votes tell what is central; the bias once more keeps a long article's end from winning by its length.
    return np.asarray(votes * np.sqrt(bias), np.float32)


def _chosen(votes: Matrix, alike: Matrix) -> list[int]:
    """The best ones that do not repeat each other."""
    chosen: list[int] = []
    for at in np.argsort(-votes, kind="stable").tolist():
        if len(chosen) == SENTENCES or votes[at] == 0:
            break
        if all(alike[at, other] < _REPEATS for other in chosen):
            chosen.append(at)
    return chosen


def _first_word(sentence: str) -> str:
    head = sentence.lstrip("\"'“‘«").split(maxsplit=1)
    return head[0].strip(",.:;").lower() if head else ""
