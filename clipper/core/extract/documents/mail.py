"""Mail (EML) and saved pages (MHTML), by the standard library's parser, which takes anything."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from clipper.core.errors import ClipperError
from clipper.core.extract.charset import decode
from clipper.core.extract.documents.converted import Converted
from clipper.core.extract.lines import from_text, to_html
from clipper.core.extract.markup import clean_text, escape, squeeze
from clipper.core.extract.names import people
from clipper.core.model import Entry, Part
from clipper.core.text import _

_DEEPEST = 30
"""Parts within parts that are opened."""
_MOST_PARTS = 2000
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_FRAME = re.compile(r"</?(?:html|head|body)\b[^<>]*>|<!doctype[^<>]*>", re.IGNORECASE)
_LONG_PARAMETERS = re.compile(rb"^(content-(?:type|disposition):[^\n]{5000})[^\n]+", re.IGNORECASE | re.MULTILINE)
"""Python's parser takes very long over a field of many thousand parameters."""
_LONGEST_SENDER = 300
_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"\?=\s+=\?")
"""White space that parts two encoded words and belongs to neither."""
_LIST_HEADERS = ("List-Unsubscribe", "List-Id", "List-Post", "Feedback-ID", "X-Campaign")
_NO_PERSON = re.compile(
    r"no-?reply|newsletter|news|info|redaktion|redaction|press|alerts?|digest|team|service|mailer", re.IGNORECASE
)


@dataclass(slots=True)
class _Found:
    """What a message holds: its texts in order, pictures, and what was attached to it."""

    texts: list[tuple[str, bool]] = field(default_factory=list)
    """Each with whether it is HTML."""
    parts: list[Part] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """Pictures that no text calls for by name."""
    attached: list[str] = field(default_factory=list)
    opened: int = 0


def convert(data: bytes) -> Converted:
    """A message, kept entire; or a saved page, to be pruned as any page.

    Raises ClipperError where it is nested without end or holds no text.
    """
    try:
        message = message_from_bytes(_LONG_PARAMETERS.sub(rb"\1", data.lstrip()), policy=compat32)
        if _is_saved_page(message):
            return _page(message)
        found = _Found()
        _read(message, found, 0)
    except RecursionError as error:
        raise ClipperError(_("This message is nested too deep to read."), _("The original is kept.")) from error
    return _converted(message, found)


def _is_saved_page(message: Message) -> bool:
    """Browsers say so; older ones only write mail to nobody, with the addresses of its parts."""
    if "Snapshot-Content-Location" in message or _header(message, "From").startswith("<Saved by"):
        return True
    parts = _children(message) if message.get_content_type() == "multipart/related" else []
    return "To" not in message and any("Content-Location" in part for part in parts)


def _page(message: Message) -> Converted:
    """The first HTML is the page, or the one that the message names as its start."""
    parts = [part for part in message.walk() if not part.is_multipart()][:_MOST_PARTS]
    start = str(message.get_param("start") or "").strip("<> ")
    pages = [part for part in parts if part.get_content_type() in _HTML]
    page = next((part for part in pages if start and _id(part) == start), next(iter(pages), None))
    if page is None:
        raise ClipperError(_("There is no page in this saved page."), _("Save it again in the browser."))
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    files = [file for part in parts if part is not page for file in _files(part)]
    return Converted(
        _text_of(page) or "",
        facts=Entry(url=address if address.startswith(("http://", "https://")) else None),
        parts=tuple(files),
        is_page=True,
    )


def _read(part: Message, found: _Found, depth: int) -> None:
    """Sorts a part, and what is in it, into `found`."""
    found.opened += 1
    if depth > _DEEPEST or found.opened > _MOST_PARTS:
        return
    kind = part.get_content_type()
    name = _file_name(part)
    if kind == "message/rfc822":
        _read_forwarded(part, found, depth)
    elif part.is_multipart():
        children = _children(part)
        chosen = [_best(children)] if kind == "multipart/alternative" and children else children
        for child in chosen:
            _read(child, found, depth + 1)
    elif part.get_content_maintype() == "image":
        found.parts += _files(part)
        if name and (_is_attachment(part, name) or not _id(part)):
            found.shown.append(name)
    elif part.get_content_maintype() == "text" and not _is_attachment(part, name) and (text := _text_of(part)):
        if kind in _HTML:
            found.texts.append((_FRAME.sub("", text), True))
        else:
            found.texts.append((_unflowed(text) if part.get_param("format") == "flowed" else text, False))
    elif name:
        found.attached.append(name)


def _best(children: Sequence[Message]) -> Message:
    """The richest of the forms that a text is given in: HTML wherever it stands, else the first text."""
    rich = [child for child in children if any(each.get_content_type() in _HTML for each in child.walk())]
    return rich[-1] if rich else children[0]


def _read_forwarded(part: Message, found: _Found, depth: int) -> None:
    """A message within the message: its subject stands above its text."""
    for child in _children(part):
        subject = _header(child, "Subject")
        if subject:
            found.texts.append((f"<h2>{escape(subject)}</h2>", True))
        _read(child, found, depth + 1)


def _converted(message: Message, found: _Found) -> Converted:
    """Text alone stays text; with HTML or a picture in the message all of it is HTML."""
    attached = [_("Attachment: {name}").format(name=name) for name in dict.fromkeys(found.attached)]
    facts = _facts(message)
    if not found.shown and not any(is_html for _text, is_html in found.texts):
        return Converted(text="\n\n".join([*(text for text, _html in found.texts), *attached]), facts=facts)
    blocks = [text if is_html else to_html(from_text(text)) for text, is_html in found.texts]
    called = " ".join(blocks)
    shown = [name for name in dict.fromkeys(found.shown) if escape(name) not in called]
    blocks += [f'<figure><img src="{escape(name)}" alt="{escape(name)}"></figure>' for name in shown]
    return Converted(
        "".join([*blocks, *(f"<p>{escape(line)}</p>" for line in attached)]), "", facts, tuple(found.parts)
    )


def _facts(message: Message) -> Entry:
    """A newsletter is published by its sender, a person's letter written by hers."""
    name, address = parseaddr(_header(message, "From")[:_LONGEST_SENDER])
    name = squeeze(name).strip("'\" ")
    is_list = any(header in message for header in _LIST_HEADERS) or bool(_NO_PERSON.search(address.partition("@")[0]))
    authors = () if is_list else tuple(people([name]))
    return Entry(
        title=_header(message, "Subject"),
        authors=authors,
        publisher=None if authors else name or address.rpartition("@")[2] or None,
        published=_sent(message),
    )


def _sent(message: Message) -> str | None:
    """The Date as ISO 8601, in its own zone; -0000 says that the zone is not known."""
    try:
        when = parsedate_to_datetime(_header(message, "Date"))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _text_of(part: Message) -> str | None:
    """A part's text in whatever charset; None where it is no text."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return None
    try:
        return decode(data, str(part.get_param("charset") or "") or None)
    except ClipperError:
        return None  # it says that it is text, and is not: nobody could read it


def _files(part: Message) -> Iterator[Part]:
    """A part as a file, under each name that a page may call it by."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data or part.get_content_maintype() != "image":
        return
    address = _header(part, "Content-Location")
    names = [f"cid:{_id(part)}" if _id(part) else "", address, _file_name(part)]
    for name in dict.fromkeys(filter(None, names)):
        yield Part(name, part.get_content_type(), data)


def _id(part: Message) -> str:
    return _header(part, "Content-ID").strip("<> ")


def _is_attachment(part: Message, name: str) -> bool:
    """A text with a file's name is one too, unless it says that it belongs in the text."""
    kind = part.get_content_disposition()
    return kind == "attachment" or (bool(name) and kind != "inline")


def _file_name(part: Message) -> str:
    try:
        return squeeze(clean_text(_decoded(part.get_filename() or "")))[:200]
    except (ValueError, LookupError, TypeError):
        return ""  # a name that cannot be decoded is none


def _header(message: Message, name: str) -> str:
    """A header field as a line of text, its encodings undone; empty where there is none."""
    value = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return squeeze(clean_text(_decoded(str(value))))


def _decoded(value: str) -> str:
    """Encoded words (RFC 2047), in charsets known or not, and bytes that should not be there at all."""
    value = _as_text(value.encode("utf-8", "surrogateescape"), None)
    value = _BETWEEN_WORDS.sub("?==?", value)
    return _ENCODED_WORD.sub(_word, value)


def _word(found: re.Match[str]) -> str:
    charset, encoding, content = found.groups()
    data = content.encode()
    try:
        if encoding in "bB":
            return _as_text(base64.b64decode(data + b"=" * (-len(data) % 4)), charset)
        return _as_text(quopri.decodestring(data.replace(b"_", b"=20")), charset)
    except binascii.Error:
        return found.group()


def _as_text(data: bytes, charset: str | None) -> str:
    try:
        return decode(data, charset)
    except ClipperError:
        return data.decode("ascii", "replace")


def _unflowed(text: str) -> str:
    """Lines that end with a space go on in the next one (RFC 3676)."""
    lines: list[str] = []
    goes_on = False
    for line in text.splitlines():
        line = line.removeprefix(" ") if line.startswith(" ") else line
        if goes_on and lines and line.strip():
            lines[-1] += line
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line.rstrip(" ") not in ("", "--")
    return "\n".join(lines)
