"""WordPress's export (WXR): posts and pages of a blog."""

import re
from collections.abc import Iterator

from clipper.core.importers.base import OpenedFile
from clipper.core.importers.entry_drafts import entry_draft
from clipper.core.importers.press_words import distinct, language
from clipper.core.importers.records import web_address
from clipper.core.importers.xml_records import (
    Element,
    find,
    find_all,
    find_words,
    records,
    root_of,
    without_tags,
    words,
)
from clipper.core.model import Draft, Entry, Refused
from clipper.core.text import _

_KINDS = frozenset({"post", "page", ""})
_UNPUBLISHED = frozenset({"draft", "auto-draft", "pending", "trash"})
_SHORTCODE = re.compile(r"\[(/?)([a-z][\w-]{0,40})(?:[ =][^\[\]]{0,500})?/?\]")
_STANDALONE = frozenset({"gallery", "embed", "audio", "video", "playlist", "caption", "more"})
_BLOCK = re.compile(
    r"\s*</?(?:p|div|h[1-6]|ul|ol|li|table|blockquote|pre|figure|hr|section|iframe|form|dl)\b", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)


class WordPress:
    """Published posts and pages; drafts, attachments and comments are set aside and counted."""

    title = _("WordPress export")
    help = _("In WordPress: Tools, Export, All content. Clipper reads the .xml file that is downloaded.")

    def recognises(self, file: OpenedFile) -> bool:
        name, attributes = root_of(file)
        return name == "rss" and ("wordpress.org/export" in attributes or "<wp:wxr_version>" in file.text_head)

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        comments = 0
        for record in records(file, "item"):
            if isinstance(record, Refused):
                yield record
                continue
            comments += len(find_all(record, "comment"))
            yield _draft(file, record)
        if comments:
            yield Refused(file.name, _("{count} comments of readers are left out.").format(count=comments))


def _draft(file: OpenedFile, item: Element) -> Draft | Refused:
    kind, status = find_words(item, "post_type"), find_words(item, "status")
    name = find_words(item, "title") or file.name
    if kind not in _KINDS:
        return Refused(name, _("This is no post and no page, but: {kind}.").format(kind=kind))
    if status in _UNPUBLISHED:
        return Refused(name, _("This was never published ({status}).").format(status=status))
    return entry_draft(file, _entry(item), _body(item))


def _entry(item: Element) -> Entry:
    channel = item.getparent()
    excerpt = next((words(each) for each in item.iter("{http://wordpress.org/export/1.2/excerpt/}encoded")), "")
    return Entry(
        title=without_tags(find_words(item, "title")),
        deck=without_tags(excerpt) or None,
        url=web_address(find_words(item, "link")),
        authors=distinct([_display_name(channel, find_words(item, "creator"))]),
        publisher=find_words(channel, "title") or None,
        published=_time(find_words(item, "post_date_gmt")) or find_words(item, "pubDate") or None,
        updated=_time(find_words(item, "post_modified_gmt")),
        lang=language(find_words(channel, "language")),
        labels=distinct(without_tags(words(each)) for each in find_all(item, "category")),
    )


def _display_name(channel: Element, login: str) -> str:
    for author in find_all(channel, "author"):
        if find_words(author, "author_login") == login:
            return find_words(author, "author_display_name") or login
    return login


def _time(gmt: str) -> str | None:
    """WordPress writes zeros for no time."""
    return None if not gmt or gmt.startswith("0000") else f"{gmt.replace(' ', 'T')}Z"


def _body(item: Element) -> str:
    content = next(item.iter("{http://purl.org/rss/1.0/modules/content/}encoded"), None)
    text = "" if content is None else "".join(content.itertext())
    if not text.strip():
        description = find(item, "description")
        text = "" if description is None else "".join(description.itertext())
    return _paragraphs(_without_shortcodes(text))


def _without_shortcodes(text: str) -> str:
    """Text without plugins' marks: those known, and those that are closed again ("[dropcap]A[/dropcap]")."""
    closed = {found[2] for found in _SHORTCODE.finditer(text) if found[1]}
    return _SHORTCODE.sub(lambda found: "" if found[2] in closed | _STANDALONE else found[0], text)


def _paragraphs(text: str) -> str:
    """WordPress stores older posts with empty lines for paragraphs."""
    if _PARAGRAPH.search(text):
        return text
    parts = [part.strip() for part in re.split(r"\r?\n[ \t]*\r?\n", text)]
    return "\n".join(
        part if _BLOCK.match(part) else "<p>" + part.replace("\n", "<br>") + "</p>" for part in parts if part
    )
