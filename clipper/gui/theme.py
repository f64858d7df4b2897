"""How Clipper looks: newsprint and ink by day, lamplight by night, with one accent of brick red.

Fusion is the same on every system, so the palettes here are all that decides the colours. The
text colours keep a contrast of at least 4.5:1 on the grounds they are used on (WCAG 2.2, AA).
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from clipper.core.resources import resource
from clipper.core.settings import Theme as Mode

HEADLINE_FAMILIES = (
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Noto Serif",
    "Georgia",
    "Liberation Serif",
    "DejaVu Serif",
)
"""For headlines and long reading, the first one present; Qt takes other scripts from elsewhere."""


@dataclass(frozen=True, slots=True)
class Colors:
    """One set of colours, named for what they are for, as #rrggbb."""

    window: str
    """Behind toolbars and the sidebar."""
    paper: str
    """Behind the list and the article."""
    raised: str
    """Buttons, fields, menus."""
    line: str
    """Hairlines between panes and rows."""
    ink: str
    muted: str
    """Publisher, time, counts."""
    faint: str
    """Placeholders and what is disabled."""
    accent: str
    on_accent: str
    tint: str
    """Behind the chosen row."""
    hover: str
    chip: str
    """Behind country codes and filters."""
    star: str
    lit: str
    """Behind words that were searched for."""
    on_lit: str
    warning: str
    """Behind messages of trouble."""
    notice: str
    """Behind messages without trouble."""


LIGHT = Colors(
    window="#f1ede5",
    paper="#fdfbf7",
    raised="#ffffff",
    line="#ddd6c9",
    ink="#26221d",
    muted="#6a6257",
    faint="#8b8276",
    accent="#9c3a25",
    on_accent="#ffffff",
    tint="#f4e5da",
    hover="#f7f1e8",
    chip="#ebe4d7",
    star="#c4871a",
    lit="#ffe08a",
    on_lit="#26221d",
    warning="#fbe3d3",
    notice="#e9eddc",
)

DARK = Colors(
    window="#191715",
    paper="#211e1b",
    raised="#2d2925",
    line="#38332d",
    ink="#ece5da",
    muted="#a99f91",
    faint="#857b6e",
    accent="#e58b6d",
    on_accent="#26130b",
    tint="#3b2c24",
    hover="#292521",
    chip="#36302a",
    star="#e3ae4c",
    lit="#7a5c12",
    on_lit="#fff4d6",
    warning="#4a2a1d",
    notice="#2c3324",
)


class Theme(QObject):
    """The look of the running app; follows the system unless a mode is set."""

    changed = Signal()
    """The colours are others now: whoever painted something by hand paints it again."""

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self.colors = LIGHT
        self._apply()

    @property
    def mode(self) -> Mode:
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        self._mode = mode
        self._apply()

    @property
    def dark(self) -> bool:
        if self._mode == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    @property
    def palette(self) -> QPalette:
        return palette(self.colors)

    def _apply(self) -> None:
        self.colors = DARK if self.dark else LIGHT
        self._app.setPalette(palette(self.colors))
        self._app.setStyleSheet(style_sheet(self.colors))
        self.changed.emit()


def headline_font(base: QFont, scale: float = 1.0, *, bold: bool = True) -> QFont:
    """The serif face at `scale` times the size of `base`."""
    font = QFont(base)
    font.setFamilies(list(HEADLINE_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Serif)
    if base.pointSizeF() > 0:
        font.setPointSizeF(base.pointSizeF() * scale)
    else:
        font.setPixelSize(round(QFontMetrics(base).ascent() * scale))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def small_font(base: QFont) -> QFont:
    """For what stands beside: times, counts, chips."""
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(max(base.pointSizeF() * 0.88, 7.5))
    return font


def colors_of(widget: QWidget) -> Colors:
    """The colours that a widget's palette was made from."""
    return DARK if widget.palette().color(QPalette.ColorRole.Base).lightness() < 128 else LIGHT


def palette(colors: Colors) -> QPalette:
    """A palette with every role set, for Fusion derives what is missing from the system's."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(QColor(colors.raised), QColor(colors.window))
    for which, value in (
        (role.Window, colors.window),
        (role.WindowText, colors.ink),
        (role.Base, colors.paper),
        (role.AlternateBase, colors.hover),
        (role.Text, colors.ink),
        (role.Button, colors.raised),
        (role.ButtonText, colors.ink),
        (role.BrightText, colors.accent),
        (role.ToolTipBase, colors.raised),
        (role.ToolTipText, colors.ink),
        (role.PlaceholderText, colors.faint),
        (role.Link, colors.accent),
        (role.LinkVisited, colors.accent),
        (role.Highlight, colors.accent),
        (role.HighlightedText, colors.on_accent),
        (role.Accent, colors.accent),
        (role.Light, colors.raised),
        (role.Midlight, colors.hover),
        (role.Mid, colors.line),
        (role.Dark, colors.line),
        (role.Shadow, colors.line),
    ):
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, QColor(colors.faint))
    made.setColor(group.Disabled, role.Highlight, QColor(colors.line))
    return made


def style_sheet(colors: Colors) -> str:
    """The style sheet of resources/themes with the colours filled in for their names."""
    text = resource("themes", "clipper.qss").read_text(encoding="utf-8")
    for name in sorted(Colors.__slots__, key=len, reverse=True):
        text = text.replace(f"@{name}", getattr(colors, name))
    return text
