"""No label takes words that come from a page or a file for markup.

Left alone, Qt guesses: whatever looks like markup is shown as such, pictures from the disk and all.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from clipper.core.model.imports import ImportPlan, LabelTarget, PlannedEntry, PlannedFile, PlannedLabel
from clipper.gui.dialogs.edit import EditClipping
from clipper.gui.dialogs.import_files import ImportFiles
from clipper.gui.dialogs.paste import PasteSheet
from clipper.gui.jobs import Job
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
    "Other editions and copies": "a heading",
    "Marked passages": "a heading",
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
        window.help.show_about()
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


def test_the_import_dialog_whatever_an_export_says(qtbot: QtBot, tmp_path: Path) -> None:
    marked = '<img src="x"><b>bold</b>'
    plan = ImportPlan(
        files=(PlannedFile(marked, marked, 1, {"added": 1, "failed": 1}, {marked: 2}),),
        labels=(PlannedLabel(marked, False, 1, LabelTarget("hashtag", marked)),),
        preview=(PlannedEntry(marked, marked, marked, None, (marked,), "added"),),
    )
    dialog = ImportFiles(((marked, marked),), lambda _paths: Job(""))
    qtbot.addWidget(dialog)
    dialog.look_at([tmp_path / "export.csv"])
    dialog.show_plan([tmp_path / "export.csv"], plan, ())
    assert not [words for words in guessing(dialog) if "<b>" in words]
    tables = [table for table in dialog.findChildren(QTableWidget) if table.rowCount()]
    assert tables
    for table in tables:
        items = [table.item(row, column) for row in range(table.rowCount()) for column in range(table.columnCount())]
        assert not [item.toolTip() for item in items if item is not None and "<b>" in item.toolTip()]
