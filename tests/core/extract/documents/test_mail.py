"""Messages and saved pages."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.read import read
from clipper.core.model import Article, Draft
from tests.core.documents import PIXELS

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
TEXT = "The harbour of the old town was closed for two days after the storm, because nobody saw the marks."


def message(sender: str = "Maeve Corrigan <maeve@quay.example>", subject: str = "Ships wait") -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["Subject"] = subject
    mail["Date"] = "Tue, 10 Jun 2025 09:30:00 +0200"
    return mail


def article(data: bytes | EmailMessage) -> Article:
    (found,) = read(Draft(bytes(data), "message/rfc822", NOW))
    return found


def test_a_letter_is_by_its_sender() -> None:
    mail = message()
    mail.set_content(f"{TEXT}\n\nIt opens again on Monday.")
    found = article(mail)
    assert (found.title, found.authors, found.publisher) == ("Ships wait", ("Maeve Corrigan",), None)
    assert found.text == f"{TEXT}\nIt opens again on Monday."
    assert found.published is not None
    assert found.published.iso() == "2025-06-10T09:30:00+02:00"
    assert {each.source for each in found.provenance} == {"document"}


def test_a_newsletter_is_published_by_its_sender_and_kept_entire() -> None:
    mail = message('"The Coast Gazette" <post@gazette.example>')
    mail["List-Unsubscribe"] = "<https://gazette.example/bye>"
    mail.set_content("Open this in a browser.")
    links = "".join(f'<p><a href="https://gazette.example/{n}">Story number {n}</a></p>' for n in range(8))
    mail.add_alternative(f"<html><head><title>x</title></head><body>{links}<p>{TEXT}</p></body></html>", subtype="html")
    found = article(mail)
    assert (found.title, found.authors, found.publisher) == ("Ships wait", (), "The Coast Gazette")
    assert found.text.split("\n") == [*(f"Story number {n}" for n in range(8)), TEXT]
    assert '<a href="https://gazette.example/3"' in found.html


def test_pictures_in_the_text_and_beside_it_are_kept_other_files_are_named() -> None:
    mail = message()
    mail.set_content(f'<p>{TEXT}</p><img src="cid:mole@quay" alt="The mole">', subtype="html")
    mail.add_related(PIXELS, "image", "png", cid="<mole@quay>")
    mail.add_attachment(b"%PDF-1.4", "application", "pdf", filename="tide tables.pdf")
    mail.add_attachment(PIXELS + b"\n", "image", "png", filename="tug.png")
    found = article(mail)
    assert [asset.data for asset in found.assets] == [PIXELS, PIXELS + b"\n"]
    assert found.text.split("\n") == [TEXT, "Attachment: tide tables.pdf"]


def test_a_forwarded_message_is_read_below_its_subject() -> None:
    inner = message("Olu Adeyemi <olu@quay.example>", "Tugs go electric")
    inner.set_content(TEXT)
    mail = message()
    mail.set_content("Look at this.")
    mail.add_attachment(inner)
    assert article(mail).text.split("\n") == ["Look at this.", "Tugs go electric", TEXT]


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (b"Subject: =?utf-8?Q?=C5=81=C3=B3d=C5=BA?=\r\n =?utf-8?B?IHdhaXRz?=", "Łódź waits"),
        (b"Subject: =?x-nobody-knows?Q?Caf=E9s_close?=", "Cafés close"),
        ("Subject: Cafés schließen".encode(), "Cafés schließen"),
        ("Subject: Cafés schließen".encode("latin-1"), "Cafés schließen"),
        ("Subject: =?windows-1252?Q?The_pilot’s_day?=".encode(), "The pilot’s day"),
        (b"Subject: =?utf-8?B?not base 64!?= at all", "=?utf-8?B?not base 64!?= at all"),
        (b"sUBJECT:Ships\r\n wait", "Ships wait"),
    ],
)
def test_subjects_in_any_form(header: bytes, title: str) -> None:
    assert article(header + b"\r\nFrom: a@e.example\r\n\r\n" + TEXT.encode()).title == title


@pytest.mark.parametrize("charset", ["iso-8859-2", "x-unknown", "utf-7", '"quoted'])
def test_a_charset_that_is_wrong_or_unknown_costs_no_text(charset: str) -> None:
    head = f"From: a@e.example\r\nSubject: x\r\nContent-Type: text/plain; charset={charset}\r\n\r\n"
    assert article(head.encode() + TEXT.encode()).text == TEXT


def test_broken_headers_and_parts_cost_no_text() -> None:
    head = b"From: =?=?<@\r\nDate: the day after\r\nSubject: Ships wait\r\n"
    head += b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
    part = b"--b\r\nContent-Type: text/html; charset=\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+!\r\n"
    found = article(head + part + b"--b\r\n\r\n" + TEXT.encode())  # no end, either
    assert (found.title, found.published) == ("Ships wait", None)
    assert TEXT in found.text


def test_lines_that_flow_are_one() -> None:
    head = b"From: a@e.example\r\nSubject: x\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    assert article(head + b"Nobody was \r\nhurt, they \r\nsaid.\r\n\r\nIt opens again.").text == (
        "Nobody was hurt, they said.\nIt opens again."
    )


@pytest.mark.parametrize("depth", [20, 2000])
def test_parts_within_parts_are_read_or_told(depth: int) -> None:
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(depth))
    data = b"From: a@e.example\r\nSubject: x\r\n" + opened + b"\r\n" + TEXT.encode()
    if depth == 20:
        assert article(data).text == TEXT
    else:
        with pytest.raises(ClipperError):
            article(data)


@pytest.mark.parametrize(
    "head",
    [
        b"From: " + b"(" * 100_000,
        b"From: a@e.example\r\nContent-Type: text/plain" + b"; a=b" * 100_000,
        b"From: a@e.example\r\nSubject: " + b"=?utf-8?q?" * 20_000,
    ],
)
def test_endless_headers_cost_neither_time_nor_text(head: bytes) -> None:
    assert TEXT in article(head + b"\r\n\r\n" + TEXT.encode()).text


def test_a_message_without_words_is_told() -> None:
    mail = message()
    mail.set_content(" \n")
    with pytest.raises(ClipperError, match="no text"):
        article(mail)


# -- saved pages -----------------------------------------------------------------------------
PARAGRAPHS = "".join(
    f"<p>{TEXT} The tide came in at {n} o'clock and the tugs went out to the ships.</p>" for n in range(6)
)


def saved(parts: Sequence[tuple[str, bytes]], address: str = "https://gazette.example/2025/storm") -> bytes:
    """A page as browsers save it: each part's header lines and content."""
    out = (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {address}\r\nSubject: Ships wait\r\n"
        "Date: Tue, 10 Jun 2025 07:30:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
    ).encode()
    for head, content in parts:
        out += b"------b\r\n" + head.encode() + b"\r\n\r\n" + content + b"\r\n"
    return out + b"------b--\r\n"


def test_a_saved_page_is_pruned_and_its_pictures_come_along() -> None:
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(12))
    page = (
        f"<html><head><title>Ships wait outside the harbour</title></head><body><nav><ul>{menu}</ul></nav><article>"
        '<h1>Ships wait outside the harbour</h1><img src="https://gazette.example/mole.png" alt="The mole">'
        f"{PARAGRAPHS}"
        '<img src="cid:tug-1@mhtml.blink"></article><footer>All rights reserved</footer></body></html>'
    )
    data = saved(
        [
            (
                "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://gazette.example/2025/storm",
                page.encode(),
            ),
            ("Content-Type: image/png\r\nContent-Location: https://gazette.example/mole.png", PIXELS),
            ("Content-Type: image/png\r\nContent-ID: <tug-1@mhtml.blink>", PIXELS + b"\n\n"),
        ]
    )
    (found, *_others) = read(Draft(data, "multipart/related", NOW))
    assert found.title == "Ships wait outside the harbour"
    assert found.url == "https://gazette.example/2025/storm"
    assert "The tide came in at 5 o'clock" in found.text
    assert "Section 3" not in found.text
    assert "All rights reserved" not in found.text
    assert found.assets[0].data == PIXELS


def test_a_saved_page_without_a_page_is_told() -> None:
    with pytest.raises(ClipperError, match="no page"):
        read(
            Draft(
                saved([("Content-Type: image/png\r\nContent-Location: https://e.example/a.png", PIXELS)]),
                "multipart/related",
                NOW,
            )
        )


def test_a_page_saved_without_parts_is_a_page() -> None:
    head = "From: <Saved by Blink>\r\nSubject: x\r\nContent-Type: text/html\r\nContent-Location: https://e.example/a\r\n\r\n"
    page = f"<html><title>Ships wait outside the harbour</title><body>{PARAGRAPHS}</body></html>"
    (found,) = read(Draft((head + page).encode(), "multipart/related", NOW))
    assert (found.title, found.url) == ("Ships wait outside the harbour", "https://e.example/a")
