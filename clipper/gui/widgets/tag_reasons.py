"""Says in plain words why a country or a topic is a tag: who said so, and by which words of the text."""

from collections import Counter
from collections.abc import Sequence

from clipper.core.model import CountryTag, Evidence, Origin, TopicTag
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
}
_QUOTES_SHOWN = 8


def country_reason(tag: CountryTag, name: str, title: str, dateline: str | None) -> str:
    """Why this country; `title` and `dateline` tell where in the canonical text a quote stands."""
    role = _("The story is about {country}.") if tag.about else _("The story mentions {country}.")
    return "\n".join([role.format(country=name), *_why(tag.origin, tag.evidence, title, dateline)])


def topic_reason(tag: TopicTag, label: str, title: str, dateline: str | None) -> str:
    if tag.suggested:
        head = _("Topic that may fit: {topic}. A click puts it on, the cross refuses it.").format(topic=label)
    else:
        head = _("Topic: {topic}").format(topic=label)
    return "\n".join([head, *_why(tag.origin, tag.evidence, title, dateline)])


def _why(origin: Origin, evidence: Sequence[Evidence], title: str, dateline: str | None) -> list[str]:
    learned = any(each.kind == "learned" for each in evidence)
    lines = [_("Its words are like those of your clippings with this topic.") if learned else _SAID_BY[origin]]
    lines += [_("Rule: {name}").format(name=each.quote) for each in evidence if each.kind == "rule"]
    quotes = Counter((_place(each, title, dateline), each.quote, each.kind) for each in evidence if each.kind != "rule")
    for (place, quote, kind), count in list(quotes.items())[:_QUOTES_SHOWN]:
        what = f"“{quote}”" + (f" ({_KINDS[kind]})" if kind in _KINDS else "")
        lines.append(f"•\u00a0{place}: {what}" + (f" ×\u00a0{count}" if count > 1 else ""))
    if len(quotes) > _QUOTES_SHOWN:
        lines.append(_("… and {count} more").format(count=len(quotes) - _QUOTES_SHOWN))
    return lines


def _place(evidence: Evidence, title: str, dateline: str | None) -> str:
    """Where a quote stands; quotes without an offset are the page's own lines."""
    if evidence.start is None:
        return _("On the page")
    if evidence.start < len(title):
        return _("Headline")
    if dateline and evidence.start <= len(title) + 1 + len(dateline):
        return _("Dateline")
    return _("Text")
