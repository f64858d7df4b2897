"""Key names in Chinese and Japanese, which write no spaces: runs of one script that a text repeats.

Without a dictionary this finds less than capitals do: only what is said twice or more, and now
and then two words as one.
"""

import re
from collections import Counter
from collections.abc import Iterator

from clipper.core.digest.candidates import Candidates
from clipper.core.digest.languages import Language

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_JAPANESE = re.compile(rf"[{_KATAKANA}・]{{3,}}[{_HAN}]{{0,4}}|[{_HAN}]{{2,8}}|[A-Z][A-Za-z]{{1,20}}")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9\-]{1,20}")
_RUN = re.compile(rf"[{_HAN}]+")
_LONGEST = 8
_MOST_CHARACTERS = 20_000


def read_unspaced(text: str, language: Language, found: Candidates) -> None:
    """Names of a whole text."""
    text = text[:_MOST_CHARACTERS]
    matches = _japanese(text) if language.code == "ja" else _chinese(text, language)
    for form, place in matches:
        if form not in language.name_stop:
            found.add((form.casefold(),), form, place)


def _japanese(text: str) -> Iterator[tuple[str, int]]:
    """Where the script changes a word ends: katakana, characters and hiragana take turns."""
    for match in _JAPANESE.finditer(text):
        yield match[0].strip("・"), match.start()


def _chinese(text: str, language: Language) -> Iterator[tuple[str, int]]:
    """Repeated runs of two to eight characters, each as long as it is repeated whole."""
    for match in _LATIN.finditer(text):
        yield match[0], match.start()
    places: dict[str, list[int]] = {}
    for run in _pieces(text, language):
        for at in range(run.start(), run.end() - 1):
            for length in range(2, min(_LONGEST, run.end() - at) + 1):
                places.setdefault(text[at : at + length], []).append(at)
    counts = Counter({gram: len(at) for gram, at in places.items() if len(at) > 1})
    for gram, count in counts.items():
        if not _is_part(gram, count, counts, places, text) and not any(word in gram for word in language.name_stop):
            for at in places[gram]:
                yield gram, at


def _pieces(text: str, language: Language) -> Iterator[re.Match[str]]:
    """Runs of characters between punctuation and the small words."""
    small = "".join(sorted(language.stop))
    pattern = re.compile(rf"(?:(?![{small}])[{_HAN}])+") if small else _RUN
    return pattern.finditer(text)


def _is_part(gram: str, count: int, counts: Counter[str], places: dict[str, list[int]], text: str) -> bool:
    """Whether it stands mostly within one longer run that is repeated as well."""
    wider = {text[at - 1 : at + len(gram)] for at in places[gram] if at}
    wider |= {text[at : at + len(gram) + 1] for at in places[gram]}
    return any(2 * counts[each] > count for each in wider if each in counts)
