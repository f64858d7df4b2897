"""Text that a database takes and a terminal or a list can show: no half characters, no controls,
nothing that turns the direction of what comes after it.

Applied once where articles leave extraction, and to what is typed by hand.
"""

import re
from dataclasses import replace
from urllib.parse import quote

from clipper.core.extract.plain import text_of
from clipper.core.extract.sanitize import clean
from clipper.core.model import Article, Entry, Moment

_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANKS = re.compile("[\x0b-\x0d\x1c-\x1f\x85]")
"""Controls that part words; Python and `text_of` take them for white space."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""C0 and C1, and the marks that embed, override or isolate a direction of writing."""
_UNFIT = re.compile(r'[\s<>"`]')
"""What ends a link in HTML, Markdown or plain text, and so never stands in an address as it is."""


def storable_text(text: str) -> str:
    """`text` with its line breaks and tabs; halves of characters are put together or become U+FFFD."""
    if _SURROGATES.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", _BLANKS.sub(" ", text))


def storable_line(text: str) -> str:
    """`text` as one line, white space squeezed: for headlines and names."""
    return " ".join(storable_text(text).split())


def storable_address(url: str) -> str:
    """A web address without controls; spaces, quotes and angle brackets are percent-encoded."""
    return _UNFIT.sub(lambda found: quote(found.group()), storable_text(url).strip())


def storable_article(article: Article) -> Article:
    """The same article with every string storable; `text` still derives from `html`."""
    html = storable_text(article.html)
    if html != article.html:
        html = clean(html)  # what stood around a character that went stands together now
    return replace(
        article,
        title=storable_line(article.title),
        html=html,
        text=storable_text(article.text) if html == article.html else text_of(html),
        authors=tuple(filter(None, map(storable_line, article.authors))),
        publisher=storable_line(article.publisher or "") or None,
        dateline=storable_line(article.dateline or "") or None,
        published=_storable_moment(article.published) if article.published else None,
        url=storable_address(article.url or "") or None,
        lang=storable_line(article.lang or "") or None,
        facts=tuple((storable_line(name), storable_line(value)) for name, value in article.facts),
        problem=storable_text(article.problem),
        deck=storable_line(article.deck or "") or None,
        section=storable_line(article.section or "") or None,
        updated=_storable_moment(article.updated) if article.updated else None,
        keywords=tuple(filter(None, map(storable_line, article.keywords))),
        entry=_storable_entry(article.entry) if article.entry else None,
    )


def _storable_entry(entry: Entry) -> Entry:
    """What is kept of an entry beside the article's own fields."""
    return replace(
        entry,
        labels=tuple(filter(None, map(storable_line, entry.labels))),
        folders=tuple(filter(None, map(storable_line, entry.folders))),
        note=storable_text(entry.note),
        passages=tuple(
            replace(
                each,
                exact=storable_text(each.exact),
                note=storable_text(each.note),
                prefix=storable_text(each.prefix),
                suffix=storable_text(each.suffix),
            )
            for each in entry.passages
        ),
    )


def _storable_moment(moment: Moment) -> Moment:
    return replace(moment, original=storable_line(moment.original))
