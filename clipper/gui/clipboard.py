"""What the clipboard or a drop holds, as something the library can take in."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage

from clipper.core.model import Draft

_WINDOWS_HTML = 'application/x-qt-windows-mime;value="HTML Format"'
"""Windows' own, before Qt takes away the header with the page's address."""


def files_in(mime: QMimeData) -> list[Path]:
    """Files and folders of this computer that were dropped or copied in a file manager."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def is_welcome(mime: QMimeData) -> bool:
    """Whether a drop of this can be taken in."""
    return bool(files_in(mime)) or mime.hasHtml() or mime.hasText() or mime.hasImage()


@dataclass(frozen=True, slots=True)
class Copied:
    """What was on the clipboard, taken out of Qt's hands so that another thread can look at it."""

    html: bytes | None
    text: str | None
    rtf: bytes | None
    address: str | None
    picture: bytes | QImage | None
    captured: datetime


def copied(mime: QMimeData) -> Copied:
    """Take what can be read; this alone has to happen on the window's thread."""
    return Copied(
        html=_bytes(mime, _WINDOWS_HTML, "text/html"),
        text=mime.text() if mime.hasText() else None,
        rtf=_bytes(mime, "text/rtf", "application/rtf", "text/richtext"),
        address=_address(mime),
        picture=_picture(mime),
        captured=datetime.now(UTC),
    )


def draft_from(found: Copied) -> Draft:
    """The page that was copied, with its markup if it has any, and its address if the browser tells;
    where there are no words at all, the picture.

    Raises ClipperError when there is nothing to read.
    """
    from clipper.core.importers import pasted

    picture = _as_png(found.picture) if isinstance(found.picture, QImage) else found.picture
    return pasted(found.html, found.text, found.captured, found.address, rtf=found.rtf, picture=picture)


def _bytes(mime: QMimeData, *names: str) -> bytes | None:
    """What is there in the first of these formats."""
    found = next((name for name in names if mime.hasFormat(name)), None)
    return bytes(mime.data(found).data()) if found else None


def _picture(mime: QMimeData) -> bytes | QImage | None:
    """As it was copied where it is of a kind that we keep; what Qt made of it otherwise."""
    if not mime.hasImage():
        return None
    written = _bytes(mime, "image/png", "image/jpeg", "image/webp", "image/gif")
    if written:
        return written
    image = mime.imageData()
    return image if isinstance(image, QImage) and not image.isNull() else None


def _as_png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes a device and a name
    return bytes(buffer.data().data())


def _address(mime: QMimeData) -> str | None:
    """The address of the page it was copied from, in the formats of Chromium (UTF-8) and Firefox (UTF-16)."""
    for name, charset in (("chromium/x-source-url", "utf-8"), ("text/x-moz-url-priv", "utf-16-le")):
        address = bytes(mime.data(name).data()).decode(charset, "replace").strip("\0\ufeff \r\n")
        if address:
            return address.split()[0]
    return None
