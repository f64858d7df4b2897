"""Looks at the reader as a user does."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton

from clipper.core.model import Clipping, Opened
from clipper.gui.panes.article_text import ArticleText
from clipper.gui.panes.reader import Reader
from clipper.gui.widgets.chip import Chip

Make = Callable[..., Clipping]
Hits = Callable[[Clipping, str], Opened]


def texts(reader: Reader) -> dict[str, ArticleText]:
    return {text.accessibleName(): text for text in reader.findChildren(ArticleText)}


def lit(reader: Reader, layer: str) -> list[str]:
    """What is lit, from the top of the article to its end."""
    found = texts(reader)
    return [
        word
        for name in ("Headline", "Dateline", "Article text")
        for word in found[name].lit(layer)  # type: ignore[arg-type]
    ]


def words(reader: Reader) -> str:
    """All that labels say and can be seen."""
    return "\n".join(label.text() for label in reader.findChildren(QLabel) if label.isVisibleTo(reader))


def chip(reader: Reader, name: str) -> Chip:
    return next(each for each in reader.findChildren(Chip) if each.accessibleName() == name)


def button(reader: Reader, name: str) -> QPushButton:
    return next(each for each in reader.findChildren(QPushButton) if each.accessibleName() == name)
