"""Every known fact is told, with where it came from; unknown ones are left out."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from clipper.core.model import Clipping, Moment, Provenance, Summary
from clipper.gui.dialogs.details import Details, facts


def _clipping(summary: Summary, **fields: object) -> Clipping:
    values: dict[str, object] = {
        "authors": (),
        "dateline": None,
        "html": "<p>Two words</p>",
        "text": "Two words",
        "countries": (),
        "topics": (),
        "note": "",
        "stubs": (),
        "edited": frozenset(),
    } | fields
    return Clipping(summary=summary, **values)  # type: ignore[arg-type]


def test_facts_say_where_they_came_from_and_how_sure_they_are(summary: Callable[..., Summary]) -> None:
    clipping = _clipping(
        summary(1),
        authors=("Ann Roe", "Bo Li"),
        provenance=(Provenance("authors", "json-ld", 0.95), Provenance("publisher", "guess", 0.4)),
    )
    told = {fact.name: fact for fact in facts(clipping)}
    assert told["Authors"].value == "Ann Roe, Bo Li"
    assert told["Authors"].how == "from the page's data for search engines"
    assert told["Publisher"].how == "from a guess, unsure"


def test_what_was_typed_by_hand_says_so(summary: Callable[..., Summary]) -> None:
    clipping = _clipping(summary(1), edited=frozenset({"publisher"}), provenance=(Provenance("publisher", "og", 0.9),))
    assert next(fact.how for fact in facts(clipping) if fact.name == "Publisher") == "typed by you"


def test_what_is_not_known_is_left_out(summary: Callable[..., Summary]) -> None:
    names = [fact.name for fact in facts(_clipping(summary(1)))]
    assert not {"Deck", "Section", "Updated", "Keywords", "Access"} & set(names)


def test_updates_and_paywalls_are_told(summary: Callable[..., Summary]) -> None:
    updated = Moment(datetime(2025, 6, 11, 9, 30, tzinfo=UTC), "minute", 0, original="11 June, 9:30")
    told = {fact.name: fact for fact in facts(_clipping(summary(1), updated=updated, paywalled=True))}
    assert "“11 June, 9:30”" in told["Updated"].how
    assert "paywall" in told["Access"].value


def test_markup_in_facts_is_shown_as_it_is(qtbot: QtBot, summary: Callable[..., Summary]) -> None:
    dialog = Details(_clipping(summary(1, title="<b>Bold</b>"), section="<img src=x>"))
    qtbot.addWidget(dialog)
    texts = {label.text(): label for label in dialog.findChildren(QLabel)}
    assert {"<b>Bold</b>", "<img src=x>"} <= set(texts)
    assert all(label.textFormat().name == "PlainText" for label in texts.values())
