"""What a line looks like: a sentence, a headline, a name. Shape decides where words can't."""

import re

from clipper.core.extract.furniture import is_furniture, is_related_heading

_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।](?:[\"'”’»)\]」』]{0,2})\Z")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|No|St|vs|etc))\.\Z")
_NAME_END = re.compile(r"[.!?:;,。！？：；、]\Z")
_CONNECTORS = frozenset(
    "of the and in on at for to an a de la le les l' d' du des del della delle dello degli dei di da do das dos "
    "der die den dem von vom van het und et y e i al el los las en zu zum für".split()
)
_BYLINE = re.compile(
    r"(?:by|von|par|por|di|door|автор:?|text:|текст:|av|przez|yazan:?|文/|記者|记者)\s+(?P<names>\S.{1,80})\Z",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|\bи\b|、|，)\s*")


def word_count(text: str) -> int:
    """Words; in scripts without spaces two characters are one."""
    ideographs = 0 if text.isascii() else len(_CJK.findall(text))
    return len(text.split()) if not ideographs else len(_CJK.sub(" ", text).split()) + (ideographs + 1) // 2


def ends_sentence(text: str) -> bool:
    return bool(_SENTENCE_END.search(text[-4:])) and not _ABBREVIATION_END.search(text[-12:])


def is_prose(text: str) -> bool:
    """A line of running text: a sentence, or too long for a headline."""
    if len(text) >= 240:
        return True
    count = word_count(text)
    return count >= 24 or (count >= 5 and ends_sentence(text) and not is_furniture(text))


def is_headline(text: str) -> bool:
    """May be a headline: 2 to 40 words that do not end like a statement, and no furniture."""
    if len(text) > 240 or not 2 <= word_count(text) <= 40:
        return False
    if ends_sentence(text) and text.rstrip("\"'”’»)]」』")[-1:] not in "!?！？":
        return False
    if text.endswith((":", "：", ";", ",")) or byline(text):
        return False
    return not is_furniture(text) and not is_related_heading(text)


def is_strong_headline(text: str) -> bool:
    """A headline by its length alone, not a name or a section."""
    return is_headline(text) and word_count(text) >= 4


def is_name(text: str) -> bool:
    """May be a publisher's name: short, no sentence, no furniture."""
    return (
        0 < len(text) <= 45
        and word_count(text) <= 6
        and any(c.isalpha() for c in text)
        and not _NAME_END.search(text)
        and not is_furniture(text)
        and not is_related_heading(text)
    )


def is_capitalised(text: str) -> bool:
    """Every word of a name begins with a capital, small connecting words excepted; one word alone
    may be written as it likes."""
    words = [word for word in re.split(r"[\s-]+", text) if word[:1].isalpha()]
    return len(words) <= 1 or all(not word[0].islower() or word.lower() in _CONNECTORS for word in words)


def byline(text: str) -> tuple[str, ...]:
    """The names of a byline, "By Jane Roe and John Doe"; empty for any other line."""
    match = _BYLINE.match(text) if len(text) <= 100 else None
    if match is None or ends_sentence(match["names"]):
        return ()
    names = [name.strip() for name in _AND.split(match["names"])]
    fitting = [name for name in names if 1 <= word_count(name) <= 5 and is_capitalised(name)]
    return tuple(fitting) if len(fitting) == len(names) else ()
