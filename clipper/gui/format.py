"""How facts are worded on the screen: times, publishers, citations. Plain text unless said otherwise."""

import html
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from clipper.core.model import Clipping, Moment
from clipper.core.text import _

MONTHS = tuple(_(name) for name in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
ABOUT = "≈"
"""Before times that are not exact."""


def when(moment: Moment | None, now: datetime | None = None) -> str:
    """A time no finer than it is known: "≈ 10 Jun 2025, 14:00", "10 Jun 2025", "Jun 2025", "2025".

    Clock times are told in the user's zone, which is `now`'s if given, else the system's. The
    sign ≈ marks times that were reckoned from words such as "35 minutes ago". None gives "".
    """
    if moment is None:
        return ""
    plain = exact(moment, now)
    return f"{ABOUT} {plain}" if moment.about else plain


def exact(moment: Moment, now: datetime | None = None) -> str:
    """Like `when`, without the sign for reckoned times: the words one would type."""
    if not moment.has_clock:
        return _without_clock(moment)
    local = moment.at.astimezone(now.tzinfo if now else None)
    return f"{_day(local.date())}, {local:%H:%M}"


def _without_clock(moment: Moment) -> str:
    day = moment.at.astimezone(UTC).date()
    if moment.precision == "year":
        return str(day.year)
    if moment.precision == "month":
        return f"{MONTHS[day.month - 1]} {day.year}"
    if moment.precision == "week":
        return _("week of {day}").format(day=_day(day))
    return _day(day)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_tooltip(moment: Moment | None) -> str:
    """Where a time comes from: the page's own words, its zone, and what was reckoned. Plain text."""
    if moment is None:
        return _("The page does not say when it was published.")
    lines = []
    if moment.original:
        lines.append(_("The page says: “{words}”").format(words=moment.original))
    if moment.about:
        lines.append(_("Reckoned from the moment of pasting, so it is not exact."))
    if moment.has_clock and moment.offset is not None:
        zone = timezone(timedelta(minutes=moment.offset))
        there = moment.at.astimezone(zone)
        lines.append(
            _("In the page's zone: {time} ({zone})").format(
                time=f"{_day(there.date())}, {there:%H:%M}", zone=_zone(moment.offset)
            )
        )
    elif moment.has_clock:
        lines.append(_("The page does not name its time zone."))
    return "\n".join(lines) or _("Only the date is known.")


def _zone(offset: int) -> str:
    """Minutes east of UTC, in words: 330 → "UTC+05:30"."""
    hours, minutes = divmod(abs(offset), 60)
    return "UTC" if not offset else f"UTC{'+' if offset > 0 else '−'}{hours:02}:{minutes:02}"


def publisher(name: str | None) -> str:
    """The publisher, or words that say that the page left it out."""
    return name or _("unknown publisher")


def byline(authors: tuple[str, ...]) -> str:
    """ "By A, B and C", or "" when nobody is named."""
    if not authors:
        return ""
    if len(authors) == 1:
        return _("By {author}").format(author=authors[0])
    return _("By {authors} and {last}").format(authors=", ".join(authors[:-1]), last=authors[-1])


def citation(clipping: Clipping, now: datetime | None = None) -> str:
    """“Headline”, Publisher, 10 Jun 2025, address; what is not known is left out."""
    facts = clipping.summary
    parts = [_("“{title}”").format(title=facts.title) if facts.title else "", facts.publisher or ""]
    parts += [_cited_day(facts.published, now), facts.url or ""]
    return ", ".join(part for part in parts if part)


def citation_html(clipping: Clipping, now: datetime | None = None) -> str:
    """The citation as a piece of HTML, its address a link."""
    plain, url = citation(clipping, now), clipping.summary.url
    if not url or not is_web_address(url):
        return html.escape(plain)
    link = html.escape(url)
    return f'{html.escape(plain.removesuffix(url))}<a href="{link}">{link}</a>'


def _cited_day(moment: Moment | None, now: datetime | None) -> str:
    return exact(moment, now).partition(",")[0] if moment else ""


def is_web_address(url: str) -> bool:
    """Whether an address may be opened in the browser or the mail program; nothing else ever is."""
    return url.lower().startswith(("http://", "https://", "mailto:"))


def plain_tip(text: str) -> str:
    """Text for a tooltip that shows it as it is: Qt would read "<b>" in it as markup."""
    return f'<p style="white-space:pre-wrap">{html.escape(text, quote=False)}</p>' if text else ""


def plain_label(text: str) -> str:
    """Text for a button: an ampersand stays one instead of marking a key."""
    return text.replace("&", "&&")


def is_right_to_left(text: str) -> bool:
    """Whether a text runs right to left, judged by its first strong character as Unicode's UAX 9 does (rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return True
        if kind == "L":
            return False
    return False
