"""Reading an original another way: what may be asked for, and what would come of it."""

from dataclasses import dataclass
from typing import Literal

from clipper.core.model.articles import Article

Extent = Literal["auto", "page", "selection"]
"""page: a whole page, of which the main text counts; selection: everything, as somebody marked it;
auto: as the paste said, or as it looks."""

Method = Literal["", "trafilatura", "readability", "resiliparse"]
"""Whose idea of a page's main text counts; empty: what Clipper makes of them all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How an original is read. `charset` None: by its declaration, or a guess."""

    charset: str | None = None
    extent: Extent = "auto"
    method: Method = ""


@dataclass(frozen=True, slots=True)
class ReadingOption:
    """A way to read an original, in words for the user; `chosen`: it is read so now."""

    reading: Reading
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field was and would be, in words ("" for nothing). `field` is a name of model.Article's."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of words that stays, goes or comes; all of them in order tell both texts."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class Reread:
    """A clipping as it would be. `kept` names the fields that stay because they were edited by hand,
    `unplaced` counts highlights that would lose their place."""

    reading: Reading
    article: Article
    changes: tuple[FieldChange, ...]
    differences: tuple[Difference, ...]
    kept: tuple[str, ...]
    unplaced: int


@dataclass(frozen=True, slots=True)
class Reextracted:
    """One line of the report of a new reading: the `fields` that changed, or why it was `skipped`."""

    clipping_id: int
    title: str
    fields: tuple[str, ...] = ()
    skipped: str = ""
    unplaced: int = 0
