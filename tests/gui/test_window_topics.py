"""The user's own topics and rules in the window, from end to end."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from clipper.core.library import Library
from clipper.core.model import Changes
from clipper.core.model.rules import Condition, Rule
from clipper.core.progress import Progress
from clipper.gui.main_window import MainWindow
from tests.gui.driving import NEWEST, PATIENCE, child, do, open_story, press, wait_for


@pytest.fixture
def ferries(window: MainWindow, qtbot: QtBot) -> str:
    """A topic of the user's own, made in the reader of the second story."""
    wait_for(qtbot, window, *NEWEST)
    open_story(qtbot, window, 1)
    with qtbot.waitSignal(window.clippings.topic_made, timeout=PATIENCE) as made:
        window.reader.topic_created.emit(window.list.current_id, "Ferries")
    return str(made.args[0])


def topics(window: MainWindow) -> dict[str, int | None]:
    """The sidebar's topics."""
    model = window.sidebar.model()
    section = model.section_index("topic")  # type: ignore[attr-defined]
    rows = (model.index(row, 0, section) for row in range(model.rowCount(section)))
    entries = [model.entry(row) for row in rows]  # type: ignore[attr-defined]
    return {entry.label: entry.count for entry in entries if entry.kind == "filter"}


def write(window: MainWindow, qtbot: QtBot, work: object) -> None:
    def change(library: Library, _progress: Progress) -> Changes:
        return work(library)  # type: ignore[operator]

    with qtbot.waitSignal(window._jobs.library_changed, timeout=PATIENCE):
        window._jobs.write("", change)


def test_renaming_in_the_manager_shows_everywhere_and_is_undone_there(
    window: MainWindow, qtbot: QtBot, ferries: str
) -> None:
    from clipper.gui.dialogs.topics import Topics

    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    window.topics.manage(ferries)
    dialog = child(window, Topics)
    qtbot.waitUntil(lambda: (now := dialog.tree.current()) is not None and now.id == ferries, timeout=PATIENCE)
    dialog.renamed.emit(ferries, "Sport")
    qtbot.waitUntil(lambda: "already" in dialog.trouble.text() and dialog.trouble.isVisible(), timeout=PATIENCE)
    dialog.renamed.emit(ferries, "Boats")
    qtbot.waitUntil(lambda: topics(window).get("Boats") == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: (now := dialog.tree.current()) is not None and now.label == "Boats", timeout=PATIENCE)
    assert not dialog.trouble.isVisible()
    chips = window.reader._page.header.tags
    qtbot.waitUntil(lambda: "Boats" in [chip.accessibleName() for chip in chips.chips()], timeout=PATIENCE)
    dialog.undo_wanted.emit()
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    dialog.accept()


def test_a_name_that_is_nearly_another_is_offered_for_merging(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    with qtbot.waitSignal(window.clippings.topic_made, timeout=PATIENCE):
        window.reader.topic_created.emit(window.list.current_id, "Ferry")
    qtbot.waitUntil(lambda: any("nearly the same name" in text for text in window.messages.texts), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "Ferry" in topics(window), timeout=PATIENCE)
    press(qtbot, window.messages, "Merge into “Ferries”")
    qtbot.waitUntil(lambda: "Ferry" not in topics(window), timeout=PATIENCE)
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    assert ferries


def test_a_topic_is_put_on_all_that_are_chosen(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    window.list.selectAll()
    chosen = len(window.clippings.chosen)
    assert chosen > 1
    do(window, "put_topic")
    qtbot.waitUntil(lambda: child(window, QInputDialog) is not None, timeout=PATIENCE)
    dialog = child(window, QInputDialog)
    assert dialog is not None
    assert str(chosen) in dialog.labelText()
    dialog.setTextValue("Ferries")
    dialog.accept()
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == chosen, timeout=PATIENCE)
    do(window, "undo")
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    assert ferries


def test_a_new_topic_is_put_on_what_is_chosen(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    do(window, "put_topic")
    qtbot.waitUntil(lambda: child(window, QInputDialog) is not None, timeout=PATIENCE)
    dialog = child(window, QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Ferry")
    dialog.accept()
    qtbot.waitUntil(lambda: topics(window).get("Ferry") == 1, timeout=PATIENCE)
    qtbot.waitUntil(lambda: any("nearly the same name" in text for text in window.messages.texts), timeout=PATIENCE)
    assert ferries


def test_the_sidebars_menu_leads_to_the_topic(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    sidebar = window.sidebar
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    sidebar.setCurrentIndex(sidebar.model().filter_index("topic", ferries))  # type: ignore[attr-defined]
    sidebar.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0)))
    menu = sidebar.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()] == ["Find More Like These…", "Change Topic…"]
    with qtbot.waitSignal(sidebar.topic_managed) as managed:
        menu.actions()[1].trigger()
    assert managed.args == [ferries]
    menu.close()
    qtbot.waitUntil(lambda: window.topics._manager is not None, timeout=PATIENCE)


def test_more_like_these_are_looked_for_and_put_on(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    from clipper.gui.dialogs.alike import AlikeList

    window.topics.find_alike(ferries)
    qtbot.waitUntil(lambda: bool(window.findChildren(AlikeList)), timeout=PATIENCE)
    dialog = child(window, AlikeList)
    other = window.model.id_at(0)
    dialog.wanted.emit((other,))
    dialog.reject()
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 2, timeout=PATIENCE)


def test_a_rule_is_tried_saved_and_applied(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    from clipper.gui.dialogs.rules import Rules

    window.rules.manage()
    qtbot.waitUntil(lambda: bool(window.findChildren(Rules)), timeout=PATIENCE)
    dialog = child(window, Rules)
    dialog.editor.show_rule(Rule("Rice", (Condition("text", "contains", "rice"),), topics=(ferries,)))
    qtbot.waitUntil(lambda: "would change: 2" in dialog.told.text(), timeout=PATIENCE)
    dialog.apply.click()
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 3, timeout=PATIENCE)
    qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=PATIENCE)
    dialog.undo_wanted.emit()
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    assert dialog.list.item(0).checkState() == Qt.CheckState.Checked
    dialog.accept()


def test_an_offered_topic_is_taken_in_the_reader(window: MainWindow, qtbot: QtBot, ferries: str) -> None:
    from clipper.core.model import Tags, TopicTag
    from clipper.core.store import tags

    here = window.model.id_at(0)

    def offer(library: Library) -> Changes:
        with library._store.transaction() as db:
            tags.insert(db, here, Tags(topics=(TopicTag(ferries, 0.4, 0, suggested=True),)))
        return Changes(changed=(here,))

    write(window, qtbot, offer)
    with qtbot.waitSignal(window.clippings.opened, timeout=PATIENCE):
        window.list.choose(here)
    chips = window.reader._page.header.tags
    qtbot.waitUntil(lambda: any(c.accessibleName() == "Ferries (offered)" for c in chips.chips()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 1, timeout=PATIENCE)
    qtbot.keyClick(next(c for c in chips.chips() if c.key == ferries), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: topics(window).get("Ferries") == 2, timeout=PATIENCE)
