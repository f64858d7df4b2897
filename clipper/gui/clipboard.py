"""What the clipboard or a drop holds, as something the library can take in."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData

from clipper.core.errors import ClipperError
from clipper.core.model import Draft
from clipper.core.text import _


def files_in(mime: QMimeData) -> list[Path]:
    """Files and folders of this computer that were dropped or copied in a file manager."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_welcome(mime: QMimeData) -> bool:
    """Whether a drop of this can be taken in."""
    return bool(files_in(mime)) or mime.hasHtml() or mime.hasText()


@dataclass(frozen=True, slots=True)
class Copied:
    """What was on the clipboard, taken out of Qt's hands so that another thread can look at it."""

    html: str | None
    text: str | None
    address: str | None
    has_image: bool
    captured: datetime


def copied(mime: QMimeData) -> Copied:
    """Take what can be read; this alone has to happen on the window's thread."""
    return Copied(
        html=mime.html() if mime.hasHtml() else None,
        text=mime.text() if mime.hasText() else None,
        address=_address(mime),
        has_image=mime.hasImage(),
        captured=datetime.now(UTC),
    )


def draft_from(found: Copied) -> Draft:
    """The page that was copied, with its markup if it has any, and its address if the browser tells.

    Raises ClipperError when there is nothing to read: an empty clipboard, or only a picture.
    """
    from clipper.core.importers import pasted

    try:
        return pasted(found.html, found.text, found.captured, found.address)
    except ClipperError as error:
        if not found.has_image:
            raise
        raise ClipperError(
            _("The clipboard holds only a picture."),
            _("Copy the text of the page as well: Ctrl+A, then Ctrl+C, in the browser."),
        ) from error


def _address(mime: QMimeData) -> str | None:
    """The address of the page it was copied from, in the formats of Chromium (UTF-8) and Firefox (UTF-16)."""
    for name, charset in (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le")):
        address = bytes(mime.data(name).data()).decode(charset, "replace").strip("\0\ufeff \r\n")
        if address:
            return address.split()[0]
    return None
