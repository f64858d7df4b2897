"""Invented stories as several papers print them, and reports that only look like one another."""

from datetime import UTC, datetime

from clipper.core.model import Article, Moment

FISH = (
    "The harbour council of Westmere voted on Monday to close the old fish market at the end of the season. "
    "Traders who have sold there for forty years said that they would not leave before the new hall on the "
    "eastern quay had a roof, running water and a place for their carts. The mayor, a former net maker, called "
    "the vote the hardest of her life. An engineer's report had found that 14 of the 36 pillars under the hall "
    "no longer carry weight. Boats will land their catch at the ferry pier until the work is done, which the "
    "council expects in the spring of 2027."
)
MORE = (
    " On Tuesday evening the traders' guild and the council agreed on a roof of canvas for the winter months. A "
    "spokesman said that the first stalls would move before the festival of lights, weather and tides "
    "permitting."
)
FURNITURE = "Sign up for our morning letter. {} Follow us wherever you are. All rights reserved by the publisher."
REPORT = (
    "The central bank of Norland added {} billion crowns to the money market through overnight purchase "
    "agreements, a spokesman said on {}. Dealers said that overnight money was trading at {} percent when the "
    "bank began its operation in the middle of the morning, which most of them had expected."
)


def day(number: int, hour: int = 12) -> Moment:
    return Moment(datetime(2026, 3, number, hour, tzinfo=UTC))


def article(
    text: str = FISH,
    title: str = "Westmere closes its old fish market",
    publisher: str | None = "Westmere Post",
    url: str | None = None,
    published: Moment | None = None,
) -> Article:
    return Article(title=title, html=f"<p>{text}</p>", text=text, publisher=publisher, url=url, published=published)
