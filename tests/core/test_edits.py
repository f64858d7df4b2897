"""What is typed becomes an article that any database and terminal takes."""

import pytest

from clipper.core import edits
from clipper.core.errors import ClipperError
from clipper.core.extract.plain import text_of
from clipper.core.library import Library
from clipper.core.model import Edit

HOSTILE = "a\ud800\x00\x1b\u009b\u202eb\u2069"


def test_what_is_typed_is_cleaned() -> None:
    edit = Edit(
        title=f" {HOSTILE}\n c ",
        authors=(HOSTILE, "\u202e", " Ada  Marsh "),
        publisher=HOSTILE,
        published="2025-06-10\u202c",
        url=f"https://e.example/{HOSTILE}<",
        body=f"{HOSTILE}\n\nsecond\u0085third",
    )
    article = edits.new_article(edit)
    assert article.title == "a\ufffdb c"
    assert article.authors == ("a\ufffdb", "Ada Marsh")
    assert article.publisher == "a\ufffdb"
    assert article.published is not None
    assert article.published.original == "2025-06-10"
    assert article.url == "https://e.example/a\ufffdb%3C"
    assert article.text == "a\ufffdb\nsecond\nthird"
    assert article.text == text_of(article.html)


def test_marks_alone_are_nothing_to_keep() -> None:
    with pytest.raises(ClipperError):
        edits.new_article(Edit(title="\u202e\x00", body="\u2066"))


def test_an_edit_with_half_a_character_is_stored(library: Library) -> None:
    (number,) = library.new_clipping(Edit(title="Boats")).added
    library.edit(number, Edit(title=f"Boats {HOSTILE}", publisher=HOSTILE, body=HOSTILE))
    clipping = library.clipping(number)
    assert (clipping.summary.title, clipping.text) == ("Boats a\ufffdb", "a\ufffdb")
