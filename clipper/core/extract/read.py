"""The door of extraction: a draft's bytes in, its articles out."""

from dataclasses import replace

from clipper.core.errors import ClipperError
from clipper.core.extract import documents, office_markup
from clipper.core.extract.assemble import first_words
from clipper.core.extract.charset import decode, decode_as
from clipper.core.extract.described import sourced
from clipper.core.extract.entries import link_only, with_entry
from clipper.core.extract.images import SCHEME, Pictures
from clipper.core.extract.keys import text_key, url_key
from clipper.core.extract.markup import clean_text
from clipper.core.extract.sanitize import clean
from clipper.core.extract.storable import storable_address, storable_article
from clipper.core.model import ARCHIVED, Article, Draft
from clipper.core.model.readings import Method, Reading
from clipper.core.text import _

__all__ = ["LARGEST", "read", "text_key", "url_key"]

LARGEST = 20_000_000
"""Bytes; a parser would need gigabytes for more."""
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MARKED = _HTML | {"text/markdown"}


AS_IT_IS = Reading()


def read(draft: Draft, how: Reading = AS_IT_IS) -> list[Article]:
    """The articles of a draft, at least one, the main one first. `how` says what the user chose to read it as.

    Raises ClipperError when the draft is empty, larger than LARGEST without its pictures, or no text.
    """
    if draft.media_type in documents.MEDIA_TYPES:
        from clipper.core.extract.documents.reading import read_document

        return read_document(draft, read)
    if draft.media_type == ARCHIVED:
        from clipper.core.extract.archived import read_archived

        return [storable_article(read_archived(draft))]
    if how.extent != "auto":
        draft = replace(draft, selection=how.extent == "selection")
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
    lead = draft.entry.lead_image if draft.entry else None
    if draft.entry is not None and draft.entry.link_only:
        return [storable_article(pictures.put_in(link_only(draft.entry, draft.captured), lead))]
    text = decode_as(draft.data, how.charset) if how.charset else decode(draft.data, draft.charset)
    found = [_with_entry(article, draft) for article in _articles(text, draft, pictures, how.method)]
    found = [storable_article(pictures.put_in(each, lead if each.kind == "main" else None)) for each in found]
    articles = [sourced(_titled(article)) for article in found if article.title or article.text]
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


def _articles(text: str, draft: Draft, pictures: Pictures, method: Method) -> list[Article]:
    if draft.media_type in _HTML:
        from clipper.core.extract.web import read_html

        markup = pictures.moved(office_markup.plain(clean_text(text)))
        return read_html(markup, draft, method) or _only_pictures(markup, draft, pictures)
    from clipper.core.extract.text import read_markdown, read_text

    if draft.media_type == "text/markdown":
        return read_markdown(text, draft, pictures)
    return read_text(text, draft)


def _only_pictures(markup: str, draft: Draft, pictures: Pictures) -> list[Article]:
    """A picture by itself is worth keeping where the user pasted just that."""
    if draft.selection is not True or SCHEME not in markup:
        return []
    html = clean(markup)
    return [Article(title="", html=html, url=draft.url)] if pictures.of(html) else []
