"""The languages in which topics are found: those with a lexicon, and those that the linear model learnt from."""

from functools import cache

from clipper.core.resources import resource


@cache
def with_lexicon() -> frozenset[str]:
    """Codes of languages that have a lexicon."""
    return frozenset(path.stem for path in resource("topics").glob("??.tsv"))


@cache
def learnt() -> dict[str, frozenset[str]]:
    """Language → top-level topics that the model knows in it."""
    lines = resource("topics", "learnt.tsv").read_text(encoding="utf-8").splitlines()
    return {lang: frozenset(topics.split()) for lang, _, topics in (line.partition("\t") for line in lines)}


def has_topics(lang: str | None) -> bool:
    """Whether topics are found at all in texts in this language."""
    return lang in with_lexicon() or lang in learnt()


def topic_languages() -> frozenset[str]:
    """Two-letter codes (three letters for languages without one)."""
    return with_lexicon() | learnt().keys()
