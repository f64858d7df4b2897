"""What the same article is known by: its address and its words, in canonical form."""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKERS = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|"
    r"_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|oly_enc_id|ref_src|ref_url|cmpid|ito|ns_\w+|xtor|wt_mc|wt\.mc_\w+|"
    r"smid|smtyp|guccounter|guce_\w+|spm|share_\w+|at_\w+|ncid|sr_share|soc_src|soc_trk|partner|cid|s_cid|icid|__twitter_\w+",
    re.IGNORECASE,
)
"""Parameters that say how a reader came, not what she reads."""
_WORD = re.compile(r"\w+")


def without_trackers(url: str) -> str:
    """The address without parameters that track and without a fragment; as it is when malformed."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    kept = [
        (key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.fullmatch(key)
    ]
    query = urlencode(kept) if len(kept) != len(parse_qsl(parts.query, keep_blank_values=True)) else parts.query
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def url_key(url: str) -> str:
    """The address in canonical form, for comparing only: scheme and host in lower case, "www.", default
    ports, trackers, fragment and a trailing slash left out, http and https the same."""
    try:
        parts = urlsplit(without_trackers(url))
        host, port = (parts.hostname or "").removeprefix("www.").removeprefix("m."), parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    host = f"{host}:{port}" if port and port not in (80, 443) else host
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = parts.path.rstrip("/")
    scheme = "https" if parts.scheme in ("http", "https", "") else parts.scheme
    return f"{scheme}://{host}{path}{'?' if query else ''}{query}"


def text_key(text: str) -> str:
    """SHA-256 (hex) of the words, folded: the same for texts that differ in case, spaces or punctuation."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256(" ".join(_WORD.findall(folded)).encode()).hexdigest()
