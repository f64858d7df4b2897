"""A country taken away by hand: the words that stood for it there do so no more, there and elsewhere."""

from dataclasses import replace

from clipper.core.library import Library
from clipper.core.model import CountryTag, Evidence, Tags
from tests.core.pasting import draft, keep

TEXT = """Market day in the old town
Stalls sold fine China cups beside the fountain, and the old clock struck nine as the crowd went home in the rain."""


def tagged(library: Library, text: str = TEXT) -> dict[str, CountryTag]:
    capture = library.capture(draft(text))
    library.release(capture.original_id)
    return {tag.code: tag for tag in capture.candidates[0].tags.countries}


def wrong(library: Library, text: str = TEXT, code: str = "CN", word: str = "China") -> int:
    """A clipping that a tagger put a country on because of a word."""
    capture = library.capture(draft(text))
    [candidate] = capture.candidates
    start = candidate.article.canonical.index(word)
    tag = CountryTag(code, True, 0.7, "auto", (Evidence("name", word, start, start + len(word)),), "1")
    return library.keep(capture, [replace(candidate, tags=Tags("en", (tag,)))]).added[0]


def completed(library: Library, text: str, *words: str, origin: str = "auto") -> tuple[str, ...]:
    """What is left of a country tag that stands on these words."""
    from clipper.core.model import Article

    title, _line, body = text.partition("\n")
    article = Article(title, text=body)
    spans = [(word, article.canonical.index(word)) for word in words]
    evidence = tuple(Evidence("name", word, at, at + len(word)) for word, at in spans)
    tags = Tags("en", (CountryTag("CN", True, 0.7, origin, evidence),))  # type: ignore[arg-type]
    found = library._writer.automatic.completed(article, tags)
    return tuple(each.quote for tag in found.countries for each in tag.evidence)


def test_the_same_word_between_the_same_neighbours_is_no_sign_any_more(library: Library) -> None:
    library.remove_country([wrong(library)], "CN")
    assert completed(library, "Another day\nHe broke FINE china Cups at home.", "china") == ()
    assert completed(library, "Another day\nHe flew to China on Monday.", "China") == ("China",)


def test_other_signs_still_count(library: Library) -> None:
    library.remove_country([wrong(library)], "CN")
    text = "Another day\nFine China cups were packed in Beijing on Monday."
    assert completed(library, text, "China", "Beijing") == ("Beijing",)


def test_at_the_ends_of_a_text_there_is_no_neighbour(library: Library) -> None:
    library.remove_country(
        [wrong(library, "China\ncups of tea were served to all who had come in from the rain.")], "CN"
    )
    assert completed(library, "China\ncups of tea", "China") == ()
    assert completed(library, "The China\ncups of tea", "China") == ("China",)


def test_only_taggers_are_taught(library: Library) -> None:
    library.remove_country([wrong(library)], "CN")
    assert completed(library, TEXT, "China", origin="import") == ("China",)


def test_undo_takes_the_lesson_back(library: Library) -> None:
    clipping = wrong(library)
    library.remove_country([clipping], "CN")
    library.undo()
    assert [tag.code for tag in library.clipping(clipping).countries] == ["CN"]
    assert completed(library, TEXT, "China") == ("China",)
    library.redo()
    assert completed(library, TEXT, "China") == ()


def test_a_country_refused_on_the_paste_sheet_teaches_too(library: Library) -> None:
    capture = library.capture(
        draft("Crews walk out\nFerry crews in Portugal walked out on Monday over night shifts, the union said.")
    )
    [candidate] = capture.candidates
    assert [tag.code for tag in candidate.tags.countries] == ["PT"]
    library.keep(capture, [replace(candidate, tags=replace(candidate.tags, countries=()), rejected=("PT",))])
    assert "PT" not in tagged(
        library, "Night shifts\nFerry crews in Portugal walked away again on Tuesday, they said at the port."
    )
    library.undo()
    assert "PT" in tagged(
        library, "Night shifts\nFerry crews in Portugal walked away again on Tuesday, they said at the port."
    )


def test_a_country_added_by_hand_teaches_nothing_when_it_goes(library: Library) -> None:
    clipping = keep(library)
    library.add_country([clipping], "CN")
    library.remove_country([clipping], "CN")
    assert completed(library, TEXT, "China") == ("China",)
