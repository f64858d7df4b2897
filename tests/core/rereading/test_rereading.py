"""Originals read another way or again: by hand stays by hand, highlights stay with their words, all can be undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clipper.core.errors import Cancelled, ClipperError
from clipper.core.library import Library
from clipper.core.model import Draft, Edit, Stub
from clipper.core.model.readings import Method, Reading, Reextracted
from clipper.core.rereading.ways import METHODS
from tests.core.pasting import CURLING, FERRY, PASTED, keep
from tests.core.stories import FISH, MORE

PAGE = f"""<html><head><title>Westmere closes its old fish market</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
<article><h1>Westmere closes its old fish market</h1><p>{FISH}</p><p>{MORE}</p></article>
<footer><p>Imprint of the Westmere Post, a paper for the whole harbour</p></footer></body></html>"""
GREEK = "Η αγορά των ψαράδων κλείνει\nΟι έμποροι λένε ότι δεν θα φύγουν πριν η νέα αίθουσα αποκτήσει στέγη και νερό."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


RUSSIAN = "Городской совет закрыл старую мельницу у реки. "


def put(library: Library, data: bytes, media_type: str = "text/html", charset: str | None = None) -> int:
    whole = False if media_type == "text/html" else None
    capture = library.capture(Draft(data, media_type, PASTED, "page", charset=charset, selection=whole))
    return library.keep(capture, capture.candidates[:1]).added[0]


def test_a_whole_page_is_shown_whole_and_back_again(library: Library) -> None:
    page = put(library, PAGE.encode())
    before = library.clipping(page)
    assert "Imprint" not in before.text
    whole = Reading(extent="selection")
    assert whole in [option.reading for option in library.rereading.options(page)]
    preview = library.rereading.preview(page, whole)
    assert "Imprint" in preview.article.text
    assert {change.field for change in preview.changes} == {"text"}
    assert "Imprint" in "".join(part.text for part in preview.differences if part.kind == "added")
    assert library.clipping(page) == before
    library.rereading.apply(page, whole)
    assert library.clipping(page).text == preview.article.text
    assert [option.reading for option in library.rereading.options(page) if option.chosen] == [whole]
    library.undo()
    assert library.clipping(page) == before


@pytest.mark.parametrize("method", METHODS)
def test_another_idea_of_the_main_text(library: Library, method: Method) -> None:
    page = put(library, PAGE.encode())
    reading = Reading(extent="page", method=method)
    assert reading in [option.reading for option in library.rereading.options(page)]
    text = library.rereading.preview(page, reading).article.text
    assert "hardest of her life" in text
    assert "Sport" not in text


def test_another_encoding(library: Library) -> None:
    greek = put(library, GREEK.encode("cp1253"), "text/plain", "cp1252")
    assert "αγορά" not in library.clipping(greek).summary.title
    readings = [option.reading for option in library.rereading.options(greek)]
    assert Reading(charset="cp1253") in readings
    library.rereading.apply(greek, Reading(charset="cp1253"))
    assert library.clipping(greek).summary.title == "Η αγορά των ψαράδων κλείνει"
    assert [line.fields for line in library.rereading.reextract([greek])] == [()]


def test_an_encoding_of_dos_is_offered_by_its_name(library: Library) -> None:
    news = put(library, (RUSSIAN * 4).encode("cp866"), "text/plain")
    offered = {option.label: option.reading for option in library.rereading.options(news)}
    library.rereading.apply(news, offered["Cyrillic (DOS 866)"])
    assert library.clipping(news).text.startswith(RUSSIAN.strip())


@pytest.mark.parametrize("charset", ["utf-7", "hex", "no such thing"])
def test_a_dangerous_or_unknown_encoding_is_refused(library: Library, charset: str) -> None:
    page = put(library, PAGE.encode())
    with pytest.raises(ClipperError, match="does not read"):
        library.rereading.preview(page, Reading(charset=charset))


def test_what_was_edited_by_hand_stays(library: Library) -> None:
    page = put(library, PAGE.encode())
    library.edit(page, Edit(title="My own headline"))
    preview = library.rereading.preview(page, Reading(extent="selection"))
    assert preview.kept == ("title",)
    library.rereading.apply(page, Reading(extent="selection"))
    assert library.clipping(page).summary.title == "My own headline"
    library.edit(page, Edit(body="My own words."))
    with pytest.raises(ClipperError, match="edited by hand"):
        library.rereading.apply(page, Reading())
    assert library.clipping(page).text == "My own words."


def test_a_clipping_typed_by_hand_has_no_other_way(library: Library) -> None:
    (typed,) = library.new_clipping(Edit(title="Heard", body="On the radio.")).added
    with pytest.raises(ClipperError, match="typed by hand"):
        library.rereading.options(typed)
    with pytest.raises(ClipperError, match="no clipping number 99"):
        library.rereading.preview(99, Reading())


def spoil(library: Library, clipping_id: int, *, title: str, text: str) -> None:
    """As an older Clipper might have read it: not by hand."""
    with library._store.transaction() as db:
        db.conn.execute("UPDATE clippings SET title = ? WHERE id = ?", (title, clipping_id))
        db.conn.execute(
            "UPDATE bodies SET text = ?, html = ? WHERE clipping_id = ?", (text, f"<p>{text}</p>", clipping_id)
        )


def test_reading_again_mends_what_was_read_badly_field_by_field(library: Library) -> None:
    good, bad, edited = put(library, PAGE.encode()), keep(library, FERRY), keep(library, CURLING)
    (typed,) = library.new_clipping(Edit(title="Heard", body="On the radio.")).added
    library.edit(edited, Edit(body="My own words."))
    before = library.clipping(bad)
    marked = before.canonical.index("talks about night shifts")
    library.highlights.add(before, marked, marked + 24)
    before = library.clipping(bad)
    spoil(library, bad, title="Ferry crews in Portugal | The Post", text=before.text.partition("\n")[0] + "\nCookies?")

    told = list(library.rereading.reextract([good, bad, edited, typed], dry_run=True))
    assert library.clipping(bad).text.endswith("Cookies?")
    again = list(library.rereading.reextract([good, bad, edited, typed]))
    assert again == told
    assert again[:2] == [
        Reextracted(good, "Westmere closes its old fish market"),
        Reextracted(bad, "Ferry crews in Portugal | The Post", ("title", "text")),
    ]
    assert [line.skipped != "" for line in again] == [False, False, True, True]
    mended = library.clipping(bad)
    assert (mended.summary.title, mended.text, mended.highlights) == (
        before.summary.title,
        before.text,
        before.highlights,
    )
    assert library.clipping(edited).text == "My own words."
    library.undo()
    assert library.clipping(bad).text.endswith("Cookies?")


def test_highlights_that_lose_their_words_are_counted_and_kept(library: Library) -> None:
    ferry = keep(library, FERRY)
    spoil(
        library,
        ferry,
        title=library.clipping(ferry).summary.title,
        text=FERRY + "\nAccept all cookies to read on here.",
    )
    clipping = library.clipping(ferry)
    start = clipping.canonical.index("Accept all cookies")
    library.highlights.add(clipping, start, start + 18)
    (line,) = library.rereading.reextract([ferry])
    assert line.unplaced == 1
    assert [(each.exact, each.start) for each in library.clipping(ferry).highlights] == [("Accept all cookies", None)]


def test_each_article_of_a_page_is_found_again_in_it(library: Library) -> None:
    page = (Path(__file__).parents[2] / "fixtures" / "aggregator-page.txt").read_bytes()
    capture = library.capture(Draft(page, "text/plain", PASTED, "page"))
    ids = library.keep(capture, capture.candidates).added
    assert len(ids) > 2
    assert [line.fields for line in library.rereading.reextract(ids)] == [()] * len(ids)
    for clipping_id in ids:
        text = library.clipping(clipping_id).text
        spoil(library, clipping_id, title=library.clipping(clipping_id).summary.title, text=text[: len(text) // 2])
    before = [library.clipping(clipping_id).text for clipping_id in ids]
    assert {line.fields for line in library.rereading.reextract(ids)} == {("text",)}
    after = [library.clipping(clipping_id).text for clipping_id in ids]
    assert [each.article.text for each in capture.candidates] == after
    assert before != after


def test_a_stub_that_became_a_clipping_is_found_again(library: Library) -> None:
    page = (Path(__file__).parents[2] / "fixtures" / "aggregator-page.txt").read_bytes()
    capture = library.capture(Draft(page, "text/plain", PASTED, "page"))
    (main,) = library.keep(capture, capture.candidates[:1], [each.article for each in capture.candidates[1:]]).added
    stub: Stub = library.clipping(main).stubs[0]
    (clipped,) = library.clip_stub(stub.id).added
    (line,) = library.rereading.reextract([clipped])
    assert line.skipped == ""
    assert set(line.fields) <= {"provenance"}  # a stub does not know where its facts are from


def test_an_original_whose_reading_breaks_is_listed_and_the_rest_goes_on(library: Library) -> None:
    blob = put(library, bytes(range(256)) * 50, "text/plain")
    ferry = keep(library, FERRY)
    first, second = library.rereading.reextract([blob, ferry])
    assert first.skipped
    assert second == replace(second, skipped="")


def test_a_library_open_for_reading_only_can_be_asked(library: Library, tmp_path: Path) -> None:
    page = put(library, PAGE.encode())
    reader = Library.open(tmp_path / "library", writable=False)
    try:
        assert list(reader.rereading.reextract([page], dry_run=True)) == [
            Reextracted(page, "Westmere closes its old fish market")
        ]
        with pytest.raises(ClipperError, match="reading only"):
            reader.rereading.apply(page, Reading(extent="selection"))
    finally:
        reader.close()


LARGE = PAGE.replace("</article>", "<p>The stalls were sold off one by one that week.</p>" * 2500 + "</article>")


def test_reading_a_large_original_can_be_stopped(library: Library) -> None:
    page = put(library, LARGE.encode())
    before = library.clipping(page)

    def stop(_done: int, _total: int, _note: str = "") -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        library.rereading.preview(page, Reading(extent="selection"), stop)
    with pytest.raises(Cancelled):
        library.rereading.apply(page, Reading(extent="selection"), stop)
    assert library.clipping(page) == before


def test_what_changes_while_others_are_read_is_left_alone(library: Library) -> None:
    ferry, page = keep(library, FERRY), put(library, LARGE.encode())
    spoil(library, ferry, title="Spoilt", text="Spoilt.")
    waited = []

    def meanwhile(_done: int, _total: int, _note: str = "") -> None:
        if waited:
            library.edit(ferry, Edit(title="Mine"))
        waited.append(1)

    first, second = library.rereading.reextract([ferry, page], meanwhile)
    assert "meanwhile" in first.skipped
    assert (second.skipped, second.fields) == ("", ())
    assert library.clipping(ferry).summary.title == "Mine"
