"""What stands on news pages beside the news: headings of lists, hashtags, banners, comments, buttons.

Lines are recognised by what they say, whole, never by the site they come from.
"""

import re
from functools import lru_cache

from clipper.core.extract.furniture_words import BANNERS, COMMENTS, FACT_LABELS, RELATED, SECTIONS

LONGEST = 90
"""Characters; longer lines are content."""
_REMEMBERED = 4096
"""Lines of which it is known what they are: each is asked about several times, and menus repeat from page to page."""


_RELATED_PATTERN = re.compile(
    r"(more (from|in|about|on)|mehr (von|aus|zu)|plus sur|más (en|sobre)|mais (em|sobre)|altro da|meer (van|over)) "
    r"\S.{0,30}"
    r"|(top|latest|related|more|recommended|trending|popular|similar) (\w+ )?"
    r"(articles|stories|news|headlines|posts|reads)"
)

_BANNER_PATTERN = re.compile(
    r"\d[\d.,]*\s?k?\s(comments?|shares?|views?|likes?|reactions?|kommentare?|commentaires?|partages?|comentarios?|"
    r"comentários?|commenti|condivisioni|reacties|комментари\w+|просмотр\w*)"
    r"|(comments?|kommentare|commentaires|comentarios|comentários|commenti|评论|評論|コメント|댓글)\s?[(:（]?\s?\d+\s?[)）]?(件|条)?"
    r"|\d+\s?(件のコメント|条评论|則留言|개의 댓글)"
    r"|share (this|on|via|to) .{1,30}|follow us .{1,30}|skip to .{3,20}|jump to .{3,20}|to embed this content.{0,60}"
    r"|sign up (for|to|now).{0,60}|subscribe (to|for|now).{0,60}|get (our|the) .{0,40}(newsletter|app)"
    r"|see terms of use.*|(this site|we) uses? cookies.*|(accept|reject|manage) (all )?cookies"
    r"|(©|copyright|\(c\)) .*|all rights reserved.*|alle rechte vorbehalten.*|tous droits réservés.*"
    r"|todos los derechos reservados.*|todos os direitos reservados.*|tutti i diritti riservati.*|все права защищены.*"
    r"|版权所有.*|(story|article) continues below.*|scroll to continue.*|click here .{0,50}"
)
_ASSISTANT = re.compile(
    r"(?<![^\W\d_])(ai|a\.i\.|ia|ki|ии|ai-\w+|ki-\w+|人工智能|人工知能|인공지능|ذكاء)(?![a-zà-ÿа-я])|chatgpt|chatbot"
)
_INVITATION = re.compile(
    r"(try|explore|discover|ask|meet|use|test|unlock|experience|see what|chat with)\b"
    r"|(test|probier|entdeck|frag|nutz|erleb|essaye|découvr|demande|explor|teste|prueb|descubr|pregunt|usa|utiliz|"
    r"experiment|pergunt|prova|scopri|esplora|chiedi|probeer|ontdek|vraag|gebruik|попробуй|узнай|спроси|откро|исследуй)"
    r"|试试|尝试|体验|探索|了解|看看|使用|試試|體驗|.*(試す|できること|使う|に聞く|해보|알아보|할 수 있)|جرب|اكتشف|اسأل"
)
_ADDRESS = re.compile(
    r"\b(our|you|your|features|assistant|tools|unsere?n?|ihnen|dich|dir|funktionen|notre|nos|vous|fonctions|nuestr[ao]s?|"
    r"ti|usted|funciones|noss[ao]s?|você|recursos|nostr[aeoi]|funzioni|onze|jou|functies|наш\w*|вас|вам|функци\w*)\b"
    r"|功能|我们|我們|你|您|機能|できること|기능|있는"
)
"""A banner of an assistant speaks of AI, invites, and speaks to the reader."""
_LEAD = re.compile(
    r"(read more|read also|also read|see also|related( article| story)?|more on this|don'?t miss|watch|listen|"
    r"recommended|lesen sie auch|lesen sie mehr|mehr zum thema|lire aussi|à lire aussi|à lire|voir aussi|lea también|"
    r"lee también|leer también|leia também|leia mais|veja também|leggi anche|lees ook|читайте также|czytaj także|"
    r"läs också|相关阅读|相关新闻|延伸阅读|関連記事|あわせて読みたい|관련 기사|اقرأ أيضا)\s?[:：|–—-]+\s?\S.*",
)

_FACT = re.compile(r"([^\W\d_][\w・ -]{0,24}?)\s?[:：]\s?(\S.{0,99})\Z")


def folded(line: str) -> str:
    """Lower case, plain apostrophes, without marks around it; empty for lines too long to be furniture."""
    if len(line) > LONGEST:
        return ""
    return line.lower().replace("’", "'").strip(" \t.:：…!»›>→▶►▼▸•·*|–—-[]()【】「」『』■◆●#/")


def is_related_heading(line: str) -> bool:
    """ "Related Articles", "Mehr zum Thema", "関連記事": what follows is a list of other articles."""
    return len(line) <= LONGEST and _is_related_heading(line)


@lru_cache(_REMEMBERED)
def _is_related_heading(line: str) -> bool:
    words = folded(line)
    if not words or len(words) > 60 or line.rstrip().endswith((".", "?")):
        return False
    return words in RELATED or bool(_RELATED_PATTERN.fullmatch(words))


def opens_comments(line: str) -> bool:
    return folded(line) in COMMENTS


def is_furniture(line: str) -> bool:
    """No part of any article: a button, a banner, an advertisement, a hashtag, a copyright notice."""
    return len(line) <= LONGEST and _is_furniture(line)


@lru_cache(_REMEMBERED)
def _is_furniture(line: str) -> bool:
    words = folded(line)
    if not words:
        return True
    if words in BANNERS or words in COMMENTS or is_hashtag(line):
        return True
    return bool(_BANNER_PATTERN.fullmatch(words)) or _invites_to_assistant(words)


def _invites_to_assistant(words: str) -> bool:
    return len(words) <= 70 and bool(_ASSISTANT.search(words) and _INVITATION.match(words) and _ADDRESS.search(words))


def is_hashtag(line: str) -> bool:
    return line.startswith(("#", "＃")) and " " not in line.replace(" #", "").strip() and len(line) > 1


def is_lead_to_other(line: str) -> bool:
    """ "Read more: …": a pointer to another article inside this one."""
    return len(line) <= 200 and bool(_LEAD.match(line.lower()))


def is_section(words: str) -> bool:
    return folded(words) in SECTIONS


def labelled_fact(line: str) -> tuple[str, str] | None:
    """ "Country: China" → ("country", "China"); None for any other line."""
    if len(line) > 130 or not (match := _FACT.match(line)):
        return None
    fact = FACT_LABELS.get(match[1].lower().strip())
    return (fact, match[2].strip()) if fact else None
