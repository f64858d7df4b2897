"""What the clipboard or a drop holds, as something the library can take in."""

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


def draft_from(mime: QMimeData, captured: datetime | None = None) -> Draft:
    """The page that was copied, with its markup if it has any.

    Raises ClipperError when there is nothing to read: an empty clipboard, or only a picture.
    """
    from clipper.core.importers import pasted

    html = mime.html() if mime.hasHtml() else ""
    text = mime.text() if mime.hasText() else ""
    if not html.strip() and not text.strip():
        if mime.hasImage():
            raise ClipperError(
                _("The clipboard holds only a picture."),
                _("Copy the text of the page as well: Ctrl+A, then Ctrl+C, in the browser."),
            )
        raise ClipperError(
            _("The clipboard holds no text."), _("In the browser, press Ctrl+A and Ctrl+C; then paste here.")
        )
    return pasted(html=html, text=text, captured=captured or datetime.now(UTC))
