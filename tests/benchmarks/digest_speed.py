"""How long a digest takes, and lighting what spoke for a tag in a long article."""

import os
import time
from collections.abc import Callable
from html import escape

from tests.benchmarks.figures import Figure, at_most
from tests.benchmarks.stories import Newsroom

WORDS, LONG = 1_000, 12_000
ROUNDS = 9


def measure() -> list[Figure]:
    from clipper.core.digest.digest import digest

    newsroom = Newsroom()
    text, long_text = written(newsroom, WORDS), written(newsroom, LONG)
    first = milliseconds(lambda: digest("Ministers meet in Norhaven", None, text, "en"), 1)
    again = milliseconds(lambda: digest("Ministers meet in Norhaven", None, text, "en"), ROUNDS)
    book = milliseconds(lambda: digest("Ministers meet in Norhaven", None, long_text, "en"), 3)
    opened, hovered = lighting(long_text)
    return [
        at_most("digest of 1,000 words, CPU", again, 50, "ms"),
        Figure("the first one, which reads the word lists", f"{first:.1f} ms"),
        Figure("digest of 12,000 words, CPU", f"{book:.1f} ms"),
        at_most("first evidence lit in 12,000 words", opened, 20, "ms"),
        at_most("evidence lit after that", hovered, 20, "ms"),
    ]


def written(newsroom: Newsroom, words: int) -> str:
    """The bodies of stories, up to so many words."""
    lines: list[str] = []
    count = 0
    while count < words:
        line = next(line for line in newsroom.story().split("\n\n")[2:] if line)
        lines.append(line)
        count += len(line.split())
    return "\n".join(lines)


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The middle one of so many measurements of CPU time."""
    times = []
    for _round in range(rounds):
        start = time.process_time()
        work()
        times.append(1000 * (time.process_time() - start))
    return sorted(times)[rounds // 2]


def lighting(text: str) -> tuple[float, float]:
    """Wall milliseconds on the window's thread for the first chip that is pointed at, and for later ones."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QApplication

    from clipper.gui.panes.article_text import ArticleText

    app = QApplication.instance() or QApplication([])
    shown = ArticleText(QFont())
    shown.resize(640, 800)
    shown.show()
    # A list has other white space than its text: the map has work to do.
    html = "".join(f"<ul><li>{escape(line)}</li></ul>" for line in text.split("\n"))
    shown.show_html(html, text)
    app.processEvents()
    spans = [(at, at + 9) for at in range(0, len(text) - 10, len(text) // 32)]
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        shown.light("evidence", shown.places(spans))
        times.append(1000 * (time.perf_counter() - start))
        shown.light("evidence", [])
        app.processEvents()
    shown.close()
    return times[0], sorted(times[1:])[len(times) // 2]
