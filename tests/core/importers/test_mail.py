"""Messages, mailboxes and saved pages are told apart, and from texts."""

from datetime import UTC, datetime

import pytest

from clipper.core.importers import IMPORTERS, OpenedFile, mail
from clipper.core.importers.files import read_file
from clipper.core.model import Draft, Refused

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
HEAD = b"From: a@e.example\r\nSubject: Ships wait\r\nDate: Tue, 10 Jun 2025 09:30:00 +0200\r\n"
LETTER = HEAD + b"MIME-Version: 1.0\r\n\r\nNobody was hurt.\r\n"
SAVED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://e.example/a\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related;\r\n\tboundary="b"\r\nDate: Tue, 10 Jun 2025 07:30:00 -0000\r\n\r\n--b\r\n'
)


def drafts(data: bytes, name: str = "file") -> list[Draft | Refused]:
    return list(read_file(OpenedFile.of(data, NOW, name), IMPORTERS))


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (LETTER, "message/rfc822"),
        (b"   \r\n\r\n" + LETTER, "message/rfc822"),
        (HEAD + b"\r\nNobody was hurt.", "message/rfc822"),
        (b"Received: from a\r\n\tby b\r\nbroken line\r\n" + b"X-A: b\r\n" * 9 + LETTER, "message/rfc822"),
        (SAVED, "multipart/related"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Location: x",
            "multipart/related",
        ),
        (b"From: the desk\nTo the point: nothing happened.\n\nIt was quiet.", "text/plain"),
        (b"Subject: how we saw it\n\nIt was quiet.", "text/plain"),
        (b"From 2019 to 2024 the harbour grew.\nIt was quiet.", "text/plain"),
    ],
)
def test_messages_are_known_by_their_header(data: bytes, media_type: str) -> None:
    (draft,) = drafts(data)
    assert isinstance(draft, Draft)
    assert (draft.media_type, draft.data) == (media_type, data)


def test_ages_count_from_when_a_message_was_sent_or_a_page_saved() -> None:
    for data in (LETTER, SAVED):
        (draft,) = drafts(data)
        assert isinstance(draft, Draft)
        assert draft.captured == datetime(2025, 6, 10, 7, 30, tzinfo=UTC)


def test_a_saved_page_brings_its_address() -> None:
    (draft,) = drafts(SAVED, "page.mhtml")
    assert isinstance(draft, Draft)
    assert (draft.url, draft.selection) == ("https://e.example/a", False)


def test_a_mailbox_is_a_draft_for_each_message() -> None:
    second = LETTER.replace(b"Nobody was hurt.", b"In short:\r\n\r\n>From here on\r\nFrom then on\r\n>> kept")
    box = (
        b"From a@e.example Tue Jun 10 09:30:00 2025\r\n" + LETTER + b"\r\nFrom - Wed Jun 11 10:00:00 2025\r\n" + second
    )
    found = drafts(box, "box.mbox")
    assert [each.name for each in found] == ["box.mbox #1", "box.mbox #2"]
    first, last = found
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert first.data.split() == LETTER.split()
    assert last.data.endswith(b"\r\n\r\nFrom here on\r\nFrom then on\r\n>> kept\n")
    assert {each.captured for each in (first, last)} == {datetime(2025, 6, 10, 7, 30, tzinfo=UTC)}


def test_broken_and_endless_messages_are_set_aside() -> None:
    parted = b"From - Wed Jun 11 10:00:00 2025\n"
    box = parted + LETTER + parted + b"no header here\n\n" + parted + LETTER + b"x" * (mail.LARGEST + 1) + b"\n\n"
    found = drafts(box + parted + LETTER, "box")
    assert [type(each).__name__ for each in found] == ["Draft", "Refused", "Refused", "Draft"]


def test_bytes_of_a_picture_make_a_saved_page_no_other_file() -> None:
    picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n\x89PNG\0\0\0"
    (draft,) = drafts(SAVED + picture)
    assert isinstance(draft, Draft)
    assert draft.media_type == "multipart/related"
