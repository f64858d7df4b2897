"""When an article was published and updated."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from clipper.core.extract.date_words import MONTHS
from clipper.core.extract.dates import parse
from clipper.core.extract.metadata.facts import Fact, first
from clipper.core.extract.metadata.page import Page, elements, text_of
from clipper.core.extract.metadata.visible import SEPARATOR, Visible, called
from clipper.core.extract.shapes import ends_sentence
from clipper.core.extract.stamps import read_stamp
from clipper.core.model import Moment

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "og:pubdate",
    "article.published", "datepublished", "published_time", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dc.date", "dcterms.created", "dc.date.created", "dc.created", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "citation_publication_date", "citation_online_date", "citation_date",
    "datecreated", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "published-date", "published_date", "displaydate", "originalpublicationdate", "article_date_original", "ptime",
    "pdate", "dat", "date", "created", "blogger:published", "article:created", "rnews:datepublished",
    "shareaholic:article_published_time", "bt:pubdate", "date_published", "published", "weibo:article:create_at",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified", "datemodified",
    "dateupdate", "dc.date.modified", "dcterms.modified", "lastmod", "last-modified", "last_updated", "utime",
    "date_modified", "modified", "article_date_updated", "shareaholic:article_modified_time", "weibo:article:update_at",
)  # fmt: skip
_COMPACT = re.compile(
    r"(\d{4})[\s/.-]?(\d\d)[\s/.-]?(\d\d)(?:[t\s]?(\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(.*))?", re.IGNORECASE
)
_POSIX = re.compile(
    r"(?:mon|tue|wed|thu|fri|sat|sun)\w* (\w{3}) (\d\d?) (\d\d:\d\d:\d\d) ([\w+:-]{1,12}) (\d{4})", re.IGNORECASE
)
"""As the Unix command "date" writes it."""
_POSIX_SCRIPT = re.compile(
    r"(?:\w{3} )?(\w{3}) (\d\d?) (\d{4}) (\d\d:\d\d:\d\d) (?:gmt|utc)?([+-]\d{4})?.*", re.IGNORECASE
)
"""As JavaScript does: "Wed Jun 11 2025 12:00:00 GMT+0200 (Central European Summer Time)"."""
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)([/-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=[/_.-]|\Z)")
_UPDATED_WORDS = frozenset("updated modified update lastmod lastmodified dateupdated".split())
_PUBLISHED_WORDS = frozenset("published pubdate datepublished".split())
_PUBLISHED_LABEL = re.compile(r"(?:first |originally )?(?:posted|published)\b", re.IGNORECASE)
_UPDATED_LABEL = re.compile(
    r"(?:last |zuletzt )?(?:updated|modified|aktualisiert|mis à jour|modifié|actualizado|atualizado|aggiornato"
    r"|bijgewerkt|обновлено|最終更新|更新)",
    re.IGNORECASE,
)
_PART = re.compile(rf"{SEPARATOR}|\s+[/|»•·–—]\s+")
_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DATE = re.compile(
    r"\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?\d{1,2}[時时:：]\d\d分?)?"
    r"|(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?: \d\d:\d\d)?(?!\d)"
    rf"|(?<!\w)(?:{_MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}(?!\d)"
    r"(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]\.?m\b\.?)?)?"
    rf"|(?<!\d)\d{{1,2}}\.? (?:de )?(?:{_MONTH})\.?,? (?:de )?\d{{4}}(?!\d)"
    r"|(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?!\d)",
    re.IGNORECASE,
)
"""A date with its year, inside a short line that says more."""
_DATE_WORDS = frozenset("date time datetime published pubdate publish timestamp dateline posted dt meta byline".split())
_LONGEST = 100
_REACH = 15
"""Lines below the headline in which a date without a mark is taken for the article's."""


def published(page: Page, below: Sequence[Visible], above: Sequence[Visible], url: str | None) -> Fact[Moment] | None:
    return first(_published(page, below, above, url))


def _published(
    page: Page, below: Sequence[Visible], above: Sequence[Visible], url: str | None
) -> Iterator[Fact[Moment] | None]:
    data = page.data
    yield _fact(page, data.value("datePublished"), "json-ld", 0.98)
    for name, value in page.said(_PUBLISHED):
        yield _fact(page, value, "og" if name.startswith(("og:", "article:")) else "meta", 0.95)
    yield from _items(page, "datepublished")
    yield _fact(page, data.value("dateCreated", "uploadDate"), "json-ld", 0.9)
    yield _fact(page, data.page.get("datePublished"), "json-ld", 0.85)
    yield from _shown(page, [*below, *above], updated=False)
    yield from _elements(page)
    yield _in_address(page, url)
    for fact in _shown(page, [*below[:_REACH], *above], updated=True):
        yield Fact(fact.value, "guess", 0.5) if fact else None


def updated(page: Page, below: Sequence[Visible], since: Moment | None) -> Fact[Moment] | None:
    """The last change, where it is later than the publication `since`."""
    return first(fact if fact and _is_later(fact.value, since) else None for fact in _updated(page, below))


def _updated(page: Page, below: Sequence[Visible]) -> Iterator[Fact[Moment] | None]:
    yield _fact(page, page.data.value("dateModified"), "json-ld", 0.95)
    for name, value in page.said(_UPDATED):
        yield _fact(page, value, "og" if name.startswith(("og:", "article:")) else "meta", 0.9)
    yield from _items(page, "datemodified")
    yield from _shown(page, below, updated=True)


def _is_later(moment: Moment, since: Moment | None) -> bool:
    if since is None:
        return True
    if moment.has_clock and since.has_clock:
        return moment.at >= since.at + timedelta(minutes=1)
    return moment.at.date() > since.at.date()


def _fact(page: Page, value: object, source: str, confidence: float) -> Fact[Moment] | None:
    moment = machine_time(value, page.captured)
    return Fact(moment, source, confidence) if moment else None


def machine_time(value: object, captured: datetime) -> Moment | None:
    """A time as programs write it, in one of many ways; None where it is none."""
    if not isinstance(value, str) or not 4 <= len(value.strip()) <= _LONGEST:
        return None
    text = " ".join(value.split())
    if moment := parse(text, captured):
        return None if moment.about else moment
    spelled = _spelled(text)
    moment = parse(spelled, captured) if spelled else None
    if moment is None or moment.about:
        return None
    return Moment(moment.at, moment.precision, moment.offset, original=text)


def _spelled(text: str) -> str | None:
    """The same time in a way that `parse` reads."""
    if _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat()
    if match := _COMPACT.fullmatch(text):
        year, month, day, hour, minute, second, rest = match.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{(rest or '').strip()}" if hour else ""
        return f"{year}-{month}-{day}{clock}"
    if match := _POSIX.fullmatch(text):
        month, day, clock, zone, year = match.groups()
        return f"{day} {month} {year} {clock} {zone}"
    if match := _POSIX_SCRIPT.fullmatch(text):
        month, day, year, clock, zone = match.groups()
        return f"{day} {month} {year} {clock} {zone or ''}"
    return None


def _items(page: Page, name: str) -> Iterator[Fact[Moment] | None]:
    """Microdata, in a machine's writing or a reader's."""
    for element in page.items.get(name, ()):
        for value in (element.get("datetime"), element.get("content"), element.get("title")):
            yield _fact(page, value, "microdata", 0.93)
        moment = parse(text_of(element, _LONGEST), page.captured)
        yield Fact(moment, "microdata", 0.9) if moment else None


def _shown(page: Page, near: Sequence[Visible], *, updated: bool) -> Iterator[Fact[Moment] | None]:
    """Times in the lines near the headline: of time elements, and in words."""
    for number, line in enumerate(near):
        marked = called(line.marks, _UPDATED_WORDS) and not called(line.marks, _PUBLISHED_WORDS)
        for value in line.datetimes:
            is_update = marked or bool(_UPDATED_LABEL.search(line.text))
            yield _fact(page, value, "time", 0.9) if is_update is updated else None
        if len(line.text) > 2 * _LONGEST:
            continue
        if number < _REACH or called(line.marks, _DATE_WORDS):
            for fact in _in_words(page, line.text, marked, updated=updated):
                yield fact if fact and (called(line.marks, _DATE_WORDS) or not _lacks_year(page, fact.value)) else None


def _in_words(page: Page, text: str, marked: bool, *, updated: bool) -> Iterator[Fact[Moment] | None]:
    for part in _PART.split(text):
        is_update = _says_updated(part) or (marked and not _PUBLISHED_LABEL.match(part))
        if is_update is not updated:
            continue
        if moment := parse(part, page.captured):
            yield Fact(moment, "text", 0.8)
        elif stamp := read_stamp(part, page.captured):
            yield Fact(stamp.when, "text", 0.75)
        elif (found := _DATE.search(part)) and len(found.group()) >= 0.25 * len(part) and not ends_sentence(part):
            yield Fact(moment, "text", 0.65) if (moment := parse(found.group(), page.captured)) else None


def _says_updated(text: str) -> bool:
    return bool(_UPDATED_LABEL.match(text)) or text.endswith("更新")


def _lacks_year(page: Page, moment: Moment) -> bool:
    """ "5 October" may be any year's and is the same day whenever it is read, unlike "3 days ago"."""
    before = parse(moment.original, page.captured - timedelta(days=40)) if moment.about else None
    return before is not None and (before.at.month, before.at.day) == (moment.at.month, moment.at.day)


def _elements(page: Page) -> Iterator[Fact[Moment] | None]:
    """Time elements anywhere, where the page has so few that they can only be its own."""
    found = [each for each in elements(page.root, "//time[@datetime]")[:50] if not page.is_aside(each)]
    moments = [moment for each in found if (moment := machine_time(each.get("datetime"), page.captured))]
    if len({moment.at.date() for moment in moments}) == 1:
        yield Fact(moments[0], "time", 0.7)


def _in_address(page: Page, url: str | None) -> Fact[Moment] | None:
    match = _IN_ADDRESS.search(url or "")
    moment = parse(f"{match[1]}-{match[3]}-{match[4]}", page.captured) if match else None
    if match is None or moment is None or moment.at > page.captured + timedelta(days=2):
        return None
    return Fact(Moment(moment.at, "day", original=match.group().strip("/")), "url", 0.85)
