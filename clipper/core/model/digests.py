"""What an article comes down to: a summary, key figures, key names."""

from dataclasses import dataclass

from clipper.core.model.clippings import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a summary. `start` and `end` count code points of the canonical text; None:
    these words do not stand there, for a hand wrote them."""

    text: str
    start: int | None = None
    end: int | None = None

    @property
    def span(self) -> Span | None:
        return None if self.start is None or self.end is None else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, `quote` at `span` of the canonical text, and the sentence it stands in."""

    quote: str
    span: Span
    sentence: Span

    def moved(self, by: int) -> "Figure":
        """The same with `by` characters more before it."""
        (start, end), (first, last) = self.span, self.sentence
        return Figure(self.quote, (start + by, end + by), (first + by, last + by))


@dataclass(frozen=True, slots=True)
class Digest:
    """`names` are hashtags without their sign, best first. `minutes` is the time that reading takes.

    `edited` names the fields ("summary", "names") that a hand changed: they are not computed again.
    """

    summary: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[str, ...] = ()
    minutes: int = 0
    edited: frozenset[str] = frozenset()
