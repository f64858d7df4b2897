"""Computes the digest of an article."""

from collections.abc import Iterable

from clipper.core.digest import reading_time
from clipper.core.digest.background import Frequencies, no_library
from clipper.core.digest.figures import figures
from clipper.core.digest.languages import language
from clipper.core.digest.names import names
from clipper.core.digest.sentences import lines
from clipper.core.digest.summary import summary
from clipper.core.model import Digest, Sentence, canonical

VERSION = "1"
"""Stored with every digest; raised whenever the same text may come out otherwise."""
MOST_CHARACTERS = 100_000
"""Of a text that are looked at; a book is no news."""


def digest(
    title: str,
    dateline: str | None,
    text: str,
    lang: str | None,
    *,
    asides: frozenset[str] = frozenset(),
    frequencies: Frequencies = no_library,
    unwanted: Iterable[str] = (),
) -> Digest:
    """Spans count in canonical(title, dateline, text). Never raises because of content.

    `asides` are lines of the text that are headings, captions or tables; `frequencies` what a
    library knows of words; `unwanted` words that are no key names.
    """
    spoken, read = language(lang), text[:MOST_CHARACTERS]
    laid_out = lines(read, spoken, asides)
    sentences = [sentence for line in laid_out for sentence in line.sentences]
    offset = len(canonical(title, dateline, text)) - len(text)
    chosen = summary(read, sentences, title, spoken)
    found = figures(read, sentences, spoken, chosen)
    return Digest(
        summary=tuple(Sentence(read[start:end], start + offset, end + offset) for start, end in chosen),
        figures=tuple(figure.moved(offset) for figure in found),
        names=tuple(names(title, read, laid_out, spoken, frequencies, unwanted)),
        minutes=reading_time.minutes(text),
    )
