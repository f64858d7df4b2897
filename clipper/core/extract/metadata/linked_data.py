"""JSON-LD (schema.org): the object that describes the page's article, and its values.

Pages hold several objects, in graphs, lists and references by "@id", and often not quite JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

Thing = Mapping[str, Any]

_ARTICLE = re.compile(
    r"\w*(?:article|posting|newsstory)|report|review|recipe|claimreview|(?:podcast|tv)?episode", re.IGNORECASE
)
_PAGE = re.compile(r"(?:web|item|about)page|videoobject|creativework", re.IGNORECASE)
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")
_WRAPPING = re.compile(
    r"\A\s*(?://|/\*)?\s*(?:<!\[CDATA\[|<!--)\s*(?:\*/)?|(?://|/\*)?\s*(?:\]\]>|-->)\s*(?:\*/)?\s*\Z"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_LONGEST = 1_000_000
_MOST = 1000
"""Objects looked at; a page that holds more is a list of things."""


class LinkedData:
    """`article` is the object for the page's article, `page` the one for the page; empty where there is none."""

    def __init__(self, things: Sequence[Thing], titles: frozenset[str]) -> None:
        """`titles`, folded, are what the page calls itself: of several articles the one of that name is meant."""
        self._by_id = {
            thing["@id"]: thing for thing in reversed(things) if isinstance(thing.get("@id"), str) and len(thing) > 1
        }
        articles = [thing for thing in things if _is(thing, _ARTICLE)]
        named = [thing for thing in articles if folded(thing.get("headline") or thing.get("name")) in titles]
        alone = articles if len(articles) <= 3 else []  # of many articles none is the page's own
        self.article: Thing = next(iter([*named, *alone]), {})
        self.page: Thing = next((thing for thing in things if _is(thing, _PAGE)), {})

    def people(self, key: str) -> list[str]:
        """The names that the article gives under `key`, organisations' included."""
        return [name for thing in self.resolved(self.article.get(key)) for name in _names(thing)]

    def resolved(self, value: object) -> list[object]:
        """The value as a list, with references replaced by what they refer to."""
        items = value if isinstance(value, list) else [value]
        return [self._referred(item) for item in items[:_MOST] if item]

    def _referred(self, item: object) -> object:
        if isinstance(item, dict) and isinstance(item.get("@id"), str) and not item.get("name"):
            return self._by_id.get(item["@id"], item)
        return item

    def value(self, *keys: str) -> object:
        """The article's first value among `keys`."""
        return next((self.article[key] for key in keys if self.article.get(key)), None)


def read(root: "_Element") -> list[Thing]:
    """Every object of the page, in order."""
    found: list[Thing] = []
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) <= _LONGEST:
            found += _things(_loaded(text))
            if len(found) >= _MOST:
                break
    return found[:_MOST]


def address(value: object) -> str | None:
    """The address of an image or a page, which may be a string, an object or a list of either."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("url") or value.get("contentUrl") or value.get("@id")
        else:
            break
    return value.strip() if isinstance(value, str) and value.strip() else None


def folded(text: object) -> str:
    """Letters and digits alone, in lower case: what makes two headlines the same."""
    return "".join(re.findall(r"\w+", text.lower())) if isinstance(text, str) else ""


def _loaded(text: str) -> object:
    """The JSON, mended where it is nearly JSON; None where it is not."""
    text = _WRAPPING.sub("", text.strip()).strip().rstrip(";")
    for candidate in (text, _TRAILING_COMMA.sub("", _CONTROLS.sub(" ", text))):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _things(data: object) -> Iterator[Thing]:
    """Every object in lists, graphs and main entities, in the page's order."""
    waiting = [data]
    for _ in range(20 * _MOST):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item[:_MOST][::-1]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in _NESTED if isinstance(item.get(key), dict | list)][::-1]


def _is(thing: Thing, kind: re.Pattern[str]) -> bool:
    kinds = thing.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(each, str) and kind.fullmatch(each.rpartition("/")[2][:60]) for each in listed)


def _names(thing: object) -> list[str]:
    value = thing.get("name") if isinstance(thing, dict) else thing
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]
