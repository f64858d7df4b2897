"""An article laid out for the taggers: its canonical text, its words and its zones.

What stands in the headline, the dateline, the lead or the body speaks differently for what a story is about.
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from clipper.core.model import canonical
from clipper.core.tagging import dateline as datelines
from clipper.core.tagging.words import Words, all_capitals, words

Zone = Literal["title", "dateline", "lead", "body"]

MAX_TEXT = 10_000
"""Characters of the text that are looked at: news says what it is about well before."""
MAX_WHOLE = 20_000
"""… and of everything: a headline as long as a book is not read to its end."""
MIN_LEAD = 80
MAX_LEAD = 300
"""The lead ends with the first sentence that ends after MIN_LEAD characters, at MAX_LEAD at the latest."""
LEAD_SCALE = {"zh": 0.4, "ja": 0.4, "ko": 0.5}
"""Denser scripts say the same in fewer characters."""
_SENTENCE_ENDS = ".!?。！？؟"


@dataclass(frozen=True, slots=True)
class Document:
    """`text` is canonical; the ends of zones are offsets in it; `words` covers what is looked at.

    `edges` are the indexes of words at which a zone begins that no name may cross.
    """

    text: str
    lang: str | None
    title_end: int
    dateline_end: int
    lead_end: int
    end: int
    words: Words
    edges: tuple[int, ...]
    title_capitals: bool
    title_case: bool
    text_capitals: bool

    def zone(self, offset: int) -> Zone:
        if offset < self.title_end:
            return "title"
        if offset < self.dateline_end:
            return "dateline"
        return "lead" if offset < self.lead_end else "body"

    def capitals(self, offset: int) -> bool:
        """Whether the zone is written in capitals, so that case says nothing."""
        if offset < self.title_end:
            return self.title_capitals
        return offset < self.dateline_end or self.text_capitals


def document(title: str, dateline: str | None, text: str, lang: str | None) -> Document:
    whole = canonical(title, dateline, text)
    title_end = len(title)
    given_end = title_end + (len(dateline) + (1 if title else 0) if dateline else 0)
    body = len(whole) - len(text)
    end = min(len(whole), body + MAX_TEXT, MAX_WHOLE)
    capitals = all_capitals(text)
    dateline_end = given_end if dateline else body + datelines.length(text, capitals)
    lead_end = _lead_end(whole, max(dateline_end, body), end, LEAD_SCALE.get(lang or "", 1.0))
    found = words(whole, 0, end)
    edges = (bisect_left(found.starts, title_end), bisect_left(found.starts, given_end), len(found))
    return Document(
        text=whole,
        lang=lang,
        title_end=title_end,
        dateline_end=max(dateline_end, given_end),
        lead_end=lead_end,
        end=end,
        words=found,
        edges=edges,
        title_capitals=all_capitals(title),
        title_case=_title_case(found.raw[: edges[0]]),
        text_capitals=capitals,
    )


def _lead_end(text: str, start: int, end: int, scale: float) -> int:
    last = min(end, start + int(MAX_LEAD * scale))
    for position in range(start + int(MIN_LEAD * scale), last):
        if text[position] in _SENTENCE_ENDS and (scale < 1 or text[position + 1 : position + 2] in " \n\"”’'"):
            return position + 1
    return last


def _title_case(title: list[str]) -> bool:
    """Whether Most Words Are Capitalised, so that a capital does not show a name."""
    return len(title) > 2 and 3 * sum(word[0].isupper() for word in title) > 2 * len(title)
