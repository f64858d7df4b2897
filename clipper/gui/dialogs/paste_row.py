"""One found article as the user changes it on the paste sheet, before anything is kept."""

from dataclasses import dataclass, replace

from clipper.core.model import Article, Candidate, Choice, CountryTag, Evidence, Kind, Moment, Tags, TopicTag
from clipper.gui.dialogs.twin_strip import proposed
from clipper.gui.format import ABOUT, when
from clipper.gui.typed_time import ReadTime


@dataclass(slots=True)
class PasteRow:
    """What the fields of a row hold. `result` is the candidate with the changes applied."""

    candidate: Candidate
    chosen: bool
    title: str
    publisher: str
    time: str
    countries: tuple[CountryTag, ...]
    topics: tuple[TopicTag, ...]
    read_time: ReadTime
    choice: Choice = "keep"
    """What becomes of it, when it is kept, beside what the library has of it."""

    @classmethod
    def of(cls, candidate: Candidate, chosen: bool, read_time: ReadTime) -> "PasteRow":
        article, tags = candidate.article, candidate.tags
        time = when(article.published)
        return cls(
            candidate,
            chosen,
            article.title,
            article.publisher or "",
            time,
            tags.countries,
            tags.topics,
            read_time,
            proposed(candidate.twin),
        )

    # -- time ------------------------------------------------------------------------------
    @property
    def time_problem(self) -> bool:
        """Whether a time was typed that cannot be read."""
        return self._time_changed and bool(self.time.strip()) and self._typed_time() is None

    @property
    def _time_changed(self) -> bool:
        return self.time.strip() != when(self.candidate.article.published)

    def _typed_time(self) -> Moment | None:
        words = self.time.strip()
        moment = self.read_time(words.removeprefix(ABOUT).strip())
        return replace(moment, about=True) if moment and words.startswith(ABOUT) else moment

    def _published(self) -> Moment | None:
        """The typed time; the page's own where nothing was typed or it cannot be read."""
        return self._typed_time() if self._time_changed and not self.time_problem else self.candidate.article.published

    # -- tags ------------------------------------------------------------------------------
    def add_country(self, code: str) -> None:
        others = tuple(tag for tag in self.countries if tag.code != code)
        self.countries = (*others, CountryTag(code, True, 1.0, "hand"))

    def remove_country(self, code: str) -> None:
        self.countries = tuple(tag for tag in self.countries if tag.code != code)

    def add_topic(self, topic: str) -> None:
        others = tuple(tag for tag in self.topics if tag.id != topic)
        level = 0 if topic.startswith("user:") else 1
        self.topics = (*others, TopicTag(topic, 1.0, level, "hand"))

    def remove_topic(self, topic: str) -> None:
        self.topics = tuple(tag for tag in self.topics if tag.id != topic)

    # -- result ----------------------------------------------------------------------------
    def result(self, kind: Kind) -> Candidate:
        """The candidate as edited, kept as the main article or as a related one."""
        before = self.candidate.article
        after = replace(
            before,
            kind=kind,
            title=self.title.strip(),
            publisher=self.publisher.strip() or None,
            published=self._published(),
        )
        countries = tuple(replace(tag, evidence=_moved(tag.evidence, before, after)) for tag in self.countries)
        topics = tuple(replace(tag, evidence=_moved(tag.evidence, before, after)) for tag in self.topics)
        return replace(
            self.candidate,
            article=after,
            tags=Tags(self.candidate.tags.lang, countries, topics),
            edited=tuple(name for name in ("title", "publisher", "published") if _differs(name, before, after)),
            rejected=self._rejected(),
            choice=self.choice,
        )

    def _rejected(self) -> tuple[str, ...]:
        offered, left = self.candidate.tags, {tag.code for tag in self.countries} | {tag.id for tag in self.topics}
        return tuple(
            tag
            for tag in (*(each.code for each in offered.countries), *(each.id for each in offered.topics))
            if tag not in left
        )


def _differs(name: str, before: Article, after: Article) -> bool:
    return bool(getattr(before, name) != getattr(after, name))


def _moved(evidence: tuple[Evidence, ...], before: Article, after: Article) -> tuple[Evidence, ...]:
    """Evidence counted in the text with the new headline: what follows the headline moves along,
    words of the headline that it no longer has are left out."""
    if before.title == after.title:
        return evidence
    shift = len(after.canonical) - len(before.canonical)
    moved = []
    for each in evidence:
        if each.start is None or each.end is None:
            moved.append(each)
        elif each.start >= len(before.title):
            moved.append(replace(each, start=each.start + shift, end=each.end + shift))
        elif (start := after.title.find(each.quote)) >= 0:
            moved.append(replace(each, start=start, end=start + len(each.quote)))
    return tuple(moved)
