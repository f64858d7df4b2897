"""What the user types becomes an article: new clippings and edits by hand."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from clipper.core.errors import ClipperError
from clipper.core.extract.markup import escape
from clipper.core.extract.storable import storable_address, storable_line, storable_text
from clipper.core.model import Article, Clipping, Edit, Moment
from clipper.core.text import _


@dataclass(frozen=True, slots=True)
class Edited:
    """A clipping's article after an edit; `fields` were typed by hand, now or before."""

    article: Article
    fields: frozenset[str]
    retag: bool
    """Headline or body changed: what a tagger said of the old text no longer holds."""


def new_article(edit: Edit) -> Article:
    """A clipping typed by hand. Raises ClipperError when there is nothing to keep."""
    if not (edit.title or "").strip() and not (edit.body or "").strip():
        raise ClipperError(_("A clipping needs a headline or a text."), _("Type one of them."))
    return _changed(Article(title=""), edit)


def apply(clipping: Clipping, edit: Edit) -> Edited:
    """Raises ClipperError when the time cannot be read or the headline is empty."""
    now = clipping.summary
    before = Article(
        title=now.title,
        html=clipping.html,
        text=clipping.text,
        authors=clipping.authors,
        publisher=now.publisher,
        dateline=clipping.dateline,
        published=now.published,
        url=now.url,
        lang=now.lang,
        problem=now.problem,
    )
    after = _changed(before, edit)
    typed = {
        name
        for name in ("title", "authors", "publisher", "published", "url", "body")
        if getattr(edit, name) is not None
    }
    return Edited(after, clipping.edited | typed, edit.title is not None or edit.body is not None)


def read_time(typed: str) -> Moment | None:
    """A time as the user types it; None for an empty field. Raises ClipperError when it is none."""
    from clipper.core.extract.dates import parse_typed

    typed = storable_line(typed)
    if not typed:
        return None
    moment = parse_typed(typed, datetime.now(UTC).astimezone())
    if moment is None:
        raise ClipperError(
            _("“{typed}” is not a time that Clipper can read.").format(typed=typed[:64]),
            _("Write it like 2025-06-10, 10 Jun 2025 14:00 or yesterday 9:00."),
        )
    return moment


def markdown(clipping: Clipping, body: Callable[[str], str]) -> str:
    """The clipping as Markdown; `body` turns HTML into Markdown. Names and addresses go through it too,
    as text: whatever a page calls itself, nothing in the Markdown is live."""
    summary = clipping.summary
    url = escape(storable_address(summary.url or ""))
    about = [
        escape(storable_line(", ".join(clipping.authors))),
        escape(storable_line(summary.publisher or "")),
        summary.published.iso() if summary.published else "",
        f'<a href="{url}">{url}</a>' if url else "",
    ]
    parts = [
        body(f"<h1>{escape(storable_line(summary.title))}</h1>"),
        body(f"<p>{' · '.join(part for part in about if part)}</p>"),
        body(clipping.html),
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _changed(article: Article, edit: Edit) -> Article:
    if edit.title is not None:
        article = replace(article, title=storable_line(edit.title))
    if edit.authors is not None:
        article = replace(article, authors=tuple(filter(None, map(storable_line, edit.authors))))
    if edit.publisher is not None:
        article = replace(article, publisher=storable_line(edit.publisher) or None)
    if edit.published is not None:
        article = replace(article, published=read_time(edit.published))
    if edit.url is not None:
        article = replace(article, url=_address(storable_address(edit.url)))
    if edit.body is not None:
        from clipper.core.extract.plain import from_text, text_of

        html = storable_text(from_text(edit.body))
        article = replace(article, html=html, text=text_of(html), problem="")
    if not article.title:
        article = replace(article, title=_first_words(article.text))
    if not article.title:
        raise ClipperError(_("A clipping needs a headline."), _("Type one."))
    return article


def _address(url: str) -> str | None:
    if url and not url.lower().startswith(("http://", "https://")):
        raise ClipperError(
            _("“{url}” is not a web address.").format(url=url[:64]), _("It begins with http:// or https://.")
        )
    return url or None


def _first_words(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + "…"
