"""What is typed becomes an article that any database and terminal takes."""

from datetime import UTC, datetime

import pytest

from clipper.core import edits
from clipper.core.errors import ClipperError
from clipper.core.extract.markdown import to_markdown
from clipper.core.extract.plain import text_of
from clipper.core.library import Library
from clipper.core.model import Clipping, Edit, Moment, Summary

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


def clipped(words: str, url: str | None) -> Clipping:
    """A clipping whose headline, author and publisher are all `words`."""
    published = Moment(datetime(2025, 6, 10, 12, tzinfo=UTC), "day")
    summary = Summary(
        id=1,
        title=words,
        publisher=words,
        published=published,
        added=published.at,
        url=url,
        lang=None,
        lead="",
        countries=(),
        topics=(),
        unread=False,
        starred=False,
        trashed=False,
        noted=False,
        problem="",
    )
    return Clipping(summary, (words, "Ada Marsh"), None, "<p>Boats</p>", "Boats", (), (), "", (), frozenset())


def test_markdown_says_where_a_clipping_is_from() -> None:
    assert edits.markdown(clipped("The Dial", "https://e.example/1"), to_markdown) == (
        "# The Dial\n\nThe Dial, Ada Marsh · The Dial · 2025-06-10 · <https://e.example/1>\n\nBoats\n"
    )


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("[x](javascript:alert(2))", "\\[x\\](javascript:alert(2))"),
        ("![x](https://t.example/p.png)", "!\\[x\\](https://t.example/p.png)"),
        ("<img src=x onerror=alert(1)>", "\\<img src\\=x onerror\\=alert(1)\\>"),
        ("&lt;script&gt;", "\\&lt;script\\&gt;"),
        ("`code`", "\\`code\\`"),
        ("one\n\n# two", "one \\# two"),
    ],
)
def test_names_are_not_live_in_markdown(words: str, shown: str) -> None:
    title, about, body = edits.markdown(clipped(words, None), to_markdown).strip().split("\n\n")
    assert title == f"# {shown}"
    assert about == f"{shown}, Ada Marsh · {shown} · 2025-06-10"
    assert body == "Boats"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://e.example/x><script>", "<https://e.example/x%3E%3Cscript%3E>"),
        (
            "https://e.example/x](javascript:alert(1))",
            "[https://e.example/x\\](javascript:alert(1))](https://e.example/x]%28javascript:alert%281%29%29)",
        ),
        ("https://e.example/x\n\n<b>", "<https://e.example/x%0A%0A%3Cb%3E>"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_addresses_do_not_break_out_of_markdown(url: str, shown: str) -> None:
    about = edits.markdown(clipped("Dial", url), to_markdown).split("\n\n")[1]
    assert about == f"Dial, Ada Marsh · Dial · 2025-06-10 · {shown}"
