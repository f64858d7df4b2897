"""The import dialog: nothing is imported before it was shown and agreed to."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QTableWidget
from pytestqt.qtbot import QtBot

from clipper.core.model import Topic
from clipper.core.model.imports import ImportOptions, ImportPlan, LabelTarget, PlannedEntry, PlannedFile, PlannedLabel
from clipper.gui.dialogs.import_files import ImportFiles
from clipper.gui.jobs import Job

FORMATS = (("Pocket export", "Settings, then Export."), ("Plain text", ""))
TOPICS = (Topic("medtop:20000002", "Ferries"), Topic("user:1", "Harbours"))
PLAN = ImportPlan(
    files=(PlannedFile("export.csv", "Pocket export", 5, {"added": 3, "duplicate": 1, "failed": 1}, {"bad dates": 2}),),
    labels=(
        PlannedLabel("sea", False, 1, LabelTarget("hashtag", "sea")),
        PlannedLabel("Harbours", False, 4, LabelTarget("topic", "user:1")),
        PlannedLabel("News/Asia", True, 2, LabelTarget("new", "Asia")),
    ),
    preview=(PlannedEntry("export.csv", "Ferry sails", "Harbour Post", None, ("sea",), "added"),),
)
FILE = Path("export.csv")


@pytest.fixture
def asked() -> list[list[Path]]:
    return []


@pytest.fixture
def dialog(qtbot: QtBot, asked: list[list[Path]]) -> ImportFiles:
    def plan(paths: Sequence[Path]) -> Job:
        asked.append(list(paths))
        return Job("")

    made = ImportFiles(FORMATS, plan)
    qtbot.addWidget(made)
    made.show()
    return made


def options(qtbot: QtBot, dialog: ImportFiles) -> ImportOptions:
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.go.click()
    paths, chosen = wanted.args
    assert paths == [FILE]
    assert isinstance(chosen, ImportOptions)
    return chosen


def boxes(dialog: ImportFiles) -> dict[str, QComboBox]:
    return {box.accessibleName().removeprefix("What becomes of "): box for box in dialog.findChildren(QComboBox)}


def choose(box: QComboBox, words: str) -> None:
    at = box.findText(words)
    assert at >= 0, [box.itemText(row) for row in range(box.count())]
    box.setCurrentIndex(at)


def test_dropped_files_are_looked_through(dialog: ImportFiles, asked: list[list[Path]]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/news/a.html"), QUrl.fromLocalFile("/news/b.html")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.choose.drop.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys))
    assert asked == [[Path("/news/a.html"), Path("/news/b.html")]]
    assert not dialog.go.isVisible()


def test_every_format_says_where_its_file_is_found(dialog: ImportFiles) -> None:
    told = {}
    for row in range(dialog.choose.list.count()):
        dialog.choose.list.setCurrentRow(row)
        told[dialog.choose.list.item(row).text()] = dialog.choose.help.text()
    assert list(told) == ["Plain text", "Pocket export"]
    assert all(words.startswith(title) for title, words in told.items())
    assert "Settings, then Export." in told["Pocket export"]


def test_the_preview_tells_what_would_come_what_is_here_and_what_is_lost(dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.show_plan([FILE], PLAN, TOPICS)
    page = dialog._preview
    assert page is not None
    assert "3 new, 1 here already, 1 cannot be read." in page.summary.text()
    assert "bad dates (2)" in page.summary.text()
    cells = [table.item(0, 0).text() for table in page.findChildren(QTableWidget) if table.item(0, 0)]
    assert "Ferry sails" in cells
    assert dialog.go.text().replace("&", "") == "Import 3"


def test_labels_go_where_they_are_proposed_to_go_unless_changed(qtbot: QtBot, dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.show_plan([FILE], PLAN, TOPICS)
    choose(boxes(dialog)["sea"], "Topic “Ferries”")
    chosen = {choice.name: choice for choice in options(qtbot, dialog).labels}
    assert chosen["sea"].target == LabelTarget("topic", "medtop:20000002")
    assert chosen["Harbours"].target == LabelTarget("topic", "user:1")
    assert chosen["News/Asia"].target == LabelTarget("new", "Asia")
    assert chosen["News/Asia"].folder


def test_a_label_can_be_left_out(qtbot: QtBot, dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.show_plan([FILE], PLAN, TOPICS)
    choose(boxes(dialog)["sea"], "Nothing")
    chosen = {choice.name: choice.target.kind for choice in options(qtbot, dialog).labels}
    assert chosen["sea"] == "nothing"


def test_many_labels_are_decided_at_once(qtbot: QtBot, dialog: ImportFiles) -> None:
    labels = tuple(PlannedLabel(f"word {n}", False, 1, LabelTarget("hashtag", f"word {n}")) for n in range(200))
    harbours = PlannedLabel("Harbours", False, 1, LabelTarget("topic", "user:1"))
    dialog.look_at([FILE])
    dialog.show_plan([FILE], replace(PLAN, labels=(harbours, *labels)), TOPICS)
    page = dialog._preview
    assert page is not None
    assert page.labels is not None
    page.tabs.setCurrentWidget(page.labels)
    table, chooser = page.labels.table, page.labels.chooser
    assert not chooser.isEnabled(), "nothing is selected"
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "201 selected" in chooser.placeholderText()
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)  # the first: topics of their own names
    kinds = [choice.target.kind for choice in page.options().labels]
    assert (kinds.count("new"), kinds.count("topic")) == (200, 1)
    assert chooser.currentIndex() == -1
    row = table.visualItemRect(table.item(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    chooser.activated.emit(chooser.findText("Nothing"))
    assert [choice.target.kind for choice in page.options().labels].count("nothing") == 1


def test_what_to_do_with_known_articles_is_the_users_choice(qtbot: QtBot, dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.show_plan([FILE], PLAN, TOPICS)
    page = dialog._preview
    assert page is not None
    assert page.options().rule == "attach", "nothing is lost unless she says so"
    page.rule.setCurrentIndex(page.rule.findData("replace"))
    page.keep_all.setChecked(True)
    chosen = options(qtbot, dialog)
    assert (chosen.rule, chosen.keep_all) == ("replace", True)


def test_an_answer_about_other_files_comes_too_late(dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.look_at([Path("other.csv")])
    dialog.show_plan([FILE], PLAN, TOPICS)
    assert dialog._preview is None


def test_going_back_stops_the_look_and_asks_anew(qtbot: QtBot) -> None:
    job = Job("")
    dialog = ImportFiles(FORMATS, lambda _paths: job)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.look_at([FILE])
    dialog.back.click()
    assert job.cancelled
    assert dialog.choose.isVisible()


def test_nothing_readable_leaves_nothing_to_import(dialog: ImportFiles) -> None:
    dialog.look_at([FILE])
    dialog.show_plan([FILE], ImportPlan((), (), ()), TOPICS)
    assert dialog._preview is not None
    assert "nothing in there" in dialog._preview.summary.text()
    assert not dialog.go.isEnabled()


def test_closing_the_dialog_stops_the_look(qtbot: QtBot) -> None:
    job = Job("")
    dialog = ImportFiles(FORMATS, lambda _paths: job)
    qtbot.addWidget(dialog)
    dialog.look_at([FILE])
    dialog.reject()
    assert job.cancelled
