"""The pictures of a draft, kept by their SHA-256: moved out of the markup before anyone parses it,
put in again where the finished article shows them. Nothing is ever fetched.

In the markup a picture that is there has the address "clip-asset:<sha256>"; one that is not keeps
its web address in `data-src`, where no program looks for something to load.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote, unquote_to_bytes, urldefrag, urljoin

from clipper.core.extract import image_markup
from clipper.core.extract.image_files import is_small, looks_like_one, verified
from clipper.core.extract.image_markup import Wanted
from clipper.core.extract.markup import Token, rewrite
from clipper.core.model import Article, Asset, Part

SCHEME = "clip-asset:"
MOST = 300
"""Pictures of one article; what comes after them is shown as missing."""
_MOST_BYTES = 150_000_000
"""Of all pictures of one article."""
_DATA = re.compile(
    rb"data:([a-zA-Z]{1,20}/[a-zA-Z0-9.+-]{1,60})?((?:;[^,;\"'\s<>()]{0,60}){0,4}),"
    rb"((?:[A-Za-z0-9%._~!*$+:@/?=-]{60,}+[\r\n]*+)*+[A-Za-z0-9%._~!*$+:@/?=-]*+)"
)
_STAND_IN = 3000
"""Bytes, at most, of what a lazy loader shows until the picture comes."""
_LONG = 200
"""Characters of data: from which it is worth moving out before the markup is parsed."""
_SHA256 = re.compile(r"clip-asset:([0-9a-f]{64})\Z")
_HELD = re.compile(r'"clip-asset:([0-9a-f]{64})"')


def moved(markup: str, parts: Sequence[Part] = (), address: str | None = None) -> tuple[str, "Pictures"]:
    """Raw HTML with its pictures moved out, and those pictures; see `Pictures.moved`."""
    pictures = Pictures(parts, address)
    return pictures.moved(markup), pictures


class Pictures:
    """What a draft brings of pictures: inside its markup (data:) and beside it (`parts`).

    Relative addresses, and the parts' own, count from `address`.
    """

    def __init__(self, parts: Sequence[Part] = (), address: str | None = None) -> None:
        self._address = address or ""
        self._parts: dict[str, Part] = {}
        for part in parts:
            for name in (_key(part.name), _key(_joined(self._address, part.name))):
                self._parts.setdefault(name, part)
        self._bytes: dict[str, bytes] = {}
        self._checked: dict[str, Asset | None] = {}

    # -- moving out ----------------------------------------------------------------------
    def lightened(self, data: bytes) -> bytes:
        """Markup in any charset that has ASCII in it, long data: addresses moved out of it.

        Pictures become clip-asset: addresses; fonts, scripts and SVG go.
        """
        return _DATA.sub(self._light, data)

    def _light(self, found: re.Match[bytes]) -> bytes:
        if len(found[3]) < _LONG:
            return found.group()
        picture = _decoded(found[2].lower().replace(b" ", b"").endswith(b";base64"), found[3])
        return self.hold(picture).encode() if looks_like_one(picture) else b"data:,"

    def moved(self, markup: str) -> str:
        """Raw HTML in which every `<img>` has one address: `src="clip-asset:…"` for what is there; for what
        is not, its absolute web address as `src` and as `data-src` (the sanitiser leaves the second)."""
        if "data:" in markup:
            markup = self.lightened(markup.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")
        return image_markup.rewritten(markup, self._settle)

    def _settle(self, wanted: Wanted, base: str) -> str:
        """The picture's tag with the best address there is; empty for what is none worth showing."""
        address = _joined(self._address, base) if base else self._address
        held = [found for each in wanted.addresses if (found := self._find(each, address))]
        whole = next((found for found in held if not self._is_blank(found)), None)
        if whole:
            return image_markup.written(whole, "", wanted.attributes)
        absolute = (_joined(address, each) for each in wanted.addresses)
        missing = next((each for each in absolute if each.lower().startswith(("http://", "https://"))), "")
        is_told = missing or (wanted.attributes.get("alt", "").strip() and not held)
        if not is_told or _says_small(wanted.attributes):
            return ""
        return image_markup.written(missing, missing, wanted.attributes)

    def _find(self, address: str, base: str = "") -> str | None:
        """The clip-asset: address of what is there under this one."""
        if held := _SHA256.match(address):
            if held[1] in self._bytes:
                return address
        elif address[:5].lower() == "data:":
            found = _DATA.fullmatch(b"data:" + address[5:].encode("utf-8", "replace"))
            picture = _decoded(found[2].lower().endswith(b";base64"), found[3]) if found else b""
            return self.hold(picture) if looks_like_one(picture) else None
        keys = _keys(address, base) if self._parts else ()
        part = next((self._parts[key] for key in keys if key in self._parts), None)
        return self.hold(part.data) if part and looks_like_one(part.data) else None

    def _is_blank(self, held: str) -> bool:
        """A lazy loader's stand-in: a dot, or a blurred stamp of the picture to come."""
        sha256 = held.removeprefix(SCHEME)
        if len(self._bytes[sha256]) > _STAND_IN:
            return False
        asset = self._asset(sha256)
        return asset is not None and is_small(asset.width, asset.height)

    def hold(self, picture: bytes) -> str:
        """Keep a picture's bytes; returns the address under which markup shows it."""
        sha256 = hashlib.sha256(picture).hexdigest()
        self._bytes[sha256] = picture
        return SCHEME + sha256

    # -- putting in ----------------------------------------------------------------------
    def of(self, html: str) -> tuple[Asset, ...]:
        """The pictures that sanitised HTML shows, in its order: those that really are some."""
        found: dict[str, Asset] = {}
        size = 0
        for sha256 in _HELD.findall(html):
            asset = self._asset(sha256)
            if asset and sha256 not in found and len(found) < MOST and size + len(asset.data) <= _MOST_BYTES:
                found[sha256] = asset
                size += len(asset.data)
        return tuple(found.values())

    def put_in(self, article: Article, lead_image: str | None = None) -> Article:
        """The article with its `assets`, and with `lead_image` as one of them.

        What is given as lead image, and what the article has so far, may be an address or a part's name. Of
        the article's HTML small pictures are left out, and of those that are none only the words remain.
        """
        said = lead_image or article.lead_image
        if SCHEME not in article.html and not said:
            return article
        assets = self.of(article.html)
        shown = {asset.sha256: asset for asset in assets if not is_small(asset.width, asset.height)}
        html = rewrite(article.html, lambda token: self._placed(token, shown))
        lead = self._lead(said, tuple(shown.values()))
        others = (lead,) if lead and lead.sha256 not in shown else ()
        return replace(article, html=html, assets=(*shown.values(), *others), lead_image=lead.sha256 if lead else None)

    def _placed(self, token: Token, shown: dict[str, Asset]) -> str:
        held = _SHA256.match(token.attribute("src")) if token.tag == "img" else None
        if held is None or held[1] in shown:
            return token.text
        alt = token.attribute("alt")
        return image_markup.written("", "", {"alt": alt}) if alt.strip() and self._asset(held[1]) is None else ""

    def _lead(self, said: str | None, shown: Sequence[Asset]) -> Asset | None:
        """The picture that the metadata name, if it is there, else the first one shown."""
        held = self._find(said, self._address) if said else None
        named = self._asset(held.removeprefix(SCHEME)) if held else None
        if named and not is_small(named.width, named.height):
            return named
        return next(iter(shown), None)

    def _asset(self, sha256: str) -> Asset | None:
        if sha256 not in self._checked:
            data = self._bytes.get(sha256)
            self._checked[sha256] = verified(data) if data is not None else None
        return self._checked[sha256]


def _decoded(is_base64: bool, data: bytes) -> bytes:
    data = unquote_to_bytes(data) if b"%" in data else data
    if not is_base64:
        return data
    digits = data.translate(None, b"\r\n\t =")
    try:
        return base64.b64decode(
            digits + b"=" * (-len(digits) % 4), altchars=b"-_" if b"-" in digits or b"_" in digits else None
        )
    except binascii.Error:
        return b""


def _says_small(attributes: dict[str, str]) -> bool:
    sizes = [attributes.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    width, height = (int(size) if size.isascii() and size.isdigit() and len(size) < 6 else 9999 for size in sizes)
    return is_small(width, height)


def _joined(base: str, address: str) -> str:
    """`address` made absolute; empty where it is no address."""
    if address.startswith(("https://", "http://")):
        return address.strip()
    try:
        return urljoin(base or ("https:" if address.startswith("//") else ""), address.strip())
    except ValueError:
        return ""


def _keys(address: str, base: str) -> tuple[str, ...]:
    """What a part may be called that the page refers to so, the closest first."""
    joined = _joined(base, address)
    return tuple(_key(each) for each in (address, joined, address.partition("?")[0]) if each)


def _key(name: str) -> str:
    """Names that mean the same file are one: percent signs decoded, no "./", no fragment, any case."""
    name = name.strip().strip("<>").replace("\\", "/")
    name = urldefrag(name).url if not name.lower().startswith("cid:") else name
    name = unquote(name)
    while name.startswith("./"):
        name = name[2:]
    return name.casefold()
