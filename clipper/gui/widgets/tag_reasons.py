"""Says in plain words why a country or a topic is a tag: who said so, and by which words of the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clipper.core.model import CountryTag, Evidence, Origin, TopicTag, canonical
from clipper.core.tagging.topic_languages import has_topics
from clipper.core.text import _

_SAID_BY: dict[Origin, str] = {
    "hand": _("Added by hand."),
    "page": _("The page says so itself."),
    "import": _("Came with the imported file."),
    "rule": _("Found by your own rule."),
    "auto": _("Found in the text."),
}
_KINDS = {
    "name": _("name"),
    "adjective": _("adjective"),
    "capital": _("capital"),
    "city": _("city"),
    "region": _("region"),
    "currency": _("currency"),
    "institution": _("institution"),
    "leader": _("leader"),
    "word": _("word"),
    "publisher": _("publisher, at home there"),
}
_QUOTES_SHOWN = 8
_WORDS_SHOWN = 5
_LONGEST_LEAD = 300
"""Characters of a first paragraph that still count as the lead."""


@dataclass(frozen=True, slots=True)
class Zones:
    """Where in a canonical text its parts end; quotes are told by them."""

    title: int = 0
    dateline: int = 0
    lead: int = 0

    @classmethod
    def of(cls, title: str, dateline: str | None, text: str = "") -> "Zones":
        start = len(canonical(title, dateline, text)) - len(text)
        lead = min(len(text.partition("\n")[0]), _LONGEST_LEAD)
        return cls(len(title), start if dateline else len(title), start + lead)

    def name(self, place: int) -> str:
        if place < self.title:
            return _("Headline")
        if place < self.dateline:
            return _("Dateline")
        return _("First lines") if place < self.lead else _("Text")


def country_reason(tag: CountryTag, name: str, zones: Zones) -> str:
    """Why this country."""
    role = _("The story is about {country}.") if tag.about else _("The story mentions {country}.")
    if tag.origin == "auto" and not tag.evidence:  # what a tagger found in the text it can show
        return "\n".join([role.format(country=name), _("No word of the text says so: its publisher is at home there.")])
    return "\n".join([role.format(country=name), *_why(tag.origin, tag.evidence, zones)])


def topic_reason(tag: TopicTag, label: str, zones: Zones) -> str:
    if tag.suggested:
        head = _("Topic that may fit: {topic}. A click puts it on, the cross refuses it.").format(topic=label)
    else:
        head = _("Topic: {topic}").format(topic=label)
    return "\n".join([head, *_why(tag.origin, tag.evidence, zones)])


def no_topics_reason(lang: str | None) -> str:
    """Why no topic was found by itself: "" where the language is no hindrance."""
    if has_topics(lang):
        return ""
    if lang is None:
        return _("No topics are found by themselves: the language of this text is not known.")
    return _("No topics are found by themselves in this language ({code}).").format(code=lang)


def _why(origin: Origin, evidence: Sequence[Evidence], zones: Zones) -> list[str]:
    learned = any(each.kind == "learned" for each in evidence)
    lines = [_("Its words are like those of your clippings with this topic.") if learned else _SAID_BY[origin]]
    lines += [_("Rule: {name}").format(name=each.quote) for each in evidence if each.kind == "rule"]
    lines += _in_short(evidence, zones)
    quotes = Counter((_place(each, zones), each.quote, each.kind) for each in evidence if each.kind != "rule")
    for (place, quote, kind), count in list(quotes.items())[:_QUOTES_SHOWN]:
        what = f"“{quote}”" + (f" ({_KINDS[kind]})" if kind in _KINDS else "")
        lines.append(f"•\u00a0{place}: {what}" + (f" ×\u00a0{count}" if count > 1 else ""))
    if len(quotes) > _QUOTES_SHOWN:
        lines.append(_("… and {count} more").format(count=len(quotes) - _QUOTES_SHOWN))
    return lines


def _in_short(evidence: Sequence[Evidence], zones: Zones) -> list[str]:
    """All of it on one line, where there is more than one: "Beijing, Chinese — headline, text; 6 times"."""
    placed = [each for each in evidence if each.start is not None]
    if len(placed) < 2:
        return []
    words = Counter(each.quote for each in placed)
    shown = ", ".join(word for word, _count in words.most_common(_WORDS_SHOWN))
    places = list(dict.fromkeys(_place(each, zones) for each in sorted(placed, key=lambda each: each.start or 0)))
    return [
        _("{words} — {places}; {count} times").format(
            words=shown + (", …" if len(words) > _WORDS_SHOWN else ""),
            places=", ".join(places).lower(),
            count=len(placed),
        )
    ]


def _place(evidence: Evidence, zones: Zones) -> str:
    """Where a quote stands; quotes without an offset are the page's own lines."""
    return _("On the page") if evidence.start is None else zones.name(evidence.start)
