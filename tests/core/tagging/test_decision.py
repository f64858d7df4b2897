"""What a story is about, and what it only names."""

import pytest

from clipper.core.tagging.tagger import Tagger

# (title, text, codes the story is about, codes it only mentions)
STORIES = [
    # Two countries in a headline of a few words, with nothing below it.
    ("Norway, Sweden reopen ferry line", "", "NO SE", ""),
    ("Kenya sends nurses to Haiti", "", "KE HT", ""),
    ("Saudi crown prince to visit Portugal", "", "SA PT", ""),
    ("Putin and Xi hold call", "", "RU CN", ""),
    ("Ghana beat Chile 2-1", "", "GH CL", ""),
    ("White House rebukes Beijing", "", "US CN", ""),
    ("Denmark rejects bid for Greenland", "", "DK GL", ""),
    # The place of a meeting.
    ("Leaders gather in Geneva for climate talks", "Delegates arrived on Monday. The talks last a week.", "", "CH"),
    ("Peru and Chile meet in Vienna", "Envoys of Peru and Chile sat down for talks in Vienna.", "PE CL", "AT"),
    ("Quake in Istanbul", "Two houses fell down in Istanbul, firefighters said.", "TR", ""),
    # A territory with a code of its own.
    ("Storm nears Mayotte (France)", "", "YT", "FR"),
    ("Flu found in geese in Hong Kong Special Administrative Region of China", "", "HK", "CN"),
    # Money and accords called after a place.
    ("Yen bond priced", "The Oslo lender sold bonds in Oslo; shares rose and the Swiss franc fell.", "NO", ""),
    # A namesake's state says which it is, in the whole text.
    ("Paris man wins fair", "PARIS, Texas - A baker from Paris won. Paris Police Department led the parade.", "US", ""),
    ("Guernsey County fair opens", "Ohio farmers showed sheep. Guernsey County has 40,000 people.", "US", ""),
    # People.
    ("Jenny Palma opens a bakery", "Visitors of Jenny Palma queued. Then Palma said she was tired.", "", ""),
    ("Victoria N. Pearson leaves the board", "Members thanked Victoria N. Pearson.", "", ""),
]


@pytest.mark.parametrize(("title", "text", "about", "mentioned"), STORIES, ids=[story[0] for story in STORIES])
def test_stories(tagger: Tagger, title: str, text: str, about: str, mentioned: str) -> None:
    tags = tagger.tag(title, None, text, lang="en").countries
    assert {tag.code for tag in tags if tag.about} == set(about.split())
    assert {tag.code for tag in tags if not tag.about} == set(mentioned.split())


# Of the kind that aggregators print: two parties and a venue, a war behind a speech, one country and its peers.
PAGE = [
    (
        "Rail talks in Vienna: 'Peru is not easy', says Chile",
        (
            "Envoys of Chile and Peru met in Vienna for a second day to end their quarrel over a railway. The "
            "delegation of Peru arrived at a palace near the Danube at noon. Chile, which pays for most of the "
            "line, wants its trains to pass the border without a stop. Peru says that its own drivers must take "
            "over. 'We are doing well,' the minister of Chile told reporters in Vienna. 'But Peru is not easy.'"
        ),
        {"CL", "PE"},
        {"AT"},
    ),
    (
        "Norway builds as many boats in a month as the north does in a year",
        (
            "Norway builds as many boats in a month as its neighbours do in a year, an admiral warned. He spoke "
            "at a club in London on Monday. Norway is mending its fleet with Chinese engines, he said. The "
            "quarrel with Iceland over cod has become long. Norway spent more on its coast guard than ever, a "
            "report said. Ships of Iceland were cut loose in March, and Iceland called home its envoy. Friends "
            "of Iceland have promised nets, among them Canada and Japan. Norway has denied that its guards "
            "fired first, while boats from Iceland stayed in port. The admiral asked for more money. There is "
            "no east or west in fishing, he said, there is only fish."
        ),
        {"IS", "NO"},
        {"CA", "CN", "GB", "JP"},
    ),
    (
        "Bank lowers its forecast for growth",
        (
            "WASHINGTON -- The bank that lends to poor nations lowered its forecast. Growth in the United "
            "States will be half of last year's, it said on Tuesday. America's prospects have been clouded by "
            "new duties. The U.S. economy is the largest of all. India will grow faster than others. In Japan, "
            "growth will stay low."
        ),
        {"US"},
        {"IN", "JP"},
    ),
]


@pytest.mark.parametrize(("title", "text", "about", "mentioned"), PAGE, ids=[story[0] for story in PAGE])
def test_stories_of_several_countries(
    tagger: Tagger, title: str, text: str, about: set[str], mentioned: set[str]
) -> None:
    tags = tagger.tag(title, None, text, lang="en").countries
    assert {tag.code for tag in tags if tag.about} == about
    assert {tag.code for tag in tags if not tag.about} == mentioned


def test_a_dateline_names_one_place(tagger: Tagger) -> None:
    tags = tagger.tag(
        "Fruit stand burns down", "TOLUCA LAKE, Calif., March 4 -", "Nobody was hurt.", lang="en"
    ).countries
    assert [tag.code for tag in tags] == ["US"]


def test_brussels_in_a_dateline_is_a_city(tagger: Tagger) -> None:
    text = "The European Commission said that the union of bakers had asked for flour."
    tags = {
        tag.code: tag.about for tag in tagger.tag("EU hears bakers", "BRUSSELS, May 2 -", text, lang="en").countries
    }
    assert tags == {"EU": True, "BE": False}


def test_the_sign_of_a_share_is_no_country(tagger: Tagger) -> None:
    assert not tagger.tag("Oak Carbide <UK> names a director", None, "", lang="en").countries


def test_what_it_is_about_comes_first_and_surer(tagger: Tagger) -> None:
    text = "Norway opened a tunnel. The work below the fjord took eleven years and cost more than was thought. " * 2
    tags = tagger.tag("Norway digs", None, text + "Some builders came from Poland.", lang="en").countries
    assert [(tag.code, tag.about) for tag in tags] == [("NO", True), ("PL", False)]
    assert 0 < tags[1].score < 0.5 < tags[0].score <= 1


def test_the_same_text_gets_the_same_tags(tagger: Tagger) -> None:
    title, text, *_rest = PAGE[1]
    assert tagger.tag(title, None, text) == Tagger().tag(title, None, text)
