"""Whether a rule's conditions hold for an article, and by which of its words."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from clipper.core.model import Article, CountryTag, Evidence, Tags, TopicTag
from clipper.core.model.rules import Condition, Rule
from clipper.core.tagging.words import fold

_WORD = re.compile(r"\w+")
_BEYOND_ASCII = re.compile(r"[^\W\x00-\x7f]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
MOST_PLACES = 5
"""Places of a phrase that are told."""


class Subject:
    """An article with its tags, as conditions look at it; what they do not ask for is not prepared."""

    def __init__(self, article: Article, tags: Tags) -> None:
        self.article = article
        self.tags = tags
        """May be replaced by others; the words of the article stay prepared."""

    @cached_property
    def title(self) -> "Folded":
        return Folded(self.article.title)

    @cached_property
    def whole(self) -> "Folded":
        return Folded(self.article.canonical)


class Folded:
    """A text in which phrases are looked for word by word, without regard to case and accents."""

    def __init__(self, text: str) -> None:
        self._text = text
        # Folding takes a text apart letter by letter; most need it not.
        self._letters = fold(text) if _BEYOND_ASCII.search(text) else text.lower()

    @cached_property
    def _line(self) -> str:
        """Its folded words, one space around each."""
        return f" {' '.join(_WORD.findall(self._letters))} "

    def holds(self, phrase: str) -> bool:
        if _UNSPACED.search(phrase):
            return _joined(fold(phrase)) in _joined(self._letters)
        words = _WORD.findall(fold(phrase))
        if not words or not all(word in self._letters for word in words):
            return False
        return f" {' '.join(words)} " in self._line

    def places(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Where it stands, as code points of the text itself."""
        wanted = _WORD.findall(fold(phrase))
        if not wanted:
            return
        if _UNSPACED.search(phrase):
            pattern = r"\s*".join(map(re.escape, "".join(phrase.split())))
            yield from (match.span() for match in re.finditer(pattern, self._text))
        elif len(self._letters) == len(self._text):  # each folded letter stands where its own did
            pattern = r"\W+".join(map(re.escape, wanted))
            yield from (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", self._letters))
        else:
            yield from self._word_by_word(wanted)

    def _word_by_word(self, wanted: list[str]) -> Iterator[tuple[int, int]]:
        words = [(fold(match.group()), *match.span()) for match in _WORD.finditer(self._text)]
        for at in range(len(words) - len(wanted) + 1):
            if all(words[at + n][0] == word for n, word in enumerate(wanted)):
                yield words[at][1], words[at + len(wanted) - 1][2]


def holds(rule: Rule, subject: Subject) -> bool:
    """A rule without conditions holds for nothing."""
    if not rule.conditions:
        return False
    return (all if rule.every else any)(_holds(condition, subject) for condition in rule.conditions)


def tags_of(rule: Rule, subject: Subject) -> Tags:
    """What the rule puts on an article that it holds for, each tag with its reason."""
    reason = _evidence(rule, subject)
    return Tags(
        countries=tuple(CountryTag(code, True, 1.0, "rule", reason) for code in rule.countries),
        topics=tuple(TopicTag(topic, 1.0, int(not topic.startswith("user:")), "rule", reason) for topic in rule.topics),
    )


def _holds(condition: Condition, subject: Subject) -> bool:
    return _TESTS[condition.field](condition, subject)


def _names(condition: Condition, names: tuple[str, ...]) -> bool:
    if condition.how == "is":
        return any(_joined(fold(name)) == _joined(fold(condition.value)) for name in names)
    return any(Folded(name).holds(condition.value) for name in names)


_TESTS: dict[str, Callable[[Condition, Subject], bool]] = {
    "publisher": lambda c, s: _names(c, (s.article.publisher,) if s.article.publisher else ()),
    "author": lambda c, s: _names(c, s.article.authors),
    "url": lambda c, s: bool(c.value.strip()) and c.value.strip().casefold() in (s.article.url or "").casefold(),
    "lang": lambda c, s: bool(c.value) and (s.article.lang or "").partition("-")[0].lower() == c.value.lower(),
    "country": lambda c, s: any(tag.code == c.value and tag.about for tag in s.tags.countries),
    "topic": lambda c, s: any(tag.id == c.value and not tag.suggested for tag in s.tags.topics),
    "title": lambda c, s: s.title.holds(c.value),
    "text": lambda c, s: s.whole.holds(c.value),
}


def _evidence(rule: Rule, subject: Subject) -> tuple[Evidence, ...]:
    """The rule by its name, and the words of the article that it found."""
    found = [Evidence("rule", rule.name)]
    text = subject.article.canonical
    for condition in rule.conditions:
        if condition.field in ("title", "text"):
            where = subject.title if condition.field == "title" else subject.whole
            for _count, (start, end) in zip(range(MOST_PLACES), where.places(condition.value), strict=False):
                found.append(Evidence("word", text[start:end], start, end))
    return tuple(found)


def _joined(text: str) -> str:
    return "".join(text.split())
