"""Edits what a clipping says of itself, or makes a new one by hand."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clipper.core.model import Clipping, Edit
from clipper.core.text import _
from clipper.gui.format import exact, is_web_address, plain_tip, when
from clipper.gui.theme import colors_of, headline_font, small_font
from clipper.gui.typed_time import HINT, ReadTime
from clipper.gui.typed_time import read_time as read_typed_time

_SIZE = (680, 640)


class EditClipping(QDialog):
    """`edit` tells what was changed, after the dialog was accepted; the original stays as it is."""

    def __init__(
        self, clipping: Clipping | None, parent: QWidget | None = None, *, read_time: ReadTime = read_typed_time
    ) -> None:
        """`clipping` None makes a new one."""
        super().__init__(parent)
        self._is_new = clipping is None
        self._read_time = read_time
        self._before = _values(clipping)
        self.title = self._line("title", _("Headline"))
        self.title.setFont(headline_font(self.font(), 1.2))
        self.authors = self._line("authors", _("Authors"), _("separated by ;"))
        self.publisher = self._line("publisher", _("Publisher"), _("unknown publisher"))
        self.published = self._line("published", _("Time"), HINT)
        self.url = self._line("url", _("Address"), "https://")
        self.body = QPlainTextEdit(self._before["body"], self)
        self.body.setAccessibleName(_("Text"))
        self.body.setPlaceholderText(_("Text"))
        self.body.setFont(headline_font(self.font(), 1.15, bold=False))
        self.body.setTabChangesFocus(True)
        self._reading = QLabel(self)
        self._reading.setTextFormat(Qt.TextFormat.PlainText)
        self._reading.setFont(small_font(self.font()))
        self._message = QLabel(self)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self.save = QPushButton(_("Keep") if self._is_new else _("Save"), self)
        self.save.setDefault(True)
        self._arrange()
        self._restyle()
        for field in (self.title, self.authors, self.publisher, self.published, self.url, self.body):
            field.textChanged.connect(self._check)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save.click)
        self._check()
        self.resize(*_SIZE)

    def _line(self, name: str, purpose: str, hint: str = "") -> QLineEdit:
        field = QLineEdit(self._before[name], self)
        field.setAccessibleName(purpose)
        field.setPlaceholderText(hint)
        field.setCursorPosition(0)
        return field

    def _arrange(self) -> None:
        words = _("New clipping") if self._is_new else _("Edit clipping")
        self.setWindowTitle(words)
        heading = QLabel(words, self)
        heading.setObjectName("heading")
        heading.setFont(headline_font(self.font(), 1.5))
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.addRow(_("Headline"), self.title)
        form.addRow(_("Authors"), self.authors)
        form.addRow(_("Publisher"), self.publisher)
        form.addRow(_("Time"), self.published)
        form.addRow("", self._reading)
        form.addRow(_("Address"), self.url)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._message, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(22, 18, 22, 16)
        whole.setSpacing(12)
        whole.addWidget(heading)
        whole.addLayout(form)
        whole.addWidget(self.body, 1)
        whole.addLayout(foot)

    # -- the answer ------------------------------------------------------------------------
    def edit(self) -> Edit:
        """Only what was changed; the rest is None."""
        changed = {name: value for name, value in self._values().items() if value != self._before[name]}
        authors = changed.pop("authors", None)
        names = None if authors is None else tuple(name for part in authors.split(";") if (name := part.strip()))
        return Edit(authors=names, **changed)

    def _values(self) -> dict[str, str]:
        return {
            "title": self.title.text().strip(),
            "authors": self.authors.text().strip(),
            "publisher": self.publisher.text().strip(),
            "published": self.published.text().strip(),
            "url": self.url.text().strip(),
            "body": self.body.toPlainText(),
        }

    # -- live checks -----------------------------------------------------------------------
    def _check(self) -> None:
        values = self._values()
        problem = self._time_problem(values["published"])
        if not problem and not values["title"] and not (self._is_new and values["body"].strip()):
            problem = _("A clipping needs a headline.") if not self._is_new else _("Type a headline or a text.")
        if not problem and values["url"] and not is_web_address(values["url"]):
            problem = _("An address begins with https:// or http://.")
        told = problem
        if not problem and not self._is_new and values["body"] != self._before["body"]:
            told = _("A changed text is kept as plain paragraphs. The original stays as it was.")
        self._message.setText(told)
        self.save.setEnabled(not problem)
        self.save.setToolTip(plain_tip(problem))

    def _time_problem(self, typed: str) -> str:
        """Shows how the typed time is read; gives the reason when it cannot be."""
        if not typed or typed == self._before["published"]:
            self._reading.setText("")
            return ""
        moment = self._read_time(typed)
        self._reading.setText(_("Read as {time}").format(time=when(moment)) if moment else HINT)
        return "" if moment else _("This time cannot be read.")

    # -- looks -----------------------------------------------------------------------------
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._restyle()

    def _restyle(self) -> None:
        colors = colors_of(self)
        sheet = f"""
            QLabel {{ color: {colors.muted}; }}
            QLabel#heading {{ color: {colors.ink}; }}
            QPlainTextEdit {{ background: {colors.raised}; border: 1px solid {colors.line}; border-radius: 6px;
                              padding: 6px; }}
            QPlainTextEdit:focus {{ border-color: {colors.accent}; }}
        """
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)


def _values(clipping: Clipping | None) -> dict[str, str]:
    """What the fields start with. Paragraphs stand apart, as one types them."""
    if clipping is None:
        return dict.fromkeys(("title", "authors", "publisher", "published", "url", "body"), "")
    facts = clipping.summary
    return {
        "title": facts.title,
        "authors": "; ".join(clipping.authors),
        "publisher": facts.publisher or "",
        "published": exact(facts.published) if facts.published else "",
        "url": facts.url or "",
        "body": clipping.text.replace("\n", "\n\n"),
    }
