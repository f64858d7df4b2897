"""Lines inside an article's text that are none of it: its title again, pointers to other articles,
invitations to sign up, copyright notices. Judged by what they say, in whatever language we have words of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clipper.core.extract import furniture
from clipper.core.extract.flat_page import Block
from clipper.core.extract.runs import Run, words

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 6
"""Blocks at the beginning among which the title may stand again."""
_ONLY_LINK = 0.8
_LONGEST_POINTER = 200
_LONGEST_NOTICE = 60
"""Words; longer blocks are text whatever they mention."""
_SHORT_NOTICE = 30
_SEPARATORS = (" | ", " - ", " – ", " — ", " » ", " :: ", " • ", " · ")

_POINTER = re.compile(
    r"[\W_]*(?:read (?:more|also|next)|see (?:also|more)|also (?:read|see|on)|related(?: \w+)?|"
    r"more (?:on|from|stories)|don'?t miss|watch(?: now| live| more)?|listen(?: to| now)?|recommended|"
    r"you (?:may|might)(?: also)? like|what to read next|trending|most read|click here|leggi anche|"
    r"lesen sie (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|l[ée]e[r]? también|leia (?:também|mais)|veja também|"
    r"czytaj (?:także|też)|zobacz też|lees ook|läs (?:också|även)|les også|læs også|читайте также|"
    r"相关(?:阅读|新闻)|延伸阅读|関連記事|관련 ?기사|更多)"
    r"\s*[:：\-–—|\]]",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\W_]*(?:don'?t miss|read (?:more|next)|most (?:read|popular)(?: (?:in|on) .{1,30})?|you (?:may|might) also like|"
    r"related(?: (?:articles?|stor(?:y|ies)|content|posts?|topics?))?|recommended(?: for you)?|trending(?: now)?|"
    r"more (?:stories|news|articles)|see also|(?:article|story) continues below.*|scroll to continue.*)\W*$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"sign up (?:for|to|here)|subscribe (?:to|now|for|today)|newsletter|"
    r"get (?:the|our) .{0,40}(?:app|newsletter|inbox)|delivered (?:to|straight to) your|your inbox|"
    r"follow (?:us|@|\w+ on|him|her|them)\b.{0,60}(?:twitter|facebook|instagram|threads|bluesky|x\b)|"
    r"like us on facebook|all rights reserved|(?:copyright|©)\s?(?:©|\(c\)|\d{4})|^copyright\b|^©|"
    r"personal, non-?commercial use|contributed to this report|(?:may|can) be reached at|"
    r"^(?:e-?mail|write to|contact) .{0,60}(?:@| at )|have a tip\?|tell us what you think|"
    r"an error (?:has )?occurred|there was an error|thanks for (?:signing|subscribing)|"
    r"download (?:the|our) .{0,20}app|terms of (?:use|service)|privacy policy|cookie|affiliate commission|"
    r"we may (?:earn|receive) a|this article (?:has been sent|was originally published|originally appeared)|"
    r"^(?:photo|image)(?:s| source| credit)?(?: by|:)|^(?:source|via):|getty images\)?$|"
    r"alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|"
    r"tutti i diritti riservati|все права защищены|版权所有|版權所有|無断転載|무단 ?전재",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`titles` and `descriptions`: what the page's head and its h1 say, as words."""

    titles: frozenset[Run]
    descriptions: frozenset[Run]

    def is_title(self, text: str) -> bool:
        return tuple(words(text)) in self.titles


def read_facts(root: "_Element") -> PageFacts:
    titles = [element.text or "" for element in list(root.iter("title"))[:1]]
    titles += [left for title in titles for separator in _SEPARATORS for left in _sides(title, separator)]
    descriptions: list[str] = []
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in ("og:title", "twitter:title"):
            titles.append(meta.get("content") or "")
        elif name in ("og:description", "description", "twitter:description"):
            descriptions.append(meta.get("content") or "")
    titles += ["".join(heading.itertext()) for heading in root.iter("h1")]
    return PageFacts(_as_words(titles), _as_words(descriptions))


def _sides(title: str, separator: str) -> tuple[str, ...]:
    return (title.rsplit(separator, 1)[0], title.split(separator, 1)[0]) if separator in title else ()


def _as_words(texts: Iterable[str]) -> frozenset[Run]:
    return frozenset(filter(None, (tuple(words(text)) for text in texts)))


def is_heading_of_others(text: str) -> bool:
    """ "Related articles", "Read more": what follows is not this article."""
    return _is_furniture(text) or bool(_POINTER.match(text))


def _is_furniture(text: str) -> bool:
    if furniture.is_related_heading(text) or furniture.is_furniture(text):
        return True
    return len(text) < furniture.LONGEST and bool(_LEAD.match(text.replace("’", "'")))


def is_boilerplate(block: Block, place: int, count: int, facts: PageFacts) -> bool:
    """Is the block, number `place` of the text's `count`, none of the article's words?"""
    found = tuple(block.words)
    if place < _HEAD and found in facts.titles:
        return True
    if found in facts.descriptions:
        return False
    text = block.text
    if len(text) < _LONGEST_POINTER and (_POINTER.match(text) or furniture.is_lead_to_other(text)):
        return True
    if _is_furniture(text):
        return True
    if block.link_share > _ONLY_LINK and len(found) >= 3:
        return True
    at_edge = place > 0.6 * count or place < 3
    length = len(found)
    return (length < _SHORT_NOTICE or (at_edge and length < _LONGEST_NOTICE)) and bool(_NOTICE.search(text))
