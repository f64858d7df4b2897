"""What the entries of all feeds have in common."""

from urllib.parse import urljoin

from clipper.core.importers.records import web_address
from clipper.core.importers.xml_records import without_tags
from clipper.core.text import _

HELP = _("A feed that was saved as a file. Clipper fetches nothing: open the feed's address in a browser and save it.")
_LONGEST_DECK = 400
_CUT = ("…", "...", "[…]", "[...]", "]")


def deck(summary: str, body: str) -> str | None:
    """The summary where it is a line of its own, not the beginning of the body cut short."""
    summary = without_tags(summary)
    if not summary or len(summary) > _LONGEST_DECK or summary.endswith(_CUT):
        return None
    return None if without_tags(body).startswith(summary[:60]) else summary


def address(base: str | None, reference: str) -> str | None:
    """An absolute address for a reference in a feed; None where it is none, or of another kind."""
    try:
        return web_address(urljoin(base or "", reference.strip()))
    except ValueError:
        return None  # such as "http://[half"
