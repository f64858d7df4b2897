"""The look: readable by day and by night, and nothing forgotten."""

import re

import pytest
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.gui.theme import DARK, LIGHT, Colors, Theme, headline_font, palette, style_sheet


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""

    def luminance(color: str) -> float:
        channels = [channel / 255 for channel in QColor(color).getRgb()[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(colors: Colors) -> None:
    grounds = ("window", "paper", "raised", "tint", "hover", "chip")
    pairs = [("ink", ground) for ground in (*grounds, "warning", "notice")]
    pairs += [("muted", ground) for ground in ("window", "paper", "tint", "hover")]
    pairs += [("accent", ground) for ground in ("window", "paper", "tint", "hover")]
    pairs += [("on_accent", "accent"), ("on_lit", "lit")]
    for text, ground in pairs:
        ratio = contrast(getattr(colors, text), getattr(colors, ground))
        assert ratio >= 4.5, f"{text} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_every_name_in_the_style_sheet_is_a_colour(colors: Colors) -> None:
    text = style_sheet(colors)
    assert not re.search(r"@\w", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    assert colors.accent in text


def test_turning_the_lights_out_changes_the_running_app(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    assert not theme.dark
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.colors == DARK
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(DARK.paper)
    assert DARK.paper in qapp.styleSheet()


def test_disabled_text_is_quieter_than_text() -> None:
    made = palette(LIGHT)
    normal = made.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).lightness() > normal.lightness()


def test_headlines_scale_with_the_user_s_own_font_size(qapp: QApplication) -> None:
    small, large = QFont(qapp.font()), QFont(qapp.font())
    small.setPointSizeF(8)
    large.setPointSizeF(16)
    assert headline_font(large, 1.5).pointSizeF() == 24
    assert headline_font(small, 1.5).pointSizeF() == 12
