"""Clean HTML as Markdown, for copying, showing and exporting."""

from urllib.parse import quote

from clipper.core.extract.markup import Token, escape, rewrite
from clipper.core.extract.sanitize import clean
from clipper.core.extract.simple_markup import simplified

_URL_SAFE = "/:?#@!$&'*+,;=%~-._[]"
"""What stays as it is in an address; parentheses, spaces and angle brackets would end the link."""


def to_markdown(html: str) -> str:
    """Markdown of `html`, which is sanitised first: shown code stays shown, never becomes live.

    Read again by `from_markdown` and written again it is the same.
    """
    from clipper.core.extract.markdown_converter import converter  # lazily: markdownify is slow to load

    return converter().convert(rewrite(simplified(clean(html)), _linkable)).strip() + "\n"


def _linkable(token: Token) -> str:
    """Links and pictures whose address and label can't break out of Markdown's brackets."""
    if token.closing:
        return token.text
    if token.tag == "a":
        url = quote(token.attribute("href"), safe=_URL_SAFE)
        return f'<a href="{escape(url)}">' if url else "<a>"
    if token.tag == "img":
        source = quote(token.attribute("src"), safe=_URL_SAFE)
        label = " ".join("".join(c for c in token.attribute("alt") if c not in "[]()<>\\`!|").split())
        return f'<img src="{escape(source)}" alt="{escape(label)}">' if source else escape(label)
    return token.text
