"""Files of an import are told without the folders that lead to them."""

import pytest

from clipper.core.model.imports import PlannedEntry
from clipper.gui.import_words import counted, foreseen, short_name


@pytest.mark.parametrize(
    ("file", "chosen", "told"),
    [
        ("/home/ada/exports/mail/a.eml", ("/home/ada/exports",), "exports/mail/a.eml"),
        ("/home/ada/export.zip/part.csv", ("/home/ada/export.zip",), "export.zip/part.csv"),
        ("/home/ada/b.html", ("/news/a.html", "/home/ada/b.html"), "b.html"),
        ("export.csv", ("export.csv",), "export.csv"),
        ("/elsewhere/a.html", ("/home/ada",), "/elsewhere/a.html"),
        ("/a.html", ("/a.html",), "a.html"),
    ],
)
def test_only_what_lies_in_what_was_chosen_is_named(file: str, chosen: tuple[str, ...], told: str) -> None:
    assert short_name(file, chosen) == told


def test_what_comes_twice_is_not_said_to_be_here() -> None:
    assert (
        counted({"added": 2, "duplicate": 3}, future=True, twice=2) == "2 new, 1 here already, 2 twice in this import"
    )
    reason = "It comes earlier in this import."
    entry = PlannedEntry("a.json", "Ferry sails", None, None, (), "duplicate", reason, twice=True)
    assert foreseen(entry) == "twice in this import"
    entry = PlannedEntry("a.json", "Ferry sails", None, None, (), "duplicate", "The same text is here.")
    assert foreseen(entry) == "here already – The same text is here."
