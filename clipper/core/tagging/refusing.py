"""What a refused country teaches: the words that stood for it, between their neighbours, do so no more."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from clipper.core.model import CountryTag, Evidence
from clipper.core.tagging.words import WORD, fold

NEAR = 60
"""Characters looked at on each side for the neighbouring word."""

Context = tuple[str, str, str]
"""A word, the one before and the one after it, folded; "" at an end of the text."""


def contexts(text: str, tag: CountryTag) -> Iterator[Context]:
    """Of each piece of evidence that has a place in the canonical text."""
    for each in tag.evidence:
        found = context(text, each)
        if found is not None:
            yield found


def context(text: str, evidence: Evidence) -> Context | None:
    start, end = evidence.start, evidence.end
    if start is None or end is None:
        return None
    before = WORD.findall(text, max(0, start - NEAR), start)
    after = WORD.search(text, end, end + NEAR)
    return fold(text[start:end]), fold(before[-1]) if before else "", fold(after.group()) if after else ""


def spared(text: str, tag: CountryTag, is_refused: Callable[[str, Context], bool]) -> CountryTag | None:
    """The tag without evidence that was refused before; None when nothing else spoke for it."""
    if not tag.evidence:
        return tag
    found = [(each, context(text, each)) for each in tag.evidence]
    kept = tuple(each for each, where in found if where is None or not is_refused(tag.code, where))
    if len(kept) == len(tag.evidence):
        return tag
    return replace(tag, evidence=kept) if any(each.start is not None for each in kept) else None
