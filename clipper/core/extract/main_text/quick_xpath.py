"""trafilatura's searches for what to leave out, made quick.

Most of its time goes into long regular expressions that XPath asks of every element's class, id and style.
What they say depends on the element's own tag and attributes, and pages repeat these a hundred times:
so each kind of element is asked once, through the same expression, and the answer is remembered.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import XPath, _Element

Kind = tuple[str, tuple[tuple[str, str], ...]]

_ATTRIBUTE = re.compile(r"@([\w-]+)")
_TAG = re.compile(r"self::(\w+)")
_LITERAL = re.compile(r"'[^']*'")
_ANY = "any"
"""Stands for all tags where an expression names none."""
_MOST = 20_000
"""Kinds that are remembered of one expression."""


class RememberedXPath:
    """Stands for an expression `.//*[…]` whose conditions ask for nothing but tag and attributes."""

    def __init__(self, expression: "XPath") -> None:
        self._expression = expression
        self._names = frozenset(_ATTRIBUTE.findall(expression.path))
        self._tags = tuple(dict.fromkeys(_TAG.findall(expression.path)))
        self._answers: dict[Kind, bool] = {}

    def __call__(self, tree: "_Element") -> list["_Element"]:
        """The elements inside `tree` that the expression finds."""
        answers = self._answers
        names = self._names
        kinds = [
            (element, (element.tag if self._tags else _ANY, tuple([item for item in items if item[0] in names])))
            for element in tree.iterdescendants(*self._tags or ("*",))
            if (items := element.items())
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
        found = {etree.SubElement(samples, tag, dict(attributes)): (tag, attributes) for tag, attributes in kinds}
        self._answers.update(dict.fromkeys(kinds, False))
        self._answers.update((found[element], True) for element in self._expression(samples))


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
        expressions[:] = [RememberedXPath(each) if _asks_itself(each) else each for each in expressions]


def _asks_itself(expression: "XPath") -> bool:
    """No step of it leads away from the element, to its children or parents."""
    conditions = expression.path.strip().removeprefix(".//*")
    return conditions.startswith("[") and "/" not in _LITERAL.sub("", conditions)
