"""Mail and saved mail: EML, MBOX, MHTML.

A message and a saved page are one draft each, byte for byte; a mailbox is one draft per message.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from typing import BinaryIO

from clipper.core.importers.base import OpenedFile
from clipper.core.model import Draft, Refused
from clipper.core.text import _

LARGEST = 20_000_000
"""Bytes of one message in a mailbox."""
_HEADERS = 32_768
"""Bytes in which a message's header ends, where it is to be recognised."""
_FIELD = re.compile(rb"([!-9;-~]{1,80}):(?:[ \t]|\r?$)")
_SURE = frozenset({b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to", b"x-mailer"})
_USUAL = frozenset({b"from", b"subject", b"date", b"to", b"content-type"})
_SEPARATOR = re.compile(rb"From \S+.{0,80}\b\d{4}\b")
_SURE_SEPARATOR = re.compile(rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} +\d\d:\d\d(?::\d\d)? ")
"""With the time as C writes it: some programs leave out the empty line before it."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_SAVED_BY = re.compile(rb"^From: *<Saved by|^Snapshot-Content-Location:", re.MULTILINE | re.IGNORECASE)


def _names(head: bytes) -> frozenset[bytes]:
    """The names of a message's header fields, in small letters; empty where this is no message."""
    lines = head[:_HEADERS].lstrip().split(b"\n")
    names: list[bytes] = []
    odd = 0
    for at, line in enumerate(lines):
        if not line.strip():
            break
        if b"\0" in line:
            return frozenset()
        if field := _FIELD.match(line):
            names.append(field[1].lower())
        elif at == 0 or not line.startswith((b" ", b"\t")):
            odd += 1
    return frozenset(names) if names and odd <= len(names) // 8 else frozenset()


def _is_message(head: bytes) -> bool:
    names = _names(head)
    return len(names & _USUAL) >= 1 and (len(names & _SURE) >= 1 or len(names & _USUAL) >= 3)


def _header(data: bytes) -> Message:
    return BytesHeaderParser().parsebytes(data[:_HEADERS].lstrip())


def _sent(header: Message, otherwise: datetime) -> datetime:
    """When it was sent or saved, which its "yesterday" counts from."""
    try:
        when = parsedate_to_datetime(str(header["Date"]))
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return otherwise


class SavedPages:
    """Pages that browsers save as one file: MHTML."""

    title = _("Saved page (MHTML)")
    help = _("In Chrome and Edge: Save As, “Webpage, Single File”.")

    def recognises(self, file: OpenedFile) -> bool:
        if not _is_message(file.head):
            return False
        kind = _header(file.head).get_content_type()
        return bool(_SAVED_BY.search(file.head[:_HEADERS])) or (
            kind == "multipart/related" and b"\nContent-Location:" in file.head
        )

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        header = _header(file.head)
        url = str(header.get("Snapshot-Content-Location") or header.get("Content-Location") or "").strip()
        yield Draft(
            file.data,
            "multipart/related",
            _sent(header, file.captured),
            file.name,
            url=url if url.startswith(("http://", "https://")) else None,
            selection=False,
        )


class Mail:
    """One message."""

    title = _("Mail message")
    help = _("In a mail program: Save As, or drag the message into a folder (.eml).")

    def recognises(self, file: OpenedFile) -> bool:
        return _is_message(file.head)

    def drafts(self, file: OpenedFile) -> Iterator[Draft]:
        yield Draft(file.data, "message/rfc822", _sent(_header(file.head), file.captured), file.name)


class Mailbox:
    """Many messages after one another, each below a line "From sender date"."""

    title = _("Mailbox")
    help = _("Thunderbird and Apple Mail export mailboxes; Google Takeout gives one for Gmail (.mbox).")

    def recognises(self, file: OpenedFile) -> bool:
        head = file.head.lstrip()
        line, _end, rest = head.partition(b"\n")
        return bool(_SEPARATOR.match(line)) and bool(_names(rest))

    def drafts(self, file: OpenedFile) -> Iterator[Draft | Refused]:
        """One draft for each message; the file is never in memory as a whole."""
        with file.open() as stream:
            for number, (data, size) in enumerate(_messages(stream), 1):
                name = f"{file.name} #{number}"
                if size > LARGEST:
                    yield Refused(
                        name, _("This message is too large to read: {size} MB.").format(size=size // 1_000_000)
                    )
                elif not _names(data):
                    yield Refused(name, _("This is no mail message: it has no header."))
                else:
                    yield Draft(data, "message/rfc822", _sent(_header(data), file.captured), name)


def _messages(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each message without the lines that part them, and its size in bytes; one that is too large comes cut."""
    kept: list[bytes] = []
    size = 0
    begun = after_blank = True
    for line in iter(lambda: stream.readline(LARGEST), b""):
        if (after_blank and _SEPARATOR.match(line)) or _SURE_SEPARATOR.match(line):
            if size:
                yield _unquoted(kept), size
            kept, size, begun = [], 0, True
        elif not begun or line.strip():
            begun = False
            size += len(line)
            if size <= LARGEST:
                kept.append(line)
        after_blank = not line.strip()
    if size:
        yield _unquoted(kept), size


def _unquoted(lines: list[bytes]) -> bytes:
    """Mailboxes put ">" before a text's own lines that begin with "From "."""
    return _QUOTED.sub(rb"\1", b"".join(lines)).rstrip(b"\r\n") + b"\n"


FAMILY = (SavedPages(), Mailbox(), Mail())
