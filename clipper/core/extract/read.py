"""The door of extraction: a draft's bytes in, its articles out."""

from dataclasses import replace

from clipper.core.errors import ClipperError
from clipper.core.extract import documents
from clipper.core.extract.assemble import first_words
from clipper.core.extract.charset import decode
from clipper.core.extract.entries import link_only, with_entry
from clipper.core.extract.images import Pictures
from clipper.core.extract.keys import text_key, url_key
from clipper.core.extract.storable import storable_address, storable_article
from clipper.core.model import Article, Draft
from clipper.core.text import _

__all__ = ["LARGEST", "read", "text_key", "url_key"]

LARGEST = 20_000_000
"""Bytes; a parser would need gigabytes for more."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MARKED = _HTML | {"text/markdown"}


def read(draft: Draft) -> list[Article]:
    """The articles of a draft, at least one, the main one first.

    Raises ClipperError when the draft is empty, larger than LARGEST without its pictures, or no text.
    """
    if draft.media_type in documents.MEDIA_TYPES:
        from clipper.core.extract.documents.reading import read_document

        return read_document(draft, read)
    pictures = Pictures(draft.parts, draft.url)
    if draft.media_type in _MARKED:
        draft = replace(draft, data=pictures.lightened(draft.data))
    if len(draft.data) > LARGEST:
        raise ClipperError(
            _("This is too large to read: {size} MB.").format(size=len(draft.data) // 1_000_000),
            _("Clipper reads up to {limit} MB; the original is kept.").format(limit=LARGEST // 1_000_000),
        )
    # A clock on the page that names no zone is taken for the user's own, as is "yesterday".
    draft = replace(draft, captured=draft.captured.astimezone(), url=storable_address(draft.url or "") or None)
    if draft.entry is not None and draft.entry.link_only:
        return [storable_article(link_only(draft.entry, draft.captured))]
    text = decode(draft.data, draft.charset)
    found = [_with_entry(article, draft) for article in _articles(text, draft, pictures)]
    found = [storable_article(pictures.put_in(article)) for article in found]
    articles = [_titled(article) for article in found if article.title or article.text]
    if not articles:
        raise ClipperError(_("There is no text in this."), _("Copy the words of a page, not only its pictures."))
    return articles


def _with_entry(article: Article, draft: Draft) -> Article:
    if draft.entry is None or article.kind != "main":
        return article
    return with_entry(article, draft.entry, draft.captured)


def _titled(article: Article) -> Article:
    """A headline of nothing but marks that were taken out is none."""
    return article if article.title else replace(article, title=first_words(article.text))


def _articles(text: str, draft: Draft, pictures: Pictures) -> list[Article]:
    if draft.media_type in _HTML:
        from clipper.core.extract.web import read_html

        return read_html(pictures.moved(text), draft)
    from clipper.core.extract.text import read_markdown, read_text

    if draft.media_type == "text/markdown":
        return read_markdown(text, draft, pictures)
    return read_text(text, draft)
