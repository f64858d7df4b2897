"""Everything that is known of a clipping, and where each fact came from."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clipper.core.model import Clipping, Moment
from clipper.core.text import _
from clipper.gui.format import when, when_tooltip
from clipper.gui.theme import headline_font, small_font

_SIZE = (620, 560)
_SOURCES = {
    "h1": _("the headline on the page"),
    "title": _("the page's title"),
    "json-ld": _("the page's data for search engines"),
    "og": _("the page's data for sharing"),
    "meta": _("the page's head"),
    "microdata": _("marks in the page"),
    "rel-author": _("a link to the author"),
    "byline": _("the byline"),
    "time": _("a time on the page"),
    "url": _("the address"),
    "address": _("the address"),
    "single-file": _("the saved page"),
    "text": _("the text"),
    "document": _("the document's properties"),
    "import": _("the imported file"),
    "hand": _("typed by you"),
    "guess": _("a guess"),
}
_SURE, _LIKELY = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: what it is, what is known, and how."""

    name: str
    value: str
    how: str = ""


class Details(QDialog):
    """Shows the facts; `save_original` asks for the bytes the clipping was made from."""

    save_original = Signal()

    def __init__(self, clipping: Clipping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Details"))
        heading = QLabel(clipping.summary.title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setFont(headline_font(self.font(), 1.3))
        scroll = QScrollArea(self)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._table(list(facts(clipping))))
        original = QPushButton(_("Save Original…"), self)
        original.setToolTip(_("What this clipping was made from, byte for byte."))
        original.clicked.connect(self.save_original)
        original.setAutoDefault(False)
        close = QPushButton(_("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(original)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(scroll, 1)
        column.addLayout(buttons)
        self.resize(*_SIZE)

    def _table(self, rows: list[Fact]) -> QWidget:
        table = QWidget(self)
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for line, fact in enumerate(rows):
            grid.addWidget(_label(fact.name, table, quiet=True), line, 0, top | Qt.AlignmentFlag.AlignRight)
            cell = QVBoxLayout()
            cell.setSpacing(1)
            cell.addWidget(_label(fact.value, table))
            if fact.how:
                how = _label(fact.how, table, quiet=True)
                how.setFont(small_font(self.font()))
                cell.addWidget(how)
            grid.addLayout(cell, line, 1)
        grid.setRowStretch(len(rows), 1)
        return table


def facts(clipping: Clipping) -> Iterator[Fact]:
    """What is known, in the order one looks for it; what is not known is left out."""
    summary = clipping.summary
    known = {each.field: (each.source, each.confidence) for each in clipping.provenance}

    def how(field: str) -> str:
        if field in clipping.edited:
            return _SOURCES["hand"]
        if field not in known:
            return ""
        source, confidence = known[field]
        words = _("from {source}").format(source=_SOURCES.get(source, source))
        return words if confidence >= _SURE else f"{words}, {_('likely') if confidence >= _LIKELY else _('unsure')}"

    def time(name: str, field: str, moment: Moment | None) -> Fact | None:
        if moment is None:
            return None
        return Fact(name, when(moment), "\n".join(filter(None, (when_tooltip(moment), how(field)))))

    rows = (
        Fact(_("Deck"), clipping.deck or "", how("deck")),
        Fact(_("Authors"), ", ".join(clipping.authors), how("authors")),
        Fact(_("Publisher"), summary.publisher or "", how("publisher")),
        Fact(_("Section"), clipping.section or "", how("section")),
        time(_("Published"), "published", summary.published),
        time(_("Updated"), "updated", clipping.updated),
        Fact(_("Address"), summary.url or "", how("url")),
        Fact(_("Language"), summary.lang or "", how("lang")),
        Fact(_("Keywords"), ", ".join(clipping.keywords), how("keywords")),
        Fact(_("Hashtags"), " ".join(f"#{tag}" for tag in clipping.hashtags)),
        Fact(_("Access"), _("The page says that its text is behind a paywall.") if clipping.paywalled else ""),
        Fact(_("Added"), f"{summary.added.astimezone():%Y-%m-%d %H:%M}"),
        Fact(_("State"), _("archived") if summary.archived else ""),
        Fact(_("Words"), f"{len(clipping.text.split()):,}" if clipping.text else ""),
    )
    return (fact for fact in rows if fact is not None and fact.value)


def _label(text: str, parent: QWidget, *, quiet: bool = False) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(not quiet)
    label.setProperty("quiet", quiet)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
