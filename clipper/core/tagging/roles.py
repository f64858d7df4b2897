"""What a name does in its sentence: the money of a country, an accord that is called after a city, one of a list …

Such a mention names the country and says little of what the story is about.
"""

import re

from clipper.core.tagging.context import Mention
from clipper.core.tagging.document import Document

MONEY = frozenset(
    "dollar dollars dlr dlrs franc francs mark marks crown crowns krone kroner krona kronor pound pounds peso pesos "
    "yen cent cents cts guilder guilders lira lire schilling rouble rouble rupee rupees rand currency eurobond "
    "eurobonds franken dólar dólares euro euros".split()
)
"""Words after an adjective that make it a sort of money: "Australian dlr bond"."""
NO_MONEY = (["prince"], ["princess"], ["Prince"], ["Princess"])
"""What follows the crown that is no money."""
AGREEMENTS = frozenset(
    "accord accords agreement agreements pact treaty treaties convention conventions protocol protocols club round "
    "declaration summit conference plan process communique communiqué initiative".split()
)
"""Words after a city that make it a meeting or its result: "Paris accord", "Geneva Convention"."""
LOCATIVES = frozenset("in at near outside from à en em a i w we bei te på près aus desde".split())
"""Words before a city that make it the place where something happens, or where somebody comes from."""
CYRILLIC_LOCATIVES = frozenset("в во у на".split())
CYRILLIC_CASES = tuple("еиіїхо")
"""… if the city's case says where and not where to: "в Одессе", but "в Одессу"."""
PLACE_BEFORE = ("在", "於", "于")
PLACE_AFTER = re.compile(r"で|에서|서 | में(?!\w)|['’][dt][ae](?!\w)")
"""Chinese before a place; Japanese, Korean, Hindi and Turkish after it."""
AGAINST = frozenset("to from against with of for by over on".split())
"""Words before a country that make it another's partner, aim or origin."""
JOINTS = frozenset(
    (",", "and", ", and", "or", ", or", "/", "-", "–", "et", "und", "y", "e", "en", "och", "и", "i", "ve")
)
"""What stands between the names of a list."""
LONG_LIST = 3
PARENTS = dict(
    pair.split("=")
    for pair in (
        "HK=CN MO=CN TW=CN PR=US GU=US VI=US AS=US MP=US GL=DK FO=DK RE=FR GP=FR MQ=FR GF=FR YT=FR NC=FR PF=FR BM=GB "
        "GI=GB KY=GB FK=GB VG=GB AI=GB MS=GB JE=GB GG=GB IM=GB AW=NL CW=NL SX=NL AX=FI SJ=NO"
    ).split()
)
"""Territories with a code of their own, and the country that an address adds to them: "Mayotte (France)"."""
BELONGING = frozenset(
    ("", "sar", "sar of", "special administrative region of", "special administrative region", "province", "island")
)
"""What may stand between the two, apart from commas and brackets."""

ROLES = ("subject", "owner", "money", "event", "venue", "aim", "pair", "list", "parent", "")


def roles(document: Document, mentions: list[Mention]) -> list[str]:
    """One of ROLES for each mention, "" for none in particular. `mentions` are in the order of the text."""
    found = [_role(document, mention) for mention in mentions]
    for first, last in _runs(document, mentions):
        size = last - first
        for i in range(first, last):
            found[i] = "list" if size >= LONG_LIST else "pair"
    for i in range(1, len(mentions)):
        if _is_parent(document, mentions[i - 1], mentions[i]):
            found[i] = "parent"
    return found


def _is_parent(document: Document, territory: Mention, country: Mention) -> bool:
    if PARENTS.get(territory.senses[0].code) != country.senses[0].code or country.start - territory.end > 50:
        return False
    gap = document.text[territory.end : country.start].lower()
    after = document.text[country.end : country.end + 2].strip()
    closed = not after or not after[0].isalnum()
    return closed and gap.strip(" ,()") in BELONGING and gap.strip(" ") != ""


def _role(document: Document, mention: Mention) -> str:
    text = document.text
    after = text[mention.end : mention.end + 20]
    next_words = after.split() if after[:1].isspace() else []
    following = next_words[0].strip(".,;:<>()").lower() if next_words else ""
    if following in MONEY and mention.kind in "NAM" and next_words[1:2] not in NO_MONEY:
        return "money"
    if following in AGREEMENTS and mention.kind in "CT":
        return "event"
    before = text[max(0, mention.start - 10) : mention.start].split()
    preceding = before[-1].lower() if before else ""
    if mention.kind in "CT" and (preceding in LOCATIVES or _says_where(document, mention, preceding)):
        return "venue"
    if after.startswith(("'s", "’s", "' ", "’ ")):
        return "owner"
    if preceding in AGAINST:
        return "aim"
    line_start = mention.start == 0 or text[mention.start - 1] == "\n" or mention.start == document.dateline_end + 1
    return "subject" if line_start and mention.kind in "NCI" else ""


def _says_where(document: Document, mention: Mention, preceding: str) -> bool:
    text = document.text
    if preceding in CYRILLIC_LOCATIVES:
        return text[mention.start : mention.end].endswith(CYRILLIC_CASES)
    if document.lang == "id" and preceding == "di":
        return True
    return text[max(0, mention.start - 1) : mention.start] in PLACE_BEFORE or bool(PLACE_AFTER.match(text, mention.end))


def _runs(document: Document, mentions: list[Mention]) -> list[tuple[int, int]]:
    """Index ranges of names that stand joined: "France, Italy and Spain"."""
    runs = []
    start = 0
    for i in range(1, len(mentions) + 1):
        joined = i < len(mentions) and mentions[i].start - mentions[i - 1].end <= len(", and the ")
        if joined:
            gap = document.text[mentions[i - 1].end : mentions[i].start].lower().replace(" the", "")
            joined = gap.strip() in JOINTS
        if not joined:
            if i - start > 1:
                runs.append((start, i))
            start = i
    return runs
