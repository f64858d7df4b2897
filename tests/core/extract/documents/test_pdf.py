"""PDF: columns, paragraphs, headings, what is left out, and what cannot be read."""

from datetime import UTC, datetime

import pytest

from clipper.core.errors import ClipperError
from clipper.core.extract.documents import pdf
from clipper.core.extract.plain import text_of
from clipper.core.extract.read import read
from clipper.core.model import Draft
from tests.core.documents import Piece, column
from tests.core.documents import pdf as written

NOW = datetime(2025, 6, 11, 12, 0, tzinfo=UTC)
LEFT = (
    "The harbour of the old town was closed for",
    "two days after the storm, because the pilots",
    "could not see the marks at its mouth. Ships",
    "waited outside until the wind had turned and",
    "the tugs could leave the inner basin again.",
)
RIGHT = (
    "On Thursday the first of them came in with",
    "forty passengers, who had spent the nights",
    "on mattresses in the saloon. Nobody was hurt,",
    "the company said, and the ferry sails again",
    "on Saturday with the same crew as before.",
)


def lines_of(*pages: list[Piece], **properties: str) -> list[str]:
    return text_of(pdf.convert(written(pages, **properties)).html).split("\n")


def test_columns_are_read_one_after_the_other_below_a_headline_across_both() -> None:
    page = [(60.0, 780.0, 24.0, "Storm keeps ships outside the old harbour"), *column(60, 700, LEFT)]
    page += column(310, 700, RIGHT)
    # A PDF may hold its lines in any order: here row by row, as a table has them.
    shuffled = sorted(page, key=lambda piece: (-piece[1], piece[0]))
    converted = pdf.convert(written([shuffled]))
    assert converted.facts.title == "Storm keeps ships outside the old harbour"
    assert text_of(converted.html) == f"{' '.join(LEFT)}\n{' '.join(RIGHT)}"


def test_columns_below_columns() -> None:
    page = column(60, 780, LEFT) + column(310, 780, RIGHT)
    page += [(60.0, 690.0, 18.0, "A second story stands across the page")]
    page += column(60, 650, RIGHT) + column(310, 650, LEFT)
    assert lines_of(page) == [" ".join(LEFT), " ".join(RIGHT), " ".join(RIGHT), " ".join(LEFT)]
    assert pdf.convert(written([page])).facts.title == "A second story stands across the page"


def test_each_of_several_stories_has_columns_of_its_own() -> None:
    page: list[Piece] = []
    for story, top in enumerate((780, 660, 540)):
        page += [(60.0, top + 0.0, 18.0, f"Story {story} is told in columns below its headline")]
        page += column(60, top - 30, LEFT) + column(310, top - 30, [f"{line}" for line in RIGHT[story:]])
    text = [line for line in lines_of(page) if "headline" not in line]
    assert text == [line for story in range(3) for line in (" ".join(LEFT), " ".join(RIGHT[story:]))]


def test_a_ragged_edge_ends_no_paragraph() -> None:
    ragged = [
        "The harbour of the old town, which the storm",
        "closed, was opened. Nobody",
        "Extraordinarily-named was hurt.",
    ]
    assert lines_of(column(60, 700, ragged)) == [" ".join(ragged)]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first = column(60, 700, [*LEFT[:4], "the tugs could leave with the"]) + column(
        310, 700, ["first ferry of the day.", *RIGHT]
    )
    second = column(60, 780, ["and the rest of the fleet on a Monday."])
    found = lines_of(first, second)
    assert f"{' '.join(LEFT[:4])} the tugs could leave with the first ferry of the day." == found[0]
    last = [*RIGHT[:4], "on Saturday with the same crew"]
    joined = lines_of(column(60, 100, last), second)
    assert joined == [f"{' '.join(last)} and the rest of the fleet on a Monday."]


def test_pages_that_lie_on_their_side_are_read_upright() -> None:
    page = [(60.0, 780.0, 24.0, "Storm keeps ships outside"), *column(60, 700, LEFT), *column(310, 700, RIGHT)]
    converted = pdf.convert(written([[*page, (300.0, 20.0, 10.0, "3")]], turned=True))
    assert converted.facts.title == "Storm keeps ships outside"
    assert text_of(converted.html) == f"{' '.join(LEFT)}\n{' '.join(RIGHT)}"


def test_a_large_initial_belongs_to_its_word() -> None:
    rest = [(96.0, 700.0, 10.0, "he harbour was closed by a boat,"), (96.0, 687.0, 10.0, "and nobody could see the")]
    page = [(60.0, 687.0, 34.0, "T"), *rest, *column(60, 674, ["marks at its mouth until Monday."])]
    sentence = "he harbour was closed by a boat, and nobody could see the marks at its mouth until Monday."
    assert lines_of(page) == [f"T{sentence}"]
    other = [
        (60.0, 687.0, 34.0, "A"),
        (96.0, 700.0, 10.0, "boat closed the harbour, and a"),
        (96.0, 687.0, 10.0, "boat it was."),
    ]
    assert lines_of([*other, *column(60, 674, ["Nobody could see the marks at its mouth."])])[0].startswith(
        "A boat closed"
    )


def test_paragraphs_begin_where_lines_are_moved_in_or_parted() -> None:
    moved_in = [*column(60, 700, LEFT), (72.0, 635.0, 10.0, RIGHT[0]), *column(60, 622, RIGHT[1:])]
    parted = column(60, 700, LEFT) + column(60, 620, RIGHT)
    for page in (moved_in, parted):
        assert lines_of(page) == [" ".join(LEFT), " ".join(RIGHT)]


def test_broken_words_are_whole_again_and_compounds_keep_their_hyphen() -> None:
    page = column(
        60,
        700,
        [
            "The well-known pilot said that the pen-",
            "alty was paid by the company's well-",
            "known captain, who did not mind at all.",
        ],
    )
    assert " ".join(lines_of(page)) == (
        "The well-known pilot said that the penalty was paid by the company's well-known captain, "
        "who did not mind at all."
    )


def test_sub_headings_keep_their_place() -> None:
    page = [(60.0, 790.0, 24.0, "Storm keeps ships outside")]
    page += [*column(60, 740, LEFT), (60.0, 640.0, 14.0, "Two nights in the saloon"), *column(60, 610, RIGHT)]
    html = pdf.convert(written([page])).html
    assert html == f"<p>{' '.join(LEFT)}</p><h3>Two nights in the saloon</h3><p>{' '.join(RIGHT)}</p>"


def test_running_heads_and_page_numbers_are_left_out() -> None:
    def page(number: int, text: tuple[str, ...]) -> list[Piece]:
        head = (60.0, 815.0, 8.0, f"The Coast Gazette, 11 June 2025, page {number}")
        return [head, *column(60, 760, text), (290.0, 30.0, 8.0, f"- {number} -")]

    found = lines_of(page(1, LEFT), page(2, RIGHT), page(3, LEFT[::-1]))
    assert found == [" ".join(LEFT), " ".join(RIGHT), " ".join(LEFT[::-1])]


def test_a_line_that_stands_once_at_the_edge_is_text() -> None:
    page = [(60.0, 815.0, 10.0, "HARBOUR NOTES"), *column(60, 760, LEFT)]
    assert lines_of(page)[0] == "HARBOUR NOTES"


def test_the_address_that_a_browser_prints_on_each_page_is_the_articles() -> None:
    foot = "https://gazette.example/2025/06/storm"
    pages = [[*column(60, 760, text), (60.0, 20.0, 8.0, f"{foot}   {n}/2")] for n, text in enumerate((LEFT, RIGHT), 1)]
    (article,) = read(Draft(written(pages), "application/pdf", NOW))
    assert article.url == foot
    assert foot not in article.text


def test_properties_are_facts_unless_they_are_a_files_name() -> None:
    text = column(60, 700, LEFT)
    (article,) = read(
        Draft(written([text], Title="Ships wait", Author="Maeve Corrigan; Olu Adeyemi", Keywords="harbour, storm"),
              "application/pdf", NOW)
    )  # fmt: skip
    assert (article.title, article.authors) == ("Ships wait", ("Maeve Corrigan", "Olu Adeyemi"))
    assert article.keywords == ("harbour", "storm")
    assert {each.source for each in article.provenance if each.field in ("title", "authors")} == {"document"}
    (article,) = read(Draft(written([text], Title="Microsoft Word - x7.doc", Author="user"), "application/pdf", NOW))
    assert article.title.startswith("The harbour of the old town")
    assert article.authors == ()


def test_the_heading_that_the_properties_know_is_the_headline() -> None:
    page = [(60.0, 800.0, 30.0, "Coast Gazette Online"), (60.0, 760.0, 20.0, "Storm keeps ships outside")]
    converted = pdf.convert(
        written([[*page, *column(60, 700, LEFT)]], Title="Storm keeps ships outside | Coast Gazette")
    )
    assert converted.facts.title == "Storm keeps ships outside"


def test_items_of_a_list_are_items() -> None:
    page = [
        *column(60, 700, LEFT),
        *column(60, 600, ["\u2022 one boat in the inner basin", "\u2022 two tugs at the mouth"]),
    ]
    assert (
        "<ul><li>one boat in the inner basin</li><li>two tugs at the mouth</li></ul>"
        in pdf.convert(written([page])).html
    )


def test_a_page_of_pictures_says_what_to_do() -> None:
    with pytest.raises(ClipperError, match="OCR"):
        pdf.convert(written([[]]))


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", written([column(60, 700, LEFT)])[:400]])
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(ClipperError, match=r"damaged|no text"):
        read(Draft(data, "application/pdf", NOW))


def test_a_locked_file_is_told() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%s) /U (%s) /P -4 >> /ID [(a) (a)] /Root" % (
        b"o" * 32,
        b"u" * 32,
    )
    data = written([column(60, 700, LEFT)]).replace(b"/Root", lock, 1)
    with pytest.raises(ClipperError, match="password"):
        pdf.convert(data)
