"""Files of an import are told without the folders that lead to them."""

import pytest

from clipper.gui.import_words import short_name


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
