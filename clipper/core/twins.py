"""Whether an article is in the library already: the same, a copy from elsewhere, another edition, or new.

Two articles must never count as one. Reports of one form ("Market closes higher") share most of
their words; what tells them apart is their figures and their days, so those must agree as well. The
numbers below were measured on a year's worth of agency reports.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from clipper.core.ingest import keys
from clipper.core.model import Article, Likeness, Marks, Moment, Twin
from clipper.core.progress import Progress, silent
from clipper.core.store import fingerprints, known
from clipper.core.store.database import Store
from clipper.core.store.known import Known
from clipper.core.text import _

if TYPE_CHECKING:
    from clipper.core.similar.compare import Shared

SAME = 0.95
"""Share of all runs from which two texts are one, but for a comma or a line of furniture."""
NEAR = 0.6
"""Share of all runs from which one text was made of the other."""
CONTAINED = 0.75
"""The same where one text is the other and more."""
RETOLD = 0.4
"""The same where publisher and headline are one as well."""
SAME_FIGURES = 0.85
"""Share of its figures that the shorter text must find in the longer …"""
LONG, SOME_FIGURES = 150, 0.5
"""… or, in texts of so many runs, which no form fills, this share: tolls and prices change with the news."""
CORRECTED = 0.85
"""A text of some length that shares so much had a figure put right."""
APART = timedelta(days=3)
"""Texts published further apart are editions only where nearly nothing changed, or the address is one;"""
SHORT, SHORT_APART = 100, timedelta(hours=18)
"""texts of fewer runs than this, as daily reports are, when they are further apart than that."""
UNLIKE = 0.05
"""Texts at one address that share less are no editions of each other, unless their headlines are alike."""
ALIKE_HEADLINES = 0.3
LIKELY = 0.25
"""Signatures that agree in fewer places are not worth reading the texts for."""
_AT_ONCE = 200
MOST_READ = 8
"""Texts that are read to compare them."""


def marks(article: Article) -> Marks:
    """What this article will be known again by."""
    from clipper.core.similar.minhash import fingerprint

    url, text = keys(article)
    return Marks(url, text, _headline(article.publisher, article.title), fingerprint(article.text))


@dataclass(frozen=True, slots=True)
class _New:
    article: Article
    marks: Marks
    seen: datetime


class Twins:
    """Looks articles up in a library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, article: Article, known_by: Marks | None = None, seen: datetime | None = None) -> Twin | None:
        """What this article is to the library; None: it is new. A clipping in Trash only where no other is one.

        `known_by` saves making the marks again; `seen` is when the article was captured (None: now).
        """
        new = _New(article, known_by or marks(article), seen or datetime.now(UTC))
        found = [twin for each in self._candidates(new.marks) if (twin := _twin(new, each))]
        found += self._editions(new)
        return min(found, key=_rank, default=None)

    def catch_up(self, most: int, progress: Progress = silent) -> int:
        """Make at most so many signatures that are missing: those of an older library, or after Undo.
        Returns how many were made. Commits; not within a transaction."""
        ids = fingerprints.missing(self._store, most)
        for start in range(0, len(ids), _AT_ONCE):
            progress(start, len(ids), _("Comparing clippings"))
            with self._store.transaction() as db:
                for each in known.of(self._store, ids[start : start + _AT_ONCE]):
                    its = Article(title=each.title, text=each.text, publisher=each.publisher, url=each.url)
                    fingerprints.insert(db, each.id, marks(its))
        return len(ids)

    def _candidates(self, known_by: Marks) -> list[Known]:
        by_key = known.with_keys(self._store, known_by)
        ids = [each.id for each in by_key]
        if any(each.text_key and each.text_key == known_by.text and not each.trashed for each in by_key):
            return by_key  # nothing can be more alike
        return [*by_key, *known.of(self._store, [each for each in self._near(known_by) if each not in ids])]

    def _near(self, known_by: Marks) -> list[int]:
        from clipper.core.similar.minhash import likely

        found = [
            (likely(known_by.fingerprint.signature, signature), clipping_id)
            for clipping_id, signature in fingerprints.near(self._store, known_by)
        ]
        found.sort(key=lambda each: (-each[0], each[1]))
        return [clipping_id for share, clipping_id in found[:MOST_READ] if share >= LIKELY]

    def _editions(self, new: _New) -> list[Twin]:
        """Clippings that keep just this text beside their own."""
        ids = [clipping_id for clipping_id, same in known.with_edition(self._store, new.marks) if same]
        return [
            Twin(each.id, each.title, "text", each.trashed, publisher=each.publisher)
            for each in known.of(self._store, list(dict.fromkeys(ids)))
        ]


def _rank(twin: Twin) -> tuple[bool, int, float, int]:
    return twin.trashed, ("same", "edition", "copy").index(twin.likeness), -twin.shared, twin.clipping_id


def _twin(new: _New, each: Known) -> Twin | None:
    """What the new article is to this clipping."""
    from clipper.core.similar.compare import Shared, compare

    same_url = new.marks.url is not None and new.marks.url == each.url_key
    if new.marks.text is not None and new.marks.text == each.text_key:
        shared = Shared(1.0, 1.0, 1.0, 0)
    else:
        shared = compare(new.article.text, each.text)
    likeness = _at_one_address(new, each, shared) if same_url else _elsewhere(new, each, shared)
    if likeness is None:
        return None
    same_text = new.marks.text is not None and new.marks.text == each.text_key
    why: Literal["url", "text", "near"] = "text" if same_text else "url" if same_url else "near"
    return Twin(
        each.id,
        each.title,
        why,
        each.trashed,
        likeness,
        round(shared.resemblance, 3),
        likeness == "edition" and _is_newer(new, each),
        each.publisher,
        each.captured,
    )


def _at_one_address(new: _New, each: Known, shared: "Shared") -> Likeness | None:
    from clipper.core.similar.compare import headlines_alike

    if not new.article.text.strip():
        return "same"  # a bare link to what is here
    if not each.captured or not each.text.strip():
        return "edition"  # only its link was here
    if shared.resemblance >= SAME and shared.figures == 1.0:
        return "same"
    short = shared.runs < fingerprint_runs()
    if short or shared.containment >= UNLIKE or headlines_alike(new.article.title, each.title) >= ALIKE_HEADLINES:
        return "edition"
    return None  # a page that shows something else every day


def _elsewhere(new: _New, each: Known, shared: "Shared") -> Likeness | None:
    other_place = _other_publisher(new.article, each)
    if new.marks.text is not None and new.marks.text == each.text_key:
        if _is_boilerplate(new, each):
            return None
        return "copy" if other_place else "same"
    if shared.runs < fingerprint_runs() or not _is_near(new, each, shared, other_place=other_place):
        return None
    if other_place:
        return "copy"
    return "same" if shared.resemblance >= SAME and shared.figures == 1.0 else "edition"


def _is_near(new: _New, each: Known, shared: "Shared", *, other_place: bool) -> bool:
    fills_no_form = shared.runs >= LONG or (shared.runs >= SHORT and shared.resemblance >= CORRECTED)
    if shared.figures < (SOME_FIGURES if fills_no_form else SAME_FIGURES):
        return False
    if _apart(new.article.published, each.published) > (APART if shared.runs >= SHORT else SHORT_APART):
        return shared.resemblance >= SAME and shared.figures == 1.0
    retold = not other_place and new.marks.headline is not None and _headline_of(each) == new.marks.headline
    return shared.resemblance >= NEAR or shared.containment >= CONTAINED or (retold and shared.containment >= RETOLD)


def _is_boilerplate(new: _New, each: Known) -> bool:
    """ "Subscribe to read on" is the text of many articles: a short text needs the headline as well."""
    from clipper.core.similar.compare import headlines_alike
    from clipper.core.similar.runs import words

    if len(words(new.article.text)) >= fingerprint_runs():
        return False
    return headlines_alike(new.article.title, each.title) < ALIKE_HEADLINES


def fingerprint_runs() -> int:
    from clipper.core.similar.minhash import FEWEST_RUNS

    return FEWEST_RUNS


def _other_publisher(article: Article, each: Known) -> bool:
    """Whether it is known to come from elsewhere: by the publishers' names, else by their hosts."""
    if article.publisher and each.publisher:
        if _folded(article.publisher) == _folded(each.publisher):
            return False
        return not (article.url and each.url and _host(article.url) == _host(each.url))
    return bool(article.url and each.url and _host(article.url) != _host(each.url))


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    except ValueError:
        return ""


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _apart(one: Moment | None, other: Moment | None) -> timedelta:
    return abs(one.at - other.at) if one and other else timedelta()


def _is_newer(new: _New, each: Known) -> bool:
    """Whether the new text is the later one: by update or publication where those tell, else by capture."""
    if not each.captured:
        return True
    mine = new.article.updated or new.article.published
    its = each.updated or each.published
    if mine and its and mine.at != its.at:
        return mine.at > its.at
    return new.seen > each.seen


def _headline_of(each: Known) -> int | None:
    return _headline(each.publisher, each.title)


def _headline(publisher: str | None, title: str) -> int | None:
    """A signed 32-bit number for a headline at a publisher's; None for headlines that say too little."""
    from hashlib import blake2b

    from clipper.core.similar.runs import words

    found = words(title)
    if not publisher or len(" ".join(found)) < 12:
        return None
    digest = blake2b(f"{_folded(publisher)}\n{' '.join(found)}".encode("utf-8", "surrogatepass"), digest_size=4)
    return int.from_bytes(digest.digest(), "big", signed=True)
