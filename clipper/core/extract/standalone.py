"""A clipping's HTML for use elsewhere: stored pictures are in it, missing ones are links to where they are."""

import base64
from collections.abc import Callable

from clipper.core.extract.image_files import media_type
from clipper.core.extract.images import SCHEME
from clipper.core.extract.markup import Token, escape, rewrite
from clipper.core.text import _


def standalone(html: str, asset: Callable[[str], bytes | None]) -> str:
    """Sanitised HTML that needs no store; `asset` gives a picture's bytes by its SHA-256."""

    def picture(token: Token) -> str:
        if token.tag != "img":
            return token.text
        alt, missing = token.attribute("alt"), token.attribute("data-src")
        data = asset(token.attribute("src").removeprefix(SCHEME))
        if data:
            shown = base64.b64encode(data).decode()
            return f'<img src="data:{media_type(data)};base64,{shown}" alt="{escape(alt)}">'
        words = escape(_("[Picture: {alt}]").format(alt=alt) if alt else _("[Picture]"))
        return f'<a href="{escape(missing)}" rel="noopener noreferrer nofollow">{words}</a>' if missing else words

    return rewrite(html, picture)
