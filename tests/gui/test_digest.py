"""Summary and hashtags in the window: on by a key, remembered, kept, edited, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from clipper.core.library import Library
from clipper.core.model import Edit
from clipper.core.settings import Settings, WindowState
from clipper.gui.main_window import MainWindow
from clipper.gui.panes.digest_panel import DigestPanel
from clipper.gui.theme import Theme
from clipper.gui.widgets.chip import Chip
from tests.core.digest.articles import BRIDGE, BRIDGE_TITLE
from tests.gui.driving import PATIENCE, do, open_story, opened


@pytest.fixture
def bridges(folder: Path) -> Path:
    library = Library.open(folder)
    library.new_clipping(Edit(title=BRIDGE_TITLE, body=BRIDGE))
    assert library.wait_indexed()
    library.close()
    return folder


def said(window: MainWindow) -> list[str]:
    panel = window.reader.findChild(DigestPanel)
    return [row.accessibleName() for row in panel.rows()] if panel.isVisible() else []


def is_kept(folder: Path) -> bool:
    library = Library.open(folder, writable=False)
    try:
        return library.digests.is_kept(1)
    finally:
        library.close()


def hashtags(window: MainWindow, *, offered: bool) -> list[str]:
    chips = window.reader._page.header.hashtags.findChildren(Chip)
    return [chip.key for chip in chips if ("(offered)" in chip.accessibleName()) == offered and chip.isVisible()]


def test_one_key_shows_it_and_the_same_key_takes_it_away(
    qtbot: QtBot, theme: Theme, bridges: Path, tmp_path: Path
) -> None:
    with opened(qtbot, theme, bridges) as window:
        open_story(qtbot, window, 0)
        assert said(window) == []
        assert not window.state().digest
        qtbot.keyClick(window.list, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: len(said(window)) > 3, timeout=PATIENCE)
        assert "CastellGroup" in hashtags(window, offered=True)
        assert window.actions_["digest"].isChecked()
        qtbot.waitUntil(lambda: is_kept(bridges), timeout=PATIENCE)
        Settings(window=window.state()).save(tmp_path / "settings.toml")
        do(window, "digest")
        assert said(window) == []
        assert hashtags(window, offered=True) == []
    assert Settings.load(tmp_path / "settings.toml").window.digest


def test_a_window_that_was_left_with_it_shows_it_again(qtbot: QtBot, theme: Theme, bridges: Path) -> None:
    with opened(qtbot, theme, bridges, WindowState(digest=True)) as window:
        assert window.actions_["digest"].isChecked()
        open_story(qtbot, window, 0)
        qtbot.waitUntil(lambda: len(said(window)) > 3, timeout=PATIENCE)


def test_hashtags_are_taken_and_the_summary_is_rewritten_and_undone(qtbot: QtBot, theme: Theme, bridges: Path) -> None:
    with opened(qtbot, theme, bridges, WindowState(digest=True)) as window:
        open_story(qtbot, window, 0)
        qtbot.waitUntil(lambda: len(said(window)) > 3, timeout=PATIENCE)
        computed = said(window)
        row = window.reader._page.header.hashtags
        qtbot.mouseClick(next(chip for chip in row.chips() if chip.key == "CastellGroup"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: hashtags(window, offered=False) == ["CastellGroup"], timeout=PATIENCE)
        qtbot.waitUntil(lambda: "CastellGroup" not in hashtags(window, offered=True), timeout=PATIENCE)
        window.reader._page.digest.edit_wanted.emit()
        qtbot.waitUntil(lambda: window.findChild(QInputDialog) is not None, timeout=PATIENCE)
        dialog = window.findChild(QInputDialog)
        assert dialog.findChild(QPlainTextEdit).toPlainText().splitlines() == computed[:3]
        dialog.setTextValue("It closes in March.")
        qtbot.keyClick(dialog.findChild(QPlainTextEdit), Qt.Key.Key_Tab)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: said(window)[0] == "It closes in March.", timeout=PATIENCE)
        qtbot.waitUntil(window.actions_["undo"].isEnabled, timeout=PATIENCE)
        do(window, "undo")
        qtbot.waitUntil(lambda: said(window) == computed, timeout=PATIENCE)
        do(window, "undo")
        qtbot.waitUntil(lambda: hashtags(window, offered=False) == [], timeout=PATIENCE)
