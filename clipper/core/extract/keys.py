"""What the same article is known by: its address and its words, in canonical form."""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from clipper.core.extract.storable import storable_address

_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|"
    r"_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|oly_enc_id|ref_src|ref_url|cmpid|ns_\w+|xtor|wt_mc|wt\.mc_\w+|"
    r"smid|smtyp|guccounter|guce_\w+|spm|share_\w+|at_\w+|ncid|sr_share|soc_src|soc_trk|s_cid|icid|__twitter_\w+",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what she reads. Names that some sites give to their
articles' numbers, such as "cid", are not among them: two articles must never count as one."""
_WORD = re.compile(r"\w+")


def without_trackers(url: str) -> str:
    """The address without parameters that track and without a fragment that only names a place on the
    page ("#!…" and "#/…" name the page itself). What is kept stays letter for letter."""
    url = storable_address(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [pair for pair in parts.query.split("&") if not _TRACKERS.fullmatch(unquote(pair.partition("=")[0]))]
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "&".join(kept), fragment))


def url_key(url: str) -> str | None:
    """The address in canonical form, for comparing only: scheme and host in lower case, "www.", default
    ports, trackers and a trailing slash left out, http and https the same.

    None for a site's front page: all that is clipped from there has that address.
    """
    url = without_trackers(url)
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").removeprefix("www.").removeprefix("m."), parts.port
    except ValueError:
        return url
    if not host:
        return url or None
    path = parts.path.rstrip("/")
    if not (path or parts.query or parts.fragment):
        return None
    host = f"{host}:{port}" if port and port not in (80, 443) else host
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    scheme = "https" if parts.scheme in ("http", "https", "") else parts.scheme
    return urlunsplit((scheme, host, path, query, parts.fragment))


def text_key(text: str) -> str:
    """SHA-256 (hex) of the words, folded: the same for texts that differ in case, spaces or punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256(" ".join(_WORD.findall(folded)).encode()).hexdigest()
