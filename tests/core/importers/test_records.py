"""What all exports share: times, fields of any type, entries without a text."""

from datetime import UTC, datetime

import pytest

from clipper.core.importers.records import Fields, draft_of, language, moment, web_address
from clipper.core.model import Draft, Entry, Refused
from tests.core.importers.exports import TIME, file_of

SAVED = datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        1700000000,
        "1700000000",
        1700000000.0,
        1700000000000,
        "1700000000000000",
        "2023-11-14T22:13:20Z",
        "2023-11-14T23:13:20+0100",
        "2023-11-14 22:13:20 UTC",
        "2023-11-14 22:13:20",
        "20231114T221320Z",
    ],
)
def test_times(value: object) -> None:
    assert moment(value) == SAVED


@pytest.mark.parametrize("value", [0, "0", -1, "", None, True, "soon", "9" * 17, [1], {}, "1601-01-01", "1" * 400])
def test_what_is_no_time(value: object) -> None:
    assert moment(value) is None or moment(value) > SAVED  # type: ignore[operator]


def test_fields_of_any_type() -> None:
    fields = Fields(
        {"a": None, "b": "  x ", "c": 7, "d": True, "e": "0", "f": ["p", "", {"name": "q"}, "p"], "g": "r, s"}
    )
    assert fields.text("a", "b") == "x"
    assert [fields.text(name) for name in "cdf"] == ["7", "", ""]
    assert [fields.flag(name) for name in "abde"] == [None, None, True, False]
    assert (fields.names("f"), fields.names("g"), fields.names("a")) == (("p", "q"), ("r", "s"), ())
    assert Fields([1]).text("a") == Fields("x").nested("a").text("b") == ""


@pytest.mark.parametrize("body", ["", "  \n", "<p>&nbsp;</p><br>"])
def test_an_entry_without_words_is_a_link(body: str) -> None:
    entry = Entry(title="Fees", url="https://dial.example/fees")
    draft = draft_of(file_of("x"), entry, body)
    assert isinstance(draft, Draft)
    assert draft.entry is not None
    assert (draft.data, draft.entry.link_only, draft.name, draft.captured) == (b"", True, "Fees", TIME)


def test_an_entry_with_words_or_pictures_is_none() -> None:
    for body in ("<p>Fees</p>", '<img src="a.png">'):
        draft = draft_of(file_of("x"), Entry(added=SAVED), body)
        assert isinstance(draft, Draft)
        assert draft.entry is not None
        assert (draft.data.decode(), draft.entry.link_only, draft.captured) == (body, False, SAVED)


def test_neither_words_nor_an_address() -> None:
    found = draft_of(file_of("x"), Entry(title="Fees", url="javascript:alert(1)"))
    assert isinstance(found, Refused)
    assert found.name == "Fees"


@pytest.mark.parametrize(
    "text", ["", None, "javascript:x", "place:x", "instapaper://1", "https://a.example/\u202e", "a.example"]
)
def test_addresses_that_lead_nowhere(text: str | None) -> None:
    assert web_address(text) is None


def test_languages() -> None:
    assert [language(code) for code in ("fr", "fr-FR", "pt_BR", "", "french", "x")] == [
        "fr",
        "fr",
        "pt",
        None,
        None,
        None,
    ]
