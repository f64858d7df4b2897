"""The rules dialog: rules are edited, tried before they are saved, switched and ordered."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clipper.core.model import Country, Topic
from clipper.core.model.rules import CONDITION_FIELDS, Condition, Rule, RuleTrial
from clipper.gui.dialogs.rules import Rules

COUNTRIES = (Country("NO", "Norway"), Country("PT", "Portugal"))
TOPICS = (Topic("medtop:1", "Economy"), Topic("user:1", "Ferries"))
FIRST = Rule("Ferries", (Condition("text", "contains", "ferry"),), True, ("NO",), ("user:1",), True, 1)
SECOND = Rule("Post", (Condition("publisher", "is", "Post"),), False, (), ("medtop:1",), False, 2)


@pytest.fixture
def dialog(qtbot: QtBot) -> Rules:
    made = Rules(COUNTRIES, TOPICS)
    qtbot.addWidget(made)
    made.show_rules((FIRST, SECOND))
    made.show()
    return made


def test_a_new_rule_is_tried_as_soon_as_it_is_complete_and_then_saved(dialog: Rules, qtbot: QtBot) -> None:
    dialog.new.click()
    assert not dialog.save.isEnabled()
    with qtbot.waitSignal(dialog.editor.changed):
        dialog.editor._rows[0].words.setText("lock")
    assert "which country or topic" in dialog.told.text()
    with qtbot.waitSignal(dialog.trial_wanted) as tried:
        dialog.editor.tags.topic_added.emit("user:1")
    rule = Rule("", (Condition("text", "contains", "lock"),), topics=("user:1",))
    assert tried.args == [rule]
    assert not dialog.apply.isEnabled(), "nobody knows yet what it would change"
    dialog.show_trial(rule, RuleTrial(3, (4, 5), ("A lock opens", "A lock closes")))
    assert "holds for: 3. It would change: 2." in dialog.told.text()
    assert "A lock closes" in dialog.told.text()
    for button, apply in ((dialog.save, False), (dialog.apply, True)):
        with qtbot.waitSignal(dialog.saved) as saved:
            button.click()
        assert saved.args == [rule, apply]


def test_a_trial_of_another_rule_comes_too_late(dialog: Rules) -> None:
    dialog.list.setCurrentRow(0)
    dialog.show_trial(SECOND, RuleTrial(9, (1,), ("Late",)))
    assert "Late" not in dialog.told.text()


def test_a_rule_is_shown_as_it_is_and_changed(dialog: Rules, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    assert dialog.editor.rule == SECOND
    with qtbot.waitSignal(dialog.trial_wanted) as tried:
        dialog.editor.more.click()
        dialog.editor._rows[1].words.setText("harbour")
        dialog.editor.tags.country_added.emit("PT")
        dialog.editor.tags.topic_removed.emit("medtop:1")
    [rule] = tried.args
    assert rule.conditions == (*SECOND.conditions, Condition("text", "contains", "harbour"))
    assert (rule.countries, rule.topics, rule.id) == (("PT",), (), 2)
    with qtbot.waitSignal(dialog.trial_wanted) as tried:
        dialog.editor._rows[0].cross.click()
    assert tried.args[0].conditions == rule.conditions[1:]


@pytest.mark.parametrize(("field", "expected"), [("country", "PT"), ("topic", "user:1"), ("lang", "pt"), ("url", "/x")])
def test_each_field_is_asked_for_in_its_own_way(dialog: Rules, field: str, expected: str) -> None:
    dialog.list.setCurrentRow(0)
    row = dialog.editor._rows[0]
    at = CONDITION_FIELDS.index(field)  # type: ignore[arg-type]
    row.field.setCurrentIndex(at)
    row.field.activated.emit(at)
    if field in ("country", "topic"):
        box = row.country if field == "country" else row.topic
        box.setCurrentIndex(box.findData(expected))
        assert not box.isHidden()
    else:
        row.words.setText(expected)
    assert row.condition == Condition(field, "contains" if field == "url" else "is", expected)  # type: ignore[arg-type]


def test_switching_ordering_and_deleting(dialog: Rules, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(1)
    item = dialog.list.item(1)
    with qtbot.waitSignal(dialog.enabled) as enabled:
        item.setCheckState(Qt.CheckState.Checked)
    assert enabled.args == [2, True]
    assert not dialog.down.isEnabled()
    with qtbot.waitSignal(dialog.ordered) as ordered:
        dialog.up.click()
    assert ordered.args == [(2, 1)]
    with qtbot.waitSignal(dialog.removed) as removed:
        dialog.delete.click()
    assert removed.args == [2]
    dialog.show_rules((FIRST,))
    assert dialog.editor.rule.id is None


def test_what_was_just_saved_is_the_chosen_one(dialog: Rules, qtbot: QtBot) -> None:
    dialog.new.click()
    dialog.editor._rows[0].words.setText("lock")
    dialog.editor.tags.topic_added.emit("user:1")
    qtbot.waitSignal(dialog.trial_wanted).wait()
    dialog.save.click()
    third = Rule("lock", (Condition("text", "contains", "lock"),), topics=("user:1",), id=3)
    dialog.show_rules((FIRST, SECOND, third))
    assert dialog.editor.rule == third
    assert dialog.list.currentRow() == 2


def test_tab_goes_through_the_conditions_from_top_to_bottom(dialog: Rules, qtbot: QtBot) -> None:
    dialog.new.click()
    dialog.editor.more.click()
    first, second = dialog.editor._rows
    qtbot.waitUntil(lambda: first.isVisible() and second.isVisible())
    dialog.editor.every.setFocus()
    went = []
    for _step in range(7):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        went.append(dialog.focusWidget())
    within = [first.field, first.words, first.cross, second.field, second.words, second.cross, dialog.editor.more]
    assert went == within
