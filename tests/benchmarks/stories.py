"""Made-up news stories for measuring: the shape and word frequencies of news, none of its sentences.

About 460 words each; words are drawn by Zipf's law from a small vocabulary of news words and a
long tail of invented ones, so that an index of them has common terms and rare ones. The same
seed makes the same stories.
"""

import os
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

COMMON = """the of to and in a that for on with as was at by from it is has be an are will which its were
this have had but not after their they said he she who would over more than about when also new been into one
two last year week could may out first people government percent million state country told officials minister
president report between under against before during because such some most other while where""".split()

THEMES = {
    "economy": "trade tariff market bank inflation export import currency budget growth shares investors factory talks",
    "politics": "parliament election vote coalition opposition ballot cabinet senate party campaign reform treaty",
    "conflict": "troops ceasefire missile border army rebels shelling offensive peacekeepers drone artillery siege",
    "disaster": "flood earthquake rescue storm wildfire shelter evacuated drought landslide emergency relief",
    "health": "vaccine hospital outbreak virus patients doctors clinic infection disease surgery nurses",
    "sport": "match goal league tournament coach champion striker medal final season penalty stadium",
    "science": "researchers telescope orbit species laboratory genome fossil satellite climate experiment",
    "culture": "museum film festival orchestra novel painter exhibition theatre singer premiere gallery",
}  # fmt: skip

PLACES = """Beijing China|London Britain|Paris France|Berlin Germany|Tokyo Japan|Delhi India|Nairobi Kenya|Lagos Nigeria
Lima Peru|Santiago Chile|Bogota Colombia|Madrid Spain|Rome Italy|Athens Greece|Ankara Turkey|Cairo Egypt
Jakarta Indonesia|Hanoi Vietnam|Seoul Korea|Canberra Australia|Ottawa Canada|Oslo Norway|Warsaw Poland|Kyiv Ukraine
Dhaka Bangladesh|Manila Philippines|Accra Ghana|Dakar Senegal|Tunis Tunisia|Amman Jordan""".replace("\n", "|").split(
    "|"
)

PUBLISHERS = [
    "The Harbour Post",
    "Daily Meridian",
    "Northern Courier",
    "Evening Ledger",
    "Press Wire One",
    "City Gazette",
]
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri fro gla pra ste tri".split()


class Newsroom:
    """Writes stories; each has its own number in the headline, so that no two are twins."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        tail = ["".join(self._random.choices(SYLLABLES, k=self._random.randint(2, 4))) for _ in range(20_000)]
        self._words = [*COMMON, *tail]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self._words))))
        self._written = 0

    @property
    def words(self) -> list[str]:
        """The vocabulary, the frequent ones first."""
        return self._words

    def _sentence(self, theme: list[str], country: str) -> str:
        draw = self._random
        words = draw.choices(self._words, cum_weights=self._weights, k=draw.randint(10, 26))
        for _ in range(draw.randint(1, 3)):
            words[draw.randrange(len(words))] = draw.choice(theme)
        if draw.random() < 0.15:
            words[draw.randrange(len(words))] = country
        return " ".join(words).capitalize() + "."

    def story(self) -> str:
        """One story as a plain text file: headline, source-and-time line, dateline, paragraphs."""
        draw = self._random
        self._written += 1
        city, country = draw.choice(PLACES).split()
        theme = THEMES[draw.choice(sorted(THEMES))].split()
        day = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=draw.randrange(525_600))
        headline = f"{country} {' '.join(draw.sample(theme, 3))} {draw.choice(self._words[80:])} {self._written}"
        paragraphs = [" ".join(self._sentence(theme, country) for _ in range(4)) for _ in range(6)]
        paragraphs[0] = f"{city.upper()}, {day:%B} {day.day} – {paragraphs[0]}"
        return "\n\n".join([headline, f"{draw.choice(PUBLISHERS)}, {day:%d %B %Y %H:%M}", *paragraphs]) + "\n"

    def stories(self, count: int) -> Iterator[str]:
        return (self.story() for _ in range(count))


def write_stories(folder: Path, count: int, newsroom: Newsroom) -> None:
    """Write `count` stories as text files, with file times a minute apart."""
    folder.mkdir(parents=True, exist_ok=True)
    start = datetime(2026, 1, 1, tzinfo=UTC).timestamp()
    for number, text in enumerate(newsroom.stories(count)):
        path = folder / f"story-{number:05}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (start + 60 * number, start + 60 * number))
