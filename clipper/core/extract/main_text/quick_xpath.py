"""trafilatura's searches for what to leave out, made quick.

Most of its time goes into long regular expressions that XPath asks of every element's class, id and style.
What they say depends on the element's own tag and attributes, and pages repeat these a hundred times:
so each kind of element is asked once, through the same expressions, and the answer is remembered.
Expressions of one list are asked together: one walk through the page serves for all of them.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

Kind = tuple[str | None, ...]
"""An element's tag, and its values of the attributes that are asked for."""

_ATTRIBUTE = re.compile(r"@([\w-]+)")
_TAG = re.compile(r"self::(\w+)")
_FIRST = re.compile(r"\(?(\.//\*\[.*\])\)?\s*\[1\]", re.DOTALL)
"""A search of which only the first find counts."""
_WITHOUT_HEADLINE = "not(.//h1)"
"""The only condition in trafilatura's lists that looks into elements."""
_LITERAL = re.compile(r"'[^']*'")
_ANY = "any"
"""Stands for all tags that no expression names."""
_MOST = 20_000
"""Kinds that are remembered of one list."""


class RememberedXPath:
    """Stands for expressions `.//*[…]` whose conditions ask for nothing but tag and attributes: finds what any of
    them finds."""

    def __init__(self, expressions: "Sequence[XPath]") -> None:
        self._expressions = expressions
        paths = [each.path for each in expressions]
        self._names = tuple(sorted({name for path in paths for name in _ATTRIBUTE.findall(path)}))
        tags = [_TAG.findall(path) for path in paths]
        self._told_apart = frozenset(tag for each in tags for tag in each)
        self._tags = tuple(self._told_apart) if all(tags) else ("*",)
        self._answers: dict[Kind, bool] = {}

    def __call__(self, tree: "_Element") -> list["_Element"]:
        """The elements inside `tree` that the expressions find."""
        answers, names, tags = self._answers, self._names, self._told_apart
        kinds = [
            (each, (tag if (tag := each.tag) in tags else _ANY, *map(each.get, names)))
            for each in tree.iterdescendants(*self._tags)
        ]
        if len(answers) > _MOST:
            answers.clear()
        asked = {kind for _, kind in kinds if kind not in answers}
        if asked:
            self._ask(asked)
        return [element for element, kind in kinds if answers[kind]]

    def _ask(self, kinds: set[Kind]) -> None:
        from lxml import etree

        samples = etree.Element("body")
        made: dict[_Element, Kind] = {}
        for kind in kinds:
            said = {name: value for name, value in zip(self._names, kind[1:], strict=True) if value is not None}
            made[etree.SubElement(samples, kind[0] or _ANY, said)] = kind
        self._answers.update(dict.fromkeys(kinds, False))
        self._answers.update((made[found], True) for each in self._expressions for found in each(samples))


class GatedXPath:
    """An expression that looks into the elements it asks, and seldom has to: not where `wider`, which finds at
    least as much, finds nothing."""

    def __init__(self, expression: "XPath", wider: RememberedXPath) -> None:
        self._expression = expression
        self._wider = wider

    def __call__(self, tree: "_Element") -> list["_Element"]:
        return self._expression(tree) if self._wider(tree) else []


@cache
def install() -> None:
    """Give trafilatura the quick searches; once."""
    from trafilatura import xpaths

    searches = [
        xpaths.REMOVE_COMMENTS_XPATH,
        xpaths.REMOVE_COMMENTS_AND_LISTS_XPATH,
        xpaths.OVERALL_DISCARD_XPATH,
        xpaths.TEASER_DISCARD_XPATH,
        xpaths.DISCARD_IMAGE_ELEMENTS,
        xpaths.PRECISION_DISCARD_XPATH,
        xpaths.RAW_TREE_PRUNE_XPATH,
    ]
    for expressions in searches:
        asking_itself = [each for each in expressions if _asks_itself(each)]
        others = [each for each in expressions if not _asks_itself(each)]
        expressions[:] = [*(gated(each) for each in others), RememberedXPath(asking_itself)]
    xpaths.BODY_XPATH[:] = [of_first(each) for each in xpaths.BODY_XPATH]


def of_first(expression: "XPath") -> "XPath | RememberedXPath":
    """For a search for the first element only: one that has it first among its finds."""
    first = _FIRST.fullmatch(expression.path.strip())
    every = _search(first[1]) if first else expression
    return RememberedXPath([every]) if first and _asks_itself(every) else expression


def gated(expression: "XPath") -> "XPath | GatedXPath":
    wider = _search(expression.path.strip().replace(_WITHOUT_HEADLINE, "true()"))
    return GatedXPath(expression, RememberedXPath([wider])) if _asks_itself(wider) else expression


def _search(path: str) -> "XPath":
    from lxml import etree
    from trafilatura.xpaths import REGEXP_NS

    return etree.XPath(path, namespaces={"re": REGEXP_NS})


def _asks_itself(expression: "XPath") -> bool:
    """No step of it leads away from the element, to its children or parents."""
    conditions = expression.path.strip().removeprefix(".//*")
    return conditions.startswith("[") and "/" not in _LITERAL.sub("", conditions)
