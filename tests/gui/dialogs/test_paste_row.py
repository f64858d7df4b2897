"""What the user changed on the paste sheet reaches the library, and nothing else does."""

from collections.abc import Callable
from datetime import UTC, datetime

from clipper.core.model import Candidate, Evidence, Moment
from clipper.gui.dialogs.paste_row import PasteRow

Make = Callable[..., Candidate]


def read(words: str) -> Moment | None:
    """Knows one time only."""
    return Moment(datetime(2025, 6, 9, 12, tzinfo=UTC), "day") if words == "9 Jun 2025" else None


def row(candidate: Candidate) -> PasteRow:
    return PasteRow.of(candidate, True, read)


def test_an_untouched_row_gives_back_its_candidate(candidate: Make) -> None:
    found = candidate("Ferries stay")
    assert row(found).result("related") == found


def test_typed_values_are_applied_and_empty_ones_become_unknown(candidate: Make) -> None:
    edited = row(candidate("Ferries stay"))
    edited.title, edited.publisher, edited.time = " Ferries remain ", "  ", "9 Jun 2025"
    article = edited.result("main").article
    assert (article.title, article.publisher, article.kind) == ("Ferries remain", None, "main")
    assert article.published == Moment(datetime(2025, 6, 9, 12, tzinfo=UTC), "day")
    edited.time = ""
    assert edited.result("main").article.published is None


def test_the_sign_for_about_may_stay_before_a_typed_time(candidate: Make) -> None:
    edited = row(candidate("Ferries stay"))
    edited.time = "≈ 9 Jun 2025"
    published = edited.result("main").article.published
    assert published is not None
    assert published.about


def test_a_time_that_cannot_be_read_is_a_problem_and_changes_nothing(candidate: Make) -> None:
    edited = row(candidate("Ferries stay"))
    assert not edited.time_problem, "the page's own time was not typed"
    edited.time = "soon"
    assert edited.time_problem
    assert edited.result("main").article.published == edited.candidate.article.published


def test_a_country_added_by_hand_replaces_the_automatic_one(candidate: Make) -> None:
    edited = row(candidate("Ferries stay"))
    edited.add_country("NO")
    edited.add_country("SE")
    edited.add_topic("user:3")
    tags = edited.result("main").tags
    assert [(tag.code, tag.origin, tag.about) for tag in tags.countries] == [("NO", "hand", True), ("SE", "hand", True)]
    assert [(tag.id, tag.origin, tag.level) for tag in tags.topics] == [("medtop:1", "auto", 1), ("user:3", "hand", 0)]


def test_evidence_still_points_at_its_words_after_the_headline_was_changed(candidate: Make) -> None:
    edited = row(candidate("Ferries stay"))
    edited.title = "In Oslo the ferries stay after all"
    result = edited.result("main")
    [evidence] = result.tags.countries[0].evidence
    assert result.article.canonical[evidence.start : evidence.end] == "Oslo"
    edited.title = ""
    result = edited.result("main")
    [evidence] = result.tags.countries[0].evidence
    assert result.article.canonical[evidence.start : evidence.end] == "Oslo"


def test_evidence_in_the_headline_moves_or_goes_with_its_word(candidate: Make) -> None:
    found = candidate("Oslo waits")
    tag = found.tags.countries[0]
    object.__setattr__(tag, "evidence", (Evidence("capital", "Oslo", 0, 4), Evidence("page", "Country: Norway")))
    edited = row(found)
    edited.title = "Why Oslo waits"
    assert edited.result("main").tags.countries[0].evidence[0] == Evidence("capital", "Oslo", 4, 8)
    edited.title = "The capital waits"
    assert edited.result("main").tags.countries[0].evidence == (Evidence("page", "Country: Norway"),)
