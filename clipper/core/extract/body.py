"""An article's text among the lines below its headline: facts read off, furniture left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from clipper.core.extract import furniture
from clipper.core.extract.dates import parse
from clipper.core.extract.lines import Line
from clipper.core.extract.shapes import byline, ends_sentence, is_prose, word_count
from clipper.core.extract.stamps import read_stamp
from clipper.core.model import Moment

_HEAD = 4
"""Lines below the headline among which byline, date and labelled lines stand."""
_TAIL = 8
"""Lines at the end among which labelled lines stand."""
_LONGEST_LABEL = 8
"""Words of a stray label at the end, a button perhaps, in a language we have no words of."""
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_]*(?:[ .'’-]+[^\W\d_]+){0,3}"  # WASHINGTON
    r"(?:,\s[^\W\d_][\w .]{1,24}){0,2}\s?(?:\([\w .]{2,20}\)\s?)?(?:[–—]|--?)\Z"  # , June 10 (Reuters) –
)


@dataclass(frozen=True, slots=True)
class Body:
    """`facts` are labelled lines and hashtags, in the page's order."""

    lines: tuple[Line, ...]
    facts: tuple[tuple[str, str], ...] = ()
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    dateline: str | None = None

    def fact(self, name: str) -> str | None:
        return next((value for key, value in self.facts if key == name), None)


def read_body(lines: Sequence[Line], title: str, captured: datetime, *, furnished: bool = True) -> Body:
    """The text of an article. `furnished`: the page holds more than it, so that buttons, banners
    and stray labels are to be expected; without, every line is kept that states no fact of its own."""
    kept = list(lines)
    hashtags = _hashtags(lines) if furnished else []
    if furnished:
        kept = [line for line in _until_furniture([line for line in lines if line.text != title]) if _is_text(line)]
    kept, labelled = _without_facts(kept)
    kept, head = _read_head(kept, captured)
    while furnished and kept and _is_stray(kept[-1]):
        kept.pop()
    facts = [*labelled, *hashtags]
    names = tuple(value for key, value in facts if key == "author")
    dated = next((value for key, value in facts if key == "published"), None)
    return Body(
        tuple(kept),
        tuple(facts),
        head.authors or names,
        head.published or (parse(dated, captured) if dated else None),
        head.dateline,
    )


def _read_head(lines: Sequence[Line], captured: datetime) -> tuple[list[Line], Body]:
    """Byline, date and a dateline of its own below the headline; and the lines without them."""
    kept = list(lines)
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    dateline: str | None = None
    at = 0
    while at < min(_HEAD, len(kept)) and not is_prose(kept[at].text):
        text = kept[at].text
        if names := byline(text):
            authors = authors or names
        elif stamp := read_stamp(text, captured):
            published, authors = published or stamp.when, authors or stamp.authors
        elif len(text) <= 60 and _DATELINE.match(text):
            dateline = dateline or text
        else:
            at += 1
            continue
        del kept[at]
    return kept, Body((), (), authors, published, dateline)


def _until_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines up to hashtags or comments, unless text goes on after them."""
    last = max((at for at, line in enumerate(lines) if is_prose(line.text)), default=-1)
    end = next(
        (at for at in range(last + 1, len(lines)) if furniture.is_furniture(lines[at].text)),
        len(lines),
    )
    return list(lines[:end])


def _is_text(line: Line) -> bool:
    return not furniture.is_furniture(line.text) and not furniture.is_lead_to_other(line.text)


def _hashtags(lines: Sequence[Line]) -> list[tuple[str, str]]:
    tags = [word for line in lines if furniture.is_hashtag(line.text) for word in line.text.split()]
    return [("hashtag", tag.strip("#＃")) for tag in tags if tag.strip("#＃")]


def _without_facts(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """Labelled lines are read at the head and the tail only: in between they are text."""
    facts: list[tuple[str, str]] = []
    kept: list[Line] = []
    for at, line in enumerate(lines):
        near = at < _HEAD or at >= len(lines) - _TAIL
        fact = furniture.labelled_fact(line.text) if near else None
        if fact:
            facts.append(fact)
        else:
            kept.append(line)
    return kept, facts


def _is_stray(line: Line) -> bool:
    """A short line at the very end that is no sentence and no item of a list."""
    if line.container[0] or is_prose(line.text) or ends_sentence(line.text):
        return False
    return bool(line.heading) or (
        word_count(line.text) <= _LONGEST_LABEL and not line.text.endswith(('"', "”", "»", "'", "」"))
    )
