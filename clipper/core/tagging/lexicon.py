"""The topic lexicon of one language: which words speak for which topic, and where a text has them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from clipper.core.resources import resource
from clipper.core.tagging.document import Document
from clipper.core.tagging.gazetteer import UNSPACED
from clipper.core.tagging.words import fold

_ARTICLE = re.compile("^[وف]?(?:[بك]?ال|لل)(?=.{2})")


class Term(NamedTuple):
    """A word or phrase, folded, word by word; an open word stands for every word that begins so."""

    words: tuple[str, ...]
    open: tuple[bool, ...]
    topics: tuple[tuple[str, float], ...]


class Hit(NamedTuple):
    """A term found at start:end of the canonical text."""

    start: int
    end: int
    term: Term


class Lexicon:
    """Read on first use."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def hits(self, document: Document) -> Iterator[Hit]:
        """Every term in the document, longest first, none inside another."""
        return self._unspaced_hits(document) if self.lang in UNSPACED else self._spaced_hits(document)

    def _spaced_hits(self, document: Document) -> Iterator[Hit]:
        words = document.words
        folded = [_bare(word) for word in words.folded] if self.lang == "ar" else words.folded
        exact, stems, sizes = self._exact, self._stems, self._stem_sizes
        done = 0
        for i, word in enumerate(folded):
            if i < done:
                continue
            terms = exact.get(word, ())
            if sizes and (begun := [stem for size in sizes if (stem := stems.get(word[:size]))]):
                terms = sorted([*terms, *chain.from_iterable(begun)], key=_length)
            if not terms:
                continue
            term = next((term for term in terms if len(term.words) == 1 or _fits(term, folded, i)), None)
            if term:
                done = i + len(term.words)
                yield Hit(words.starts[i], words.ends[done - 1], term)

    def _unspaced_hits(self, document: Document) -> Iterator[Hit]:
        text = document.text[: document.end].lower()
        if len(text) != document.end:
            text = document.text
        table = self._by_letters
        i = free = 0
        while i < document.end:
            terms = table.get(text[i : i + 2]) or table.get(text[i : i + 1])
            term = next((t for t in terms if _stands(t.words[0], text, i)), None) if terms else None
            if term and (self.lang != "ko" or i in (0, free) or not "가" <= text[i - 1] <= "힣"):
                yield Hit(i, i + len(term.words[0]), term)
                i += len(term.words[0])
                free = i
            else:
                i += 1

    @cached_property
    def _terms(self) -> list[Term]:
        lines = resource("topics", f"{self.lang}.tsv").read_text(encoding="utf-8").splitlines()
        return [self._term(*line.split("\t")) for line in lines]

    def _term(self, written: str, codes: str) -> Term:
        pairs = (cell.rpartition("=") for cell in codes.split())
        topics = tuple((code, float(weight)) for code, _, weight in pairs)
        if self.lang in UNSPACED:
            return Term((written,), (False,), topics)
        parts = written.replace("-", " ").replace("'", " ").split()
        form = _bare if self.lang == "ar" else str
        return Term(tuple(form(fold(p.rstrip("*"))) for p in parts), tuple(p.endswith("*") for p in parts), topics)

    @cached_property
    def _exact(self) -> dict[str, list[Term]]:
        return _grouped(term for term in self._terms if not term.open[0])

    @cached_property
    def _stems(self) -> dict[str, list[Term]]:
        return _grouped(term for term in self._terms if term.open[0])

    @cached_property
    def _stem_sizes(self) -> list[int]:
        return sorted({len(stem) for stem in self._stems})

    @cached_property
    def _by_letters(self) -> dict[str, list[Term]]:
        table: defaultdict[str, list[Term]] = defaultdict(list)
        for term in sorted(self._terms, key=lambda term: -len(term.words[0])):
            table[term.words[0][:2]].append(term)
        return dict(table)


def _bare(word: str) -> str:
    """An Arabic word without the article and what is written together with it ("and the", "by the", "for the")."""
    return _ARTICLE.sub("", word)


def _grouped(terms: Iterator[Term]) -> dict[str, list[Term]]:
    table: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms:
        table[term.words[0]].append(term)
    for group in table.values():
        group.sort(key=_length)
    return dict(table)


def _length(term: Term) -> tuple[int, int]:
    """Sorts the longest first: by words, then by letters of the first."""
    return -len(term.words), -len(term.words[0])


def _stands(written: str, text: str, i: int) -> bool:
    """Whether it stands at i; Latin letters and digits do so only where no others touch them."""
    if not text.startswith(written, i):
        return False
    if not written.isascii():
        return True
    end = i + len(written)
    return not any(c.isascii() and c.isalnum() for c in (text[max(0, i - 1) : i], text[end : end + 1]))


def _fits(term: Term, folded: list[str], i: int) -> bool:
    following = folded[i + 1 : i + len(term.words)]
    if len(following) < len(term.words) - 1:
        return False
    rest = zip(term.words[1:], term.open[1:], following, strict=True)
    return all(word.startswith(wanted) if is_open else word == wanted for wanted, is_open, word in rest)
