"""Names in languages with capitals: runs of words that begin with one."""

from collections.abc import Iterator, Sequence

from clipper.core.digest.candidates import Candidates
from clipper.core.digest.languages import Language
from clipper.core.digest.tokens import Token

MOST_WORDS = 4
_SHOUTED = 0.6
"""Share of words in capitals from which a line is shouted, and capitals tell nothing."""


class NameFinder:
    """Finds names line by line. `lower` are the words (lower case) that the text also writes without a capital."""

    def __init__(self, language: Language, lower: frozenset[str], found: Candidates) -> None:
        self._language = language
        self._lower = lower
        self._found = found

    def read(self, text: str, words: Sequence[Token], begins: frozenset[int]) -> None:
        """`words` of one line; `begins` are the places where a sentence begins."""
        if sum(each.word.isupper() for each in words) > max(3, _SHOUTED * len(words)):
            return
        run: list[Token] = []
        for token in words:
            if run and not _adjoins(text, run[-1], token):
                self._take(run, begins)
                run = []
            if self._may_name(token.word) or (run and token.word in self._language.connector):
                run.append(token)
            elif run:
                self._take(run, begins)
                run = []
        self._take(run, begins)

    def _may_name(self, word: str) -> bool:
        """ "Paris-based" is none, though it begins like one."""
        return _capital(word) and word.rpartition("-")[2] not in self._language.ending

    def _take(self, run: list[Token], begins: frozenset[int]) -> None:
        """A run may hold several names: days, months and ranks stand between them."""
        name: list[Token] = []
        person = False
        for token in run:
            folded = token.word.lower()
            if folded in self._language.rank or folded in self._language.calendar:
                self._add(name, begins, person=person)
                name, person = [], folded in self._language.rank
            else:
                name.append(token)
        self._add(name, begins, person=person)

    def _add(self, name: list[Token], begins: frozenset[int], *, person: bool) -> None:
        if name and name[0].start in begins:
            first = name[0].word.lower()
            if len(name) == 1 and first not in self._lower and not self._language.small(first):
                self._found.doubt(self._language.stem(first), name[0].word, name[0].start)
            if len(name) == 1 or first in self._lower or self._language.small(first):
                name = name[1:]  # its capital tells nothing; a name comes again within a sentence
        while name and not _capital(name[-1].word):
            name = name[:-1]
        while name and (not _capital(name[0].word) or name[0].word.lower() in self._language.determiner):
            name = name[1:]
        if len(name) == 1 and self._language.small(name[0].word.lower()):
            return
        for part in self._parts(name):
            words = tuple(self._language.stem(token.word.lower().replace(".", "")) for token in part)
            form = " ".join(token.word for token in part)
            if len(form) > 1 and "" not in words:
                self._found.add(words, form, part[0].start, person=person and len(part) > 1)

    def _parts(self, name: list[Token]) -> Iterator[list[Token]]:
        """The name, or where it is too long to be one, what its connectors connect."""
        if len(name) <= MOST_WORDS:
            if name:
                yield name
            return
        part: list[Token] = []
        for token in name:
            if _capital(token.word):
                part.append(token)
                continue
            if 1 < len(part) <= MOST_WORDS:
                yield part
            part = []
        if 1 < len(part) <= MOST_WORDS:
            yield part


def _capital(word: str) -> bool:
    return word[0].isupper()


def _adjoins(text: str, before: Token, after: Token) -> bool:
    """Only a space or an ampersand between them, and no possessive ending; after an initial a full stop as well."""
    between = text[before.end : after.start]
    return not before.closed and (between in (" ", " & ") or (between == ". " and len(before.word) == 1))
