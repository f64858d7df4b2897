"""Which parts of a page belong to the text that was found: the text chooses blocks, these choose
the lists, tables, headings and pictures around them."""

import re
from collections import Counter

from clipper.core.extract import pictures
from clipper.core.extract.flat_page import BLOCK_TAGS, HEADINGS, PICTURES, FlatPage, holds_data
from clipper.core.extract.main_text.boilerplate import PageFacts, is_boilerplate, is_heading_of_others
from clipper.core.extract.main_text.candidates import Found
from clipper.core.extract.main_text.writing import Choice
from clipper.core.extract.runs import LENGTH, Passage

_HIT = 0.6
"""Share of a block's runs that must be in the text."""
_SURE = 0.9
_MOST_CELLS = 60
_PARAGRAPH = 20
"""Words."""
_MOST = 0.9
"""Share of the hit words that the container of the article holds."""
_GROUPS = {"table": 0.35, "pre": 0.35, "ul": 0.5, "ol": 0.5, "dl": 0.5, "blockquote": 0.5}
"""From this share of its words on, all of an element is kept."""
_LONGEST_HEADING = 160
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_JUST_ABOVE = 40
"""Elements between the first picture and the text's beginning."""
_REPEATED = 60
"""Characters; a longer block that comes again is a pull quote or a second layout of the same text."""
_ASIDE_TAGS = frozenset("nav form footer button aside dialog menu".split())
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ation)?|promo|sponsor(?:ed)?|advert|ads?|newsletter|shar(?:e|ing)|social|"
    r"comments?|outbrain|taboola|teasers?|popular|trending|most-?read|breadcrumbs?|byline|"
    r"author-?(?:bio|info|box|image|photo|avatar)|avatar|gravatar|logo|icons?|sign-?up|subscribe|toolbar)(?:[\s_-]|$)",
    re.IGNORECASE,
)
"""Class names of what stands beside an article."""


def choose(page: FlatPage, found: Found, facts: PageFacts) -> Choice | None:
    """The parts of `page` that the found text stands for; None when it is nowhere in it."""
    selection = _Selection(page, found, facts)
    return selection.choice() if selection.kept else None


class _Selection:
    def __init__(self, page: FlatPage, found: Found, facts: PageFacts) -> None:
        self._page = page
        self._facts = facts
        self._beside: dict[int, bool] = {}
        self.kept = self._hits(found.best) | self._agreed(found.others)
        if not self.kept:
            return
        self._root = self._container()
        self._trunk = frozenset(page.ancestors(self._root))
        self._inside = self._page.nodes[self._root].blocks
        self.kept &= set(self._inside)
        self._drop_repeated(found.best)
        self._drop_boilerplate()

    def choice(self) -> Choice:
        self._first, self._last = min(self.kept, default=0), max(self.kept, default=0)
        self._keep_groups()
        self._keep_headings()
        chosen = self._pictures()
        self._keep_captions(chosen)
        needed: set[int] = set()
        for node in [*(self._page.blocks[at].node for at in self.kept), *chosen]:
            while node >= 0 and node not in needed:
                needed.add(node)
                node = self._page.nodes[node].parent
        return Choice(self._article(), frozenset(self.kept), frozenset(chosen), frozenset(needed))

    # -- the text's own blocks ---------------------------------------------------------
    def _hits(self, passage: Passage) -> set[int]:
        hits = {at for at, block in enumerate(self._page.blocks) if passage.holds(block.words) >= _HIT}
        for node in self._page.nodes:  # cells are too short to be found each on its own
            if node.tag == "tr" and 0 < len(node.blocks) < _MOST_CELLS:
                found = [word for at in node.blocks for word in self._page.blocks[at].words]
                if passage.holds(found) >= _HIT:
                    hits.update(node.blocks)
        return hits

    def _agreed(self, others: tuple[Passage, ...]) -> set[int]:
        """Paragraphs that all the others have."""
        if not others:
            return set()
        return {
            at
            for at, block in enumerate(self._page.blocks)
            if len(block.words) >= _PARAGRAPH
            and not any(self._is_hidden(node) for node in self._page.ancestors(block.node))
            and block.link_share < 0.5
            and not any(self._page.nodes[node].tag == "figcaption" for node in self._page.ancestors(block.node))
            and all(other.holds(block.words) >= _SURE for other in others)
        }

    def _is_hidden(self, number: int) -> bool:
        element = self._page.nodes[number].element
        return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))

    def _container(self) -> int:
        """The smallest element with nearly all of the text."""
        counts: dict[int, int] = {}
        total = 0
        for at in self.kept:
            found = self._page.blocks[at].words
            if len(found) < LENGTH:
                continue
            total += len(found)
            for node in self._page.ancestors(self._page.blocks[at].node):
                counts[node] = counts.get(node, 0) + len(found)
        fitting = [node for node, count in counts.items() if count >= _MOST * total and self._is_block(node)]
        return max(fitting, default=0)  # the deepest one comes last in the page

    def _is_block(self, node: int) -> bool:
        return self._page.nodes[node].tag in BLOCK_TAGS

    def _drop_repeated(self, passage: Passage) -> None:
        """Blocks that come oftener in the page than in the text."""
        seen: Counter[str] = Counter()
        for at in sorted(self.kept):
            block = self._page.blocks[at]
            if len(block.text) > _REPEATED and seen[block.text] and seen[block.text] >= passage.count(block.words):
                self.kept.discard(at)
            seen[block.text] += 1

    def _drop_boilerplate(self) -> None:
        order = sorted(self.kept)
        dropped = set()
        for place, at in enumerate(order):
            if is_boilerplate(self._page.blocks[at], place, len(order), self._facts):
                dropped.add(at)
        if len(dropped) < len(order):
            self.kept -= dropped

    # -- what stands around them -------------------------------------------------------
    def _keep_groups(self) -> None:
        """Lists, tables and quotes of which much is kept are kept whole."""
        for number in self._page.inside(self._root):
            share = _GROUPS.get(self._page.nodes[number].tag)
            if share is None:
                continue
            blocks = self._page.nodes[number].blocks
            total = sum(len(self._page.blocks[at].text) for at in blocks)
            own = sum(len(self._page.blocks[at].text) for at in blocks if at in self.kept)
            if (own and own >= share * total) or self._is_within(number):
                self.kept.update(blocks)

    def _is_within(self, number: int) -> bool:
        """A table of data, or a list, that stands between paragraphs of the text."""
        node = self._page.nodes[number]
        if not (self._first < node.blocks.start and node.blocks.stop <= self._last):
            return False
        if node.tag == "table":
            told = holds_data(self._page, number)
        else:
            told = node.tag in ("ul", "ol") and all(self._page.blocks[at].link_share < 0.3 for at in node.blocks)
        linked = sum(self._page.blocks[at].link_share > 0.85 for at in node.blocks)
        return told and linked < 0.5 * len(node.blocks) and self._belongs(number)

    def _keep_headings(self) -> None:
        """Headings that lead into kept text."""
        for at in self._inside:
            block = self._page.blocks[at]
            if at in self.kept or not self._first < at < self._last or not self._is_heading(block.node):
                continue
            following = range(at + 1, min(at + 4, self._inside.stop))
            leads = any(n in self.kept and not self._is_heading(self._page.blocks[n].node) for n in following)
            plain = len(block.text) < _LONGEST_HEADING and (block.link_share < 0.5 or at + 1 in self.kept)
            if leads and plain and not is_heading_of_others(block.text) and not self._facts.is_title(block.text):
                self.kept.add(at)

    def _is_heading(self, node: int) -> bool:
        return any(self._page.nodes[n].tag in HEADINGS for n in self._page.ancestors(node)[:3])

    def _pictures(self) -> set[int]:
        """Pictures among the kept blocks, or just above them, that do not belong to something beside the article."""
        if not self.kept:
            return set()
        article = self._article()
        begins = max(article, self._page.blocks[self._first].node - _JUST_ABOVE)
        ends = self._page.nodes[self._page.blocks[self._last].node].last + 5
        self._beside.clear()  # lists were kept since it was asked
        found: set[int] = set()
        seen: set[str] = set()
        for number in range(begins, min(ends, self._page.nodes[self._root].last) + 1):
            node = self._page.nodes[number]
            if node.tag not in PICTURES:
                continue
            address = pictures.address(node.element)
            if address and address not in seen and not pictures.is_small(node.element) and self._belongs(node.parent):
                seen.add(address)
                found.add(number)
        return found

    def _article(self) -> int:
        """The element of the article as the page marks it, else the one around the text's container."""
        around = self._page.ancestors(self._root)
        return next((n for n in around if self._page.nodes[n].tag in ("article", "main")), around[:2][-1])

    def _belongs(self, number: int) -> bool:
        """Is nothing between this element and the container that stands beside the article?"""
        known = self._beside
        path: list[int] = []
        while number >= 0 and number not in known and number not in self._trunk:
            path.append(number)
            number = self._page.nodes[number].parent
        beside = known.get(number, False)
        for each in reversed(path):
            beside = known[each] = beside or self._stands_beside(each)
        return not beside

    def _stands_beside(self, number: int) -> bool:
        node = self._page.nodes[number]
        if node.tag in _ASIDE_TAGS or _ASIDE.search(f"{node.element.get('class')} {node.element.get('id')}"):
            return True
        return node.tag == "li" and not any(at in self.kept for at in node.blocks)

    def _keep_captions(self, chosen: set[int]) -> None:
        for number in chosen:
            figure = next((n for n in self._page.ancestors(number) if self._page.nodes[n].tag == "figure"), None)
            if figure is None:
                continue
            after = self._page.nodes[figure].last + 1
            captions = [n for n in self._page.inside(figure) if self._page.nodes[n].tag == "figcaption"]
            if not captions and after < len(self._page.nodes) and self._page.nodes[after].tag == "figcaption":
                captions = [after]  # beside the figure instead of inside it
            for caption in captions:
                self.kept.update(self._page.nodes[caption].blocks)
