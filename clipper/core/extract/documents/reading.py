"""The door of documents: a draft that is one in, its articles out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from clipper.core.errors import ClipperError
from clipper.core.extract.assemble import without_headline
from clipper.core.extract.dates import parse
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.entries import with_entry
from clipper.core.extract.keys import without_trackers
from clipper.core.extract.markup import escape
from clipper.core.extract.plain import text_of
from clipper.core.extract.storable import storable_article
from clipper.core.model import Article, Draft, Entry, Provenance
from clipper.core.text import _

LARGEST = 200_000_000
"""Bytes of a document; most of them are pictures."""
_SAID = 0.8
"""How sure a document's own properties are: people copy documents and forget to change them."""


def read_document(draft: Draft, read: Callable[[Draft], list[Article]]) -> list[Article]:
    """The articles of a document, at least one, the main one first; `read` reads the HTML it becomes.

    Raises ClipperError where it is locked, damaged, or has no text.
    """
    if len(draft.data) > LARGEST:
        raise ClipperError(
            _("This is too large to read: {size} MB.").format(size=len(draft.data) // 1_000_000),
            _("Clipper reads documents up to {limit} MB; the original is kept.").format(limit=LARGEST // 1_000_000),
        )
    found: list[Article] = []
    for each in _convert(draft):
        if not (each.html.strip() or each.text.strip()):
            continue
        try:
            main, *others = read(_inner(draft, each))
        except ClipperError:
            continue  # a chapter without words; that there are none at all is told below
        main = _with_facts(main, each.facts, draft.captured.astimezone())
        if main.text or "<img" in main.html:
            found += [main, *others]
    if not found:
        raise ClipperError(
            _("There is no text in this document."), _("If it is a scan, only a reading machine can help.")
        )
    if draft.entry is not None:
        found[0] = with_entry(found[0], draft.entry, draft.captured)
    main, *others = map(storable_article, found)
    return [replace(main, kind="main"), *(replace(each, kind="related") for each in others)]


def _convert(draft: Draft) -> Sequence[Converted]:
    """What others' programs read, from bytes that anybody may have made, they read in a process apart.

    Imports of converters stay here: most pastes need none of them.
    """
    if draft.media_type == "application/pdf":
        from clipper.core.extract import apart
        from clipper.core.extract.documents import pdf

        return [apart.run(pdf.convert, draft.data)]
    if draft.media_type == "application/epub+zip":
        from clipper.core.extract.documents import epub

        return epub.convert(draft.data)
    if draft.media_type in ("message/rfc822", "multipart/related"):
        from clipper.core.extract.documents import mail

        return [mail.convert(draft.data)]
    if draft.media_type in ("application/rtf", "text/rtf"):
        from clipper.core.extract import apart
        from clipper.core.extract.documents import rtf

        return [apart.run(rtf.convert, draft.data)]
    if draft.media_type.endswith("opendocument.text"):
        from clipper.core.extract.documents import odt

        return [odt.convert(draft.data)]
    from clipper.core.extract import apart
    from clipper.core.extract.documents import docx

    return [apart.run(docx.convert, draft.data)]


def _inner(draft: Draft, converted: Converted) -> Draft:
    """A title from the document's properties stands above its text, as in any page."""
    title = converted.facts.title
    if not converted.html.strip():
        data, media_type = f"{title}\n\n{converted.text}" if title else converted.text, "text/plain"
    else:
        data, media_type = f"<h1>{escape(title)}</h1>{converted.html}" if title else converted.html, "text/html"
    return replace(
        draft,
        data=data.encode("utf-8", "replace"),
        media_type=media_type,
        charset="utf-8",
        url=draft.url or converted.facts.url,
        selection=not converted.is_page,
        entry=Entry(lead_image=draft.entry.lead_image) if draft.entry else None,
        parts=(*draft.parts, *converted.parts),
    )


def _with_facts(article: Article, facts: Entry, captured: datetime) -> Article:
    """The article with the document's facts; a headline that is told twice leaves the text."""
    if facts.title:
        html = without_headline(article.html, facts.title)
        article = replace(article, html=html, text=text_of(html))
    said: dict[str, Any] = {
        "title": facts.title,
        "url": without_trackers(facts.url) if facts.url else None,
        "authors": facts.authors,
        "publisher": facts.publisher,
        "published": parse(facts.published, captured) if facts.published else None,
        "lang": facts.lang,
        "keywords": facts.keywords,
    }
    said = {name: value for name, value in said.items() if value}
    told = tuple(Provenance(name, "document", _SAID) for name in said)
    others = tuple(each for each in article.provenance if each.field not in said)
    return replace(article, **said, provenance=(*others, *told))
