"""Is this a picture, and which? Its bytes are decoded to know; a few kinds are let in, SVG never."""

import hashlib
import io
import struct
import warnings
from typing import TYPE_CHECKING

from clipper.core.model import Asset

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 25_000_000
"""Bytes of one picture."""
MOST_PIXELS = 40_000_000
"""Pixels of one picture; decoded it takes four bytes each."""
SMALLEST = (80, 60)
"""Pixels; what is narrower or lower is an icon, a spacer or a counter."""
_THUMBNAIL = (160, 120)
_QUALITY = 80
_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a camera's JPEG with more pictures behind the first
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}


def media_type(data: bytes) -> str:
    """What it begins as, of the kinds that are let in; empty for everything else."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    return next((kind for signature, kind in _SIGNATURES.items() if data.startswith(signature)), "")


def looks_like_one(data: bytes) -> bool:
    """Whether it begins as a PNG, JPEG, GIF, WebP or AVIF does."""
    return bool(media_type(data))


def is_small(width: int, height: int) -> bool:
    return width < SMALLEST[0] or height < SMALLEST[1]


def verified(data: bytes) -> Asset | None:
    """The picture, decoded once to be sure of it; None for what is damaged, too large or none at all."""
    if len(data) > LARGEST or not looks_like_one(data) or _claims_too_much(data):
        return None
    from PIL import Image, ImageOps  # lazily: most pages have no picture to look at

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP", "AVIF")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    return None
                kind = picture.format or ""
                width, height = picture.size
                picture.draft("RGB", (2 * _THUMBNAIL[0], 2 * _THUMBNAIL[1]))  # a JPEG is decoded at a part of its size
                picture.load()
                turned = picture.getexif().get(0x0112, 1) in (5, 6, 7, 8)  # a camera held upright
                small = _thumbnail(ImageOps.exif_transpose(picture))
    except Exception:  # noqa: BLE001 (a decoder raises nearly anything on hostile bytes, and all of it means the same)
        return None
    if turned:
        width, height = height, width
    return Asset(hashlib.sha256(data).hexdigest(), _TYPES[kind], data, width, height, small)


def _thumbnail(picture: "Image") -> bytes:
    """A small JPEG; what one can see through is laid on white."""
    from PIL import Image

    picture = picture.copy()
    picture.thumbnail(_THUMBNAIL)
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    written = io.BytesIO()
    picture.convert("RGB").save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _claims_too_much(data: bytes) -> bool:
    """WebP's decoder takes room for the whole canvas as soon as it is opened, so its size is read before."""
    if data[:4] != b"RIFF":
        return False
    kind, head = data[12:16], data[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        width, height = 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    elif kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    else:
        width, height = (side & 0x3FFF for side in struct.unpack("<HH", head[6:10]))
    return width * height > MOST_PIXELS
