"""How long reading a text takes."""

import re

WORDS = 230
"""Words a minute: silent reading of non-fiction in English averages 238 (Brysbaert, 2019)."""
CHARACTERS = 400
"""Characters a minute in Chinese and Japanese, which take one or two to a word."""
_WORD = re.compile(r"[^\W_]+")
_CHARACTER = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def minutes(text: str) -> int:
    """Whole minutes, at least 1; 0 for an empty text."""
    if not text.strip():
        return 0
    characters = len(_CHARACTER.findall(text))
    words = len(_WORD.findall(_CHARACTER.sub(" ", text) if characters else text))
    return max(1, round(words / WORDS + characters / CHARACTERS))
