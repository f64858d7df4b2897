"""The topics manager: what it shows, and what it says the user wants."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QInputDialog, QLineEdit, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from clipper.core.model.topics import Alike, NearName, OwnTopic
from clipper.gui.dialogs.alike import AlikeList
from clipper.gui.dialogs.topics import Topics
from clipper.gui.widgets.chip import Chip

TOPICS = (
    OwnTopic("medtop:1", "Economy", None, False, "apply", 5),
    OwnTopic("medtop:2", "Trade", "medtop:1", False, "never", 0),
    OwnTopic("user:3", "Cookies", "user:1", True, "apply", 0),
    OwnTopic("user:1", "ad tech", None, True, "apply", 3, 3, ("adverts",)),
    OwnTopic("user:2", "Adtech", None, True, "suggest", 9, 9),
)
PAIR = NearName("user:1", "user:2")


@pytest.fixture
def dialog(qtbot: QtBot) -> Topics:
    made = Topics()
    qtbot.addWidget(made)
    made.show_topics(TOPICS, (PAIR,))
    made.show()
    return made


def item(dialog: Topics, name: str) -> QTreeWidgetItem:
    [found] = dialog.tree.findItems(name, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    return found


def choose(dialog: Topics, name: str) -> None:
    dialog.tree.setCurrentItem(item(dialog, name))


def answer(dialog: Topics, words: str) -> None:
    [asked] = [each for each in dialog.findChildren(QInputDialog) if each.isVisible()]
    asked.setTextValue(words)
    asked.accept()


def test_own_topics_come_first_and_open(dialog: Topics) -> None:
    tree = dialog.tree
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert [each.text(0) for each in tops if each is not None] == ["ad tech", "Adtech", "Economy"]
    assert item(dialog, "ad tech").isExpanded()
    assert [item(dialog, name).text(2) for name in ("Adtech", "Trade", "Economy")] == [
        "Only offered",
        "Never by itself",
        "",
    ]


def test_the_chosen_topic_is_told_of_and_iptcs_cannot_be_changed(dialog: Topics) -> None:
    choose(dialog, "ad tech")
    assert "from 10 on" in dialog.told.text()
    assert [chip.key for chip in dialog.findChildren(Chip)] == ["adverts"]
    assert dialog.rename.isEnabled()
    choose(dialog, "Economy")
    assert not any(button.isEnabled() for button in (dialog.rename, dialog.merge, dialog.move_under, dialog.delete))
    assert dialog.mode.isEnabled()


def test_a_name_is_changed_in_its_place(dialog: Topics, qtbot: QtBot) -> None:
    choose(dialog, "Cookies")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_F2)
    editor = dialog.tree.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Trackers")
    with qtbot.waitSignal(dialog.renamed) as renamed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == ["user:3", "Trackers"]
    assert item(dialog, "Cookies").text(0) == "Cookies", "the library has not taken it yet"


def test_dragging_a_topic_asks_to_nest_it(dialog: Topics, qtbot: QtBot) -> None:
    choose(dialog, "Cookies")
    onto = dialog.tree.visualItemRect(item(dialog, "Economy")).center()
    data = QMimeData()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    with qtbot.waitSignal(dialog.nested) as nested:
        dialog.tree.dropEvent(QDropEvent(QPointF(onto), Qt.DropAction.MoveAction, data, buttons, keys))
    assert nested.args[0] == "user:3"
    with qtbot.waitSignal(dialog.nested) as nested:
        nowhere = QPointF(QPoint(5, dialog.tree.viewport().height() - 2))
        dialog.tree.dropEvent(QDropEvent(nowhere, Qt.DropAction.MoveAction, data, buttons, keys))
    assert nested.args == ["user:3", ""]
    assert item(dialog, "Cookies").parent() is item(dialog, "ad tech"), "nothing moves by itself"


def test_topics_are_made_moved_merged_and_given_names(dialog: Topics, qtbot: QtBot) -> None:
    choose(dialog, "ad tech")
    for button, words, signal, expected in (
        (dialog.new, "Boats", dialog.created, ["Boats", ""]),
        (dialog.new_inside, "Banners", dialog.created, ["Banners", "user:1"]),
        (dialog.move_under, "Economy", dialog.nested, ["user:1", "medtop:1"]),
        (dialog.move_under, "(at the top)", dialog.nested, ["user:1", ""]),
        (dialog.merge, "Adtech", dialog.merged, ["user:1", "user:2"]),
        (dialog.alias, "ads", dialog.alias_added, ["user:1", "ads"]),
    ):
        button.click()
        with qtbot.waitSignal(signal) as told:
            answer(dialog, words)
        assert told.args == expected
    dialog.merge.click()
    with qtbot.assertNotEmitted(dialog.merged):
        answer(dialog, "nothing is called so")


def test_switch_alias_delete_and_more_like_these(dialog: Topics, qtbot: QtBot) -> None:
    choose(dialog, "ad tech")
    with qtbot.waitSignal(dialog.mode_chosen) as chosen:
        dialog.mode.setCurrentIndex(2)
        dialog.mode.activated.emit(2)
    assert chosen.args == ["user:1", "never"]
    with qtbot.waitSignal(dialog.alias_removed) as removed:
        qtbot.keyClick(dialog.findChildren(Chip)[0], Qt.Key.Key_Delete)
    assert removed.args == ["adverts"]
    with qtbot.waitSignal(dialog.deleted) as deleted:
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Delete)
    assert deleted.args == ["user:1"]
    with qtbot.waitSignal(dialog.alike_wanted) as wanted:
        dialog.alike.click()
    assert wanted.args == ["user:1"]
    choose(dialog, "Economy")
    with qtbot.assertNotEmitted(dialog.deleted):
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Delete)


def test_near_names_are_offered_for_merging_until_both_are_kept(dialog: Topics, qtbot: QtBot) -> None:
    assert "“ad tech” and “Adtech”" in dialog.offer_words.text()
    with qtbot.waitSignal(dialog.merged) as merged:
        dialog.take_offer.click()
    assert merged.args == ["user:1", "user:2"]
    dialog.refuse_offer.click()
    assert dialog.offer.isHidden()
    dialog.show_topics(TOPICS, (PAIR,))
    assert dialog.offer.isHidden()


def test_finding_shows_what_matches_and_what_it_lies_under(dialog: Topics) -> None:
    for words, shown in (("COOK", {"ad tech", "Cookies"}), ("advert", {"ad tech"}), ("", None)):
        dialog.search.setText(words)
        seen = {topic.label for topic in TOPICS if not item(dialog, topic.label).isHidden()}
        assert seen == (shown or {topic.label for topic in TOPICS})


def test_showing_them_again_keeps_the_place(dialog: Topics) -> None:
    choose(dialog, "Cookies")
    dialog.show_topics(TOPICS[2:], ())
    current = dialog.tree.current()
    assert current is not None
    assert current.label == "Cookies"


def test_undo_is_at_hand(dialog: Topics, qtbot: QtBot) -> None:
    dialog.activateWindow()
    with qtbot.waitSignal(dialog.undo_wanted):
        qtbot.keyClick(dialog.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_more_like_these_are_ticked_and_given_the_topic(qtbot: QtBot) -> None:
    found = (Alike(4, "Bees move in", 0.6, ("hive", "swarm")), Alike(9, "Honey year", 0.3, ("honey",)))
    dialog = AlikeList("Bees", found)
    qtbot.addWidget(dialog)
    assert not dialog.put_on.isEnabled()
    title = dialog.table.item(1, 0)
    assert title is not None
    title.setCheckState(Qt.CheckState.Checked)
    assert "1 Clipping" in dialog.put_on.text()
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.put_on.click()
    assert wanted.args == [(9,)]
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.table.itemActivated.emit(dialog.table.item(0, 0))
    assert opened.args == [4]
