"""People's names out of author fields and bylines: "By Jane Roe and John Doe" is two."""

import html
import re
from collections.abc import Iterable

from clipper.core.extract.date_words import MONTHS
from clipper.core.extract.furniture import is_furniture

LONGEST = 60
MOST_WORDS = 6
_MOST_FIELDS = 100
_MOST_PEOPLE = 60

_LABELS = (
    "written by", "posted by", "reported by", "story by", "words by", "text by", "article by", "reporting by",
    "published by", "created by", "submitted by", "contributed by", "analysis by", "opinion by", "review by",
    "interview by", "report by", "a cura di", "geschrieben von", "ein beitrag von", "eine analyse von",
    "ein kommentar von", "rédigé par", "écrit par", "publié par", "escrito por", "publicado por", "scritto da",
    "geschreven door", "skrevet av", "napisał", "автор", "авторы", "текст", "author", "authors", "autor", "autoren",
    "autorin", "auteur", "auteurs", "autore", "writer", "writers", "columnist", "text", "texte", "texto", "testo",
    "tekst", "yazan", "oleh", "penulis", "作者", "著者", "執筆者", "執筆", "筆者", "投稿者", "撰文", "文", "取材・文",
    "記事", "記者", "记者", "编辑", "글",
)  # fmt: skip
"""What may stand before names, with a colon or without."""
_WORDS = ("by", "von", "par", "por", "di", "da", "door", "af", "av", "przez", "de", "от")
"""Prepositions that do; some also begin surnames."""
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LABEL = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, _LABELS), key=len, reverse=True))})(?:\s*[:：●／/]\s*|\s+)"
    rf"|(?P<word>{'|'.join(_WORDS)})(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_JOINED = "and und et ve og och en dan и AND UND ET Y E".replace(" ", "|")
_BETWEEN = re.compile(
    rf"\s*(?:[;|/／、，•·●&]|\s[-–—]\s|\b(?:{_JOINED})\b(?=\s)|,(?!\s*(?:[Jj]r|[Ss]r|I{{2,3}}|IV)\b))\s*"
)
_AND_BETWEEN_WHOLE_NAMES = re.compile(r"(?<=\w)\s+(?:y|e|i)\s+(?=\w)")
"""One letter that joins two names, or two surnames of one person: "José Ortega y Gasset"."""
_BRACKETS = re.compile(
    rf"\s*(?:\([^()]{{0,200}}\)|\[[^\[\]]{{0,200}}\]|（[^（）]{{0,200}}）)(?=\s*(?:\Z|[,;|/／、，•·&]|(?:{_JOINED})\b))"
)
"""What stands after a name, such as a place or an agency; "Jane (Mary) Roe" is all name."""
_OUTER = " .,-–—:;·•*_'\"“”《》〈〉【】"
_EDGES = " .,-–—:;·•*_'\"“”《》〈〉【】[]()"
_ROLE = re.compile(
    r"\s+(?:(?:senior|chief|special|staff|contributing|political|business|associate|deputy|assistant|executive|guest"
    r"|managing)\s(?:\w+\s)?)?(?:staff|writer|reporter|correspondent|editor(?:-at-large)?|columnist|contributor|engineer|manager|director|producer|analyst|korrespondent(?:in)?"
    r"|redakteur(?:in)?|profile|bio|著|監訳|訳|記者|記|氏|さん)\W*\Z",
    re.IGNORECASE,
)
"""What somebody does, after the name."""
_AGENCY = re.compile(r"[A-Z]{2,4}\b")
_TAIL = re.compile(
    r"\s+(?:\d|(?:in|for|at|with|aus|à|pour|für|mit|avec|view orcid|updated|published|posted|on|covers|using|special)\s"
    rf"|(?:{'|'.join(map(re.escape, MONTHS))})\.?\s\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\Z)",
    re.IGNORECASE,
)
"""What follows a name in a byline: a place, a paper, a date."""
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d{3}|\.(?:com|org|net|co|php|html?)\b|facebook|twitter|[<>{}=#?!…]|\s\d+\Z", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:the\s)?(?:\w+\s){0,3}(?:staff|editors|newsroom|newsdesk|desk|bureau|editorial(?: team| board)?|\w*redaktion"
    r"|rédaction|redaction|redacción|redação|redazione|redactie|redakcja)(?:\s(?:reports?|writers?|team"
    r"|reporter))?|staff \w+|admin\w*|editor|author|auteur|autor|autore|unknown|anonymous|guest|contributor|user|root"
    r"|null|none|undefined|n/?a|(?:last )?updated|published|posted|see full bio|read more|about the author"
    r"|our\s.*|(?:photo\w*|foto\w*|illustrations?|images?|pictures?|video)\s(?:by|von|par|por|di)\s.*"
    r"|photo(?:s|graph)?|image|illustration|credit|by|著者?|作者|文|記者|編集|.*編集部.*|.*编辑部.*",
    re.IGNORECASE,
)
_CREDENTIAL = re.compile(
    r"(?:m\.?d|ph\.?\s?d|r\.?n|m\.?a|m\.?sc|b\.?a|b\.?sc|m\.?b\.?a|j\.?d|esq|d\.?d\.?s|d\.?v\.?m|m\.?p\.?h|r\.?d|c\.?p\.?a"
    r"|dr|prof)\.?",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de la le les du des del della dei di da do dos das van von der den het ten ter zu zum y e bin ibn al el bint of "
    "af av ap".split()
)
_LISTS = re.compile(r"(?:\A|\s)(?:tags|filed under|categor(?:y|ies)|カテゴリー?|タグ)[:：]?\s.*", re.IGNORECASE)
"""What else stands in one line with a byline."""
_ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)
_HANDLE = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+")
_MAC = re.compile(r"\bMc([a-z])")


def people(fields: Iterable[str], *, strict: bool = False, last_first: bool = False) -> list[str]:
    """Names in order, each once; addresses, numbers, "Admin" and "Staff" are no names.

    `strict` reads what a page shows: one word alone or in small letters is no name there.
    `last_first` says that "Roe, Jane" is one person, as in library records.
    """
    found: dict[str, str] = {}
    for _, field in zip(range(_MOST_FIELDS), fields, strict=False):
        text = " ".join(_TAG.sub(" ", html.unescape(field[:1000])).split())
        text = "" if _ADDRESS.match(text) else _without_label(_LISTS.sub("", text))
        for name in _parts(text, last_first=last_first):
            if _is_person(name, strict=strict) and len(found) < _MOST_PEOPLE:
                found.setdefault(name.casefold(), _cased(name))
    return list(found.values())


def in_byline(line: str) -> list[str]:
    """The names of a line that begins as bylines do: "By Jane Roe", "文：…"; empty for any other."""
    whole = _wrapped(line)
    rest = _without_label(whole)
    return people([rest], strict=True) if len(rest) < len(whole) and len(rest) <= 2 * LONGEST else []


def _without_label(text: str) -> str:
    text = _wrapped(text)
    for _ in range(2):
        match = _LABEL.match(text)
        if match is None:
            return text
        rest = text[match.end() :]
        surname = match["word"] and match["word"].lower() != "by" and len(rest.split()) < 2
        if not rest.strip() or surname:
            return text
        text = rest.strip(_OUTER)
    return text


def _wrapped(text: str) -> str:
    """Without quotes, dashes or brackets around the whole."""
    text = text.strip(_OUTER)
    return (
        text[1:-1] if text[:1] in "[（(" and text[-1:] in "]）)" and not re.search(r"[\])）].*[\[(（]", text) else text
    )


def _parts(text: str, *, last_first: bool) -> list[str]:
    text = _BRACKETS.sub(" ", _HANDLE.sub(" ", text))
    if last_first and text.count(",") == 1:
        last, first = text.split(",")
        return [_bare(f"{first} {last}")]
    parts: list[str] = []
    for part in _BETWEEN.split(text):
        pair = _AND_BETWEEN_WHOLE_NAMES.split(part)
        parts += pair if all(len(each.split()) >= 2 for each in pair) else [part]
    return [name for part in parts if (name := _bare(part))]


def _bare(part: str) -> str:
    name = " ".join(_without_label(part).split())
    tail = _TAIL.search(name)
    if tail and (" " in name[: tail.start()] or _CJK.search(name)):
        name = name[: tail.start()]
    name, roles = _ROLE.subn("", name)
    name = name.strip(_EDGES)
    if roles and (_AGENCY.match(name) or not (" " in name or _CJK.search(name))):
        return ""  # "AP National Political Writer" says who the name before it is; "Gazette Staff" names nobody
    return "" if _CREDENTIAL.fullmatch(name) else name


def _is_person(name: str, *, strict: bool) -> bool:
    words = name.split()
    if not 1 < len(name) <= LONGEST or len(words) > MOST_WORDS or not any(map(str.isalpha, name)):
        return False
    if _NO_NAME.search(name) or _NOBODY.fullmatch(name):
        return False
    if _LABEL.fullmatch(f"{name} "):
        return False
    return not strict or _looks_named(name, words)


def _looks_named(name: str, words: list[str]) -> bool:
    if is_furniture(name) or any(map(str.isdigit, name)):
        return False
    if _CJK.search(name):
        return len(name) <= 20
    return len(words) >= 2 and all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)


def _cased(name: str) -> str:
    """JANE ROE is how a style sheet writes Jane Roe."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or _CJK.search(name):
        return name
    cased = " ".join(word if len(word) <= 2 or "." in word else word.title() for word in words)
    return _MAC.sub(lambda found: f"Mc{found[1].upper()}", cased)
