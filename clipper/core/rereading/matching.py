"""Which of the articles in an original is a clipping's."""

from collections.abc import Sequence

from clipper.core.model import Article, Clipping
from clipper.core.similar.compare import Shared, compare, headlines_alike

_TELLING = 0.3
"""Share of the shorter text's runs, or of the headlines' words, below which nothing says it is the same article."""
_SAME_PLACE = 0.25
"""What standing where it stood adds to an article's likeness."""


def match(articles: Sequence[Article], clipping: Clipping, at: int, *, strange: bool = False) -> int | None:
    """The place of the clipping's article among those its original has; None when it is not there.

    `at` is the place it had. `strange`: read in another encoding, so that its words tell nothing and the
    place alone counts where no other article is more like it.
    """
    marks = [_likeness(article, clipping) + _SAME_PLACE * (place == at) for place, article in enumerate(articles)]
    best = max(range(len(articles)), key=lambda place: marks[place], default=None)
    if best is None:
        return None
    if marks[best] - _SAME_PLACE * (best == at) >= _TELLING:
        return None if _swallows(articles[best], clipping, at) else best
    if strange or not clipping.text.strip() or len(articles) == 1:
        return at if at < len(articles) else None
    return None


def _likeness(article: Article, clipping: Clipping) -> float:
    shared = _shared(article, clipping)
    return max(shared.resemblance, shared.containment / 2, headlines_alike(article.title, clipping.summary.title))


def _swallows(article: Article, clipping: Clipping, at: int) -> bool:
    """A related article of a page that now comes as one is not that page."""
    shared = _shared(article, clipping)
    return at > 0 and shared.resemblance < _TELLING <= shared.containment and len(article.text) > len(clipping.text)


def _shared(article: Article, clipping: Clipping) -> Shared:
    return compare(article.text, clipping.text)
