"""The list's model: it fetches what is in sight, and no more."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clipper.core.model import Snippet, Summary
from clipper.gui.models.clippings import ROW_ROLE, ClippingsModel, Row

Make = Callable[..., Summary]


class Desk:
    """Takes the model's requests and answers them when the test says so."""

    def __init__(self, make: Make) -> None:
        self.make = make
        self.asked: list[tuple[list[int], str]] = []
        self._answers: list[Callable[[list[Row]], object]] = []

    def __call__(self, ids: Sequence[int], words: str, then: Callable[[list[Row]], object]) -> None:
        self.asked.append((list(ids), words))
        self._answers.append(then)

    def answer(self, number: int = -1, **fields: object) -> None:
        ids, words = self.asked[number]
        snippet = Snippet(f"about {words}") if words else None
        self._answers[number]([Row(self.make(i, **fields), snippet) for i in ids if i > 0])


@pytest.fixture
def desk(summary: Make) -> Desk:
    return Desk(summary)


@pytest.fixture
def model(desk: Desk, qapp: QApplication) -> ClippingsModel:  # noqa: ARG001 (Qt has to run)
    return ClippingsModel(desk)


def look(model: ClippingsModel, row: int) -> Row | None:
    seen = model.data(model.index(row), ROW_ROLE)
    assert seen is None or isinstance(seen, Row)
    return seen


def test_only_rows_in_sight_are_fetched(model: ClippingsModel, desk: Desk, qtbot: QtBot) -> None:
    model.show_ids(range(1, 100_001))
    assert model.rowCount() == 100_000
    for row in range(50_000, 50_010):
        assert look(model, row) is None
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    desk.answer()

    ids, _words = desk.asked[0]
    assert len(ids) <= 2 * ClippingsModel.PAGE
    seen = look(model, 50_003)
    assert seen is not None
    assert seen.summary.id == 50_004
    assert "Ferry number 50004" in model.data(model.index(50_003))


def test_whoever_drags_through_waits_for_the_last_pages_only(model: ClippingsModel, desk: Desk, qtbot: QtBot) -> None:
    model.show_ids(range(1, 100_001))
    look(model, 0)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    for row in range(0, 100_000, 500):  # dragged to the end while the first answer is on its way
        look(model, row)
    desk.answer()
    qtbot.waitUntil(lambda: len(desk.asked) == 2)

    ids, _words = desk.asked[1]
    assert 99_501 in ids
    assert len(ids) <= 4 * ClippingsModel.PAGE


def test_memory_is_bounded(model: ClippingsModel, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClippingsModel, "KEEP", 100)
    model.show_ids(range(1, 321))
    for page in range(10):
        look(model, page * ClippingsModel.PAGE)
        qtbot.waitUntil(lambda expected=page + 1: len(desk.asked) == expected)
        desk.answer()
    assert sum(model.held(i) is not None for i in range(1, 321)) == 100
    assert model.held(320) is not None
    assert model.held(1) is None


def test_an_answer_to_former_words_is_not_shown_under_the_new_ones(
    model: ClippingsModel, desk: Desk, qtbot: QtBot
) -> None:
    model.show_ids((1, 2), "harbour")
    look(model, 0)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    model.show_ids((1, 2), "ferry")
    desk.answer(0)
    assert look(model, 0) is None
    qtbot.waitUntil(lambda: len(desk.asked) == 2)
    desk.answer(1)

    seen = look(model, 0)
    assert seen is not None
    assert seen.snippet == Snippet("about ferry")


def test_a_changed_clipping_stays_in_sight_until_its_new_row_is_here(
    model: ClippingsModel, desk: Desk, qtbot: QtBot
) -> None:
    model.show_ids((1, 2, 3))
    look(model, 0)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    desk.answer()

    with qtbot.waitSignal(model.dataChanged):
        model.refresh([2, 99])
    before = look(model, 1)
    assert before is not None
    assert not before.summary.starred
    qtbot.waitUntil(lambda: len(desk.asked) == 2)
    assert desk.asked[1][0] == [2]
    desk.answer(starred=True)
    after = look(model, 1)
    assert after is not None
    assert after.summary.starred


def test_what_is_gone_is_not_asked_for_again_and_again(model: ClippingsModel, desk: Desk, qtbot: QtBot) -> None:
    model.show_ids((1, -5))
    look(model, 1)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    desk.answer()
    assert look(model, 1) is None
    look(model, 0)
    qtbot.wait(20)
    assert len(desk.asked) == 1


def test_the_same_answer_again_resets_nothing(model: ClippingsModel, qtbot: QtBot) -> None:
    model.show_ids((3, 1, 2))
    with qtbot.assertNotEmitted(model.modelReset):
        assert not model.show_ids([3, 1, 2])
    with qtbot.waitSignal(model.modelReset):
        assert model.show_ids([3, 2])


def test_a_screen_reader_hears_what_the_eye_sees(model: ClippingsModel, desk: Desk, qtbot: QtBot) -> None:
    model.show_ids((1,))
    look(model, 0)
    qtbot.waitUntil(lambda: len(desk.asked) == 1)
    desk.answer(publisher=None, unread=True, starred=True)
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Ferry number 1", "unknown publisher", "10 Jun 2025", "unread", "starred"):
        assert part in spoken
