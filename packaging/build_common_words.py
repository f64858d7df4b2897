"""Builds resources/digest/common.tsv: how many news items in a thousand each common word stands in.

    python packaging/build_common_words.py masakhanews.jsonl.gz …

The input is JSON lines with lang, title, text, from texts that may be used so (MasakhaNEWS, AFL-3.0).
Only counts come out. Words that are mostly written with a capital are names and left out.
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

LANGUAGES = {"eng": "en", "en": "en", "fra": "fr", "fr": "fr"}
TARGET = Path(__file__).resolve().parents[1] / "resources" / "digest" / "common.tsv"
MOST_WORDS = 2500
FEWEST_ITEMS = 4
STEP = 4
"""Shares are rounded to so many in a thousand, so that words of like share stand on one line."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def shares(texts: Iterable[str]) -> dict[str, int]:
    """Word to items in a thousand, for the commonest words that are no names."""
    items = 0
    frequency: Counter[str] = Counter()
    small: Counter[str] = Counter()
    written: Counter[str] = Counter()
    for text in texts:
        items += 1
        words = _WORD.findall(text)
        written.update(word.lower() for word in words)
        small.update(word for word in words if word.islower())
        frequency.update({word.lower() for word in words})
    common = [
        (word, count)
        for word, count in frequency.most_common()
        if count >= FEWEST_ITEMS and len(word) > 2 and 2 * small[word] > written[word]
    ]
    return {word: max(STEP, round(1000 * count / items / STEP) * STEP) for word, count in common[:MOST_WORDS]}


def main(files: Sequence[str]) -> None:
    texts: dict[str, list[str]] = defaultdict(list)
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["lang"] in LANGUAGES and row["text"]:
                    texts[LANGUAGES[row["lang"]]].append(f"{row['title']}\n{row['text']}")
    out = [
        "# Common words: language, news items in a thousand that hold them, words. Counted by build_common_words.py."
    ]
    for lang, found in sorted(texts.items()):
        lines_of: dict[int, list[str]] = defaultdict(list)
        for word, share in shares(found).items():
            lines_of[share].append(word)
        out += [
            f"{lang}\t{share}\t{' '.join(sorted(words))}" for share, words in sorted(lines_of.items(), reverse=True)
        ]
    TARGET.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
