"""Editing by hand: only what was changed is reported."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.core.model import Clipping, Edit, Summary
from clipper.gui.dialogs.edit import EditClipping


@pytest.fixture
def clipping(summary: Callable[..., Summary]) -> Clipping:
    facts = summary(1, title="Ferries stay", url="https://example.org/a")
    whole = Clipping(facts, (), None, "", "", (), (), "", (), frozenset())
    return replace(whole, authors=("Ada Merrow", "Jun Okafor"), html="<p>One.</p><p>Two.</p>", text="One.\nTwo.")


@pytest.fixture
def dialog(qtbot: QtBot, clipping: Clipping) -> EditClipping:
    dialog = EditClipping(clipping)
    qtbot.addWidget(dialog)
    return dialog


def words(dialog: EditClipping) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_nothing_changed_is_an_empty_edit(dialog: EditClipping) -> None:
    assert dialog.edit() == Edit()


def test_only_changed_fields_are_reported(dialog: EditClipping) -> None:
    dialog.title.setText("Ferries remain ")
    dialog.authors.setText(" Ada Merrow ;; Li Wei")
    dialog.publisher.clear()
    assert dialog.edit() == Edit(title="Ferries remain", authors=("Ada Merrow", "Li Wei"), publisher="")


def test_authors_may_all_be_taken_away(dialog: EditClipping) -> None:
    dialog.authors.clear()
    assert dialog.edit() == Edit(authors=())


def test_paragraphs_are_typed_apart(dialog: EditClipping) -> None:
    assert dialog.body.toPlainText() == "One.\n\nTwo."
    dialog.body.appendPlainText("\nThree.")
    assert dialog.edit() == Edit(body="One.\n\nTwo.\n\nThree.")
    assert "original stays" in words(dialog)


def test_the_time_is_read_while_it_is_typed(dialog: EditClipping) -> None:
    dialog.published.setText("9 June 2025")
    assert "Read as 9 Jun 2025" in words(dialog)
    assert dialog.save.isEnabled()
    assert dialog.edit() == Edit(published="9 June 2025")
    dialog.published.setText("soon")
    assert not dialog.save.isEnabled()
    assert "This time cannot be read." in words(dialog)
    dialog.published.clear()
    assert dialog.save.isEnabled()
    assert dialog.edit() == Edit(published="")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "example.org"])
def test_an_address_must_lead_to_the_web(dialog: EditClipping, address: str) -> None:
    dialog.url.setText(address)
    assert not dialog.save.isEnabled()


def test_a_clipping_must_keep_a_headline(dialog: EditClipping) -> None:
    dialog.title.setText("  ")
    assert not dialog.save.isEnabled()


def test_a_new_clipping_needs_a_headline_or_a_text(qtbot: QtBot) -> None:
    dialog = EditClipping(None)
    qtbot.addWidget(dialog)
    assert not dialog.save.isEnabled()
    dialog.body.setPlainText("A ferry sank.")
    assert dialog.save.isEnabled()
    assert dialog.edit() == Edit(body="A ferry sank.")
    dialog.body.clear()
    dialog.title.setText("Ferry")
    dialog.show()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.edit() == Edit(title="Ferry")
