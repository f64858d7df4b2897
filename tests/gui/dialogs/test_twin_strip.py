"""The paste sheet says what the library has of an article, and asks what shall become of it."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clipper.core.model import Candidate, Capture, Choice, Twin
from clipper.gui.dialogs.paste import PasteSheet
from clipper.gui.dialogs.paste_card import PasteCard
from clipper.gui.dialogs.twin_strip import TwinStrip, is_wanted, proposed, told

SAME = Twin(1, "Ferry sails", "text", trashed=False)
COPY = Twin(1, "Ferry sails", "near", False, "copy", 0.87, publisher="Island Courier")
NEWER = Twin(1, "Ferry sails", "url", False, "edition", 0.7, newer=True)
OLDER = Twin(1, "Ferry sails", "near", False, "edition", 0.7)
LINK = Twin(1, "Ferry sails", "url", False, captured=False)
TRASHED = Twin(1, "Ferry sails", "near", True, "copy", 0.87)


@pytest.mark.parametrize(
    ("twin", "words"),
    [
        (SAME, "You have this one already: “Ferry sails” – same text."),
        (COPY, "You have this story from Island Courier: “Ferry sails” – 87% of the words are the same."),
        (NEWER, "newer edition of “Ferry sails”"),
        (OLDER, "earlier edition of “Ferry sails”"),
        (LINK, "only the link"),
        (TRASHED, "This one is in Trash: “Ferry sails”"),
    ],
)
def test_it_says_what_the_other_one_is(twin: Twin, words: str) -> None:
    assert words in told(twin)


@pytest.mark.parametrize(
    ("twin", "choice", "wanted"),
    [
        (None, "keep", True),
        (SAME, "keep", False),
        (COPY, "attach", False),
        (NEWER, "replace", True),
        (OLDER, "attach", False),
        (LINK, "replace", True),
        (TRASHED, "keep", False),
    ],
)
def test_only_what_brings_something_is_wanted_unasked(twin: Twin | None, choice: Choice, wanted: bool) -> None:
    assert (proposed(twin), is_wanted(twin)) == (choice, wanted)


def test_braces_in_headlines_stay_braces() -> None:
    assert "“{share} {0}”" in told(Twin(1, "{share} {0}", "text", trashed=False))


def test_the_choice_reaches_what_is_kept(
    capture: Callable[..., Capture], candidate: Callable[..., Candidate], qtbot: QtBot
) -> None:
    sheet = PasteSheet(capture(candidate("Main", "main", NEWER)), (), ())
    qtbot.addWidget(sheet)
    strip = sheet.findChild(TwinStrip)
    assert strip is not None
    assert sheet.kept()[0].choice == "replace"
    strip.choice.setCurrentIndex(strip.choice.findData("attach"))
    assert sheet.kept()[0].choice == "attach"


def test_what_becomes_of_it_is_asked_only_when_it_is_kept(
    capture: Callable[..., Capture], candidate: Callable[..., Candidate], qtbot: QtBot
) -> None:
    sheet = PasteSheet(capture(candidate("Main", "main", SAME)), (), ())
    qtbot.addWidget(sheet)
    strip, card = sheet.findChild(TwinStrip), sheet.findChild(PasteCard)
    assert strip is not None
    assert card is not None
    assert not strip.choice.isEnabled()
    card.check.setChecked(True)
    assert strip.choice.isEnabled()
    assert sheet.kept()[0].choice == "keep"
