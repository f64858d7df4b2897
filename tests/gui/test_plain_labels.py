"""No label takes words that come from a page or a file for markup.

Left alone, Qt guesses: whatever looks like markup is shown as such, pictures from the disk and all.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from clipper.gui.dialogs.edit import EditClipping
from clipper.gui.dialogs.paste import PasteSheet
from clipper.gui.library_chooser import settle
from clipper.gui.panes.job_bar import JobBar
from clipper.gui.theme import Theme
from tests.gui.driving import PATIENCE, child, do, opened

PAGE = Path(__file__).parents[1] / "fixtures" / "aggregator-page.txt"

OWN_WORDS = {
    "": "a picture",
    "0 clippings": "a count",
    "1 clipping": "a count",
    "4 articles found on this page": "a heading",
    "Related on this page": "a heading",
    "Keyboard shortcuts": "a heading",
    "Edit clipping": "a heading",
    "Headline": "the name of a field",
    "Authors": "the name of a field",
    "Publisher": "the name of a field",
    "Time": "the name of a field",
    "Address": "the name of a field",
}
"""Labels that may be left to guess, and why: no words but our own ever get there."""


def guessing(parent: QWidget) -> set[str]:
    """What the labels say that leave it to Qt whether it is markup."""
    labels = parent.findChildren(QLabel)
    assert labels
    return {label.text() for label in labels if label.textFormat() != Qt.TextFormat.PlainText}


def test_the_window_and_all_that_opens_from_it(folder: Path, theme: Theme, qtbot: QtBot) -> None:
    with opened(qtbot, theme, folder, files=[PAGE]) as window:
        qtbot.waitUntil(lambda: child(window, PasteSheet) is not None, timeout=PATIENCE)
        seen = guessing(window)
        sheet = child(window, PasteSheet)
        assert sheet is not None
        with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE):
            sheet.accept()
        window.messages.warn("<b>bold</b>")
        window.show_about()
        window.show_shortcuts()
        do(window, "edit")
        qtbot.waitUntil(lambda: child(window, EditClipping) is not None, timeout=PATIENCE)
        seen |= guessing(window)
    assert seen - set(OWN_WORDS) == set()


def test_the_job_bar_whatever_the_files_are_called(theme: Theme, qtbot: QtBot) -> None:
    bar = JobBar(theme)
    qtbot.addWidget(bar)
    assert guessing(bar) == set()


def test_the_question_about_a_folder_of_other_things(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    parent = QWidget()
    qtbot.addWidget(parent)
    settle(parent, tmp_path, lambda _folder: None)
    assert guessing(parent) - set(OWN_WORDS) == set()
