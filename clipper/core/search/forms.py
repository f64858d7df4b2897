"""The words of a query in the forms that the index holds them in; lighting looks for the same."""

from collections.abc import Iterable

from clipper.core.search import analyzer

PREFIX_LETTERS = 3
"""A word still being typed counts as a beginning from so many letters on."""


def word_slots(text: str, languages: Iterable[str]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words of `text` as slots of a Sequence: (place, the forms it may have in the index).

    A run in an unspaced script is searched by its pairs; the single character that ends it in
    documents says nothing more. A lone character is the beginning of any pair: "中*".
    """
    slots: list[tuple[int, tuple[str, ...]]] = []
    before = ""
    for place, token in enumerate(analyzer.tokens(text)):
        if not analyzer.is_unspaced(token):
            forms = tuple(dict.fromkeys(key for lang in languages for key in analyzer.keys(token, lang) if key))
        elif len(token) == 2:
            forms = analyzer.keys(token, "")
        elif len(before) == 2 and analyzer.is_unspaced(before):
            forms = ()
        else:
            forms = tuple(f"{key}*" for key in analyzer.keys(token, ""))
        if forms:
            slots.append((place, forms))
        before = token
    return tuple(slots)


def may_begin(text: str) -> bool:
    """Is the word being typed long enough to count as the beginning of others?"""
    return len(text) >= PREFIX_LETTERS and text[-1].isalnum() and not analyzer.is_unspaced(text)


def pattern_parts(text: str) -> tuple[str, str, str]:
    """A word with * as (whole words before, surface form before the *, surface forms after it).

    "U.N.-govern*" is ("UN", "govern", ""). In an unspaced script, where words are found inside a
    run anyway, the pattern is just the words before the *.
    """
    start, *rest = text.split("*")
    tokens = analyzer.tokens(start)
    if not tokens or analyzer.is_unspaced(tokens[-1]):
        return start, "", ""
    ending = "*".join(analyzer.surface("".join(analyzer.tokens(piece))) for piece in rest)
    return " ".join(tokens[:-1]), analyzer.surface(tokens[-1]), ending
