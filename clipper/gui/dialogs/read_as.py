"""Reads a clipping's original another way: shows at once what would change, and changes nothing itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from clipper.core.model.readings import FieldChange, Reading, ReadingOption, Reread
from clipper.core.text import _
from clipper.gui.theme import colors_of, headline_font
from clipper.gui.widgets.differences import Differences

_SIZE = (780, 620)
_LONGEST = 120
_FIELDS = {
    "title": _("Headline"),
    "deck": _("Deck"),
    "authors": _("Authors"),
    "publisher": _("Publisher"),
    "section": _("Section"),
    "dateline": _("Dateline"),
    "published": _("Published"),
    "updated": _("Updated"),
    "url": _("Address"),
    "lang": _("Language"),
    "keywords": _("Keywords"),
    "lead_image": _("Picture"),
    "paywalled": _("Paywall"),
    "body": _("Text"),
    "text": _("Text"),
    "html": _("Form"),
    "problem": _("Trouble"),
}


class ReadAs(QDialog):
    """`asked` carries the Reading whose outcome to show; `wanted` the one to read by from now on."""

    asked = Signal(object)
    wanted = Signal(object)

    def __init__(self, title: str, options: Sequence[ReadingOption], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Read as"))
        heading = _label(title, self)
        heading.setFont(headline_font(self.font(), 1.3))
        self.options = QComboBox(self)
        self.options.setAccessibleName(_("Read the original as"))
        for option in options:
            self.options.addItem(
                _("{way} (as now)").format(way=option.label) if option.chosen else option.label, option.reading
            )
        now = next((at for at, option in enumerate(options) if option.chosen), 0)
        self.options.setCurrentIndex(now)
        self.told = _label("", self)
        self.told.setProperty("quiet", True)
        self.text = Differences(self)
        self.use = QPushButton(_("&Read It So"), self)
        self.use.setMinimumWidth(110)  # a default button's bold words are wider than Qt reckons
        self.use.setEnabled(False)
        self.use.clicked.connect(self._use)
        cancel = QPushButton(_("Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        way = QHBoxLayout()
        label = QLabel(_("Read the original as"), self)
        label.setBuddy(self.options)
        way.addWidget(label)
        way.addWidget(self.options, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(way)
        column.addWidget(self.told)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.setStyleSheet(f'QLabel[quiet="true"] {{ color: {colors_of(self).muted}; }}')
        self.resize(*_SIZE)
        self.options.currentIndexChanged.connect(self.ask)

    @property
    def reading(self) -> Reading:
        chosen = self.options.currentData()
        return chosen if isinstance(chosen, Reading) else Reading()

    def ask(self) -> None:
        """Ask for what the chosen way would bring."""
        self.use.setEnabled(False)
        self.told.setText(_("Reading…"))
        self.text.clear()
        self.asked.emit(self.reading)

    def show_reread(self, reread: Reread) -> None:
        """What would come of it; an answer about another way comes too late."""
        if reread.reading != self.reading:
            return
        self.told.setText(_told(reread))
        self.text.show_differences(reread.differences)
        self.use.setEnabled(bool(reread.changes))

    def failed(self, reading: Reading, why: str) -> None:
        """The original cannot be read this way."""
        if reading == self.reading:
            self.told.setText(why)

    def _use(self) -> None:
        self.wanted.emit(self.reading)
        self.accept()


def _told(reread: Reread) -> str:
    lines = [_change(change) for change in reread.changes]
    if not lines:
        lines.append(_("Nothing would change."))
    if reread.kept:
        names = ", ".join(_FIELDS.get(name, name) for name in reread.kept)
        lines.append(_("Stays, because you edited it: {names}.").format(names=names))
    if reread.unplaced:
        lines.append(_("Marked passages that would lose their place: {n}.").format(n=reread.unplaced))
    return "\n".join(lines)


def _change(change: FieldChange) -> str:
    name = _FIELDS.get(change.field, change.field)
    if change.before == change.after or max(len(change.before), len(change.after)) > _LONGEST:
        return _("{name} changes.").format(name=name)
    return _("{name}: {before} → {after}").format(
        name=name, before=change.before or _("nothing"), after=change.after or _("nothing")
    )


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
