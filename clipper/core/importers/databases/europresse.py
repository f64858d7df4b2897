"""Europresse (Eureka) as HTML: in sections of its own, or older in tables."""

import re
from collections.abc import Iterator
from typing import Any

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.html_fragments import fragment
from clipper.core.importers.press_words import people
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_DATE = re.compile(r"\d{1,2}(?:er)? [^\W\d_]{3,12}\.? \d{4}|[^\W\d_]{3,12} \d{1,2}, \d{4}|\d{4}-\d\d-\d\d")
_ISSUE = re.compile(r",? (?:no|n°|vol)\.? ?\d.*\Z", re.IGNORECASE)
_CHARSET = re.compile(rb"charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_WEEKDAY = re.compile(
    r",?\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_OLD_TITLE = re.compile(r"<span class=\"TitreArticleVisu\">", re.IGNORECASE)
_BREAK = r"(?:<br\s*/?>\s*)"
_OLD_AUTHOR = re.compile(rf"\s*{_BREAK}{{1,4}}([^<>]{{2,150}}){_BREAK}(?=<p>\s*</p>)", re.IGNORECASE)
_OLD_END = re.compile(r"<b>\s*<i>\s*©|Numéro de document", re.IGNORECASE)
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>", re.IGNORECASE)


class Europresse:
    """Articles of a saved or printed page."""

    title = _("Europresse, HTML")
    help = _("In Europresse: select the documents, then Save, format HTML.")

    def recognises(self, file: OpenedFile) -> bool:
        head = file.text_head.lower()
        return "docpublicationname" in head and "titrearticlevisu" in head

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        text = _decoded(file)
        if "<article>" in text:
            for part in text.split("<article>")[1:]:
                yield _section(file, part)
            return
        parts = re.split(r"(?=<span class=\"DocPublicationName\">)", text)[1:]
        if not parts:
            yield Refused(file.name, _("There is no article in this file."))
        for part in parts:
            yield _table(file, part)


def _decoded(file: OpenedFile) -> str:
    """UTF-8 where the bytes are that, whatever the page says."""
    try:
        return file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(file.head)
    try:
        return file.data.decode(declared[1].decode() if declared else "cp1252", "replace")
    except LookupError:
        return file.data.decode("cp1252", "replace")


def _section(file: OpenedFile, markup: str) -> Draft | Refused:
    from lxml import etree

    article = fragment(markup.partition("</article>")[0])
    title = _first(article, "titreArticleVisu")
    body = article.find(".//section")
    authors = article.xpath(".//header/div[@class='titreArticle']/following-sibling::div")
    entry = _entry(
        title=_words(title),
        publisher=_words(_first(article, "DocPublicationName")),
        header=_words(_first(article, "DocHeader")),
        author=" ; ".join(_words(each) for each in authors),
        kicker=_words(_first(article, "sm-margin-bottom")),
    )
    inside = "" if body is None else etree.tostring(body, encoding="unicode", method="html", with_tail=False)
    return entry_draft(file, entry, inside)


def _table(file: OpenedFile, markup: str) -> Draft | Refused:
    """The older layout has no element around author and text: they are told by the breaks between them."""
    started = _OLD_TITLE.search(markup)
    if not started:
        return Refused(file.name, _("There is no article in this file."))
    head = fragment(markup[: started.start()])
    rest = markup[started.start() :]
    title = _first(fragment(rest), "TitreArticleVisu")
    text = rest[_closing(rest) :]
    author = _OLD_AUTHOR.match(text)
    end = _OLD_END.search(text)
    text = text[author.end() if author else 0 : end.start() if end else len(text)]
    entry = _entry(
        title=_words(title),
        publisher=_words(_first(head, "DocPublicationName")),
        header=" ".join(_words(each) for each in head.find_class("DocHeader")),
        author=author[1] if author else "",
        kicker=_words_after(head),
    )
    return entry_draft(file, entry, f"<p>{_EMPTY_PARAGRAPH.sub('</p><p>', text)}</p>")


def _closing(markup: str) -> int:
    """Where the span that the markup begins with is closed."""
    depth = 0
    for found in re.finditer(r"<(/?)span\b[^<>]*>", markup, re.IGNORECASE):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    return len(markup)


def _words_after(head: Any) -> str:
    """A line between the date and the headline."""
    last = next((each.text_content() for each in reversed(head.find_class("DocHeader")) if each.text_content()), "")
    return " ".join("".join(head.itertext()).rpartition(last)[2].split()) if last else ""


def _entry(title: str, publisher: str, header: str, author: str, kicker: str) -> Entry:
    date = _DATE.search(header)
    section = _WEEKDAY.sub("", header[: date.start()] if date else header).strip(" ,")
    return Entry(
        title=title,
        deck=kicker or None,
        authors=people(author),
        publisher=_ISSUE.sub("", publisher) or None,
        section=section or None,
        published=date[0] if date else None,
    )


def _first(element: Any, name: str) -> Any:
    """The first element of a class, None without one."""
    return next(iter(element.find_class(name)), None)


def _words(element: Any) -> str:
    return "" if element is None else " ".join(element.text_content().split())
